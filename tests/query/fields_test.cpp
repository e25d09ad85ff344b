#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

TEST_CASE("a field takes a date as it is said", "[query]") {
  struct Case {
    std::string typed, day, period;
  };
  // Asked on Monday 20 May 2024.
  for (const Case& each :
       std::vector<Case>{{"as-of:\"march 2024\"", "2024-03-31", "../.."},
                         {"as-of:2020-05", "2020-05-31", "../.."},
                         {"as-of:\"1 june 2019\"", "2019-06-01", "../.."},
                         {"as-of:yesterday", "2024-05-19", "../.."},
                         {"before:\"march 2024\"", "2024-05-20", "../2024-02-29"},
                         {"after:25/12/2023", "2024-05-20", "2023-12-25/.."},
                         {"since:\"last month\"", "2024-05-20", "2024-04-01/.."},
                         {"until:\"december 2023\"", "2024-05-20", "../2023-12-31"},
                         {"updated:\"last year\"", "2024-05-20", "2023"}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(joined(plan.notices) == "");
    CHECK(clauses(plan) == "");
    CHECK(fp::to_iso(plan.as_of.day) == each.day);
    CHECK(fp::to_iso(plan.query.period) == each.period);
  }
}

TEST_CASE("kinds, layers and standings are fields", "[query]") {
  struct Case {
    std::string typed, kinds, layers, standings;
  };
  for (const Case& each : std::vector<Case>{
           {"kind:event", "event", "", ""},
           {"type:protocol", "protocol", "", ""},
           {"KIND:Events", "event", "", ""},
           {"kind:event,course kind:notice", "event course notice", "", ""},
           {"kind:event OR kind:course", "event course", "", ""},
           {"layer:national", "", "national", ""},
           {"-layer:agency", "", "unknown national regional local", ""},
           {"status:current", "", "", "in_force"},
           {"standing:in-force,superseded", "", "", "in_force superseded"},
           {"standing:\"in force\"", "", "", "in_force"},
           {"-kind:newsletter -kind:item",
            "page guidance protocol event course notice briefing review form contact governance",
            "", ""}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(named_all(plan.query.kinds) == each.kinds);
    CHECK(named_all(plan.query.layers) == each.layers);
    CHECK(named_all(plan.standings) == each.standings);
    CHECK(clauses(plan).empty());
    CHECK(plan.notices.empty());
  }
}

TEST_CASE("a topic is filtered by id, label, name or acronym, with what lies below it", "[query]") {
  for (const char* typed : {"topic:fgm", "topic:FGM", "topic:\"Female genital mutilation\"",
                            "topic:female-genital-mutilation"}) {
    INFO(typed);
    const fp::query::Plan plan = planned(typed);
    REQUIRE(plan.topics.size() == 1);
    CHECK(joined(plan.topics.front()) == "fgm");
    CHECK(clauses(plan).empty());
  }
  CHECK(joined(planned("topic:neglect").topics.front()) == "neglect dental-neglect");
  CHECK(planned("topic:neglect topic:fgm").topics.size() == 2);
  REQUIRE(planned("topic:neglect OR topic:fgm").topics.size() == 1);
  CHECK(joined(planned("topic:neglect OR topic:fgm").topics.front()) ==
        "neglect dental-neglect fgm");
  CHECK(planned("topic:neglect,fgm").topics.size() == 1);
  CHECK(clauses("-topic:neglect leeds") == "(-XTneglect|XTdental-neglect) Zleed");
}

TEST_CASE("a publisher may be named by the place it speaks for", "[query]") {
  CHECK(planned("publisher:\"Leeds SCP\"").query.publishers ==
        std::vector<std::string>{"Leeds SCP"});
  const auto publishers = planned("issuer:leeds").query.publishers;
  for (const char* each : {"leeds", "Leeds SCP", "Leeds City Council"})
    CHECK(std::find(publishers.begin(), publishers.end(), each) != publishers.end());
  CHECK(std::find(publishers.begin(), publishers.end(), "Bradford SCP") == publishers.end());
}

TEST_CASE("a place is known by its name, however written, and by who speaks for it", "[query]") {
  for (const char* typed : {"for:leeds", "for:Leeds", "for:\"Leeds SCP\"",
                            "for:\"leeds city council\"", "place:LEEDS"}) {
    INFO(typed);
    CHECK(planned(typed).query.place == "leeds");
  }
  CHECK(planned("for:\"West Yorkshire\"").query.place == "west-yorkshire");
  CHECK(planned(fp::Query{.place = "Leeds SCP"}).query.place == "leeds");
  CHECK(planned("thresholds kirkless").query.place.empty());
  CHECK(clauses("thresholds kirklees") == "Zthreshold Zkirkle");
}

TEST_CASE("days are fields", "[query]") {
  struct Case {
    std::string typed, period;
  };
  for (const Case& each : std::vector<Case>{{"since:2021-09", "2021-09-01/.."},
                                            {"from:2021 to:2022", "2021-01-01/2022-12-31"},
                                            {"before:2023-12", "../2023-11-30"},
                                            {"before:2024-03-01", "../2024-02-29"},
                                            {"until:2023-12", "../2023-12-31"},
                                            {"updated:2024-05", "2024-05"},
                                            {"after:2021-09-01", "2021-09-01/.."}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(fp::to_iso(plan.query.period) == each.period);
    CHECK(plan.notices.empty());
  }
  CHECK(planned("as-of:2020-05-01").as_of.day == 2020y / 5 / 1);
  CHECK(planned("as_of:2020-05-01").as_of.day == 2020y / 5 / 1);
  CHECK(planned("review-due:overdue").overdue);
  CHECK(planned("status:overdue").overdue);
  CHECK(fp::to_iso(planned("review-due:2025").review_due) == "2025");
  CHECK(understood(planned("review_due:2025-06")) == "review_due=2025-06 (review_due:2025-06)");
}

TEST_CASE("what was known stays what was asked for", "[query]") {
  const fp::AsOf as_of{2024y / 5 / 20, 2024y / 1 / 1};
  const auto plan = fp::query::plan({.text = "as-of:2020-05-01"}, as_of, small_vocabulary(),
                                    fp::Places::england());
  CHECK(plan.as_of.known == 2024y / 1 / 1);
}

TEST_CASE("what a field says is reported under the request's key", "[query]") {
  CHECK(understood(planned("as-of:2020-05-01")) == "as_of=2020-05-01 (as-of:2020-05-01)");
  CHECK(understood(planned("topic:neglect kind:event,course")) ==
        "topics=[\"neglect\"] (topic:neglect); "
        "kinds=[\"event\", \"course\"] (kind:event,course)");
  CHECK(understood(planned("kind:event neglect kind:course")) ==
        "kinds=[\"event\", \"course\"] (kind:event, kind:course)");
  CHECK(understood(planned("for:leeds")) == "for=leeds (for:leeds)");
  CHECK(understood(planned("updated:2024-05")) ==
        "from=2024-05-01 (updated:2024-05); to=2024-05-31 (updated:2024-05)");
}

TEST_CASE("an explicit key has its way, and the answer says so", "[query]") {
  const fp::query::Plan plan = planned(fp::Query{.text = "kind:event since:2020 neglect",
                                                 .kinds = {fp::Kind::protocol},
                                                 .period = {.first = 2023y / 1 / 1}});
  CHECK(named_all(plan.query.kinds) == "protocol");
  CHECK(plan.query.period.first == 2023y / 1 / 1);
  CHECK(plan.understood.empty());
  CHECK(clauses(plan) == "Zneglect (XTneglect|XTdental-neglect)");
  REQUIRE(plan.notices.size() == 2);
  CHECK(plan.notices[0] ==
        "the request's \"kinds\" is used instead of \"kind:event\" (at character 1)");
}

TEST_CASE("explicit topics bring their narrower ones", "[query]") {
  const fp::query::Plan plan = planned(fp::Query{.topics = {"neglect", "wobble"}});
  REQUIRE(plan.topics.size() == 2);
  CHECK(joined(plan.topics[0]) == "neglect dental-neglect");
  CHECK(joined(plan.topics[1]) == "wobble");
  CHECK(joined(plan.notices) == "there is no topic \"wobble\"");
}

TEST_CASE("what is not understood is named with its place, and its words are asked for",
          "[query]") {
  struct Case {
    std::string typed, clauses, notice;
  };
  for (const Case& each : std::vector<Case>{
           {"kind:banana", "Zbanana", "there is no kind \"banana\"; it is one of page, guidance"},
           {"kind:banana", "Zbanana", "(at character 6)"},
           {"topic:wobble", "Zwobbl", "there is no topic \"wobble\" (at character 7)"},
           {"for:atlantis", "Zatlanti", "there is no place \"atlantis\""},
           {"colour:red", "Zcolour Zred", "there is no field \"colour:\""},
           {"leeds \"toxic trio", "Zleed Ztoxic Ztrio",
            "a quotation mark is never closed (at character 7)"},
           {"leeds OR", "Zleed", "OR needs something on both sides (at character 7)"},
           {"OR leeds", "Zleed", "OR needs something on both sides (at character 1)"},
           {"leeds OR OR york", "Zleed|Zyork", "OR needs something on both sides"},
           {"leeds -", "Zleed", "a minus sign leaves out the word it stands before"},
           {"\"\" leeds", "Zleed", "there is no word between the quotation marks"},
           {"kind: event", "Zkind Zevent", "\"kind:\" has no value"},
           {"ab*", "Zab", "* needs 3 letters before it"},
           {"éa*", "Zéa", "* needs 3 letters before it"},
           {"-non-mob*", "-non_mob", "* is not read behind several words"},
           {"* leeds", "Zleed", "* stands behind the beginning of a word"},
           {"aaa* bbb* ccc*", "aaa* bbb* Zccc", "only 2 words of a query may end in *"},
           {"as-of:banana", "", "\"as-of:\" takes a day such as"},
           {"as-of:\"leeds in march\"", "", "\"as-of:\" takes a day such as"},
           {"since:yesterdayish", "", "there is no date \"yesterdayish\""},
           {"leeds OR kind:event", "Zleed", "OR stands between words"},
           {"-for:leeds", "", "a minus sign has no meaning before \"for:\""},
           {"é é \"x", "Zé Zx", "(at character 5)"}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    INFO(joined(plan.notices, "\n"));
    CHECK(clauses(plan) == each.clauses);
    CHECK(joined(plan.notices).find(each.notice) != std::string::npos);
  }
}

TEST_CASE("ordinary writing brings no notice", "[query]") {
  for (const char* typed :
       {"https://www.leedsscp.example/training?x=1", "meeting at 09:30",
        "early help - one minute guide", "child's plan", "(strategy meeting)", "who do I call?",
        "3/4/24 briefing", "S47 & s17", "50%", "a@b.example", "#notinmyname"}) {
    INFO(typed);
    CHECK(joined(planned(typed).notices, "\n").empty());
  }
}
