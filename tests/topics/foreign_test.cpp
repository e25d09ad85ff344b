// Another field's vocabulary must serve as well: nothing of the tagger knows
// safeguarding. Thirty concepts of farming, written as a thesaurus writes them:
// short labels, plurals, qualifiers, Latin, and no curation at all.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

Topic topic(std::string label, std::vector<std::string> names = {}, std::string broader = {}) {
  Topic t;
  for (const char c : label)
    t.id += c == ' ' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  t.label = std::move(label);
  t.names = std::move(names);
  if (!broader.empty()) t.broader = {std::move(broader)};
  return t;
}

Vocabulary farming() {
  auto crop = topic("Crop rotation", {"rotation of crops", "ley farming"}, "farming-systems");
  auto gm = topic("Genetically modified organisms", {"transgenic crops"});
  gm.acronyms = {{"GMO", Acronym::Rule::any, {}},
                 {"GM", Acronym::Rule::context, {"crop", "maize"}}};
  auto ph = topic("Soil pH", {"soil acidity", "acid soils"}, "soil-fertility");
  return topics::make("farming", "1",
                      {topic("Farming systems"),
                       topic("Organic farming", {"organic agriculture"}, "farming-systems"),
                       topic("Agroforestry", {"silvopasture", "alley cropping"}, "farming-systems"),
                       std::move(crop),
                       topic("Soil"),
                       topic("Soil erosion", {"erosion of topsoil", "soil loss"}, "soil"),
                       topic("Soil fertility", {}, "soil"),
                       std::move(ph),
                       topic("Fertilizers", {"fertilisers"}),
                       topic("Nitrogen fertilizers", {"urea"}, "fertilizers"),
                       topic("Manure", {"farmyard manure", "slurry"}, "fertilizers"),
                       topic("Irrigation"),
                       topic("Drip irrigation", {"trickle irrigation"}, "irrigation"),
                       topic("Drought"),
                       topic("Wheat", {"Triticum aestivum"}),
                       topic("Maize", {"corn", "Zea mays"}),
                       topic("Oats"),
                       topic("Potatoes", {"Solanum tuberosum"}),
                       topic("Late blight", {"Phytophthora infestans", "potato blight"}),
                       topic("Pests"),
                       topic("Aphids", {"greenfly"}, "pests"),
                       topic("Biological control", {"natural enemies"}),
                       topic("Herbicides", {"weedkillers"}),
                       topic("Markets"),
                       topic("Marketing"),
                       topic("Vitamin A"),
                       topic("Dairy cows", {"dairy cattle", "milking herd"}),
                       topic("Mastitis"),
                       topic("Milk yield", {"milk production"}),
                       std::move(gm)});
}

std::set<std::string> about(const Vocabulary& vocabulary, std::string_view text) {
  std::set<std::string> out;
  for (const Tag& tag : vocabulary.tag(text)) out.insert(tag.topic);
  return out;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("another field's vocabulary finds its topics", "[topics][foreign]") {
  const auto vocabulary = farming();
  const std::pair<std::string_view, Ids> cases[] = {
      {"Rotating crops keeps soils fertile; a rotation of crops with clover is best.",
       {"crop-rotation"}},
      {"Phytophthora infestans spread through the potatoes within a week.",
       {"late-blight", "potatoes"}},
      {"Drip irrigation saves water where drought is common.", {"drip-irrigation", "drought"}},
      {"Heavy rain on bare slopes led to soil loss; the erosion of topsoil was worst on maize "
       "stubble.",
       {"soil-erosion"}},
      {"The fertility of the soil fell after years without farmyard manure.",
       {"soil-fertility", "manure"}},
      {"Mastitis lowers the milk yield of dairy cows.", {"mastitis", "milk-yield", "dairy-cows"}},
      {"GM maize was grown on trial plots; GMOs remain disputed.",
       {"genetically-modified-organisms", "maize"}},
      {"Aphids were held back by their natural enemies, without spraying.",
       {"aphids", "biological-control"}},
      {"Marketing is not what farmers like best.", {"marketing"}},
      {"Weekly markets have closed in three towns.", {"markets"}},
      {"Carrots are rich in vitamin A.", {"vitamin-a"}},
      {"Vitamins are sold at the counter.", {}},
      {"The GM of the factory retired.", {}},
      {"This leaflet does not cover herbicides.", {}},
  };
  for (const auto& [text, want] : cases) {
    INFO(text);
    const auto got = about(vocabulary, text);
    for (const auto& id : want) {
      INFO(id);
      CHECK(got.contains(id));
    }
    if (want.empty()) CHECK(got.empty());
  }
  CHECK_FALSE(about(vocabulary, "Marketing is hard.").contains("markets"));
}

TEST_CASE("a query in another field names its topics", "[topics][foreign]") {
  const auto vocabulary = farming();
  const auto best = [&](std::string_view query) {
    const auto tags = vocabulary.named_in(query);
    return tags.empty() ? std::string() : tags.front().topic;
  };
  CHECK(best("zea mays") == "maize");
  CHECK(best("potato blight") == "late-blight");
  CHECK(best("gmo rules") == "genetically-modified-organisms");
  CHECK(best("fertiliser prices") == "fertilizers");
}

TEST_CASE("labels with the same words and another qualifier are told apart", "[topics][foreign]") {
  const auto vocabulary = topics::make("sky", "1",
                                       {topic("Mercury (planet)", {"orbit of Mercury"}),
                                        topic("Mercury (metal)"), topic("Thermometers")});
  CHECK(about(vocabulary, "The mercury in thermometers is a metal.").contains("mercury-(metal)"));
  CHECK_FALSE(
      about(vocabulary, "The mercury in thermometers is a metal.").contains("mercury-(planet)"));
  CHECK(about(vocabulary, "Mercury is the planet nearest the sun.").contains("mercury-(planet)"));
}

TEST_CASE("several signs speak of a topic that no name is given of", "[topics][foreign]") {
  auto fly = topic("Carrot fly");
  fly.signs = {"rusty", "tunnels", "maggots", "fleece", "orange foliage"};
  auto topics = std::vector<Topic>{std::move(fly),  topic("Late blight"), topic("Drought"),
                                   topic("Manure"), topic("Potatoes"),    topic("Wheat")};
  for (int i = 0; i < 60; ++i) topics.push_back(topic("Kind " + std::to_string(100 + i)));
  const auto vocabulary = topics::make("farming", "1", std::move(topics));
  const std::string_view text =
      "Rusty tunnels run through the roots and maggots sit in them. Cover the bed with fleece.";
  const auto tags = vocabulary.tag(text);
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].topic == "carrot-fly");
  REQUIRE(tags[0].evidence.size() == 4);
  for (const auto& evidence : tags[0].evidence)
    CHECK(text.substr(evidence.offset, evidence.length) == evidence.words);
  CHECK(about(vocabulary, "The gate is rusty.").empty());
}
