// What keeping an index and trading packs report.
#include "fingerpost/keeping.hpp"

#include "fingerpost/packs.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {

namespace {

Json count(std::size_t number) { return static_cast<std::uint64_t>(number); }
Json day(const std::optional<Date>& date) { return date ? Json(to_iso(*date)) : Json(); }
Json texts(const std::vector<std::string>& all) { return Json::Array(all.begin(), all.end()); }
Json layer(const std::optional<Layer>& layer) {
  return layer ? Json(std::string(name(*layer))) : Json();
}

Json value_of(const PackInfo& pack) {
  Json::Object tiers;
  for (const auto& [name, tier] : pack.tiers)
    tiers.emplace_back(name,
                       Json::Object{{"revision", tier.revision}, {"documents", tier.documents}});
  Json::Array parts;
  for (const PackInfo::Part& part : pack.parts)
    parts.push_back(Json::Object{{"name", part.name}, {"size", part.size}, {"hash", part.hash}});
  return Json::Object{{"issuer", pack.issuer},
                      {"key", pack.key},
                      {"sequence", pack.sequence},
                      {"after", pack.after},
                      {"created", to_iso(pack.created)},
                      {"expires", day(pack.expires)},
                      {"cursor", pack.cursor},
                      {"tiers", std::move(tiers)},
                      {"documents", count(pack.documents)},
                      {"removed", count(pack.removed)},
                      {"size", pack.size},
                      {"hash", pack.hash},
                      {"parts", std::move(parts)}};
}

Json value_of(const Issuer& issuer) {
  return Json::Object{{"name", issuer.name},
                      {"key", issuer.key},
                      {"public_key", issuer.public_key},
                      {"tier", issuer.tier.empty() ? Json() : Json(issuer.tier)},
                      {"layer", layer(issuer.layer)},
                      {"sequence", issuer.sequence},
                      {"hash", issuer.hash},
                      {"created", to_iso(issuer.created)},
                      {"recorded", to_iso(issuer.recorded)},
                      {"expires", day(issuer.expires)},
                      {"tiers", texts(issuer.tiers)}};
}

using json::Field;
using json::Key;

const Key<PurgeOrder> purge_keys[] = {
    {"ids", [](PurgeOrder& o, const Field& f) { o.ids = f.texts(); }},
    {"replaced_before", [](PurgeOrder& o, const Field& f) { o.replaced_before = f.full_day(); }},
};

const Key<PackOptions> pack_keys[] = {
    {"issuer", [](PackOptions& o, const Field& f) { o.issuer = f.text(); }},
    {"sequence", [](PackOptions& o, const Field& f) { o.sequence = f.count(); }},
    {"since", [](PackOptions& o, const Field& f) { o.since = f.text(); }},
    {"after", [](PackOptions& o, const Field& f) { o.after = f.count(); }},
    {"created", [](PackOptions& o, const Field& f) { o.created = f.full_day(); }},
    {"expires", [](PackOptions& o, const Field& f) { o.expires = f.full_day(); }},
    {"password", [](PackOptions& o, const Field& f) { o.password = f.text(); }},
};

const Key<PackOrder> order_keys[] = {
    {"public_key", [](PackOrder& o, const Field& f) { o.public_key = f.text(); }},
    {"new_key", [](PackOrder& o, const Field& f) { o.new_key = f.flag(); }},
    {"tier", [](PackOrder& o, const Field& f) { o.tier = f.text(); }},
    {"layer", [](PackOrder& o, const Field& f) { o.layer = f.one_of<Layer>(); }},
    {"recorded", [](PackOrder& o, const Field& f) { o.recorded = f.full_day(); }},
    {"strict", [](PackOrder& o, const Field& f) { o.strict = f.flag(); }},
    {"dry_run", [](PackOrder& o, const Field& f) { o.dry_run = f.flag(); }},
};

template <class T>
T read(std::string_view text, json::Keys<T> keys, std::string_view what) {
  T out;
  json::read_object(parse_json(text), keys, what, out);
  return out;
}

}  // namespace

PurgeOrder purge_order_from_json(std::string_view text) {
  return read<PurgeOrder>(text, purge_keys, "purge");
}

PackOptions pack_options_from_json(std::string_view text) {
  return read<PackOptions>(text, pack_keys, "pack");
}

PackOrder pack_order_from_json(std::string_view text) {
  return read<PackOrder>(text, order_keys, "order");
}

std::string to_json(const CopyReport& report) {
  return to_json(Json(Json::Object{{"files", count(report.files)},
                                   {"bytes", report.bytes},
                                   {"revision", report.revision},
                                   {"kept", count(report.kept)}}));
}

std::string to_json(const MigrationReport& report) {
  return to_json(Json(Json::Object{{"from_format", report.from_format},
                                   {"to_format", report.to_format},
                                   {"gained", texts(report.gained)},
                                   {"stemmed_anew", report.stemmed_anew},
                                   {"segments", count(report.segments)},
                                   {"documents", count(report.documents)},
                                   {"editions", count(report.editions)},
                                   {"sections", count(report.sections)}}));
}

std::string to_json(const PurgeReport& report) {
  return to_json(Json(Json::Object{{"documents", texts(report.documents)},
                                   {"absent", texts(report.absent)},
                                   {"editions", count(report.editions)},
                                   {"segments", count(report.segments)},
                                   {"held", report.held}}));
}

std::string to_json(const PackKeys& keys) {
  return to_json(Json(Json::Object{
      {"id", keys.id}, {"public_key", keys.public_key}, {"secret_key", keys.secret_key}}));
}

std::string to_json(const PackInfo& pack) { return to_json(value_of(pack)); }

std::string to_json(const PackReport& report) {
  return to_json(Json(Json::Object{{"pack", value_of(report.pack)},
                                   {"applied", report.applied},
                                   {"known", report.known},
                                   {"created", report.created},
                                   {"added", texts(report.added)},
                                   {"changed", texts(report.changed)},
                                   {"removed", texts(report.removed)},
                                   {"unchanged", count(report.unchanged)},
                                   {"parts_read", count(report.parts_read)},
                                   {"parts_kept", count(report.parts_kept)},
                                   {"revision", report.revision},
                                   {"notices", texts(report.notices)}}));
}

std::string to_json(const std::vector<Issuer>& issuers) {
  Json::Array all;
  for (const Issuer& each : issuers) all.push_back(value_of(each));
  return to_json(Json(Json::Object{{"issuers", std::move(all)}}));
}

}  // namespace fingerpost
