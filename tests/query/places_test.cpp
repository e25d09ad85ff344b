#include "catch.hpp"
#include "query/query.hpp"

namespace fp = fingerpost;

TEST_CASE("every place of England leads to England", "[query]") {
  const fp::Places places = fp::Places::england();
  CHECK(places.within.size() > 150);
  for (const auto& [place, around] : places.within) {
    INFO(place);
    if (place == "england") {
      CHECK(around.empty());
      continue;
    }
    REQUIRE_FALSE(around.empty());
    CHECK(around.back() == "england");
    for (const std::string& each : around) {
      CHECK(each != place);
      CHECK(places.within.contains(each));
    }
  }
  for (const auto& [publisher, place] : places.publishers) {
    INFO(publisher);
    CHECK(places.within.contains(place));
  }
}

TEST_CASE("authorities lie where they lie", "[query]") {
  const fp::Places places = fp::Places::england();
  struct Case {
    std::string place;
    std::vector<std::string> around;
  };
  for (const Case& each :
       std::vector<Case>{{"leeds", {"west-yorkshire", "yorkshire-and-the-humber", "england"}},
                         {"kirklees", {"west-yorkshire", "yorkshire-and-the-humber", "england"}},
                         {"york", {"yorkshire-and-the-humber", "england"}},
                         {"north-yorkshire", {"yorkshire-and-the-humber", "england"}},
                         {"manchester", {"greater-manchester", "north-west", "england"}},
                         {"westmorland-and-furness", {"north-west", "england"}},
                         {"devon", {"south-west", "england"}},
                         {"hackney", {"london", "england"}},
                         {"west-yorkshire", {"yorkshire-and-the-humber", "england"}}}) {
    INFO(each.place);
    REQUIRE(places.within.contains(each.place));
    CHECK(places.within.at(each.place) == each.around);
  }
}

TEST_CASE("publishers speak for their places", "[query]") {
  const fp::Places places = fp::Places::england();
  struct Case {
    std::string publisher, place;
  };
  for (const Case& each : std::vector<Case>{{"Leeds SCP", "leeds"},
                                            {"Leeds Safeguarding Children Partnership", "leeds"},
                                            {"Leeds City Council", "leeds"},
                                            {"Kirklees Council", "kirklees"},
                                            {"Devon County Council", "devon"},
                                            {"DfE", "england"},
                                            {"HM Government", "england"},
                                            {"West Yorkshire Consortium", "west-yorkshire"}}) {
    INFO(each.publisher);
    REQUIRE(places.publishers.contains(each.publisher));
    CHECK(places.publishers.at(each.publisher) == each.place);
  }
}

TEST_CASE("a snippet is escaped for a page and plain for a person", "[query]") {
  const fp::Snippet snippet{{{"a <b> & "}, {"\"Missing\"", true}, {" 's </mark>"}}};
  CHECK(fp::to_html(snippet) ==
        "a &lt;b&gt; &amp; <mark>&quot;Missing&quot;</mark> &#39;s &lt;/mark&gt;");
  CHECK(fp::to_text(snippet) == "a <b> & \"Missing\" 's </mark>");
  CHECK(fp::to_html({}).empty());
}
