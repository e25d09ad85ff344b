#include "catch.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;

namespace {

struct Case {
  std::string typed, clauses;
};

void check(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    INFO(each.typed);
    CHECK(clauses(each.typed) == each.clauses);
  }
}

double weight_of(const fp::query::Plan& plan, const std::string& term) {
  for (const auto& clause : plan.clauses)
    for (const auto& each : clause.any)
      if (each.term == term) return clause.weight * each.weight;
  return 0;
}

}  // namespace

TEST_CASE("each word is asked for by its stem", "[query]") {
  check({{"referral forms", "Zrefer Zform"},
         {"Children's homes", "Zchild Zhome"},
         {"self-harm", "Zself Zharm"},
         {"   ", ""},
         {"", ""},
         {"radicalisation / radicalization", "Zradicalis"},
         {"leeds & bradford", "Zleed Zbradford"}});
}

TEST_CASE("stop words count only when there is nothing else", "[query]") {
  check({{"who do I call", "Zcall|who_do_i_call"},
         {"to be or not to be", "Zto Zbe Zor Znot"},
         {"what is the", "Zwhat Zis Zthe"},
         {"the \"toxic trio\"", "+toxic_trio"}});
}

TEST_CASE("words about time count only when nothing better is left", "[query]") {
  check({{"latest training programme", "Ztrain|Zcours|Zworkshop Zprogramm"},
         {"current threshold document", "Zthreshold Zdocument"},
         {"latest", "Zlatest"},
         {"what is new", "Znew"},
         {"latest kind:newsletter", ""}});
}

TEST_CASE("an acronym is asked for as such when it is written so or known", "[query]") {
  check({{"FGM", "Zfgm|AFGM|female_genital_mutilation (XTfgm)"},
         {"fgm", "Zfgm|AFGM|female_genital_mutilation (XTfgm)"},
         {"SEND", "Zsend|ASEND|special_educational_needs_and_disabilities (XTsend)"},
         {"send a letter", "Zsend Zletter"},
         {"NIM bruising", "Znim|ANIM Zbruis (XTbruising-non-mobile)"},
         {"nim bruising", "Znim|ANIM Zbruis (XTbruising-non-mobile)"},
         {"nim", "Znim|ANIM (XTbruising-non-mobile)"},
         {"QX pathway", "Zqx|AQX Zpathway"},
         {"qx pathway", "Zqx Zpathway"},
         {"PIP or TAF", "Zpip|APIP Ztaf|ATAF"}});
  CHECK(weight_of(planned("SEND"), "ASEND") > weight_of(planned("SEND"), "Zsend"));
}

TEST_CASE("capitals throughout are no acronyms", "[query]") {
  check({{"WHO DO I CALL", "Zcall|who_do_i_call"},
         {"REPORT A CONCERN", "Zreport Zconcern"},
         {"FGM IN LEEDS", "Zfgm|AFGM|female_genital_mutilation Zleed (XTfgm)"}});
}

TEST_CASE("a topic that is named is asked for, with what lies below it", "[query]") {
  check({{"neglect", "Zneglect (XTneglect|XTdental-neglect)"},
         {"escalation policy", "Zescal Zpolici (XTescalation)"}});
  const fp::query::Plan plan = planned("neglect");
  CHECK(weight_of(plan, "XTneglect") > weight_of(plan, "XTdental-neglect"));
}

TEST_CASE("what stands between quotes is meant literally", "[query]") {
  check({{"\"Concerns Resolution\" -training", "+concerns_resolution -training"},
         {"\"neglect\"", "+neglect"},
         {"“Concerns Resolution”", "+concerns_resolution"},
         {"\"FGM\"", "+fgm"},
         {"neglect \"in leeds\"", "Zneglect +in_leeds (XTneglect|XTdental-neglect)"},
         {"leeds\"one two\"", "Zleed +one_two"}});
}

TEST_CASE("a minus leaves out that very word", "[query]") {
  check({{"leeds -training", "Zleed -training"},
         {"-\"child in need\"", "-child_in_need"},
         {"-non-mobile leeds", "-non_mobile Zleed"},
         {"-FGM", "-fgm"},
         {"-bruis* leeds", "-bruis* Zleed"},
         {"-non-mob* leeds", "-non_mob Zleed"},
         {"early help - one minute guide", "Zearli Zhelp Zone Zminut Zguid"},
         {"--help", "Zhelp"}});
}

TEST_CASE("a star ends the beginning of a word", "[query]") {
  check({{"bruis*", "bruis*"},
         {"BRUIS* leeds", "bruis* Zleed"},
         {"non-mob*", "Znon mob*"},
         {"ab*", "Zab"},
         {"abc* bcd* cde*", "abc* bcd* Zcde"}});
}

TEST_CASE("OR asks for either", "[query]") {
  check({{"leeds OR bradford", "Zleed|Zbradford"},
         {"leeds OR bradford OR york", "Zleed|Zbradford|Zyork"},
         {"to OR from", "Zto|Zfrom"},
         {"\"toxic trio\" OR \"trio of vulnerabilities\"", "(+toxic_trio|trio_of_vulnerabilities)"},
         {"\"toxic trio\" OR leeds", "(toxic_trio|Zleed)"},
         {"leeds OR \"toxic trio\"", "Zleed|toxic_trio"},
         {"\"toxic trio\" OR child-care", "toxic_trio Zchild Zcare"},
         {"\"a\" OR \"b\"", "(+a|b)"},
         {"leeds or bradford", "Zleed Zbradford"}});
}

TEST_CASE("the words of a query are marked, what is left out is not", "[query]") {
  const auto marks = [](const char* typed) { return joined(planned(typed).mark); };
  CHECK(marks("bruised children") == "bruis child");
  CHECK(marks("\"Concerns Resolution\" -training") == "concern resolut");
  CHECK(marks("who do I call") == "call");
  CHECK(marks("leeds OR bradford") == "bradford leed");
  CHECK(marks("\"child in need\"") == "child need");
  CHECK(marks("FGM") == "fgm femal genit mutil");
}

TEST_CASE("a word typed twice counts once", "[query]") {
  check({{"leeds leeds Leeds", "Zleed"}, {"refer referral", "Zrefer"}});
}
