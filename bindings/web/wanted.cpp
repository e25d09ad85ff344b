// What is asked of the diary and of the digest, whose fields are few: of an address as of JSON.
#include <algorithm>

#include "api.hpp"
#include "html.hpp"
#include "news.hpp"
#include "words.hpp"

namespace fingerpost::web {
namespace {

bool among(const std::vector<std::string_view>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

Json texts_of(const Parameters& asked, std::string_view name) {
  Json::Array all;
  for (const std::string& each : asked.each(name)) all.push_back(each);
  return all;
}

Json::Object members_of(const Parameters& asked, const WantedKeys& keys) {
  Json::Object members, filter;
  std::vector<std::string> seen;
  for (const auto& [key, value] : asked.pairs()) {
    const bool list = among(keys.lists, key) || among(keys.filter, key);
    if (!list && !among(keys.words, key) && !among(keys.numbers, key))
      throw Error(Fault::bad_argument, "unknown key \"" + key + "\"");
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) {
      if (list) continue;
      throw Error(Fault::bad_argument, "\"" + key + "\" is given more than once");
    }
    seen.push_back(key);
    const std::string text = asked.text(key);
    if (text.empty()) continue;
    const bool digits = text.size() <= 6 && text.find_first_not_of("0123456789") == text.npos;
    Json read = list                                 ? texts_of(asked, key)
                : among(keys.numbers, key) && digits ? Json(std::int64_t{std::stol(text)})
                                                     : Json(text);
    // A place is one word, wherever it stands.
    if (key == "for") read = Json(text);
    (among(keys.filter, key) ? filter : members).emplace_back(key, std::move(read));
  }
  if (!filter.empty()) members.emplace_back("filter", std::move(filter));
  return members;
}

Date day_named(const Json& value) {
  if (value.text())
    if (const auto day = date_from_iso(*value.text())) return *day;
  throw Error(Fault::bad_argument, "\"as_of\" takes a day, YYYY-MM-DD, not " + to_json(value));
}

}  // namespace

Wanted wanted_of(const Asking& asking, const WantedKeys& keys) {
  Json::Object members;
  if (asking.request.method == Method::post &&
      asking.request.header("content-type").rfind("application/json", 0) == 0) {
    const Json body = parse_json(asking.request.body);
    if (!body.object()) throw Error(Fault::bad_argument, "a request is a JSON object");
    members = *body.object();
  } else {
    members = members_of(asking.asked, keys);
  }
  Wanted wanted{.day = asking.today};
  for (const auto& [key, value] : members)
    if (key == "as_of") wanted.day = day_named(value);
  std::erase_if(members, [](const auto& member) { return member.first == "as_of"; });
  wanted.json = to_json(Json(std::move(members)));
  return wanted;
}

Date day_after(Date day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

std::string days_form(const Asking& asking, const std::string& path, const Period& period) {
  const auto field = [](const std::string& name, const std::string& label,
                        const std::optional<Date>& day) {
    return "<div class=\"fp-field\"><label" + attribute("for", "fp-" + name) + ">" + label +
           "</label>\n<input type=\"date\" autocomplete=\"off\"" + attribute("id", "fp-" + name) +
           attribute("name", name) + attribute("value", day ? to_iso(*day) : "") + "></div>\n";
  };
  std::string html = "<form class=\"fp-fields\" method=\"get\"" +
                     attribute("action", asking.to(path)) + ">\n" +
                     field("from", "From", period.first) + field("to", "To", period.last);
  if (asking.asked.has("as_of"))
    html += "<input type=\"hidden\" name=\"as_of\"" +
            attribute("value", asking.asked.text("as_of")) + ">\n";
  return html +
         "<div class=\"fp-field\"><button type=\"submit\" class=\"fp-submit\">Show these "
         "days</button></div></form>\n";
}

std::string not_today(const Showing& showing, const std::string& path) {
  if (showing.day == showing.asking.today) return {};
  return "<div class=\"fp-banner\" role=\"note\"><p><strong>Not today.</strong> As it stood on " +
         escaped(cli::in_words(showing.day)) + ". <a" + attribute("href", showing.asking.to(path)) +
         ">Show what stands today</a></p></div>\n";
}

}  // namespace fingerpost::web
