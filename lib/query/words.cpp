// Words, phrases and prefixes become clauses; the topics they name become
// clauses beside them, so that "NIM bruising" finds the page that spells it out
// and the page that writes NIM finds the top.
#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "query/acronyms.hpp"
#include "query/beside_words.hpp"
#include "query/clauses.hpp"
#include "query/draft.hpp"
#include "query/lay_runs.hpp"
#include "query/numbers.hpp"
#include "query/units.hpp"
#include "query/weak_words.hpp"
#include "query/wording.hpp"

namespace fingerpost::query {
namespace {

// More topics than this are a list, not a question.
constexpr std::size_t max_topics = 8;

// "16 days" and "time to talk day" are names; from so many words on a question is whole.
// Measured when it was made, against never: success@1 .812, without it .810.
constexpr std::size_t least_whole = 6;

class Clauses {
 public:
  explicit Clauses(Draft& draft)
      : draft_(draft),
        open_(open_words(draft)),
        named_(draft.reads("topics") ? draft.vocabulary.named_in(open_, draft.asked.context)
                                     : std::vector<Tag>()),
        acronyms_(draft.vocabulary, named_, open_),
        names_(open_, draft.places),
        numbered_(numbered(open_)),
        whole_(is_whole(draft, open_)) {}

  void run() {
    for (std::size_t i = 0; i < draft_.items.size(); ++i) read(i);
    add_runs();
    keep_the_best(units_, narrowed());
    if (draft_.reads("senses")) offer_senses(draft_, named_);
    if (draft_.reads("topics")) {
      draft_.plan.topics_meant = draft_.vocabulary.suggest(open_, draft_.asked.context);
      if (describes())
        draft_.plan.described = topics::described(draft_.vocabulary, open_ + others_);
    }
    for (const Tag& tag : std::span(named_).first(std::min(named_.size(), max_topics)))
      add_topic(tag);
    add_beside();
    for (Unit& unit : units_) add(std::move(unit.clause));
    for (Clause& topic : topics_) add(std::move(topic));
    if (left_out_ > 0)
      draft_.notices.add("only " + std::to_string(max_clauses) +
                         " words of a query are searched for; " + std::to_string(left_out_) +
                         " are left out");
  }

 private:
  static bool is_whole(const Draft& draft, std::string_view open) {
    std::size_t count = 0;
    for (const text::Word& word : text::words(open))
      count += !draft.is_taken(word.span.offset, word.span.length);
    return count >= least_whole;
  }

  void read(std::size_t index) {
    const Item& item = draft_.items[index];
    const std::size_t before = units_.size();
    if (item.type == Item::Type::phrase)
      read_phrase(item, text::words(item.text));
    else if (item.type == Item::Type::words)
      read_words(item, text::words(item.text));
    const bool joined = (item.or_before && join(draft_.items[index - 1], item, before)) ||
                        (item.near_before > 0 && bring_near(item, before));
    if (!joined) last_ = before;
  }

  // What stands between quotes or behind a minus is meant literally.
  void read_phrase(const Item& item, std::vector<text::Word> words) {
    if (words.empty()) {
      draft_.notices.add("there is no word between the quotation marks", item.first);
      return;
    }
    if (words.size() > max_phrase) {
      words.resize(max_phrase);
      draft_.notices.add("a phrase is read to its word " + std::to_string(max_phrase), item.first);
    }
    Clause clause{.need = item.negated ? Clause::Need::must_not : Clause::Need::must};
    if (item.near > 0 && words.size() > 1 && may_be_near(item)) clause.near = item.near;
    for (const text::Word& word : words) {
      clause.phrase.push_back(text::word_term(word.folded));
      clause.word += (clause.word.empty() ? "" : " ") + word.folded;
    }
    units_.push_back({std::move(clause)});
  }

  void read_words(const Item& item, const std::vector<text::Word>& words) {
    if (words.empty()) {
      if (item.text.find('*') != std::string_view::npos || item.prefix)
        draft_.notices.add("* stands behind the beginning of a word", item.first);
      return;
    }
    const bool star = item.prefix && !(item.negated && words.size() > 1);
    if (item.prefix && !star)
      draft_.notices.add("* is not read behind several words that are left out", item.first);
    if (item.negated && !star) return read_phrase(item, words);
    if (!star && read_compound(item, words)) return;
    for (const text::Word& word : words)
      if (star && &word == &words.back())
        read_prefix(item, word);
      else
        read_word(item, word);
  }

  static std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }

  void read_prefix(const Item& item, const text::Word& word) {
    const bool short_one = letters(word.folded) < min_prefix;
    if (short_one)
      draft_.notices.add("* needs " + std::to_string(min_prefix) + " letters before it",
                         item.first);
    else if (prefixes_ == max_prefixes)
      draft_.notices.add("only " + std::to_string(max_prefixes) + " words of a query may end in *",
                         item.first);
    if (short_one || prefixes_ == max_prefixes) {
      if (item.negated) return read_phrase(item, {word});
      return read_word(item, word);
    }
    ++prefixes_;
    Clause clause{.need = item.negated ? Clause::Need::must_not : Clause::Need::should,
                  .any = {{text::word_term(word.folded)}},
                  .prefix = true,
                  .word = word.folded};
    units_.push_back({std::move(clause)});
  }

  void read_word(const Item& item, const text::Word& word) {
    const std::size_t offset = item.offset + word.span.offset;
    if (draft_.is_taken(offset, word.span.length) || read_number(offset)) return;
    const bool known = acronyms_.known(word, offset), written = acronyms_.written(word);
    Unit unit{.clause = {.any = terms_of(word.folded), .word = word.folded}, .offset = offset};
    unit.clause.offset = offset;
    unit.clause.sure = known || written || names_.is_name(word, offset);
    if (known || written)
      unit.clause.any.push_back(
          {text::acronym_term(upper(word.folded)), draft_.asked.weights.acronym});
    add_written(unit.clause, draft_.asked.weights.lay_word);
    const bool shadows = acronyms_.shadows_stop_word(word);
    if (shadows) unit.clause.any.erase(unit.clause.any.begin());
    unit.worth = worth_of(word, item, (known && written) || shadows);
    if (written && word.folded == "not")
      draft_.notices.add("NOT leaves out the word behind it; here it is a word like others",
                         offset);
    unit.clause.weak = whole_ && unit.worth == Worth::content && !unit.clause.sure && !known &&
                       is_weak_word(word.folded);
    if (unit.clause.weak) unit.clause.weight = draft_.asked.weights.weak_word;
    units_.push_back(std::move(unit));
  }

  // True when the word at `offset` is part of a "section 47".
  bool read_number(std::size_t offset) {
    for (const Numbered& each : numbered_) {
      if (offset < each.span.offset || offset >= each.span.offset + each.span.length) continue;
      if (offset == each.span.offset) {
        units_.push_back({.clause = {.any = each.any,
                                     .word = text::fold(each.span.in(open_)),
                                     .sure = true,
                                     .offset = offset},
                          .offset = offset,
                          .words = each.words});
      }
      return true;
    }
    return false;
  }

  // "on-line", "out-of-hours", "follow-up": with their small words they are one.
  bool read_compound(const Item& item, const std::vector<text::Word>& words) {
    auto any = compound(item.text, words);
    if (any.empty() || draft_.is_taken(item.offset, item.text.size())) return false;
    std::string joined;
    for (const text::Word& word : words) joined += word.folded;
    units_.push_back(
        {.clause = {.any = std::move(any), .word = joined, .sure = true, .offset = item.offset},
         .offset = item.offset});
    return true;
  }

  bool may_be_near(const Item& item) {
    if (nears_++ < max_nears) return true;
    draft_.notices.add("NEAR is read " + std::to_string(max_nears) + " times in a query",
                       item.first);
    return false;
  }

  // What stands on both sides of NEAR becomes one clause.
  bool bring_near(const Item& item, std::size_t begin) {
    const bool chain = begin == last_ + 1 && units_[last_].clause.families;
    std::vector<std::string> words;
    for (std::size_t i = last_; i < units_.size(); ++i)
      if (!add_words(units_[i].clause, words)) {
        draft_.notices.add("NEAR stands between words or phrases", item.first);
        return false;
      }
    if (begin == last_ || begin == units_.size() || words.size() > max_phrase) {
      draft_.notices.add("NEAR stands between words or phrases", item.first);
      return false;
    }
    if (!chain && !may_be_near(item)) return false;
    Clause clause{.need = Clause::Need::must, .phrase = std::move(words), .families = true};
    clause.near = std::max(units_[last_].clause.near, item.near_before);
    for (const std::string& word : clause.phrase)
      clause.word += (clause.word.empty() ? "" : " ") + word;
    units_.resize(last_);
    units_.push_back({std::move(clause)});
    return true;
  }

  // In a whole question of words alone: what is asked for exactly is answered so.
  void add_beside() {
    const bool plain = std::all_of(units_.begin(), units_.end(), [](const Unit& unit) {
      return unit.clause.need == Clause::Need::should && is_simple(unit.clause);
    });
    Clause front_door = front_door_clause(draft_.plan, draft_.vocabulary);
    if (plain && !front_door.any.empty()) topics_.push_back(std::move(front_door));
    Clause described = described_clause(draft_.plan, named_);
    if (plain && whole_ && !described.any.empty()) topics_.push_back(std::move(described));
  }

  // "let the social worker in" is also asked for as guidance writes it: with its first word
  // that says something, or where it is all small words, as a thing of its own.
  void add_runs() {
    const double weight = draft_.asked.weights.lay_word;
    if (weight <= 0) return;
    const std::vector<text::Word> words = text::words(open_);
    for (const LayRun& run : lay_runs(words)) {
      Unit* unit = nullptr;
      for (const std::size_t at : run.at) {
        const auto same = [&](const Unit& each) { return each.offset == words[at].span.offset; };
        const auto found = std::find_if(units_.begin(), units_.end(), same);
        if (found != units_.end() && found->worth == Worth::content && is_simple(found->clause) &&
            (!unit || unit->clause.weak))
          unit = &*found;
      }
      const text::Word& first = words[run.at.front()];
      if (draft_.is_taken(first.span.offset, first.span.length)) continue;
      if (!unit) {
        units_.push_back({.clause = {.word = first.folded, .sure = true}});
        unit = &units_.back();
      }
      add_all(unit->clause, run.written, weight);
      for (const auto& written : run.written)
        for (const std::string& word : written) others_.append(" ").append(word);
    }
  }

  // Two words or phrases become one clause that either answers. Half of the
  // words a query may have may be joined so.
  bool join(const Item& left, const Item& right, std::size_t begin) {
    if (text::fold(left.name) != text::fold(right.name) || left.negated || right.negated) {
      draft_.notices.add("OR stands between words, phrases or values of one field", right.first);
      return false;
    }
    const bool one_each = begin == last_ + 1 && units_.size() == begin + 1;
    if (!one_each || units_[last_].clause.prefix || units_[begin].clause.prefix) {
      for (std::size_t i = last_; i < units_.size(); ++i) relax(units_[i].clause);
      return false;
    }
    if (joined_ == max_clauses / 2) {
      ++left_out_;
    } else {
      mark(units_[begin].clause, draft_.plan.mark);
      mark(units_[last_].clause, draft_.plan.mark);
      ++joined_;
      join_into(units_[last_].clause, units_[begin].clause);
    }
    units_.pop_back();
    return true;
  }

  // A review tells of a case: what is described is told in many, and guidance is about it
  // more than any (tests/questions, reviews: .685 with, .748 without).
  bool describes() const {
    const auto& wanted = draft_.plan.wanted;
    return !units_.empty() && std::find(wanted.begin(), wanted.end(), Kind::review) == wanted.end();
  }

  // Something besides words says what is asked for.
  bool narrowed() const {
    const Plan& plan = draft_.plan;
    return !plan.understood.empty() || !plan.clauses.empty();
  }

  // A topic that one word names is another way to say that word; what several
  // words name is asked for beside them.
  void add_topic(const Tag& tag) {
    double words = 0;
    std::vector<std::size_t> named_by;
    for (Unit& unit : units_)
      if (is_evidence(tag, unit.offset)) {
        named_by.push_back(unit.offset);
        unit.clause.weight = draft_.asked.weights.named_word;
        unit.clause.weak = false;
        if (const Topic* topic = draft_.vocabulary.find(tag.topic)) spell_out(*topic, unit.clause);
        words += static_cast<double>(unit.words);
      }
    const Weights& weights = draft_.asked.weights;
    Clause clause{.weight = weights.topic * tag.weight * std::sqrt(std::max(words, 1.0))};
    for (const std::string& id : draft_.vocabulary.narrower(tag.topic))
      clause.any.push_back({topic_term(id), id == tag.topic ? 1 : weights.narrower_topic});
    clause.named_by = std::move(named_by);
    if (!clause.any.empty()) topics_.push_back(std::move(clause));
  }

  void add(Clause clause) {
    if (draft_.plan.clauses.size() + joined_ >= max_clauses) {
      if (!clause.word.empty()) ++left_out_;
      return;
    }
    mark(clause, draft_.plan.mark);
    draft_.plan.clauses.push_back(std::move(clause));
  }

  Draft& draft_;
  std::string open_;
  std::vector<Tag> named_;
  Acronyms acronyms_;
  Names names_;
  std::vector<Numbered> numbered_;
  bool whole_;  // a whole question, in which some words say little
  std::vector<Unit> units_ = {};
  std::vector<Clause> topics_ = {};
  std::string others_ = {};  // what guidance writes for turns of phrase
  std::size_t last_ = 0;     // where the units of the item before begin
  std::size_t prefixes_ = 0, nears_ = 0, joined_ = 0, left_out_ = 0;
};

}  // namespace

void read_words(Draft& draft) { Clauses(draft).run(); }

}  // namespace fingerpost::query
