#include "query/clauses.hpp"

#include <algorithm>
#include <utility>

#include "query/acronyms.hpp"
#include "query/lay_words.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

bool is_simple(const Clause& clause) { return clause.phrase.empty() && !clause.prefix; }

std::string key_of(const Clause& clause) {
  std::string key = std::to_string(static_cast<int>(clause.need)) + (clause.prefix ? "*" : "") +
                    (clause.near > 0 ? '~' + std::to_string(clause.near) : "");
  for (const auto& term : clause.any) key.append(1, ' ').append(term.term);
  for (const std::string& term : clause.phrase) key.append(1, '"').append(term);
  return key;
}

bool add_words(const Clause& clause, std::vector<std::string>& to) {
  if (clause.need == Clause::Need::must_not || clause.prefix) return false;
  if (!clause.phrase.empty())
    to.insert(to.end(), clause.phrase.begin(), clause.phrase.end());
  else
    for (const text::Word& word : text::words(clause.word)) to.push_back(word.folded);
  return true;
}

void relax(Clause& clause) {
  if (clause.need == Clause::Need::must) clause.need = Clause::Need::should;
}

void join_into(Clause& into, Clause& from) {
  if (!into.phrase.empty()) {
    into.any.push_back({.phrase = std::exchange(into.phrase, {})});
    into.word.clear();
  }
  if (!from.phrase.empty()) from.any.push_back({.phrase = std::move(from.phrase)});
  for (Clause::Term& term : from.any) into.any.push_back(std::move(term));
  if (from.need == Clause::Need::should) into.need = from.need;
}

namespace {

void mark_stem(std::string stem, std::vector<std::string>& marks) {
  if (std::find(marks.begin(), marks.end(), stem) == marks.end()) marks.push_back(std::move(stem));
}

// The stop words of a phrase would be marked all over a snippet.
void mark_words(const std::vector<std::string>& words, std::vector<std::string>& marks) {
  for (const std::string& word : words) {
    if (words.size() > 1 && text::is_stop_word(word)) continue;
    mark_stem(text::stem(word), marks);
  }
}

}  // namespace

void mark(const Clause& clause, std::vector<std::string>& marks) {
  if (clause.need == Clause::Need::must_not || clause.prefix) return;
  if (clause.weak) return;
  if (clause.phrase.empty() && !clause.word.empty()) mark_words({clause.word}, marks);
  if (!clause.phrase.empty()) mark_words(clause.phrase, marks);
  for (const Clause::Term& term : clause.any)
    if (!term.phrase.empty())
      mark_words(term.phrase, marks);
    else if (term.term.starts_with('Z') && !clause.word.empty())
      mark_stem(term.term.substr(1), marks);
}

void spell_out(const Topic& topic, Clause& clause) {
  if (clause.need != Clause::Need::should || !is_simple(clause)) return;
  std::vector<std::string> words = spelt_out(topic, clause.word);
  if (!words.empty() && words.size() <= max_phrase)
    clause.any.push_back({.phrase = std::move(words)});
}

void add_written(Clause& clause, double weight) {
  if (!clause.sure && weight > 0) add_all(clause, written_for(clause.word), weight);
}

void add_all(Clause& clause, const std::vector<std::vector<std::string>>& written, double weight) {
  for (const std::vector<std::string>& words : written) {
    Clause::Term term{.weight = weight};
    if (words.size() == 1)
      term.term = text::stem_term(words.front());
    else
      for (const std::string& word : words) term.phrase.push_back(text::word_term(word));
    clause.any.push_back(std::move(term));
  }
}

}  // namespace fingerpost::query
