#include <iostream>

#include "catch.hpp"
#include "dates/dates.hpp"
#include "table.hpp"

using namespace fingerpost;

TEST_CASE("every line of dates.jsonl comes out right", "[dates]") {
  const auto cases = table::read("dates.jsonl");
  REQUIRE(cases.size() == 89);
  for (const auto& one : cases) {
    const auto got = find_dates(one.text, one.clues);
    const auto difference = table::held_against(one, got);
    INFO(one.text << " ->" << table::told(got));
    CHECK(difference.missing.empty());
    CHECK(difference.conflict_right);
    // Where no date is expected there is none; beyond what is expected, a line
    // that carries several roles may give the others too.
    CHECK((!one.want.empty() || difference.extra.empty()));
  }
}

namespace {
struct Tally {
  int right = 0, all = 0;
  void count(bool is_right) { right += is_right, ++all; }
};

void print(const std::string& title, const std::map<std::string, Tally>& tallies) {
  std::cout << title << "\n";
  for (const auto& [what, tally] : tallies)
    std::cout << "  " << what << std::string(what.size() < 20 ? 20 - what.size() : 1, ' ')
              << tally.right << "/" << tally.all << "\n";
}
}  // namespace

TEST_CASE("the table of forms and roles comes out right, and nothing besides", "[dates]") {
  std::map<std::string, Tally> by_form, by_role;
  auto cases = table::read("table.ndjson");
  for (const char* more : {"others.ndjson", "awareness.ndjson", "blind.ndjson"})
    for (auto& one : table::read(more)) cases.push_back(std::move(one));
  std::size_t negatives = 0;
  for (const auto& one : cases) {
    const auto got = find_dates(one.text, one.clues);
    const auto difference = table::held_against(one, got);
    INFO(one.form << ": " << one.text << " ->" << table::told(got));
    const bool right =
        difference.missing.empty() && difference.extra.empty() && difference.conflict_right;
    CHECK(right);
    by_form[one.form].count(right);
    negatives += one.want.empty();
    for (const auto& want : one.want) {
      bool missing = false;
      for (const auto& other : difference.missing) missing |= other.role == want.role;
      by_role[want.role].count(!missing);
    }
  }
  REQUIRE(cases.size() >= 1900);
  REQUIRE(negatives >= 850);
  print("dates by form:", by_form);
  print("dates by role:", by_role);
}
