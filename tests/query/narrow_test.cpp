#include "catch.hpp"
#include "fingerpost/error.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;
using namespace std::chrono_literals;

namespace {

std::string refusal(const fp::Query& query) {
  try {
    planned(query);
  } catch (const fp::Error& error) {
    CHECK(error.fault() == fp::Fault::bad_argument);
    return error.what();
  }
  return "(taken)";
}

std::string shown(const fp::query::Plan& plan) {
  std::string out;
  for (const auto& group : plan.titles) {
    out += out.empty() ? "" : " & ";
    if (group.negated) out += "not ";
    for (const auto& title : group.any) {
      if (&title != &group.any.front()) out += " or ";
      for (const auto& word : title.words)
        out += (&word == &title.words.front() ? "" : "+") + word.text + (word.prefix ? "*" : "");
    }
  }
  for (const auto& group : plan.pages) {
    out += (out.empty() ? "" : " & ") + std::string(group.negated ? "not " : "");
    for (const auto& pages : group.any)
      out += (&pages == &group.any.front() ? "" : " or ") + std::to_string(pages.first) + ".." +
             std::to_string(pages.last) + '/' + pages.label;
  }
  return out;
}

}  // namespace

TEST_CASE("NEAR brings words together", "[query]") {
  struct Case {
    std::string typed, clauses, notice;
    std::size_t near;
  };
  for (const Case& each : std::vector<Case>{
           {"bruise NEAR baby", "+bruise_baby", "", 10},
           {"bruise NEAR/3 baby", "+bruise_baby", "", 3},
           {"leeds bruise NEAR/3 baby york", "Zleed +bruise_baby Zyork", "", 3},
           {"bruise NEAR baby NEAR/20 floor", "+bruise_baby_floor", "", 20},
           {"\"bruise baby\"~5", "+bruise_baby", "", 5},
           {"\"bruise on baby\" NEAR floor", "+bruise_on_baby_floor", "", 10},
           {"bruise near baby", "Zbruis Znear Zbabi", "", 0},
           {"NEARLY there", "Znear|ANEARLY", "", 0},
           {"bruise NEAR", "Zbruis", "NEAR needs something on both sides (at character 8)", 0},
           {"NEAR baby", "Zbabi", "NEAR needs something on both sides (at character 1)", 0},
           {"bruise NEAR -baby", "Zbruis -baby", "NEAR stands between words or phrases", 0},
           {"bruise NEAR bab*", "Zbruis bab*", "NEAR stands between words or phrases", 0},
           {"bruise NEAR kind:event", "Zbruis", "NEAR stands between words or phrases", 0},
           {"bruise NEAR/900 baby", "+bruise_baby", "NEAR counts 1 to 50 words", 50},
           {"bruise NEAR/0 baby", "+bruise_baby", "NEAR counts 1 to 50 words", 1}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(clauses(plan) == each.clauses);
    std::size_t near = 0;
    for (const auto& clause : plan.clauses) near = std::max(near, clause.near);
    CHECK(near == each.near);
    CHECK(joined(plan.notices).find(each.notice) != std::string::npos);
    CHECK(plan.notices.empty() == each.notice.empty());
  }
  std::string many = "a1 NEAR b1";
  for (int i = 2; i < 9; ++i) many += " a" + std::to_string(i) + " NEAR b" + std::to_string(i);
  std::size_t nears = 0;
  for (const auto& clause : planned(many).clauses) nears += clause.near > 0;
  CHECK(nears == fp::query::max_nears);
}

TEST_CASE("title: and page: narrow to a title and to pages", "[query]") {
  struct Case {
    std::string typed, narrowed;
  };
  for (const Case& each : std::vector<Case>{{"title:bruising", "bruis"},
                                            {"title:\"working together\"", "work+togeth"},
                                            {"title:bruis*", "bruis*"},
                                            {"-title:newsletter", "not newslett"},
                                            {"title:a title:b", "a & b"},
                                            {"title:bruising OR title:burns", "bruis or burn"},
                                            {"page:12", "12..12/12"},
                                            {"page:12-15", "12..15/"},
                                            {"page:12..15", "12..15/"},
                                            {"page:12–15", "12..15/"},
                                            {"page:iv", "0..0/iv"},
                                            {"page:3,7", "3..3/3 or 7..7/7"},
                                            {"-page:1", "not 1..1/1"}}) {
    INFO(each.typed);
    const fp::query::Plan plan = planned(each.typed);
    CHECK(shown(plan) == each.narrowed);
    CHECK(plan.notices.empty());
    CHECK(plan.understood.size() == 1);
  }
  for (const char* typed : {"page:15-12", "page:...", "page:99999999", "page:\"a b\""}) {
    INFO(typed);
    CHECK(shown(planned(typed)).empty());
    CHECK(joined(planned(typed).notices).find("there is no page") != std::string::npos);
  }
}

TEST_CASE("strictly, what was not understood is an error that says what and where", "[query]") {
  struct Case {
    std::string typed, error;
  };
  for (const Case& each : std::vector<Case>{
           {"kind:banana", "there is no kind \"banana\""},
           {"leeds \"toxic trio", "a quotation mark is never closed (at character 7)"},
           {"colour:red", "there is no field \"colour:\""},
           {"leeds OR", "OR needs something on both sides (at character 7)"},
           {"ab*", "* needs 3 letters before it"},
           {"since:yesterdayish", "there is no date \"yesterdayish\""},
           {"was NOT brought", "NOT leaves out the word behind it"},
           {std::string(3000, 'x'), "only the first 2048 bytes"}}) {
    INFO(each.typed);
    CHECK(refusal({.text = each.typed}) == "(taken)");
    CHECK(refusal({.text = each.typed, .strict = true}).find(each.error) != std::string::npos);
  }
  for (const char* typed : {"missing children", "kind:event leeds", "bruise NEAR baby",
                            "title:bruising page:3", "bruised last week", "WHO guidance"}) {
    INFO(typed);
    CHECK(refusal({.text = typed, .strict = true}) == "(taken)");
  }
  CHECK(refusal({.topics = {"wobble"}, .strict = true}) == "there is no topic \"wobble\"");
}

TEST_CASE("whatever was understood is undone by its key", "[query]") {
  struct Case {
    std::string typed, key, words;
  };
  for (const Case& each :
       std::vector<Case>{{"what did leeds say before december 2023", "as_of", "decemb"},
                         {"protocols updated since september 2021", "from", "septemb"},
                         {"events before june 2024", "to", "june"},
                         {"events in june 2024", "kinds", "event"},
                         {"protocols overdue for review", "review_overdue", "overdu"},
                         {"kind:event leeds", "kinds", "kind"},
                         {"layer:national leeds", "layers", "nation"},
                         {"standing:ended leeds", "standing", "end"},
                         {"status:overdue leeds", "review_overdue", "overdu"},
                         {"publisher:dfe leeds", "publishers", "dfe"},
                         {"for:leeds bruising", "for", "leed"},
                         {"topic:neglect leeds", "topics", "neglect"},
                         {"as-of:2020-05-01 leeds", "as_of", "2020"},
                         {"since:2021 leeds", "from", "2021"},
                         {"until:2021 leeds", "to", "2021"},
                         {"review-due:2025 leeds", "review_due", "2025"},
                         {"title:bruising leeds", "title", "bruis"},
                         {"page:3 leeds", "page", "3"}}) {
    INFO(each.typed);
    const auto says = [&](const fp::query::Plan& plan) {
      for (const auto& entry : plan.understood)
        if (entry.key == each.key) return true;
      return false;
    };
    CHECK(says(planned(each.typed)));
    for (const char* key : {each.key.c_str(), "all"}) {
      const fp::query::Plan plan = planned(fp::Query{.text = each.typed, .literal = {key}});
      CHECK_FALSE(says(plan));
      CHECK(clauses(plan).find(each.words) != std::string::npos);
    }
  }
  CHECK(clauses(planned(fp::Query{.text = "neglect", .literal = {"topics"}})) == "Zneglect");
  CHECK(refusal({.literal = {"everything"}}) ==
        "\"literal\" takes keys of \"understood\", not \"everything\"");
}

TEST_CASE("a number is asked for as it may be written", "[query]") {
  const std::string s47 = "Zs47|Zsec47|section_47|sections_47|sec_47|sect_47|s_47|ss_47";
  for (const char* typed : {"section 47", "S47", "s.47", "s. 47", "§47", "§ 47", "Sect 47"})
    CHECK(clauses(typed) == s47);
  CHECK(clauses("\"section 47\"") == "+section_47");
  CHECK(clauses("-s47 leeds") == "-s47 Zleed");
  CHECK(clauses("section leader 47") == "Zsection Zleader Z47");
  CHECK(clauses("year 7").find("Zy7") == 0);
  CHECK(clauses("year 2023") == "Zyear Z2023");
  CHECK(clauses("KS2").find("key_stage_2") != std::string::npos);
}
