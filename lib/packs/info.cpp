// The first line of what is signed, as a PackInfo and back.
#include <algorithm>

#include "fingerpost/error.hpp"
#include "fingerpost/version.hpp"
#include "json/json.hpp"
#include "packs/packs.hpp"

namespace fingerpost {
namespace packs {
namespace {

constexpr std::int64_t form = 1;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(Fault::pack, "the pack does not say " + what + " as it should");
}

std::string text(const Json& about, std::string_view key) {
  const Json* found = about.find(key);
  if (!found || !found->text()) refuse(std::string(key));
  return *found->text();
}

std::uint64_t number(const Json& about, std::string_view key) {
  const Json* found = about.find(key);
  if (!found || !found->integer() || *found->integer() < 0) refuse(std::string(key));
  return static_cast<std::uint64_t>(*found->integer());
}

std::optional<Date> day(const Json& about, std::string_view key) {
  const Json* found = about.find(key);
  if (!found || found->is_null()) return std::nullopt;
  const auto day = found->text() ? date_from_iso(*found->text()) : std::nullopt;
  if (!day) refuse(std::string(key));
  return day;
}

void check_form(const Json& about) {
  const Json* said = about.find("fingerpost_pack");
  if (!said || !said->integer() || *said->integer() < 1) refuse("what form it has");
  if (*said->integer() > form)
    throw Error(Fault::wrong_version, "the pack has form " + std::to_string(*said->integer()) +
                                          "; fingerpost " + version() + " reads forms up to " +
                                          std::to_string(form));
}

std::map<std::string, PackInfo::OfTier> tiers_of(const Json& about) {
  std::map<std::string, PackInfo::OfTier> tiers;
  const Json* said = about.find("tiers");
  if (!said || !said->object()) refuse("tiers");
  for (const auto& [name, tier] : *said->object()) {
    tiers[name] = {number(tier, "revision"), number(tier, "documents")};
    if (tiers[name].revision > highest_number) refuse("a revision");
  }
  return tiers;
}

}  // namespace

void check_issuer(std::string_view name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  if (name.empty() || name.size() > 64 || !std::all_of(name.begin(), name.end(), plain))
    throw Error(Fault::bad_argument,
                "an issuer's name is up to 64 of a-z, 0-9, - _ and ., such as leeds-scp");
}

PackInfo info_of(const Contents& contents) {
  const Json& about = contents.about;
  if (!about.object()) refuse("what it is");
  check_form(about);
  PackInfo info{.issuer = text(about, "issuer"),
                .key = contents.key,
                .sequence = number(about, "sequence"),
                .after = number(about, "after"),
                .expires = day(about, "expires"),
                .cursor = text(about, "cursor"),
                .tiers = tiers_of(about),
                .documents = number(about, "documents"),
                .removed = number(about, "removed"),
                .hash = contents.hash};
  try {
    check_issuer(info.issuer);
  } catch (const Error&) {
    refuse("whose it is");
  }
  const auto created = day(about, "created");
  if (!created) refuse("when it was made");
  info.created = *created;
  if (info.sequence == 0 || info.after >= info.sequence) refuse("its number");
  if (const Json* parts = about.find("parts"); parts && parts->array())
    for (const Json& each : *parts->array())
      info.parts.push_back({text(each, "name"), number(each, "size"), text(each, "hash")});
  return info;
}

Json::Object about_of(const PackInfo& info) {
  Json::Object tiers;
  for (const auto& [name, tier] : info.tiers)
    tiers.emplace_back(name,
                       Json::Object{{"revision", tier.revision}, {"documents", tier.documents}});
  return {{"fingerpost_pack", form},
          {"written_by", version()},
          {"issuer", info.issuer},
          {"sequence", info.sequence},
          {"after", info.after},
          {"created", to_iso(info.created)},
          {"expires", info.expires ? Json(to_iso(*info.expires)) : Json()},
          {"cursor", info.cursor},
          {"tiers", std::move(tiers)},
          {"documents", static_cast<std::uint64_t>(info.documents)},
          {"removed", static_cast<std::uint64_t>(info.removed)}};
}

}  // namespace packs

namespace {

PackInfo read_all(const packs::Source& pack, std::string_view public_key) {
  const packs::Contents contents = packs::open(pack, public_key);
  for (const packs::Place& place : contents.places) packs::verify(pack, place);
  PackInfo info = packs::info_of(contents);
  info.size = pack.size();
  return info;
}

}  // namespace

PackInfo read_pack(std::string_view pack, std::string_view public_key) {
  return read_all(packs::Source(pack), public_key);
}

PackInfo read_pack(const PackFile& pack, std::string_view public_key) {
  return read_all(packs::Source(pack.path), public_key);
}

}  // namespace fingerpost
