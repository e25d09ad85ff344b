#include "catch.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

std::string best(const Vocabulary& vocabulary, std::string_view query) {
  const auto tags = vocabulary.named_in(query);
  return tags.empty() ? "" : tags.front().topic;
}

double weight(const Vocabulary& vocabulary, std::string_view query, std::string_view id) {
  for (const Tag& tag : vocabulary.named_in(query))
    if (tag.topic == id) return tag.weight;
  return 0;
}

}  // namespace

TEST_CASE("a few words name their topic", "[topics][query]") {
  const auto vocabulary = Vocabulary::built_in();
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"NIM bruising", "bruising-non-mobile"},
      {"nim bruising", "bruising-non-mobile"},
      {"baby with a mark on face", "bruising-non-mobile"},
      {"WNB", "medical-neglect-wnb"},
      {"wnb", "medical-neglect-wnb"},
      {"was not brought", "medical-neglect-wnb"},
      {"missed appointments", "medical-neglect-wnb"},
      {"sexting policy", "image-sharing"},
      {"found nudes on pupil's phone what now", "image-sharing"},
      {"shaken baby", "abusive-head-trauma"},
      {"escalation policy", "escalation"},
      {"CP medical", "child-protection-medical"},
      {"FII PP", "fii"},
      {"drugs running for older boys", "child-criminal-exploitation"},
      {"toxic trio", "trio-of-vulnerabilities"},
      {"pregnant teenager hiding pregnancy", "concealed-pregnancy"},
      {"teacher accused by pupil", "lado-allegations"},
      {"contextual safeguarding", "extra-familial-harm"},
      {"LAC reviews", "children-in-care"},
      {"thresholds kirklees", "thresholds"},
      {"threshold level 4", "thresholds"},
      {"radicalization", "radicalisation-prevent"},
      {"concealed pregnacy", "concealed-pregnancy"},
      {"domestic voilence", "domestic-abuse"},
      {"I want to die", "self-harm-suicide"},
      {"does a 15 year old need parental consent", "mental-capacity"},
      {"training", "training"},
      {"strategy meeting top tips", "strategy-discussion"},
      {"county lines", "county-lines"},
      {"mash", "front-door"},
  };
  for (const auto& [query, topic] : cases) {
    INFO(query);
    CHECK(weight(vocabulary, query, topic) > 0);
  }
}

TEST_CASE("common words name nothing", "[topics][query]") {
  const auto vocabulary = Vocabulary::built_in();
  for (const auto* query : {"send", "send the form", "budget cutting", "who", "", "   ", "page 47",
                            "mobile phone number", "missing page", "DNA sample"}) {
    INFO(query);
    CHECK(best(vocabulary, query) == "");
  }
  CHECK(best(vocabulary, "SEND") == "send");
}

TEST_CASE("a word with two senses offers both", "[topics][query]") {
  const auto vocabulary = Vocabulary::built_in();
  CHECK(weight(vocabulary, "SCR", "safer-recruitment") > 0);
  CHECK(weight(vocabulary, "SCR", "safer-recruitment") ==
        weight(vocabulary, "SCR", "learning-from-reviews"));
  CHECK(best(vocabulary, "SCR governors") == "safer-recruitment");
  CHECK(weight(vocabulary, "cutting", "self-harm-suicide") > 0);
  CHECK(weight(vocabulary, "cutting", "fgm") > 0);
  CHECK(weight(vocabulary, "OSA", "section-11") < weight(vocabulary, "WNB", "medical-neglect-wnb"));
}

TEST_CASE("acronyms are never guessed at", "[topics][query]") {
  const auto vocabulary = Vocabulary::built_in();
  CHECK(best(vocabulary, "FGC") == "family-group-conference");
  CHECK(best(vocabulary, "FGN") == "");
  CHECK(best(vocabulary, "LEDO") == "");
  CHECK(best(vocabulary, "MARACC") == "");
}

TEST_CASE("the host's context chooses among the senses", "[topics][query]") {
  const auto vocabulary = Vocabulary::built_in();
  struct Case {
    std::string_view query, context, is, is_not;
  };
  const Case cases[] = {
      {"SCR", "school", "safer-recruitment", "learning-from-reviews"},
      {"SCR template", "our school's governors", "safer-recruitment", "learning-from-reviews"},
      {"SAR", "adult safeguarding", "adult-safeguarding", "subject-access-requests"},
      {"SAR", "data protection", "subject-access-requests", "adult-safeguarding"},
      {"OSA", "audit", "section-11", "online-harm"},
      {"OSA", "school", "online-harm", "section-11"},
      {"SCR", "police", "learning-from-reviews", "safer-recruitment"},
      {"SCR", "health", "learning-from-reviews", "safer-recruitment"},
      {"SAR", "school", "subject-access-requests", "adult-safeguarding"},
      {"SAR", "health", "adult-safeguarding", "subject-access-requests"},
      {"DA", "police", "domestic-abuse", "front-door"},
      {"da", "school", "domestic-abuse", "front-door"},
      {"DA", "health visitors", "domestic-abuse", "front-door"},
      {"DA", "children's social care duty team", "front-door", "domestic-abuse"},
      {"CP", "school", "child-protection-process", "disabled-children"},
      {"CP", "police", "child-protection-process", "disabled-children"},
      {"CP", "paediatric physiotherapy", "disabled-children", "child-protection-process"},
      {"DSP", "school", "dsl", "lscp-governance"},
      {"DSP", "police", "lscp-governance", "dsl"},
      {"DSP", "health", "lscp-governance", "dsl"},
      {"CE", "police", "child-exploitation", "child-criminal-exploitation"},
      {"CE", "youth justice", "child-criminal-exploitation", "child-exploitation"},
      {"CIC", "virtual school", "children-in-care", "voluntary-sector"},
      {"CIC", "a charity", "voluntary-sector", "children-in-care"},
      {"AI", "school", "ai-harms", "learning-from-reviews"},
      {"AI", "the partnership's reviews", "learning-from-reviews", "ai-harms"},
      {"ICO", "family court", "public-law-outline", "information-sharing"},
      {"ICO", "school", "information-sharing", "public-law-outline"},
      {"LD", "health", "parents-learning-disability", "training"},
      {"LD", "workforce", "training", "parents-learning-disability"},
      {"PIP", "police", "child-exploitation", "poverty"},
      {"PIP", "welfare benefits", "poverty", "child-exploitation"},
      {"RAG", "the partnership's board", "lscp-governance", "quality-assurance"},
      {"RAG", "school", "quality-assurance", "lscp-governance"},
  };
  for (const auto& [query, context, is, is_not] : cases) {
    INFO(query << " in " << context);
    std::string named;
    for (const Tag& tag : vocabulary.named_in(query, context)) named += tag.topic + " ";
    CHECK(named.find(is) != std::string::npos);
    CHECK(named.find(is_not) == std::string::npos);
    CHECK(weight(vocabulary, query, is_not) > 0);  // without a context both are offered
  }
  // One that says nothing of any sense leaves them all.
  CHECK(vocabulary.named_in("SCR", "a library").size() == vocabulary.named_in("SCR").size());
}
