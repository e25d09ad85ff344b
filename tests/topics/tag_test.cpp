#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "ndjson.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

const Vocabulary& built_in() {
  static const auto vocabulary = Vocabulary::built_in();
  return vocabulary;
}

double weight(const std::vector<Tag>& tags, std::string_view id) {
  for (const Tag& tag : tags)
    if (tag.topic == id) return tag.weight;
  return 0;
}

double weight(std::string_view text, std::string_view id) {
  return weight(built_in().tag(text), id);
}

std::string words(std::string_view text, std::string_view id) {
  for (const Tag& tag : built_in().tag(text))
    if (tag.topic == id && !tag.evidence.empty()) return tag.evidence.front().words;
  return "";
}

}  // namespace

TEST_CASE("a topic is shown by the page's own words", "[topics]") {
  CHECK(words("What practitioners say about county  lines.", "county-lines") == "county  lines");
  CHECK(words("A child‐on‐child abuse policy.", "child-on-child-abuse") == "child‐on‐child abuse");
  CHECK(words("The MARACs met.", "marac") == "MARACs");
  CHECK(words("The LADO’s advice.", "lado-allegations") == "LADO’s");
  CHECK(words("Cyber-bullying hurts.", "bullying") == "Cyber-bullying");
  CHECK(words("Work on radicalization.", "radicalisation-prevent") == "radicalization");
  CHECK(words("The neglect of children.", "neglect") == "neglect of children");
}

TEST_CASE("a name is found bent, hyphened and turned", "[topics]") {
  for (const auto* text :
       {"Children who were sexually exploited.", "The sexual exploitation of a child.",
        "Child sexual exploitation.", "CSE.", "cse"}) {
    INFO(text);
    CHECK(weight(text, "child-sexual-exploitation") >= topics::about);
  }
  for (const auto* text : {"A cuckooed tenant.", "Cuckooing."})
    CHECK(weight(text, "cuckooing") > 0);
  CHECK(weight("A cuckoo in the wood.", "cuckooing") == 0);
  CHECK(weight("Extreme weather.", "radicalisation-prevent") == 0);
  CHECK(weight("An exclusive offer.", "exclusions-alternative-provision") == 0);
}

TEST_CASE("a name does not run over what divides", "[topics]") {
  CHECK(weight("They tell parents. Advice follows.", "parenting-programmes") == 0);
  CHECK(weight("He is in prison, children visit him.", "family-members-in-prison") == 0);
  CHECK(weight("The partnership: board papers.", "lscp-governance") == 0);
  CHECK(words("The education, health and care plan.", "send") == "education, health and care plan");
  CHECK(words("A team around\nthe family.", "team-around-the-family") == "team around\nthe family");
  CHECK(words("TEAM AROUND THE FAMILY", "team-around-the-family") == "TEAM AROUND THE FAMILY");
}

TEST_CASE("misspellings count in long words, never in acronyms", "[topics]") {
  CHECK(weight("Exploitaton of children.", "child-exploitation") > 0);
  CHECK(weight("Domestic voilence.", "domestic-abuse") > 0);
  CHECK(weight("Concealed pregnacy.", "concealed-pregnancy") > 0);
  CHECK(weight("Child retention.", "children-in-custody") == 0);
  CHECK(weight("The FGC met.", "fgm") == 0);
  CHECK(weight("The MARCA met.", "marac") == 0);
}

TEST_CASE("names that share their last words are all found", "[topics]") {
  const auto tags = built_in().tag("Physical, sexual and emotional abuse.");
  for (const auto* id : {"physical-abuse", "child-sexual-abuse", "emotional-abuse"}) {
    INFO(id);
    CHECK(weight(tags, id) >= topics::about);
  }
  CHECK(words("Sexual and criminal exploitation.", "child-sexual-exploitation") ==
        "Sexual and criminal exploitation");
  CHECK(weight("Physical and emotional health.", "physical-abuse") == 0);
}

TEST_CASE("the longest name wins", "[topics]") {
  const auto tags = built_in().tag("The domestic abuse related death review was published.");
  CHECK(weight(tags, "domestic-homicide-review") > 0);
  CHECK(weight(tags, "domestic-abuse") == 0);
}

TEST_CASE("what is denied or pointed to is not what a text is about", "[topics]") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"This guidance does not cover FGM.", "fgm"},
      {"This protocol covers bruises. It does not replace the burns and scalds protocol.",
       "burns-and-scalds"},
      {"The meeting is a review, not a MARAC.", "marac"},
      {"See also the CSE protocol.", "child-sexual-exploitation"},
      {"For more, see the neglect strategy.", "neglect"},
      {"Allegations against staff are covered elsewhere.", "lado-allegations"},
      {"Child neglect is dealt with in a separate chapter.", "neglect"},
      {"This page does not cover:\n- forced marriage\n- modern slavery", "modern-slavery"},
      {"Read in conjunction with the domestic abuse procedure.", "domestic-abuse"},
  };
  for (const auto& [text, id] : cases) {
    INFO(text);
    CHECK(weight(text, id) < topics::about);
  }
}

// What is said of a topic under a title of this kind, or in this place, and in one almost alike.
TEST_CASE("what only bears a topic's name, or is told of it elsewhere, is a mention", "[topics]") {
  struct Case {
    std::string_view title, text, topic;
    bool meant;
  };
  const Case cases[] = {
      {"See also", "Private fostering. Forced marriage.", "private-fostering", false},
      {"Private fostering", "Tell the council within a week.", "private-fostering", true},
      {"Further reading and linked policies", "Intimate care; Restraint.", "restraint", false},
      {"What we do not cover", "Restraint of pupils by school staff.", "restraint", false},
      {"What not to do", "Restraint of pupils by school staff as a punishment.", "restraint", true},
      {"",
       "Related policies: Bullying; Children missing education; Intimate care. Signed: the head.",
       "children-missing-education", false},
      {"", "It is not a clinic for eating disorders, though the nurse can tell you who to see.",
       "eating-disorders", false},
      {"", "It is a clinic for eating disorders: children are seen by a nurse within a week.",
       "eating-disorders", true},
      {"", "Apologies were received from the designated doctor for child deaths.",
       "child-death-review", false},
      {"", "The bus stops at Prevent Road, Channel View and the Refuge Inn.",
       "radicalisation-prevent", false},
  };
  for (const auto& [title, text, topic, meant] : cases) {
    INFO(title << ": " << text);
    CHECK((weight(built_in().tag(text, title), topic) >= topics::about) == meant);
  }
}

TEST_CASE("words of other things weigh against a name, signs of its own do not", "[topics]") {
  const std::string_view school = "Filtering and monitoring in the school: ";
  const auto weighed = [&](std::string_view rest) {
    return weight(std::string(school) + std::string(rest), "filtering-monitoring");
  };
  CHECK(weighed("blocks and alerts are checked each term by the governors.") >= topics::about);
  CHECK(weighed("the carbon of each fountain is changed by the plumber with a spanner.") <
        topics::about);
  CHECK(weight("A toddler pulled the kettle off the worktop and the oven door was hot: scalds and "
               "burns, cool them under the tap.",
               "burns-and-scalds") >= topics::about);
}

TEST_CASE("a denial ends with its sentence, and with a turn", "[topics]") {
  CHECK(weight("It does not cover FGM, but explains forced marriage.", "forced-marriage") >=
        topics::about);
  CHECK(weight("It does not cover adults. Forced marriage is a crime.", "forced-marriage") >=
        topics::about);
  CHECK(weight("Not only county lines but any child criminal exploitation.", "county-lines") >=
        topics::about);
  CHECK(weight("Neglect is not always easy to see.", "neglect") >= topics::about);
}

TEST_CASE("what a long text names once is a mention", "[topics]") {
  std::string text = "Neglect is the persistent failure to meet a child's needs. ";
  for (int i = 0; i < 12; ++i)
    text += "Workers looked at the bedroom, the kitchen and the garden of the family again. ";
  text += "One sibling had been at a MARAC. They agreed that it was neglect.";
  const auto tags = built_in().tag(text);
  REQUIRE_FALSE(tags.empty());
  CHECK(tags.front().topic == "neglect");
  CHECK(weight(tags, "marac") == 0);
}

TEST_CASE("a title counts for more than the body", "[topics]") {
  const auto text = "Read the page with your team and talk about what you would do.";
  CHECK(built_in().tag(text).empty());
  const auto tags = built_in().tag(text, "Cuckooing: what to look for");
  REQUIRE(tags.size() == 1);
  CHECK(tags[0].topic == "cuckooing");
  REQUIRE(tags[0].evidence.size() == 1);
  CHECK(tags[0].evidence[0].where == "title");
  CHECK(tags[0].evidence[0].words == "Cuckooing");
}

TEST_CASE("broader topics are inherited with less weight", "[topics]") {
  const auto plain = built_in().tag("County lines.");
  CHECK(weight(plain, "child-criminal-exploitation") == 0);
  const auto tags = built_in().tag("County lines.", "", true);
  const double own = weight(tags, "county-lines");
  const double above = weight(tags, "child-criminal-exploitation");
  CHECK(own > above);
  CHECK(above > weight(tags, "child-exploitation"));
  CHECK(weight(tags, "child-exploitation") > 0);
  for (const Tag& tag : tags)
    if (tag.topic == "child-criminal-exploitation") {
      CHECK(tag.inherited_from == "county-lines");
      CHECK(tag.evidence.empty());
    }
}

TEST_CASE("sections are tagged by their own words", "[topics]") {
  Document document;
  document.title = "April Newsletter";
  document.sections.resize(3);
  document.sections[0].heading = "Private fostering";
  document.sections[0].text = "A child who lives for 28 days or more with someone else. Tell us.";
  document.sections[1].path = {"Dates for your diary"};
  document.sections[1].heading = "25 May International Missing Children’s Day";
  document.sections[2].heading = "Subscribe";
  document.sections[2].text = "Sign up to receive our newsletter.";
  document.sections[2].tags = {{"neglect", 1, {}, {}}};
  built_in().tag(document);

  REQUIRE(document.sections[0].tags.size() == 1);
  CHECK(document.sections[0].tags[0].topic == "private-fostering");
  CHECK(document.sections[0].tags[0].evidence[0].where == "heading");
  REQUIRE(document.sections[1].tags.size() == 1);
  CHECK(document.sections[1].tags[0].topic == "missing-from-home");
  CHECK(document.sections[2].tags.empty());
}

TEST_CASE("a tag can be explained, number by number", "[topics]") {
  const std::string_view title = "Neglect", text = "Not FGM. The neglect of babies harms them.";
  const auto explained = built_in().explain(text, title);
  REQUIRE(explained.size() == 2);
  const auto& neglect = explained[0];
  CHECK(neglect.tag == built_in().tag(text, title).front());
  REQUIRE(neglect.places.size() == 2);
  for (const auto& place : neglect.places) {
    double product = 1;
    for (const auto& factor : place.factors) product *= factor.value;
    CHECK(place.worth == Approx(product));
  }
  CHECK(neglect.places[0].factors.front().feature == "title");
  CHECK(neglect.factors.back().feature == "words of the text");
  CHECK(neglect.factors.back().value == 8);

  const auto& fgm = explained[1];
  CHECK(fgm.tag.topic == "fgm");
  CHECK(fgm.tag.weight < topics::about);
  CHECK(std::any_of(fgm.places[0].factors.begin(), fgm.places[0].factors.end(),
                    [](const auto& factor) { return factor.feature == "denied"; }));
}

TEST_CASE("evidence stands where it says", "[topics][property]") {
  std::mt19937 random(7);
  const auto lines = ndjson::read(FINGERPOST_SOURCE "/tests/topics/gold.ndjson");
  std::size_t shown = 0;
  for (int round = 0; round < 300; ++round) {
    std::string text, title;
    for (int i = 0; i < 4; ++i) {
      text += lines[random() % lines.size()].texts.at("text");
      text += i % 2 ? "\n\n" : " “…” ";
    }
    title = lines[random() % lines.size()].texts.at("title");
    // Bytes that are no UTF-8, and invisible ones.
    for (int i = 0; i < 5; ++i) text.insert(random() % text.size(), i % 2 ? "\xFF" : "\xC2\xAD");
    for (const Tag& tag : built_in().tag(text, title)) {
      REQUIRE_FALSE(tag.evidence.empty());
      for (const Evidence& evidence : tag.evidence) {
        const std::string& in = evidence.where == "title" ? title : text;
        REQUIRE(evidence.offset + evidence.length <= in.size());
        CHECK(in.substr(evidence.offset, evidence.length) == evidence.words);
        ++shown;
      }
      CHECK(tag.weight >= topics::about);
      CHECK(tag.weight <= 1);
    }
  }
  CHECK(shown > 1000);
}

TEST_CASE("any bytes are tagged without harm, in time linear in them", "[topics][property]") {
  const auto seconds = [](const std::string& text) {
    const auto begin = std::chrono::steady_clock::now();
    built_in().tag(text);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string piece :
       {"CP ", "not cover ", "a ", "\xFF", "see the ", "child child sexual ", "cutting ", "(SCR) ",
        "covered elsewhere ", "X", "child-", "\xE2\x80\x99s ", "FGM, ", "not covered:\n- a\n"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    INFO(piece);
    const double once = seconds(text) + 0.02;
    for (std::string more = text; text.size() < 1600000;) text += more;
    CHECK(seconds(text) < 40 * once);
  }
}

TEST_CASE("every thread gets the same answer", "[topics]") {
  const auto lines = ndjson::read(FINGERPOST_SOURCE "/tests/topics/gold.ndjson");
  std::string text;
  for (const auto& line : lines) text += line.texts.at("text") + "\n\n";
  const auto fresh = Vocabulary::built_in();
  std::vector<std::vector<Tag>> answers(8);
  std::vector<std::thread> threads;
  for (auto& answer : answers)
    threads.emplace_back([&fresh, &answer, &text] { answer = fresh.tag(text, "", true); });
  for (auto& thread : threads) thread.join();
  for (const auto& answer : answers) CHECK(answer == answers.front());
  CHECK(answers.front() == built_in().tag(text, "", true));
}

TEST_CASE("a name of one word is found whatever divides it from the next", "[topics]") {
  const std::vector<std::string> names = {"abuse", "gang", "bullying", "homeless", "exclusion"};
  const std::vector<std::string> dividing = {
      " ", "  ", ", ",   ". ",    "\n",     "\n\n",     "/",    "|",    " & ",
      "(", "_",  "\x7f", "@[`{ ", "\u2013", " \u00a7 ", "\xff", "\xc3", std::string(1, '\0')};
  const std::vector<std::string> joining = {"7", "'", "\u2019", "'s ", "\u00e9", "\u00ad"};
  std::vector<Topic> topics;
  for (const auto& name : names) {
    topics.emplace_back();
    topics.back().id = topics.back().label = name;
  }
  const auto vocabulary = topics::make("letters", "1", std::move(topics));
  std::mt19937 chance(5);
  std::size_t standing = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string written;
    std::set<std::pair<std::size_t, std::size_t>> wanted, found;
    bool joined = false;
    for (std::size_t words = 1 + chance() % 12; words > 0; --words) {
      std::string word = names[chance() % names.size()];
      if (chance() % 4 == 0) word[0] = static_cast<char>(word[0] - 32);
      const bool joins = chance() % 6 == 0;
      if (!joined && !joins) wanted.emplace(written.size(), word.size());
      const auto& behind = joins ? joining : dividing;
      written += word + behind[chance() % behind.size()];
      joined = joins;
    }
    for (const auto& tag : vocabulary.explain(written))
      for (const auto& place : tag.places)
        found.emplace(place.evidence.offset, place.evidence.length);
    INFO(written);
    CHECK(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()));
    standing += wanted.size();
  }
  CHECK(standing > 9000);
}
