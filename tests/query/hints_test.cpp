// What words say beside what they ask for: a place, and a kind of page.
#include <algorithm>

#include "catch.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;

TEST_CASE("a place that words name is the one whose procedures apply", "[query]") {
  struct Case {
    std::string typed, place;
  };
  for (const Case& each :
       std::vector<Case>{{"bruise protocol leeds", "leeds"},
                         {"Kirklees out of hours", "kirklees"},
                         {"duty team kingston upon thames", "kingston-upon-thames"},
                         {"front door for north yorkshire", "north-yorkshire"},
                         {"LADO leeds leeds", "leeds"},
                         // Neither of two is the one that is asked from.
                         {"moved from leeds to bradford", ""},
                         {"bruising not leeds", ""},
                         {"school outside leeds", ""},
                         // A region is no answer to whose procedures apply.
                         {"west yorkshire procedures", ""},
                         {"england guidance", ""},
                         // Words that are places too.
                         {"reading age of a child", ""},
                         {"Reading front door", "reading"},
                         {"bury your head", ""},
                         {"threshold document", ""},
                         // What is quoted or left out names nothing.
                         {"\"leeds\" training", ""},
                         {"training -leeds", ""}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(plan.query.place == each.place);
  }
}

TEST_CASE("a place that words name is told, is searched for as well, and can be undone",
          "[query]") {
  const fp::query::Plan plan = planned("bruise leeds");
  REQUIRE(plan.understood.size() == 1);
  CHECK(plan.understood[0].key == "for");
  CHECK(plan.understood[0].words == "leeds");
  CHECK(clauses(plan).find("leed") != std::string::npos);
  CHECK(planned(fp::Query{.text = "bruise leeds", .place = "bradford"}).query.place == "bradford");
  CHECK(planned(fp::Query{.text = "bruise leeds", .literal = {"for"}}).query.place.empty());
}

TEST_CASE("the kind of page that words ask for", "[query]") {
  struct Case {
    std::string typed;
    std::vector<fp::Kind> wanted;
  };
  using fp::Kind;
  for (const Case& each :
       std::vector<Case>{{"LADO phone number", {Kind::contact, Kind::contact}},
                         {"return interview form", {Kind::form}},
                         {"worried about a child", {Kind::contact}},
                         {"who do I ring about it", {Kind::contact, Kind::contact}},
                         {"child worried by a report", {}},
                         {"safer recruitment course", {Kind::course}},
                         {"practitioner group meeting", {Kind::event}},
                         {"lessons from a baby's death", {Kind::review}},
                         {"partnership priorities", {Kind::governance}},
                         {"training cancelled this week", {Kind::course, Kind::notice}},
                         {"is the front desk open on good friday", {Kind::notice}},
                         {"how much does each partner pay in", {Kind::governance}},
                         {"sheet for a child's views", {Kind::form}},
                         {"rota of appropriate adults", {Kind::contact}},
                         {"open wound on a baby", {}},
                         {"is the baby safe", {}},
                         {"bruise on a baby", {}},
                         // A filter has said it.
                         {"kind:protocol training", {}},
                         {"\"training\" records", {}}}) {
    INFO(each.typed);
    CHECK(planned(each.typed).wanted == each.wanted);
  }
}

TEST_CASE("what does not stand is asked for by name", "[query]") {
  struct Case {
    std::string typed;
    std::vector<fp::Standing> named;
  };
  using fp::Standing;
  for (const Case& each : std::vector<Case>{
           {"draft strategy for comment", {Standing::draft}},
           {"previous threshold document", {Standing::superseded, Standing::ended}},
           {"new arrangements when do they start", {Standing::upcoming}},
           {"forthcoming changes", {Standing::upcoming}},
           // Ages, and what starts without being asked when.
           {"14 year old missing", {}},
           {"how old must a babysitter be", {}},
           {"sure start centre", {}},
           {"old escalation procedure", {Standing::superseded, Standing::ended}},
           {"guidance that was withdrawn", {Standing::withdrawn}},
           {"when does the new policy start", {Standing::upcoming}},
           // Of a person or a deed, not of what is published.
           {"older child harms sibling", {}},
           {"older children's protocol", {}},
           {"former carers policy", {}},
           {"are courses cancelled", {Standing::withdrawn}},
           {"child withdrawn and plans cancelled", {}},
           {"threats from a former partner", {}},
           {"former partner in new guidance", {}},
           {"previous injuries to a baby", {}},
           {"child quiet and withdrawn", {}},
           {"risk of future harm", {}},
           {"planned home birth", {}},
           {"consultation with the LADO", {}},
           {"when children live with relatives", {}},
           {"when police force entry", {}},
           {"bruising policy before it was rewritten", {Standing::superseded, Standing::ended}},
           {"baby was well before it was changed", {}},
           {"\"draft\" excluder", {}}}) {
    INFO(each.typed);
    CHECK(planned(each.typed).named == each.named);
  }
}

TEST_CASE("what was changed of whatever kind is a list, and no news of what happens", "[query]") {
  for (const auto* typed : {"guidance updated since january 2024", "anything new since march",
                            "policies changed since september 2023"}) {
    INFO(typed);
    const fp::query::Plan plan = planned(typed);
    CHECK(clauses(plan).empty());
    CHECK(std::count(plan.query.kinds.begin(), plan.query.kinds.end(), fp::Kind::guidance) == 1);
    CHECK(std::count(plan.query.kinds.begin(), plan.query.kinds.end(), fp::Kind::event) == 0);
  }
  CHECK(clauses("bruising guidance updated since january 2024") != "");
  CHECK(planned("bruising guidance updated since january 2024").query.kinds.empty());
  CHECK(clauses("guidance on policies") != "");
}
