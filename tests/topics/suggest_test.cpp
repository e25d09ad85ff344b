#include <algorithm>

#include "catch.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

using Ids = std::vector<std::string>;

Ids offered(const Vocabulary& vocabulary, std::string_view query, std::string_view context = {}) {
  Ids ids;
  for (const auto& each : vocabulary.suggest(query, context)) ids.push_back(each.topic);
  return ids;
}

bool offers(const Ids& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

TEST_CASE("a topic's name typed amiss offers the topic", "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"neglekt", "neglect"},
      {"gromming", "grooming"},
      {"bulying", "bullying"},
      {"conty lines", "county-lines"},
      {"domestic voilence", "domestic-abuse"},
      {"forced mariage leaflet", "forced-marriage"},
      {"radicalizaton", "radicalisation-prevent"},
      {"womens refudge", "refuge"},
      {"stratergy meeting", "strategy-discussion"},
      {"safegaurding adults", "adult-safeguarding"},
      {"abuse in relationship teenage", "teenage-relationship-abuse"},
      {"pregnancy concealed late", "concealed-pregnancy"},
  };
  for (const auto& [query, topic] : cases) {
    INFO(query);
    CHECK(offers(offered(vocabulary, query), topic));
  }
}

TEST_CASE("letters of two senses offer both, and with a context the other one",
          "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  const Ids both = offered(vocabulary, "SCR");
  CHECK(both.size() == 2);
  CHECK(offers(both, "safer-recruitment"));
  CHECK(offers(both, "learning-from-reviews"));
  CHECK(offered(vocabulary, "SCR", "school") == Ids{"learning-from-reviews"});
  CHECK(offered(vocabulary, "SCR", "police") == Ids{"safer-recruitment"});
  for (const auto* query : {"DA", "da", "DA training"}) {
    INFO(query);
    CHECK(offers(offered(vocabulary, query), "domestic-abuse"));
    CHECK(offers(offered(vocabulary, query), "front-door"));
  }
  CHECK(offers(offered(vocabulary, "CP", "school"), "disabled-children"));
}

TEST_CASE("small letters offer the label behind them", "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  const auto send = vocabulary.suggest("send policy");
  REQUIRE(send.size() == 1);
  CHECK(send[0].topic == "send");
  CHECK(send[0].label == "Special educational needs and disabilities");
  CHECK(send[0].words == "send");
  CHECK(send[0].why == TopicSuggestion::Why::acronym);
  CHECK(offered(vocabulary, "send the form").empty());
  CHECK(offered(vocabulary, "are courses cancelled").empty());
}

TEST_CASE("nothing is offered to who is there already", "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const auto* query : {"neglect", "WNB", "county lines", "bruising in non-mobile babies",
                            "FGM", "KCSIE", "Clare's Law"}) {
    INFO(query);
    CHECK(offered(vocabulary, query) == Ids{});
  }
}

TEST_CASE("acronyms are never offered for one another", "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const auto* query : {"FGN", "FGC", "MARACC", "maracc", "LEDO", "MAPPPA", "CAMSH", "", "   ",
                            "the", "opening hours", "parking at the library", "zzzzzz qqqqqq"}) {
    INFO(query);
    CHECK(offered(vocabulary, query) == Ids{});
  }
}

TEST_CASE("what is offered stands in the query, and in the vocabulary", "[topics][suggest]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const std::string query : {"SCR and DA", "neglekt toolkit", "bulying at scool", "da cp scr",
                                  "\xf0\x9f\x98\x80 neglekt", "caf\xc3\xa9 gromming"}) {
    INFO(query);
    const auto found = vocabulary.suggest(query);
    CHECK(found.size() <= 4);
    for (const auto& each : found) {
      CHECK(query.find(each.words) != std::string::npos);
      REQUIRE(vocabulary.find(each.topic));
      CHECK(vocabulary.find(each.topic)->label == each.label);
    }
  }
}

TEST_CASE("another field's names are offered as well", "[topics][suggest]") {
  const auto garden = Vocabulary::from_json(
      R"({"name": "garden", "version": "1", "topics": [
           {"id": "roses", "label": "Roses", "names": ["climbing roses"]},
           {"id": "compost", "label": "Composting", "names": ["leaf mould", "garden compost heap"]}]})");
  CHECK(offered(garden, "compsting") == Ids{"compost"});
  CHECK(offered(garden, "climing roses").empty() == false);
  CHECK(offered(garden, "compost heap garden") == Ids{"compost"});
  CHECK(offered(garden, "tulips").empty());
}
