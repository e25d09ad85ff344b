#include "asking.hpp"

#include <algorithm>
#include <array>

#include "html.hpp"

namespace fingerpost::web {
namespace {

constexpr std::array<std::string_view, 6> lists{"kinds",  "topics",  "publishers",
                                                "layers", "literal", "ids"};
constexpr std::array<std::string_view, 2> numbers{"limit", "offset"};
constexpr std::array<std::string_view, 4> flags{"explain", "snippets", "companions", "strict"};
// What the page's own forms and links carry.
constexpr std::array<std::string_view, 15> of_pages{
    "text", "as_of", "known_at", "kinds", "topics", "publishers", "layers", "for",
    "from", "to",    "ended",    "sort",  "group",  "literal",    "page"};

// What changes an answer of the interface and stands in no form or link of the page.
constexpr std::array<std::string_view, 6> of_requests{"id",    "context", "weights",
                                                      "limit", "offset",  "facets"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

// What readers of OpenSearch write as well.
std::string called(const std::string& written) { return written == "q" ? "text" : written; }

Json number(const std::string& text) {
  const bool digits = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return digits && text.size() <= 9 ? Json(static_cast<std::int64_t>(std::stoll(text)))
                                    : Json(text);
}

Json flag(const std::string& text) {
  if (text == "true" || text == "1") return true;
  if (text == "false" || text == "0") return false;
  return text;
}

Json list(const std::vector<std::string>& texts) {
  Json::Array all;
  for (const auto& each : texts) all.push_back(each);
  return all;
}

// "facets=true": all; "facets=kind&facets=standing": those.
Json facets(const std::vector<std::string>& texts) {
  const Json all = flag(texts.front());
  return texts.size() == 1 && all.boolean() ? all : list(texts);
}

// "extra.phase=primary" is {"extra": {"phase": ["primary"]}}.
void take_extra(Json::Object& extra, const std::string& key, const std::string& value) {
  for (auto& [name, values] : extra)
    if (name == key) {
      std::get<Json::Array>(values.value).push_back(value);
      return;
    }
  extra.emplace_back(key, Json::Array{value});
}

Json::Object members_of(const Parameters& asked) {
  Json::Object members, extra;
  for (const auto& [written, value] : asked.pairs()) {
    const std::string name = called(written);
    if (value.empty()) continue;
    if (name.rfind("extra.", 0) == 0) {
      take_extra(extra, name.substr(6), value);
      continue;
    }
    const bool said = std::any_of(members.begin(), members.end(),
                                  [&](const auto& member) { return member.first == name; });
    if (said && (among(lists, name) || name == "facets")) continue;
    if (said) throw Error(Fault::bad_argument, "\"" + name + "\" is given more than once");
    members.emplace_back(name, name == "facets"       ? facets(asked.each(name))
                               : among(lists, name)   ? list(asked.each(name))
                               : among(numbers, name) ? number(asked.text(written))
                               : among(flags, name)   ? flag(asked.text(written))
                                                      : Json(asked.text(written)));
  }
  if (!extra.empty()) members.emplace_back("extra", std::move(extra));
  return members;
}

bool is_blank(const std::string& value) { return value.find_first_not_of(' ') == value.npos; }

// A button of ours holds all it leads to.
Parameters led_to(const Parameters& asked) {
  if (!asked.has("go")) return asked;
  Parameters fields = parameters_of(asked.text("go"));
  return fields.has("go") ? Parameters() : fields;
}

fingerpost::Request set_to(fingerpost::Request request, const Settings& settings) {
  if (request.query.place.empty()) request.query.place = settings.place;
  if (request.query.context.empty()) request.query.context = settings.context;
  return request;
}

}  // namespace

fingerpost::Request request_of(const Parameters& asked, const Settings& settings) {
  return set_to(request_from_json(to_json(Json(members_of(asked)))), settings);
}

fingerpost::Request request_of(std::string_view json, const Settings& settings) {
  return set_to(request_from_json(json), settings);
}

AsOf as_of(const fingerpost::Request& request, Date today) {
  return {request.as_of.value_or(today), request.known_at};
}

Limits patience(const Settings& settings) {
  const auto until = std::chrono::steady_clock::now() + settings.patience;
  return {.stop = [until] { return std::chrono::steady_clock::now() > until; }};
}

Date day_in(const Parameters& asked, const std::string& field, Date otherwise) {
  const std::string text = asked.text(field);
  if (text.empty()) return otherwise;
  if (const auto day = date_from_iso(text)) return *day;
  throw Error(Fault::bad_argument,
              "\"" + field + "\" takes a day, YYYY-MM-DD, not \"" + text + "\"");
}

std::optional<int> edition_in(const Parameters& asked) {
  const std::string text = asked.text("edition");
  if (text.empty()) return std::nullopt;
  const bool digits = text.size() <= 6 && text.find_first_not_of("0123456789") == text.npos;
  if (const int edition = digits ? std::stoi(text) : 0; edition > 0) return edition;
  throw Error(Fault::bad_argument, "\"edition\" takes a number from 1, not \"" + text + "\"");
}

void only(const Parameters& asked, std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : asked.pairs())
    if (std::find(known.begin(), known.end(), key) == known.end())
      throw Error(Fault::bad_argument, "unknown key \"" + key + "\"");
}

Parameters page_fields(const Parameters& asked) {
  Parameters kept;
  const Parameters fields = led_to(asked);
  for (const auto& [written, value] : fields.pairs()) {
    const std::string name = called(written);
    if (among(of_pages, name) && !is_blank(value) && (among(lists, name) || !kept.has(name)))
      kept.add(name, value);
  }
  return kept;
}

void check_page_fields(const Parameters& asked) {
  Parameters seen;
  const Parameters fields = led_to(asked);
  for (const auto& [written, value] : fields.pairs()) {
    const std::string name = called(written);
    if (among(of_requests, name) || among(flags, name) || name.rfind("extra.", 0) == 0)
      throw Error(Fault::bad_argument,
                  "\"" + name + "\" is for /api/search: this page does not take it");
    if (!among(of_pages, name) || among(lists, name) || is_blank(value)) continue;
    if (seen.has(name))
      throw Error(Fault::bad_argument, "\"" + name + "\" is given more than once");
    seen.add(name, value);
  }
}

std::string otherwise(const Asking& asking, const Parameters& fields, const std::string& html,
                      std::string_view classes, std::string_view spoken) {
  const std::string label = spoken.empty() ? "" : attribute("aria-label", spoken);
  const std::string kind = classes.empty() ? "" : attribute("class", classes);
  if (asking.settings.post)
    return "<button name=\"go\"" + attribute("value", encoded(fields)) +
           attribute("class", std::string("fp-link ").append(classes)) + label + ">" + html +
           "</button>";
  const std::string query = encoded(fields);
  return "<a" + attribute("href", asking.to(asking.self) + (query.empty() ? "" : "?" + query)) +
         kind + label + ">" + html + "</a>";
}

}  // namespace fingerpost::web
