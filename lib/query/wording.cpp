#include "query/wording.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace fingerpost::query {
namespace {

// Each is a family that shares its stem with another one.
using Family = std::array<std::string_view, 4>;
constexpr Family own_words[] = {{"department", "departments", "departmental"},
                                {"depart", "departs", "departed", "departing"},
                                {"customer", "customers"},
                                {"custom", "customs", "customary"},
                                {"probation", "probationary"},
                                {"probate"},
                                {"relative", "relatives"},
                                {"positive", "positives", "positively"},
                                {"position", "positions", "positioned", "positioning"},
                                {"publication", "publications"},
                                {"public", "publicly"},
                                {"important", "importance", "importantly"},
                                {"import", "imports", "imported", "importing"},
                                {"experiment", "experiments", "experimental"},
                                {"experience", "experiences", "experienced", "experiencing"},
                                {"minority", "minorities"},
                                {"minor", "minors"},
                                {"majority", "majorities"},
                                {"major", "majors"}};

bool hyphen(std::string_view between) {
  const std::string plain = text::fold(between);
  return plain == "-";
}

bool all_hyphened(std::string_view item, const std::vector<text::Word>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::size_t from = words[i].span.offset + words[i].span.length;
    if (!hyphen(item.substr(from, words[i + 1].span.offset - from))) return false;
  }
  return words.size() > 1;
}

bool capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

}  // namespace

std::vector<Clause::Term> terms_of(const std::string& folded) {
  if (folded.empty()) return {};
  for (const Family& family : own_words) {
    if (std::find(family.begin(), family.end(), folded) == family.end()) continue;
    std::vector<Clause::Term> any;
    for (const std::string_view word : family)
      if (!word.empty()) any.push_back({text::word_term(word)});
    return any;
  }
  return {{text::stem_term(folded)}};
}

std::vector<Clause::Term> compound(std::string_view item, const std::vector<text::Word>& words) {
  constexpr std::size_t longest = 5;  // "out-of-hours"; more is no compound
  // The part that says most, beside the whole: "follow" of "follow-up".
  constexpr double part_weight = 0.5;
  if (words.size() > longest || !all_hyphened(item, words)) return {};
  std::vector<std::string> phrase;
  std::string joined;
  bool small = false;
  for (const text::Word& word : words) {
    phrase.push_back(text::word_term(word.folded));
    joined += word.folded;
    small = small || text::is_stop_word(word.folded);
  }
  if (!small) return {};
  std::vector<Clause::Term> any{{.phrase = std::move(phrase)}};
  if (words.size() == 2) any.push_back({text::stem_term(joined)});
  if (!text::is_stop_word(words.front().folded))
    any.push_back({text::stem_term(words.front().folded), part_weight});
  return any;
}

bool asks(std::string_view small_words) {
  static constexpr std::string_view alone[] = {
      "a",    "an",  "the",   "of", "and",  "our",   "your", "my", "for", "in",
      "this", "any", "about", "is", "some", "their", "to",   "on", "with"};
  for (const text::Word& word : text::words(small_words))
    if (std::find(std::begin(alone), std::end(alone), word.folded) == std::end(alone)) return true;
  return false;
}

Names::Names(std::string_view open, const Places& places) : open_(open), places_(places) {
  static constexpr std::string_view titles[] = {"mr", "mrs", "ms", "miss", "dr", "sir", "lady"};
  std::size_t small = 0;
  bool after_title = false;
  for (const text::Word& word : text::words(open)) {
    if (after_title) titled_.push_back(word.span.offset);
    after_title = std::find(std::begin(titles), std::end(titles), word.folded) != std::end(titles);
    if (first_ == std::string_view::npos) first_ = word.span.offset;
    small += !capital(word.span.in(open)) && !text::is_stop_word(word.folded);
  }
  title_case_ = small == 0;
}

bool Names::is_name(const text::Word& word, std::size_t offset) const {
  const auto typed = open_.substr(std::min(offset, open_.size()), word.span.length);
  if (capital(typed) && offset != first_ && !title_case_) return true;
  if (std::find(titled_.begin(), titled_.end(), offset) != titled_.end()) return true;
  // A word of a place's: "west" of "west-yorkshire".
  return std::any_of(places_.within.begin(), places_.within.end(), [&](const auto& place) {
    const std::string& whole = place.first;
    for (auto at = whole.find(word.folded); at != std::string::npos;
         at = whole.find(word.folded, at + 1)) {
      const std::size_t end = at + word.folded.size();
      if ((at == 0 || whole[at - 1] == '-') && (end == whole.size() || whole[end] == '-'))
        return true;
    }
    return false;
  });
}

}  // namespace fingerpost::query
