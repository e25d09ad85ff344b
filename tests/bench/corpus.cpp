#include "corpus.hpp"

#include <algorithm>
#include <set>

#include "fingerpost/topics.hpp"

namespace fingerpost::bench {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr std::size_t different_words = 40000;
constexpr std::size_t one_in_topics = 40;    // sentences name a topic
constexpr std::size_t one_in_acronyms = 60;  // words are acronyms

// How documents of a kind look: how many sections of how many words.
struct Shape {
  Kind kind;
  std::size_t sections;
  std::size_t words;
};
// About 1.1 kB a section, as in what partnerships publish.
constexpr Shape shapes[] = {{Kind::guidance, 14, 130}, {Kind::newsletter, 9, 70},
                            {Kind::protocol, 10, 120}, {Kind::event, 1, 40},
                            {Kind::page, 4, 90},       {Kind::event, 1, 40},
                            {Kind::course, 2, 60},     {Kind::notice, 1, 40},
                            {Kind::briefing, 5, 80},   {Kind::event, 1, 50}};
constexpr const char* publishers[] = {"Leeds SCP",
                                      "Kirklees SCP",
                                      "Bradford SCP",
                                      "Calderdale SCP",
                                      "Department for Education",
                                      "Leeds City Council"};

// Two to four syllables, with the endings that stemmers know; no two alike.
std::vector<std::string> spell(std::size_t count) {
  constexpr const char* syllables[] = {"ba", "ren", "to",  "mil",  "ca",  "dor",
                                       "si", "ven", "pla", "ter",  "no",  "gri",
                                       "fe", "lum", "ha",  "ster", "qui", "jo"};
  constexpr const char* endings[] = {"", "", "", "s", "ed", "ing", "er", "ation", "ly", "al"};
  std::mt19937_64 chance(1);
  std::set<std::string> known;
  std::vector<std::string> words;
  while (words.size() < count) {
    std::string word;
    for (std::size_t left = 2 + one_of(3, chance); left > 0; --left)
      word += syllables[one_of(std::size(syllables), chance)];
    word += endings[one_of(std::size(endings), chance)];
    if (known.insert(word).second) words.push_back(word);
  }
  return words;
}

class Maker {
 public:
  explicit Maker(Corpus& corpus) : corpus_(corpus) {
    for (const Topic& topic : vocabulary_.topics()) topics_.push_back(topic.label);
  }

  void add_document() {
    const Shape& shape = shapes[number_ % std::size(shapes)];
    Document document;
    document.id = "made/" + std::to_string(number_);
    document.url = "https://www.leedsscp.example/" + document.id;
    document.digest = document.id;
    document.title = line(3 + one_of(5, chance_));
    document.kind = shape.kind;
    document.publisher = publishers[one_of(std::size(publishers), chance_)];
    document.layer = Layer::local;
    date(document);
    for (std::size_t i = 0; i < shape.sections; ++i) document.sections.push_back(section(shape, i));
    if (document.kind == Kind::event) document.sections[0].validity = soon(document);
    ++number_;
    tell(document);
    corpus_.documents.push_back(std::move(document));
  }

 private:
  // Every tenth guidance is a new edition of another; every twentieth document a draft.
  void date(Document& document) {
    Date first = any_day();
    document.published = Period{first, first};
    if (one_of(3, chance_) == 0) document.updated = document.published;
    if (document.kind == Kind::guidance && one_of(10, chance_) == 0 && number_ >= 10)
      document.replaces.push_back("made/" + std::to_string(number_ - 10));
    if (one_of(20, chance_) == 0) document.status = Status::draft;
    if (document.kind == Kind::protocol)
      document.review_due =
          Period{first, Date(first.year() + std::chrono::years(2), first.month(), first.day())};
    if (document.kind == Kind::notice) document.validity = soon(document);
  }

  Date any_day() {
    return Date(year(2015 + int(one_of(11, chance_))), month(unsigned(1 + one_of(12, chance_))),
                day(unsigned(1 + one_of(28, chance_))));
  }

  Period soon(const Document& document) {
    std::chrono::sys_days start = *document.published->first;
    start += std::chrono::days(20 + int(one_of(60, chance_)));
    return {Date(start), Date(start + std::chrono::days(int(one_of(7, chance_))))};
  }

  Section section(const Shape& shape, std::size_t place) {
    Section section;
    section.heading = line(2 + one_of(4, chance_));
    section.anchor = "s" + std::to_string(place + 1);
    section.kind = shape.kind == Kind::newsletter ? Kind::item : shape.kind;
    for (std::size_t left = shape.words / 2 + one_of(shape.words, chance_); left > 0;) {
      std::size_t words = std::min(left, 6 + one_of(14, chance_));
      if (!section.text.empty()) section.text += one_of(5, chance_) == 0 ? "\n\n" : " ";
      section.text += line(words) + ".";
      left -= words;
    }
    return section;
  }

  // A sentence, or a title.
  std::string line(std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      if (i > 0) text += ' ';
      text += word();
    }
    if (one_of(one_in_topics, chance_) == 0) text += ' ' + topics_[one_of(topics_.size(), chance_)];
    text[0] = static_cast<char>(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 32 : text[0]);
    return text;
  }

  std::string word() {
    std::string word = corpus_.words.draw(chance_);
    if (one_of(one_in_acronyms, chance_) != 0) return word;
    word.resize(std::min<std::size_t>(word.size(), 4));
    for (char& c : word) c = static_cast<char>(c - 32);
    return word;
  }

  void tell(const Document& document) {
    for (const Section& section : document.sections) {
      corpus_.passages.push_back({.title = document.title,
                                  .heading = section.heading,
                                  .text = section.text,
                                  .kind = std::string(name(section.kind)),
                                  .publisher = document.publisher,
                                  .year = std::to_string(int(document.published->first->year()))});
      corpus_.bytes += section.heading.size() + section.text.size();
    }
    corpus_.bytes += document.title.size();
  }

  Corpus& corpus_;
  Vocabulary vocabulary_ = Vocabulary::built_in();
  std::vector<std::string> topics_;
  std::mt19937_64 chance_{2};
  std::size_t number_ = 0;
};

}  // namespace

Words::Words(std::size_t count) : words_(spell(count)) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i)
    up_to_.push_back(sum += 1 / (static_cast<double>(i) + 2.7));
}

const std::string& Words::draw(std::mt19937_64& chance) const {
  double at = static_cast<double>(chance() >> 11) * 0x1p-53 * up_to_.back();
  auto found = std::upper_bound(up_to_.begin(), up_to_.end() - 1, at);
  return words_[static_cast<std::size_t>(found - up_to_.begin())];
}

Corpus make_corpus(std::size_t sections) {
  Corpus corpus{Words(different_words), {}, {}};
  Maker maker(corpus);
  while (corpus.passages.size() < sections) maker.add_document();
  return corpus;
}

std::string make_query(const Corpus& corpus, std::size_t length, std::mt19937_64& chance) {
  std::string query;
  for (std::size_t i = 0; i < length; ++i) query += (i > 0 ? " " : "") + corpus.words.draw(chance);
  return query;
}

}  // namespace fingerpost::bench
