#include <fstream>

#include "catch.hpp"
#include "dates/dates.hpp"
#include "fingerpost/value.hpp"

using namespace fingerpost;

namespace {

std::string member(const Json& object, std::string_view key) {
  const Json* found = object.find(key);
  return found && found->text() ? *found->text() : std::string();
}

std::string use_name(dates::QueryDate::Use use) {
  switch (use) {
    case dates::QueryDate::Use::as_of:
      return "as_of";
    case dates::QueryDate::Use::within:
      return "within";
    case dates::QueryDate::Use::overdue:
      return "overdue";
  }
  return {};
}

// What is left of a query when the words of its dates are taken out.
std::string remaining(std::string query, const std::vector<dates::QueryDate>& found) {
  for (auto date = found.rbegin(); date != found.rend(); ++date)
    query.erase(date->offset, date->length);
  std::string out;
  for (const char c : query)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string told(const std::vector<dates::QueryDate>& found) {
  std::string out;
  for (const auto& date : found)
    out += use_name(date.use) + " " + to_iso(date.when) + " [" + date.words + "] ";
  return out;
}

}  // namespace

TEST_CASE("the dates of queries, and the words left over", "[dates]") {
  std::ifstream file(std::string(FINGERPOST_SOURCE) + "/tests/dates/queries.ndjson");
  int cases = 0;
  for (std::string line; std::getline(file, line); ++cases) {
    const Json json = parse_json(line);
    const std::string query = member(json, "query");
    const auto found = dates::find_in_query(query, *date_from_iso(member(json, "today")));
    const auto& want = *json.find("expect")->array();
    INFO(query << " -> " << told(found));
    CHECK(found.size() == want.size());
    if (found.size() != 1 || want.size() != 1) continue;
    CHECK(use_name(found[0].use) == member(want[0], "use"));
    CHECK(found[0].when.first == date_from_iso(member(want[0], "first")));
    CHECK(found[0].when.last == date_from_iso(member(want[0], "last")));
    CHECK(found[0].words == member(want[0], "words"));
    CHECK(remaining(query, found) == member(want[0], "remaining"));
  }
  CHECK(cases >= 170);
}
