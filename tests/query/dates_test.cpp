#include "catch.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

TEST_CASE("dates among the words become the day or the period asked about", "[query]") {
  struct Case {
    std::string typed, clauses, day, period;
  };
  for (const Case& each : std::vector<Case>{
           {"what did working together say before december 2023", "Zwork Ztogeth", "2023-11-30",
            "../.."},
           {"missing protocol as it was in june 2022", "Zmissing Zprotocol", "2022-06-30", "../.."},
           {"which missing protocol applied in may 2021", "Zmissing Zprotocol Zappli", "2021-05-31",
            "../.."},
           {"bruising updated since september 2021", "Zbruis", "2024-05-20", "2021-09-01/.."},
           {"training after 1 september", "Ztrain|Zcours|Zworkshop", "2024-05-20", "2024-09-01/.."},
           {"3/4/24 briefing", "Zbrief", "2024-05-20", "2024-04-03"},
           {"working together 2018", "Zwork Ztogeth Z2018", "2024-05-20", "../.."},
           {"safeguarding week 2025", "Zsafeguard Zweek Z2025", "2024-05-20", "../.."},
           {"march newsletter", "Zmarch Znewslett", "2024-05-20", "../.."}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(clauses(plan) == each.clauses);
    CHECK(fp::to_iso(plan.as_of.day) == each.day);
    CHECK(fp::to_iso(plan.query.period) == each.period);
  }
}

TEST_CASE("what a date was taken to mean is reported, with its words", "[query]") {
  CHECK(understood(planned("what did working together say before december 2023")) ==
        "as_of=2023-11-30 (before december 2023)");
  CHECK(understood(planned("bruising since september 2021")) ==
        "from=2021-09-01 (since september 2021)");
}

TEST_CASE("quotes and explicit keys undo what a date was taken to mean", "[query]") {
  const fp::query::Plan quoted = planned("bruising \"since september 2021\"");
  CHECK(clauses(quoted) == "Zbruis +since_september_2021");
  CHECK(quoted.query.period.open());
  const fp::query::Plan keyed = planned(
      fp::Query{.text = "bruising since september 2021", .period = {.first = 2023y / 1 / 1}});
  CHECK(keyed.query.period.first == 2023y / 1 / 1);
  CHECK(keyed.understood.empty());
  const fp::query::Plan typed = planned("working together as-of:2020-05-01 before december 2023");
  CHECK(typed.as_of.day == 2020y / 5 / 1);
}

TEST_CASE("a plural beside a period names what is listed", "[query]") {
  const fp::query::Plan plan = planned("events next week");
  CHECK(named_all(plan.query.kinds) == "event");
  CHECK(fp::to_iso(plan.query.period) == "2024-05-27/2024-06-02");
  CHECK(clauses(plan).empty());
  CHECK(understood(plan) ==
        "from=2024-05-27 (next week); to=2024-06-02 (next week); kinds=[\"event\"] (events)");
  const fp::query::Plan overdue = planned("protocols overdue for review");
  CHECK(named_all(overdue.query.kinds) == "protocol");
  CHECK(overdue.overdue);
  CHECK(clauses(overdue).empty());
  CHECK(planned("events").query.kinds.empty());
  CHECK(clauses("\"events\" next week") == "+events");
}

TEST_CASE("relative days count from the day that is typed", "[query]") {
  CHECK(fp::to_iso(planned("as-of:2024-11-04 leeds next week").query.period) ==
        "2024-11-11/2024-11-17");
}

TEST_CASE("fields and what is left out are no dates", "[query]") {
  CHECK(planned("-\"next week\" leeds").query.period.open());
  CHECK(fp::to_iso(planned("since:2020 leeds").query.period) == "2020-01-01/..");
}
