// Saved searches, kept by their hosts as text, and what is new for them.
#include "fingerpost/saved.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "fingerpost/error.hpp"
#include "json/fields.hpp"
#include "json/json.hpp"
#include "json/values.hpp"

namespace fingerpost {
namespace json {
namespace {

constexpr std::size_t digits = 16;  // of a key, in hexadecimal

void write_key(std::uint64_t key, std::string& out) {
  std::string hex(digits, '0');
  for (std::size_t i = digits; i-- > 0; key >>= 4) hex[i] = "0123456789abcdef"[key & 15];
  out += hex;
}

std::vector<std::uint64_t> keys_from(const Field& field) {
  const std::string& text = field.text();
  std::vector<std::uint64_t> keys;
  for (std::size_t at = 0; at < text.size(); at += digits) {
    std::uint64_t key = 0;
    const char* end = text.data() + std::min(at + digits, text.size());
    const auto [stop, trouble] = std::from_chars(text.data() + at, end, key, 16);
    if (trouble != std::errc() || stop != end || end != text.data() + at + digits)
      field.refuse("what was written there, unchanged");
    keys.push_back(key);
  }
  return keys;
}

std::uint64_t whole(const Field& field) { return field.count(); }

struct Draft {
  std::vector<std::uint64_t> keys = {}, waiting = {};
  std::uint64_t pass = 0;
};

const Key<Draft> known_keys[] = {
    {"pass", [](Draft& d, const Field& f) { d.pass = whole(f); }},
    {"keys", [](Draft& d, const Field& f) { d.keys = keys_from(f); }},
    {"waiting", [](Draft& d, const Field& f) { d.waiting = keys_from(f); }},
};

Query query_from(const Field& field) {
  const Request request = request_from_json(to_json(field.object()));
  if (request.as_of || request.known_at)
    throw Error(Fault::bad_argument,
                "a saved search is asked on the day of each pass: it takes "
                "no \"as_of\" and no \"known_at\"");
  return request.query;
}

const Key<SavedSearch> search_keys[] = {
    {"name", [](SavedSearch& s, const Field& f) { s.name = f.text(); }},
    {"request", [](SavedSearch& s, const Field& f) { s.query = query_from(f); }},
    {"told", [](SavedSearch& s, const Field& f) { s.told = whole(f); }},
};

std::vector<KnownText> known_from(const Field& field) {
  std::vector<KnownText> known;
  for (const Draft& each : read_list<Draft>(field, known_keys, "part of what is known")) {
    for (const std::uint64_t key : each.keys) known.push_back({key, each.pass, false});
    for (const std::uint64_t key : each.waiting) known.push_back({key, each.pass, true});
  }
  const auto before = [](const KnownText& a, const KnownText& b) { return a.key < b.key; };
  std::sort(known.begin(), known.end(), before);
  return known;
}

std::vector<SavedSearch> searches_from(const Field& field) {
  std::vector<SavedSearch> searches;
  for (const Field& each : field.list()) {
    SavedSearch search;
    try {
      read_object(each.value(), search_keys, "saved search", search);
    } catch (const Error& error) {
      throw Error(error.fault(), (search.name.empty() ? "" : shown(search.name) + ": ") +
                                     std::string(error.what()));
    }
    if (search.name.empty()) throw Error(Fault::bad_argument, "a saved search needs a \"name\"");
    searches.push_back(std::move(search));
  }
  std::sort(searches.begin(), searches.end(),
            [](const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; });
  for (std::size_t i = 1; i < searches.size(); ++i)
    if (searches[i].name == searches[i - 1].name)
      throw Error(Fault::bad_argument,
                  "two saved searches are called \"" + shown(searches[i].name) + '"');
  return searches;
}

const Key<SavedSearches> saved_keys[] = {
    {"searches", [](SavedSearches& s, const Field& f) { s.searches = searches_from(f); }},
    {"pass", [](SavedSearches& s, const Field& f) { s.pass = whole(f); }},
    {"known", [](SavedSearches& s, const Field& f) { s.known = known_from(f); }},
};

template <class E>
Json names(const std::vector<E>& values) {
  return list(values, [](E value) { return Json(std::string(name(value))); });
}

// What decides which sections are found.
Json request_of(const Query& query) {
  Json::Object out;
  const auto add = [&](const char* key, bool said, Json value) {
    if (said) out.emplace_back(key, std::move(value));
  };
  add("id", !query.id.empty(), query.id);
  add("text", !query.text.empty(), query.text);
  add("kinds", !query.kinds.empty(), names(query.kinds));
  add("topics", !query.topics.empty(), list(query.topics));
  add("publishers", !query.publishers.empty(), list(query.publishers));
  add("layers", !query.layers.empty(), names(query.layers));
  add("context", !query.context.empty(), query.context);
  add("for", !query.place.empty(), query.place);
  add("from", query.period.first.has_value(), or_null(query.period.first));
  add("to", query.period.last.has_value(), or_null(query.period.last));
  if (query.ended) out.emplace_back("ended", std::string(name(*query.ended)));
  add("literal", !query.literal.empty(), list(query.literal));
  Json::Object extra;
  for (const auto& [key, values] : query.extra) extra.emplace_back(key, list(values));
  add("extra", !extra.empty(), std::move(extra));
  return out;
}

Json known_of(const std::vector<KnownText>& known) {
  std::map<std::uint64_t, std::pair<std::string, std::string>> passes;
  for (const KnownText& each : known) {
    auto& [keys, waiting] = passes[each.pass];
    write_key(each.key, each.waiting ? waiting : keys);
  }
  Json::Array out;
  for (auto& [pass, texts] : passes)
    out.push_back(Json::Object{
        {"pass", pass}, {"keys", std::move(texts.first)}, {"waiting", std::move(texts.second)}});
  return out;
}

Json value_of(const SavedSearches& saved) {
  return Json::Object{{"searches", list(saved.searches,
                                        [](const SavedSearch& each) -> Json {
                                          return Json::Object{
                                              {"name", each.name},
                                              {"request", request_of(each.query)},
                                              {"told", each.told ? Json(*each.told) : Json()}};
                                        })},
                      {"pass", saved.pass},
                      {"known", known_of(saved.known)}};
}

Json ends(const Period& period) { return period.open() ? Json() : to_value(period); }

Json value_of(const NewSection& each) {
  return Json::Object{{"anchor", each.anchor},
                      {"heading", each.heading},
                      {"kind", std::string(name(each.kind))},
                      {"standing", std::string(name(each.standing))},
                      {"validity", ends(each.validity)}};
}

Json value_of(const NewDocument& each) {
  return Json::Object{
      {"document", each.document},
      {"edition", std::int64_t{each.edition}},
      {"title", each.title},
      {"url", or_null(each.url)},
      {"kind", std::string(name(each.kind))},
      {"publisher", or_null(each.publisher)},
      {"layer", std::string(name(each.layer))},
      {"standing", std::string(name(each.standing))},
      {"review_overdue", each.review_overdue},
      {"superseded_by", or_null(each.superseded_by)},
      {"published", or_null(each.published)},
      {"topics", list(each.topics)},
      {"sections", list(each.sections, [](const NewSection& one) { return value_of(one); })}};
}

Json value_of(const SearchNews& each, const News& news) {
  const auto hit = [&](const NewHit& one) -> Json {
    const NewDocument& document = news.documents[one.document];
    return Json::Object{{"document", document.document},
                        {"edition", std::int64_t{document.edition}},
                        {"anchors", list(one.sections, [&](std::uint32_t section) {
                           return Json(document.sections[section].anchor);
                         })}};
  };
  return Json::Object{
      {"name", each.name}, {"hits", list(each.hits, hit)}, {"notices", list(each.notices)}};
}

}  // namespace
}  // namespace json

SavedSearches saved_from_json(std::string_view text) {
  SavedSearches saved;
  json::read_object(parse_json(text), json::saved_keys, "set of saved searches", saved);
  return saved;
}

std::string to_json(const SavedSearches& saved) { return to_json(json::value_of(saved)); }

std::string to_json(const News& news) {
  return to_json(Json(Json::Object{
      {"as_of", to_iso(news.as_of)},
      {"documents",
       json::list(news.documents, [](const NewDocument& each) { return json::value_of(each); })},
      {"searches", json::list(news.searches,
                              [&](const SearchNews& each) { return json::value_of(each, news); })},
      {"saved", json::value_of(news.saved)}}));
}

}  // namespace fingerpost
