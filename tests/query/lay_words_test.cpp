// Everyday words beside those of guidance.
#include "catch.hpp"
#include "vocabulary.hpp"

namespace fp = fingerpost;

TEST_CASE("an everyday word is also asked for as guidance writes it", "[query]") {
  struct Case {
    std::string typed, clauses;
  };
  for (const Case& each :
       std::vector<Case>{{"mum", "Zmum|Zmother|Zparent"},
                         {"teenager", "Zteenag|Zadolesc|young_person"},
                         {"neglected kids", "Zneglect Zkid|Zchild (XTneglect|XTdental-neglect)"},
                         {"nits", "Znit|head_lice"},
                         // One direction alone, and no quoted word, name or word left out.
                         {"mother", "Zmother"},
                         {"\"mum\"", "+mum"},
                         {"neglect -mum", "Zneglect -mum (XTneglect|XTdental-neglect)"}}) {
    INFO(each.typed);
    CHECK(clauses(each.typed) == each.clauses);
  }
}

TEST_CASE("a host may count guidance's words for more, or for nothing", "[query]") {
  fp::Query query{.text = "mum"};
  CHECK(planned(query).clauses[0].any[1].weight == fp::Weights().lay_word);
  query.weights.lay_word = 0;
  CHECK(clauses(planned(query)) == "Zmum");
}

TEST_CASE("what guidance writes is marked as what was typed is", "[query]") {
  CHECK(joined(planned("mum").mark) == "mum mother parent");
}

TEST_CASE("NOT leaves out what stands behind it where it is no raised voice", "[query]") {
  struct Case {
    std::string typed, clauses;
  };
  for (const Case& each :
       std::vector<Case>{{"missing NOT education", "Zmissing -education"},
                         {"missing NOT \"looked after\"", "Zmissing -looked_after"},
                         {"leeds AND missing NOT home", "Zleed Zmissing -home"},
                         // Emphasis, a whole query in capitals, and nothing to leave out.
                         {"child was NOT brought", "Zchild Zbrought"},
                         {"missing NOT in school", "Zmissing Zschool"},
                         {"CHILD NOT BROUGHT", "Zchild Zbrought"},
                         {"Child NOT brought to appointment", "Zchild Zbrought Zappoint"},
                         {"baby NOT sleeping", "Zbabi Zsleep"},
                         {"missing NOT", "Zmissing|missing_not"},
                         {"NOT missing", "Zmissing|not_missing"},
                         {"missing not education", "Zmissing Zeduc"}}) {
    INFO(each.typed);
    CHECK(clauses(each.typed) == each.clauses);
  }
  const fp::query::Plan plan = planned("missing NOT education");
  CHECK(joined(plan.notices).find("NOT leaves out what stands behind it") != std::string::npos);
}
