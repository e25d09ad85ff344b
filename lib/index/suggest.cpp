// A word that stands nowhere is a slip, and one that hardly stands anywhere may be one; what
// was meant is near it and stands beside the words beside it:
//
//     typed      bruisng in babys         stands nowhere: bruising, 1 edit
//     typed      safe guarding            written together
//     typed      childprotection          written apart
//     typed      stratagy meeting         near: strategy, stratagem; "strategy meeting" stands
//     there not for    LADO, S47, Kirklees, back to top
//
// Every suggestion has been asked, and finds its words with the same filters.
#include "index/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "index/near.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using query::Clause;

// What a corrected word is worth beside one that was typed: tests/questions, class
// misspelling; and one written apart or together, which is the same word.
constexpr double corrected_weight = 0.8, joined_weight = 0.9;
// Shorter words are put right only where they stand beside what was typed.
constexpr std::size_t shortest_alone = 5;
// Each is looked for among all words there are.
constexpr std::size_t most_tried = 5;
constexpr std::size_t most_suggested = 3;
// A word that is there is only doubted when it is this rare, and what may be meant is so
// many times as frequent and stands beside the other words so often.
constexpr std::size_t rare = 2, times_as_frequent = 20, often_beside = 3;
// An edit outweighs some 400 times the sections; standing beside the next word two thirds of it.
constexpr double of_edit = 3, of_beside = 2, of_frequency = 0.5;
// Candidates this far below the best are no longer good ones.
constexpr double close = 1;

// One word, or two that were typed apart, and what may stand in their place.
struct Change {
  std::size_t clause = 0, clauses = 1;
  std::vector<std::string> meant = {};  // best first
  bool doubted = false;                 // the typed word is there
};

class Suggestions {
 public:
  Suggestions(query::Plan& plan, const Wording& wording)
      : plan_(plan), wording_(wording), typed_(plan.clauses) {}

  std::vector<std::string> run() {
    std::size_t tried = 0;
    for (std::size_t i = 0; i < typed_.size() && tried < most_tried; ++i) {
      if (!plain(typed_[i]) || typed_[i].sure) continue;
      if (i + 1 < typed_.size() && apart(i)) {
        tried += 1;
        continue;
      }
      together(i);
      tried += doubt(i);
    }
    ask_for_them();
    return suggested();
  }

 private:
  // A word of the query, not a phrase, a topic, a field or a beginning.
  static bool plain(const Clause& clause) {
    return !clause.any.empty() && clause.phrase.empty() && !clause.prefix &&
           clause.need != Clause::Need::must_not && clause.offset != std::string::npos &&
           !clause.word.empty();
  }

  bool there(const std::string& word) const {
    return wording_.matcher.there(text::word_term(word));
  }

  bool found(const Clause& clause) const {
    return std::any_of(clause.any.begin(), clause.any.end(), [&](const Clause::Term& term) {
      return !term.term.empty() && wording_.matcher.there(term.term);
    });
  }

  std::size_t beside(const std::string& one, const std::string& other) const {
    return index::beside(wording_.library, wording_.view, one, other);
  }

  // Behind the first of two words nothing but a space or a hyphen stands before the second.
  bool side_by_side(const Clause& one, const Clause& two) const {
    const std::size_t end = one.offset + length_at(one.offset);
    return two.offset > end && plan_.query.text.find_first_not_of(" -", end) == two.offset;
  }

  std::size_t length_at(std::size_t offset) const {
    text::WordReader word(std::string_view(plan_.query.text).substr(offset));
    return word.next() ? word.span().offset + word.span().length : 0;
  }

  // "safe guarding": written together. True when that is a suggestion.
  bool apart(std::size_t i) {
    const Clause &one = typed_[i], &two = typed_[i + 1];
    if (!plain(two) || !side_by_side(one, two)) return false;
    const std::string joined = one.word + two.word;
    if (!there(joined)) return false;
    const bool neither = !found(one) || !found(two);
    for (Clause* clause : {&plan_.clauses[i], &plan_.clauses[i + 1]})
      clause->any.push_back({text::stem_term(joined), joined_weight});
    mark(joined);
    if (neither) changes_.push_back({i, 2, {joined}, false});
    return neither;
  }

  // "esafety", "multiagency", "childprotection": written apart, with a hyphen or a space.
  void together(std::size_t i) {
    const std::string& word = typed_[i].word;
    const bool absent = !found(typed_[i]);
    const std::size_t least = absent ? 3 : 4;
    std::optional<std::pair<std::size_t, std::size_t>> best;
    for (std::size_t at = 1; at + least <= word.size(); ++at) {
      const std::string left = word.substr(0, at), right = word.substr(at);
      if (!may_begin(left, absent) || !there(left) || !there(right)) continue;
      const std::size_t count = beside(left, right);
      if (count > 0 && (!best || count > best->first)) best = {count, at};
    }
    if (!best) return;
    const std::string left = word.substr(0, best->second), right = word.substr(best->second);
    plan_.clauses[i].any.push_back({.weight = joined_weight, .phrase = {left, right}});
    mark(right);
    if (absent) changes_.push_back({i, 1, {left + ' ' + right}, false});
  }

  // What is written together or apart as people please; a word that stands nowhere may be
  // any two that stand side by side.
  static bool may_begin(const std::string& left, bool absent) {
    static constexpr std::string_view beginnings[] = {
        "anti",  "by",  "care",  "co",   "cross", "cyber", "e",     "inter", "micro", "mid",
        "multi", "non", "off",   "on",   "out",   "over",  "post",  "pre",   "self",  "semi",
        "step",  "sub", "under", "well", "ex",    "half",  "child", "life",  "work",  "re"};
    return (absent && left.size() >= 3) ||
           std::find(std::begin(beginnings), std::end(beginnings), left) != std::end(beginnings);
  }

  // True when words were looked for.
  bool doubt(std::size_t i) {
    const Clause& clause = typed_[i];
    if (text::is_stop_word(clause.word) || suggested_for(i)) return false;
    const bool absent = !found(clause);
    if (!absent && !doubtful(i)) return false;
    Change change{i, 1, candidates(i, absent), !absent};
    if (!change.meant.empty()) changes_.push_back(std::move(change));
    return true;
  }

  bool suggested_for(std::size_t i) const {
    return std::any_of(changes_.begin(), changes_.end(), [i](const Change& change) {
      return change.clause <= i && i < change.clause + change.clauses;
    });
  }

  // Rare, in a query of several words, and beside none of them.
  bool doubtful(std::size_t i) const {
    const Clause& clause = typed_[i];
    const std::vector<std::string> others = neighbours(i);
    if (clause.word.size() < shortest_alone || others.empty()) return false;
    if (wording_.matcher.containing(text::stem_term(clause.word)) > rare) return false;
    return beside_any(clause.word, others) == 0;
  }

  // The words typed before and after it that stand somewhere.
  std::vector<std::string> neighbours(std::size_t i) const {
    std::vector<std::string> words;
    const auto add = [&](const Clause& clause) {
      if (plain(clause) && !text::is_stop_word(clause.word) && there(clause.word))
        words.push_back(clause.word);
    };
    if (i > 0) add(typed_[i - 1]);
    if (i + 1 < typed_.size()) add(typed_[i + 1]);
    return words;
  }

  std::size_t beside_any(const std::string& word, const std::vector<std::string>& others) const {
    std::size_t most = 0;
    for (const std::string& other : others) most = std::max(most, beside(word, other));
    return most;
  }

  std::vector<std::string> candidates(std::size_t i, bool absent) const {
    const std::string& typed = typed_[i].word;
    const std::vector<std::string> others = neighbours(i);
    const std::size_t there = wording_.matcher.containing(text::stem_term(typed));
    std::vector<std::pair<double, std::string>> good;
    for (const Spelling::Near& near : wording_.spelling().near(typed, wording_.matcher)) {
      if (text::stem(near.word) == text::stem(typed)) continue;
      const std::size_t next = beside_any(near.word, others);
      const bool clear = near.sections >= times_as_frequent * std::max<std::size_t>(there, 1) &&
                         next >= often_beside && near.cost <= 1;
      if (absent ? typed.size() < shortest_alone && next == 0 : !clear) continue;
      good.emplace_back(of_frequency * std::log1p(static_cast<double>(near.sections)) +
                            (next > 0 ? of_beside : 0) - of_edit * near.cost,
                        near.word);
    }
    std::stable_sort(good.begin(), good.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string> words;
    for (const auto& [value, word] : good)
      if (words.size() < most_suggested && value > good.front().first - close)
        words.push_back(word);
    return words;
  }

  void mark(const std::string& words) {
    for (const text::Word& word : text::words(words))
      if (!text::is_stop_word(word.folded)) plan_.mark.push_back(text::stem(word.folded));
  }

  // The likeliest word is asked for beside one that stands nowhere.
  void ask_for_them() {
    for (const Change& change : changes_) {
      if (change.doubted || change.clauses > 1) continue;
      const std::string& meant = change.meant.front();
      if (meant.find(' ') != std::string::npos) continue;
      Clause& clause = plan_.clauses[change.clause];
      if (clause.word.size() < shortest_alone) continue;
      clause.any.push_back({text::stem_term(meant), corrected_weight});
      mark(meant);
    }
  }

  // -- Whole queries ----------------------------------------------------------

  using Choice = std::vector<std::optional<std::string>>;  // for each change

  std::vector<std::string> suggested() const {
    std::vector<std::string> all;
    if (changes_.empty()) return all;
    Choice best;
    for (const Change& change : changes_) best.emplace_back(change.meant.front());
    if (!offer(best, all) && changes_.size() > 1)
      for (std::size_t i = 0; i < changes_.size(); ++i) {
        Choice one(changes_.size());
        one[i] = changes_[i].meant.front();
        offer(one, all);
      }
    for (std::size_t i = 0; i < changes_.size(); ++i)
      for (std::size_t j = 1; j < changes_[i].meant.size(); ++j) {
        Choice other = best;
        other[i] = changes_[i].meant[j];
        offer(other, all);
      }
    return all;
  }

  bool offer(const Choice& choice, std::vector<std::string>& to) const {
    if (to.size() == most_suggested || !finds(choice)) return false;
    const std::string text = with(choice);
    if (text != plan_.query.text && std::find(to.begin(), to.end(), text) == to.end())
      to.push_back(text);
    return true;
  }

  std::string with(const Choice& choice) const {
    std::string text = plan_.query.text;
    for (std::size_t i = choice.size(); i-- > 0;) {
      if (!choice[i]) continue;
      const Change& change = changes_[i];
      const std::size_t first = typed_[change.clause].offset;
      const std::size_t last = typed_[change.clause + change.clauses - 1].offset;
      text.replace(first, last + length_at(last) - first, *choice[i]);
    }
    return text;
  }

  // Something has the new words, with whatever else the query asks for.
  bool finds(const Choice& choice) const {
    query::Plan plan = plan_;
    plan.clauses = typed_;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      if (!choice[i]) continue;
      for (std::size_t j = 0; j < changes_[i].clauses; ++j) {
        Clause& clause = plan.clauses[changes_[i].clause + j];
        clause.need = Clause::Need::must;
        const auto words = text::words(*choice[i]);
        if (words.size() == 1) {
          clause.any = {{text::stem_term(words.front().folded)}};
        } else {
          clause.any = {{.phrase = {}}};
          for (const text::Word& word : words)
            clause.any.front().phrase.push_back(text::word_term(word.folded));
        }
      }
    }
    return wording_.finds(plan);
  }

  query::Plan& plan_;
  const Wording& wording_;
  const std::vector<Clause> typed_;
  std::vector<Change> changes_ = {};
};

}  // namespace

std::vector<std::string> put_right(query::Plan& plan, const Wording& wording) {
  return Suggestions(plan, wording).run();
}

std::vector<std::string> unknown_publishers(const query::Plan& plan, const Wording& wording) {
  std::vector<std::string> notices;
  for (const std::vector<std::string>& names : plan.publishers) {
    std::vector<std::string> folded;
    for (const std::string& name : names) folded.push_back(text::fold(name));
    bool there = false;
    const Library& library = wording.library;
    for (std::size_t s = 0; s < library.segments().size() && !there; ++s) {
      const Columns& columns = library.segments()[s]->columns;
      std::map<std::uint32_t, bool> known;
      for (std::size_t i = 0; i < columns.documents.size() && !there; ++i) {
        const Number document = library.first_document(s) + static_cast<Number>(i);
        if (wording.view.state(document) != DayView::State::visible) continue;
        const std::uint32_t publisher = columns.documents[i].publisher;
        auto [at, fresh] = known.try_emplace(publisher, false);
        if (fresh)
          at->second = std::find(folded.begin(), folded.end(),
                                 text::fold(columns.text(publisher))) != folded.end();
        there = at->second;
      }
    }
    if (!there) notices.push_back("nothing here is from \"" + names.front().substr(0, 60) + '"');
  }
  return notices;
}

}  // namespace fingerpost::index
