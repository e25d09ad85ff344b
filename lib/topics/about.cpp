// What is named in a text and what else stands in it, noted word by word. What it comes to:
// odds.cpp.
#include "topics/about.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "topics/features.hpp"

namespace fingerpost::topics {
namespace {

bool has_figure(const Pattern& pattern) {
  return std::any_of(pattern.text.begin(), pattern.text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// Whether a sign of several words may begin at a word: most that begin one do not go on.
bool goes_on(const Trie& signs, std::span<const Token> words, std::size_t at) {
  if (at + 1 >= words.size() || words[at + 1].divided) return false;
  return words[at + 1].article || signs.may_begin(words[at].stem, words[at + 1].stem);
}

// Asked for thousands of topics in a text.
void add(std::span<const std::pair<TopicIndex, float>> of_sign, float* sums) {
  const auto* each = of_sign.data();
  const auto* const end = each + of_sign.size();
#pragma GCC unroll 4
  for (; each != end; ++each) sums[each->first] += each->second;
}

}  // namespace

About::About(const Data& data)
    : data_(data),
      words_here_(data.signs.empty() ? data.lexicon.size() + 1 : 0),
      signs_here_(data.signs.signs.size()),
      alone_here_(signs_here_) {}

void About::note(const std::vector<Token>& words, const Match& match, const Place& place) {
  const Pattern& pattern = data_.patterns[match.pattern];
  Found& found = found_[match.topic];
  found.late = std::min(found.late, place.late);
  if (!place.overlaps) {
    found.worth += place.worth;
    found.places += place.plainly;
  }
  found.by_acronyms_alone &= pattern.kind == Pattern::Kind::acronym;
  found.by_words_alone &= is_one_word(match);
  found.tellingly |= is_telling(words, match);
  found.formally |= is_formal(match);
  found.surely |=
      is_formal(match) && (pattern.near != 0 || place.worth >= of_one_word * in_heading);
  found.plainly |= place.plainly;
  found.borrowed &= place.borrowed;
  found.only_above &= place.above;
  found.headed |= place.headed;
  found.opens |= opens(words, match);
  const bool fieldly = match.last > match.first && has_field_word(words, match);
  found.fieldly |= fieldly;
  found.titles |= (fieldly && place.headed && match.first <= title_number) ||
                  (match.last > match.first && opens(words, match));
  found.in_full |= match.last > match.first;
  found.of_other_things &= is_of_other_things(words, match);
  if (!data_.signs.empty()) return;
  for (auto i = match.first; i <= match.last && found.stems.size() < most_stems; ++i)
    if (std::find(found.stems.begin(), found.stems.end(), words[i].stem) == found.stems.end())
      found.stems.push_back(words[i].stem);
}

void About::read(const Part& part, const std::vector<Token>& words, const std::vector<Said>& said,
                 const std::vector<Match>& found, bool is_body) {
  if (is_body) words_ = words.size();
  note_field(words, found);
  if (!data_.signs.empty()) {
    note_owners(words.size(), found);
    note_rest(words);
    return note_signs(part, words, said);
  }
  for (const Token& word : words) words_here_[word.stem] = true;
}

// Whose names hold each word.
void About::note_owners(std::size_t words, const std::vector<Match>& found) {
  owners_.assign(words, 0);
  for (const Match& match : found)
    std::fill(owners_.begin() + match.first, owners_.begin() + match.last + 1, match.topic + 1);
}

// How much stands there beside the names, whether any of it is of the field, and which
// words speak of the field or of people, as many as can be asked for.
void About::note_rest(const std::vector<Token>& words) {
  const bool asked = words.size() <= longest_asked;
  const std::size_t enough = asked ? much_beside : little_beside;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (field_beside_names_ && beside_names_ >= enough && (!asked || people_.size() >= most_people))
      return;
    if (owners_[i] != 0) continue;
    const bool field = words[i].has(of_field);
    beside_names_ += !words[i].stop;
    field_beside_names_ |= field;
    if (asked && people_.size() < most_people && (field || data_.scopes.is_people(words[i].stem)) &&
        std::find(people_.begin(), people_.end(), words[i].stem) == people_.end())
      people_.push_back(words[i].stem);
  }
}

// What speaks of other things, each word once.
void About::note_other(const Part& part, const Token& word) {
  const bool noted = std::any_of(others_.begin(), others_.end(),
                                 [&](const Spot& spot) { return spot.stem == word.stem; });
  if (!noted && others_.size() < most_others) others_.push_back({&part, word.offset, word.stem});
}

void About::note_signs(const Part& part, std::span<const Token> words,
                       const std::vector<Said>& said) {
  const Signs& signs = data_.signs;
  signs_.reserve(signs_.size() + words.size() / 2);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!(words[i].roles & (is_sign | begins_sign | of_other))) continue;
    if (words[i].has(of_other) && owners_[i] == 0) note_other(part, words[i]);
    if (said[i] == Said::elsewhere) continue;  // of another page
    const StemId stem = words[i].stem;
    if (words[i].has(is_sign) && !words[i].stop && !alone_here_[signs.of_word[stem]])
      note_sign(part, words, i, i, signs.of_word[stem]);
    if (!words[i].has(begins_sign) || !goes_on(signs.longer, words, i)) continue;
    Trie::Node node = signs.longer.child(Trie::root, stem);
    const std::size_t end = std::min(words.size(), i + longest_sign);
    for (std::size_t at = i + 1; node != Trie::nowhere && at < end; ++at) {
      if (words[at].divided) break;
      const Trie::Node next =
          words[at].stem == 0 ? Trie::nowhere : signs.longer.child(node, words[at].stem);
      if (next == Trie::nowhere && words[at].article) continue;
      node = next;
      if (node != Trie::nowhere && signs.longer.at(node) != 0)
        note_sign(part, words, i, at, signs.longer.at(node));
    }
  }
}

void About::note_sign(const Part& part, std::span<const Token> words, std::size_t first,
                      std::size_t last, std::uint32_t sign) {
  const std::uint32_t owner = owners_[first] == owners_[last] ? owners_[first] : 0;
  if (signs_here_[sign]) {
    if (owner == 0) alone_here_.set(sign);
    return;
  }
  signs_here_.set(sign);
  if (owner == 0) alone_here_.set(sign);
  const std::size_t offset = words[first].offset;
  signs_.push_back({sign, &part, offset, words[last].offset + words[last].length - offset,
                    first != last, owner});
}

// Whether the text speaks of what the vocabulary's field speaks of, beside the
// names found in it.
void About::note_field(const std::vector<Token>& words, const std::vector<Match>& found) {
  // In a sentence or two the words of a lone topic's names do not vouch for themselves:
  // "young carers of bonsai", "water safety: the tank is clear" (traps-fresh.ndjson).
  const bool short_one =
      words.size() < long_text && std::all_of(found.begin(), found.end(), [&](const Match& each) {
        return each.topic == found.front().topic;
      });
  auto name = found.begin();
  for (std::uint32_t i = 0; i < words.size() && field_words_.size() < 2; ++i) {
    while (name != found.end() && name->last < i) ++name;
    const bool named = name != found.end() && name->first <= i;
    if (!words[i].has(of_field) || (named && short_one)) continue;
    if (std::find(field_words_.begin(), field_words_.end(), words[i].stem) == field_words_.end())
      field_words_.push_back(words[i].stem);
  }
  if (!data_.field.empty()) return;  // what follows is asked where it tells none
  auto match = found.begin();
  for (std::uint32_t i = 0; i < words.size() && !of_the_field_; ++i) {
    while (match != found.end() && match->last < i) ++match;
    const bool named = match != found.end() && match->first <= i;
    of_the_field_ = !named && words[i].has(of_field);
  }
}

// What its context decided has that context beside it, and no common word has a
// figure in it ("COVID-19").
bool About::is_one_word(const Match& match) const {
  const Pattern& pattern = data_.patterns[match.pattern];
  return match.first == match.last && pattern.near == 0 && !has_figure(pattern);
}

bool About::is_formal(const Match& match) const {
  const Pattern& pattern = data_.patterns[match.pattern];
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return pattern.kind == Pattern::Kind::label ||
         (pattern.kind == Pattern::Kind::acronym &&
          std::any_of(pattern.text.begin(), pattern.text.end(), capital));
}

// "A core group of donors", "the private fostering of ideas": what the name is of is
// nothing of the field.
bool About::is_of_other_things(const std::vector<Token>& words, const Match& match) const {
  const std::size_t of = match.last + 1;
  if (data_.of_word == 0 || of + 1 >= words.size() || words[of].stem != data_.of_word) return false;
  for (std::size_t i = of + 1; i < words.size() && i <= of + of_reach; ++i) {
    if (words[i].sentence) return i > of + 1;
    if (words[i].has(of_field) || words[i].has(begins_name)) return false;
  }
  return true;
}

// A name that says by itself which field it is of: the label, a long one, one with a
// word of the field in it, or one whose context decided.
bool About::is_telling(const std::vector<Token>& words, const Match& match) const {
  const Pattern& pattern = data_.patterns[match.pattern];
  if (pattern.kind == Pattern::Kind::label || pattern.near != 0 || has_figure(pattern)) return true;
  return pattern.words >= telling_name || has_field_word(words, match);
}

bool About::has_field_word(const std::vector<Token>& words, const Match& match) {
  return std::any_of(words.begin() + match.first, words.begin() + match.last + 1,
                     [](const Token& word) { return word.has(of_field); });
}

float About::says(const Signs::Sign& sign, TopicIndex topic) const {
  for (auto i = sign.from; i < sign.to; ++i)
    if (data_.signs.topics[i].first == topic) return data_.signs.topics[i].second;
  return 0;
}

void About::finish() {
  worths_.reserve(found_.size());
  for (const auto& [topic, found] : found_) worths_.push_back(found.worth);
  std::sort(worths_.begin(), worths_.end());
  if (data_.signs.empty()) return;
  sums_.assign(data_.topics.size(), 0);
  own_ = sums_;
  const double share = shortened();
  phrases_.assign(data_.topics.size(), 0);
  float* const sums = sums_.data();
  for (const SignPlace& place : signs_) {
    const Signs::Sign& sign = data_.signs.signs[place.sign];
    const std::span of_sign(data_.signs.topics.data() + sign.from, sign.to - sign.from);
    if (place.owner != 0 && !alone_here_[place.sign])
      own_[place.owner - 1] += says(sign, place.owner - 1);
    add(of_sign, sums);
    for (auto i = sign.from; place.several && i < sign.to; ++i)
      if (auto& count = phrases_[data_.signs.topics[i].first]; count < 2) ++count;
  }
  for (std::size_t i = 0; i < sums_.size(); ++i) {
    sums_[i] *= static_cast<float>(share) / data_.signs.size[i];
    if (sums_[i] > most_)
      second_ = std::exchange(most_, sums_[i]);
    else
      second_ = std::max<double>(second_, sums_[i]);
  }
}

// The sum of a topic's signs without those that only its own names hold.
double About::beside(TopicIndex topic) const {
  return sums_[topic] - own_[topic] * shortened() / double(data_.signs.size[topic]);
}

// Of a longer text signs say less.
double About::shortened() const {
  return std::sqrt(most_words / std::max(most_words, double(words_)));
}

double About::lead(double sum) const {
  return std::max(sum - (sum < most_ ? most_ : second_), -most_lead);
}

// Those that could come to enough, in logarithms: most topics could not.
std::vector<TopicIndex> About::unnamed(const std::vector<TopicIndex>& not_meant) const {
  static const double least = std::log(unnamed_from / (1 - unnamed_from) / base_unnamed /
                                       most_for_shortness / of_phrases[2]);
  // No lead is more than the sum itself.
  const auto too_few = static_cast<float>(0.999 * least / (of_signs_alone + of_lead_alone));
  std::vector<TopicIndex> out;
  for (TopicIndex i = 0; i < sums_.size(); ++i)
    if (sums_[i] >= too_few &&
        of_signs_alone * sums_[i] + of_lead_alone * lead(sums_[i]) >= least &&
        !found_.contains(i) &&
        !(words_ < usual_length && std::binary_search(not_meant.begin(), not_meant.end(), i)))
      out.push_back(i);
  return out;
}

// One that is given, not only a word of its names.
bool About::is_sign_of(const SignPlace& place, TopicIndex topic) const {
  const Signs::Sign& sign = data_.signs.signs[place.sign];
  const auto begin = data_.signs.topics.begin();
  return std::find(begin + sign.from, begin + sign.to, std::pair(topic, sign.rarity)) !=
         begin + sign.to;
}

std::vector<Evidence> About::signs_of(TopicIndex topic) const {
  std::vector<Evidence> out;
  for (const SignPlace& place : signs_)
    if (is_sign_of(place, topic))
      out.push_back({std::string(place.part->text.substr(place.offset, place.length)), place.offset,
                     place.length, std::string(place.part->where)});
  return out;
}

// How many places its signs stand in: "ask the police whether" is one, though it holds four.
int About::sign_places(TopicIndex topic) const {
  int out = 0;
  const Part* part = nullptr;
  std::size_t end = 0;
  for (const SignPlace& place : signs_) {
    if (!is_sign_of(place, topic)) continue;
    if (place.part != part || place.offset >= end) ++out, part = place.part, end = 0;
    end = std::max(end, place.offset + place.length);
  }
  return out;
}

// How many words speak of other things: none that a sign of the topic holds.
int About::others_beside(TopicIndex topic) const {
  return static_cast<int>(std::count_if(others_.begin(), others_.end(), [&](const Spot& spot) {
    return std::none_of(signs_.begin(), signs_.end(), [&](const SignPlace& place) {
      return place.part == spot.part && place.offset <= spot.offset &&
             spot.offset < place.offset + place.length && is_sign_of(place, topic);
    });
  }));
}

bool About::opens(const std::vector<Token>& words, const Match& match) {
  return match.first == 0 && (match.last + 1 == words.size() || words[match.last + 1].divided);
}

}  // namespace fingerpost::topics
