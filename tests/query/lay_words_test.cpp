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

TEST_CASE("a turn of phrase is also asked for as guidance writes it", "[query]") {
  struct Case {
    std::string typed, clauses;
  };
  for (const Case& each : std::vector<Case>{
           {"social services", "Zsocial|social_care Zservic"},
           // All small words: a thing of its own.
           {"parents wont let the worker in", "Zparent Zworker Zaccess|Zrefus|Zentri"},
           {"worker told to let them all go on and in", "Zworker Ztold Zgo"},
           // In any form; quoted it is meant as it stands.
           {"splitting up", "Zsplit|Zsepar|Zsepar|splitting_up"},
           {"\"social services\"", "+social_services"},
           // Apart from each other they are words.
           {"services of a social club", "Zservic Zsocial Zclub"}}) {
    INFO(each.typed);
    CHECK(clauses(each.typed) == each.clauses);
  }
  fp::Query query{.text = "social services"};
  query.weights.lay_word = 0;
  CHECK(clauses(planned(query)) == "Zsocial Zservic");
}

TEST_CASE("words that say little of what is asked count for less and are not marked", "[query]") {
  const fp::query::Plan plan = planned("she heard something odd about her brother");
  REQUIRE(clauses(plan) == "Zheard Zsometh Zodd Zbrother");
  CHECK((plan.clauses[0].weak && plan.clauses[1].weak && !plan.clauses[2].weak));
  CHECK(plan.clauses[0].weight == fp::Weights().weak_word);
  CHECK(plan.clauses[2].weight == 1);
  CHECK(joined(plan.mark) == "odd brother");
  // What is left of a small word without its apostrophe is one.
  CHECK(clauses("he's sure they wont come") == clauses("hes sure they won't come"));
  CHECK(clauses("my brother cant visit") == "Zbrother Zvisit");
}
