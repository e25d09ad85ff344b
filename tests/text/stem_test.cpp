#include <thread>
#include <vector>

#include "catch.hpp"
#include "text/text.hpp"

using namespace fingerpost;

namespace {
bool all_stem_alike(const std::vector<std::string>& family) {
  for (const auto& word : family)
    if (text::stem(word) != text::stem(family.front())) {
      UNSCOPED_INFO(word << " -> " << text::stem(word) << ", but " << family.front() << " -> "
                         << text::stem(family.front()));
      return false;
    }
  return true;
}
}  // namespace

TEST_CASE("words of one family share a stem", "[text]") {
  const std::vector<std::vector<std::string>> families = {
      {"refer", "referral", "referred", "referring", "referrals", "refers"},
      {"child", "children", "childs"},
      {"practise", "practice", "practises", "practices"},
      {"practising", "practicing"},
      {"emergency", "emergencies"},
      {"organise", "organize", "organising", "organizing", "organisation", "organizations"},
      {"radicalisation", "radicalization", "radicalised", "radicalized"},
      {"behaviour", "behavior", "behaviours", "behaviors", "behavioural", "behavioral"},
      {"ageing", "aging", "age"},
      {"knife", "knives"},
      {"woman", "women"},
      {"analyse", "analyze", "analysing", "analyzing", "analysed", "analysis", "analyses"},
      {"counselling", "counseling"},
      {"counsellor", "counselor", "counsellors"},
      {"centre", "center", "centres", "centers"},
      {"centred", "centered"},
      {"programme", "program", "programmes", "programs"},
      {"enquiry", "inquiry", "enquiries", "inquiries"},
      {"disclosure", "disclosures", "disclose", "disclosed"},
      {"policy", "policies"},
      {"bruise", "bruising", "bruises", "bruised"},
      {"bully", "bullying", "bullied"},
      {"pregnancy", "pregnant", "pregnancies"},
      {"licence", "license", "licensed", "licenced"},
      {"paediatric", "pediatric", "paediatrics", "pediatrics"},
      {"recognise", "recognize", "recognised", "recognized"},
      {"judgement", "judgment"},
      {"crisis", "crises"},
  };
  for (const auto& family : families) CHECK(all_stem_alike(family));
}

TEST_CASE("words of two families do not", "[text]") {
  const std::vector<std::pair<std::string, std::string>> apart = {
      {"emergency", "emerge"},     {"police", "policy"},
      {"authority", "author"},     {"size", "sis"},
      {"prize", "pris"},           {"university", "universe"},
      {"moment", "mum"},           {"reference", "referral"},
      {"conference", "confer"},    {"missing", "miss"},
      {"personal", "person"},      {"medication", "medical"},
      {"hospital", "hospitality"}, {"international", "internal"},
      {"seize", "seis"},           {"fgm", "fgc"}};
  for (const auto& [a, b] : apart) {
    INFO(a << " and " << b << ": " << text::stem(a));
    CHECK(text::stem(a) != text::stem(b));
  }
}

TEST_CASE("terms stay below the engine's limit and end with a whole character", "[text]") {
  std::string wide;
  for (int i = 0; i < 300; ++i) wide += "é";
  for (const auto& term :
       {text::word_term(wide), text::stem_term(wide), text::acronym_term(wide)}) {
    CHECK(term.size() <= 200);
    CHECK(text::valid_utf8(term) == term);
  }
  CHECK(text::word_term("leeds") == "leeds");
  CHECK(text::stem_term("referrals") == "Zrefer");
  CHECK(text::acronym_term("SEND") == "ASEND");
}

TEST_CASE("the stemmer's version is one word and stays the same", "[text]") {
  CHECK(text::stemmer_version() == text::stemmer_version());
  CHECK(text::stemmer_version().find(' ') == std::string::npos);
  CHECK(text::stemmer_version().size() > 10);
}

TEST_CASE("several threads stem at once", "[text]") {
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&wrong, t] {
      for (int i = 0; i < 2000; ++i) {
        wrong[t] += text::stem("safeguarding") != "safeguard";
        wrong[t] += text::stem("radicalization") != text::stem("radicalisation");
      }
    });
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

TEST_CASE("a question's small words are stop words, its nouns are not", "[text]") {
  for (const auto* word : {"the", "of", "what", "how", "is"}) CHECK(text::is_stop_word(word));
  for (const auto* word : {"child", "police", "neglect", "leeds", ""})
    CHECK_FALSE(text::is_stop_word(word));
}
