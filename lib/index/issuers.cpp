#include "index/issuers.hpp"

#include <algorithm>

#include "fingerpost/error.hpp"
#include "index/data.hpp"
#include "index/files.hpp"
#include "index/segment.hpp"
#include "json/json.hpp"

namespace fingerpost {
namespace index {
namespace {

[[noreturn]] void corrupt() { throw Error(Fault::corrupt, "issuers: not as they were written"); }

std::string text(const Json& value, std::string_view key) {
  const Json* found = value.find(key);
  if (!found || (!found->is_null() && !found->text())) corrupt();
  return found->is_null() ? std::string() : *found->text();
}

std::optional<Date> day(const Json& value, std::string_view key) {
  const std::string said = text(value, key);
  return said.empty() ? std::nullopt : date_from_iso(said);
}

Issuer issuer_from(const Json& value) {
  Issuer issuer{.name = text(value, "name"),
                .key = text(value, "key"),
                .public_key = text(value, "public_key"),
                .tier = text(value, "tier"),
                .hash = text(value, "hash"),
                .created = day(value, "created").value_or(Date{}),
                .recorded = day(value, "recorded").value_or(Date{}),
                .expires = day(value, "expires")};
  if (const std::string said = text(value, "layer"); !said.empty())
    issuer.layer = named<Layer>(said);
  const Json* sequence = value.find("sequence");
  if (!sequence || !sequence->integer() || *sequence->integer() < 0) corrupt();
  issuer.sequence = static_cast<std::uint64_t>(*sequence->integer());
  const Json* tiers = value.find("tiers");
  if (!tiers || !tiers->array()) corrupt();
  for (const Json& each : *tiers->array())
    if (each.text()) issuer.tiers.push_back(*each.text());
  return issuer;
}

}  // namespace

std::vector<Issuer> load_issuers(const std::filesystem::path& folder, const Manifest& manifest) {
  std::vector<Issuer> issuers;
  if (!manifest.issuers) return issuers;
  const Json value = parse_json(read_described(folder, *manifest.issuers));
  const Json* all = value.find("issuers");
  if (!all || !all->array()) corrupt();
  for (const Json& each : *all->array()) issuers.push_back(issuer_from(each));
  return issuers;
}

FileEntry write_issuers(const std::filesystem::path& folder, const std::vector<Issuer>& issuers,
                        const std::string& name) {
  write_file(folder / name, to_json(issuers));
  return describe(folder, name);
}

std::string origin_of(std::string_view issuer) { return "pack:" + std::string(issuer); }

void say_overdue(const std::vector<Issuer>& issuers, const std::vector<std::string>& tiers,
                 Results& results) {
  for (const Issuer& issuer : issuers) {
    if (!issuer.expires || results.as_of <= *issuer.expires) continue;
    if (std::any_of(issuer.tiers.begin(), issuer.tiers.end(), [&](const std::string& tier) {
          return std::find(tiers.begin(), tiers.end(), tier) != tiers.end();
        }))
      results.notices.push_back("what is here of " + issuer.name + " was due an update by " +
                                to_iso(*issuer.expires));
  }
}

}  // namespace index

std::vector<Issuer> Index::issuers() const {
  return index::engine([&] {
    for (;;) {
      const index::Manifest manifest = index::load_manifest(data_->folder);
      try {
        return index::load_issuers(data_->folder, manifest);
      } catch (const Error&) {
        // A Writer beside us may have switched meanwhile.
        if (index::load_manifest(data_->folder).revision == manifest.revision) throw;
      }
    }
  });
}

}  // namespace fingerpost
