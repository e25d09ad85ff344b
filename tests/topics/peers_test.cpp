// Another field's tagger, as its users have it without training: label matching in
// the manner of MLLM. Stemmed labels are found anywhere, longest first, and ranked by
// how often and how early they stand, how rare they are and how many words they
// have. Ours must find at least as much of what a text is about, from the same file.
//
// Four fields' vocabularies as they are found: plural labels, qualifiers, inverted labels,
// one-word labels, no acronyms, no context. Three stand in fields.hpp; the fourth, of
// transport, is a loose thesaurus as RDF/XML and as JSON-LD (field-transport.*), whose 63
// texts were labelled before any was tagged.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "catch.hpp"
#include "fields.hpp"
#include "fingerpost/vocabulary.hpp"
#include "ndjson.hpp"
#include "topics/topics.hpp"

using namespace fingerpost;

namespace {

using namespace fields;

// -- The peer ---------------------------------------------------------------------

using Words = std::vector<std::string>;

// The endings that bend a word: plurals, -ed and -ing.
std::string stem(std::string word) {
  const auto ends = [&](std::string_view ending) {
    return word.size() > ending.size() + 2 && word.ends_with(ending);
  };
  const auto cut = [&](std::size_t letters) { word.resize(word.size() - letters); };
  if (ends("ies"))
    cut(3), word += 'y';
  else if (ends("s") && !ends("ss") && !ends("is") && !ends("us"))
    cut(1);
  if (ends("ing"))
    cut(3);
  else if (ends("ed"))
    cut(2);
  if (ends("e")) cut(1);
  return word;
}

Words stems(std::string_view text) {
  Words out;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      word += small;
    } else if (!word.empty()) {
      out.push_back(stem(word));
      word.clear();
    }
  }
  return out;
}

class LabelMatcher {
 public:
  LabelMatcher(const Field& field) {
    for (const Topic& topic : field.topics) {
      add(topic.label, topic.id);
      for (const auto& name : topic.names) add(name, topic.id);
    }
    for (const auto& [text, about] : field.texts) {
      std::set<std::string> here;
      for (const auto& [id, places] : places_in(text)) here.insert(id);
      for (const auto& id : here) ++texts_with_[id];
    }
    texts_ = static_cast<double>(field.texts.size());
  }

  // The best, as many as are wanted.
  Ids best(std::string_view text, std::size_t wanted) const {
    const double length = static_cast<double>(stems(text).size());
    std::vector<std::pair<double, std::string>> scored;
    for (const auto& [id, places] : places_in(text)) {
      const double rare = std::log((texts_ + 1) / (texts_with_.at(id) + 1)) + 1;
      const double early = 1 - static_cast<double>(places.front().first) / length;
      double words = 0;
      for (const auto& place : places) words = std::max(words, double(place.second));
      scored.emplace_back(-(double(places.size()) * rare + early + words), id);
    }
    std::sort(scored.begin(), scored.end());
    Ids out;
    for (const auto& each : scored)
      if (out.size() < wanted) out.push_back(each.second);
    return out;
  }

 private:
  void add(const std::string& label, const std::string& id) {
    const auto bracket = label.find(" (");
    labels_[stems(label.substr(0, bracket))] = id;
  }

  // By topic: where its labels stand and how many words they have.
  std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> places_in(
      std::string_view text) const {
    const Words words = stems(text);
    std::map<std::string, std::vector<std::pair<std::size_t, std::size_t>>> out;
    for (std::size_t i = 0; i < words.size();) {
      std::size_t length = std::min<std::size_t>(5, words.size() - i);
      for (; length > 0; --length) {
        const auto at =
            labels_.find(Words(words.begin() + static_cast<std::ptrdiff_t>(i),
                               words.begin() + static_cast<std::ptrdiff_t>(i + length)));
        if (at == labels_.end()) continue;
        out[at->second].emplace_back(i, length);
        break;
      }
      i += std::max<std::size_t>(length, 1);
    }
    return out;
  }

  std::map<Words, std::string> labels_;
  std::map<std::string, double> texts_with_;
  double texts_ = 0;
};

struct Score {
  double right = 0, given = 0, wanted = 0;
  void add(const Ids& got, const Ids& want) {
    for (const auto& id : got) right += std::count(want.begin(), want.end(), id) > 0;
    given += double(got.size());
    wanted += double(want.size());
  }
  double f1() const { return 2 * right / (given + wanted); }
};

Ids ours(const Vocabulary& vocabulary, std::string_view text, std::size_t wanted) {
  Ids out;
  for (const Tag& tag : vocabulary.tag(text))
    if (out.size() < wanted) out.push_back(tag.topic);
  return out;
}

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::string transport_files = FINGERPOST_SOURCE "/tests/topics/field-transport";

// The labels stand in the file by their words: a thesaurus' own ids say nothing.
Field transport(const Vocabulary& vocabulary) {
  std::map<std::string, std::string> ids;
  for (const Topic& topic : vocabulary.topics()) ids[topic.label] = topic.id;
  Field out{"transport", vocabulary.topics(), {}};
  for (auto& line : ndjson::read(transport_files + ".ndjson")) {
    Ids about;
    for (const auto& label : line.lists["topics"]) {
      REQUIRE(ids.contains(label));
      about.insert(about.end(), ids.at(label));
    }
    out.texts.push_back({line.texts["text"], about});
  }
  return out;
}

struct Compared {
  Score us = {}, them = {};
};

Compared compared(const Field& field, const Vocabulary& vocabulary) {
  const LabelMatcher peer(field);
  Compared out;
  for (const auto& [text, want] : field.texts) {
    out.us.add(ours(vocabulary, text, 5), want);
    out.them.add(peer.best(text, 5), want);
  }
  const Score& us = out.us;
  std::printf("topics of %s: F1@5 %.3f (precision %.3f recall %.3f), label matching %.3f\n",
              field.name, us.f1(), us.right / us.given, us.right / us.wanted, out.them.f1());
  return out;
}

}  // namespace

TEST_CASE("other fields are tagged as well as by matching of labels", "[topics][foreign]") {
  double ours_in_all = 0, theirs_in_all = 0;
  for (const Field& field : {economics(), health(), farming()}) {
    std::vector<std::string> told;
    const auto [us, them] =
        compared(field, topics::make(field.name, "", topics::repair(field.topics, told)));
    CHECK(us.f1() >= them.f1() - 0.02);
    CHECK(us.right / us.wanted >= 0.8);
    ours_in_all += us.f1();
    theirs_in_all += them.f1();
  }
  CHECK(ours_in_all >= theirs_in_all);
}

TEST_CASE("a thesaurus as it is found tags as well as by matching of labels", "[topics][foreign]") {
  for (const char* form : {".rdf", ".jsonld"}) {
    const auto [vocabulary, repaired, lost] = import_vocabulary(slurp(transport_files + form));
    CHECK(vocabulary.topics().size() >= 60);
    CHECK_FALSE(repaired.empty());
    const auto [us, them] = compared(transport(vocabulary), vocabulary);
    CHECK(us.f1() >= them.f1());
  }
}
