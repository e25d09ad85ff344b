#include "index/matcher.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <map>

#include "index/near.hpp"
#include "index/positions.hpp"
#include "index/postings.hpp"
#include "index/terms.hpp"

namespace fingerpost::index {
namespace {

using query::Clause;

// A prefix stands for its most frequent words.
constexpr std::size_t max_expansion = 64;
// Of so many at the most it is counted how often they are visible.
constexpr std::size_t max_counted = 256;

}  // namespace

void Scratch::begin(Number sections) {
  if (dirty || total.size() < sections) {
    total.assign(sections, 0), best.assign(sections, 0);
    musts.assign(sections, 0), banned.assign(sections, 0);
    touched.clear();
  }
  matches.resize(total.size() + 1);  // one is written that is not taken
  dirty = true;
}

// Read once for all questions of the pass.
const std::vector<Posting>& Matcher::in_scope(const std::string& term) const {
  Scope& scope = *scratch_.scope;
  const auto [at, fresh] = scope.terms.try_emplace(term);
  if (!fresh) return at->second;
  for (std::size_t s = 0; s < library_.segments().size(); ++s)
    each_posting(library_, s, term, brake_, [&](Number section, std::uint32_t frequency) {
      if (is_wanted(section)) at->second.push_back({section, frequency});
      return true;
    });
  return at->second;
}

std::size_t Matcher::postings(const std::string& term, std::vector<Posting>& to) const {
  if (scratch_.scope) {
    const std::vector<Posting>& found = in_scope(term);
    to.insert(to.end(), found.begin(), found.end());
    return found.size();
  }
  std::size_t visible = 0;
  for (std::size_t s = 0; s < library_.segments().size(); ++s)
    each_posting(library_, s, term, brake_, [&](Number section, std::uint32_t frequency) {
      const DayView::State state = view_.state_of_section(section);
      if (state == DayView::State::hidden) return true;
      to.push_back({section, frequency});
      visible += state == DayView::State::visible;
      return true;
    });
  visible_[term] = visible;
  return visible;
}

// By what is visible, so that neither hidden documents nor segments decide.
std::vector<std::string> Matcher::expand(const std::string& prefix) const {
  if (!scratch_.scope) return find_words(prefix);
  const auto [at, fresh] = scratch_.scope->prefixes.try_emplace(prefix);
  if (fresh) at->second = find_words(prefix);
  return at->second;
}

std::vector<std::string> Matcher::find_words(const std::string& prefix) const {
  std::map<std::string, std::size_t> all;
  for (const auto& segment : library_.segments()) {
    brake_.check();
    auto end = segment->database.allterms_end(prefix);
    for (auto at = segment->database.allterms_begin(prefix); at != end; ++at)
      all[*at] += at.get_termfreq();
  }
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& [term, frequency] : all) found.emplace_back(frequency, term);
  auto more = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  std::sort(found.begin(), found.end(), more);
  if (found.size() > max_counted) found.resize(max_counted);
  for (auto& [frequency, term] : found) frequency = containing(term);
  std::sort(found.begin(), found.end(), more);
  std::vector<std::string> terms;
  for (const auto& [frequency, term] : found)
    if (terms.size() < max_expansion && frequency > 0) terms.push_back(term);
  return terms;
}

std::size_t Matcher::containing(const std::string& term) const {
  if (const auto known = visible_.find(term); known != visible_.end()) return known->second;
  std::uint32_t* noted = view_.noted(term);
  if (noted && *noted != DayView::not_counted) return *noted;
  std::size_t visible = 0;
  for (std::size_t s = 0; s < library_.segments().size(); ++s)
    each_posting(library_, s, term, brake_, [&](Number section, std::uint32_t) {
      visible += view_.state_of_section(section) == DayView::State::visible;
      return true;
    });
  if (noted) *noted = static_cast<std::uint32_t>(visible);
  return visible_[term] = visible;
}

bool Matcher::there(const std::string& term) const {
  if (const auto known = visible_.find(term); known != visible_.end()) return known->second > 0;
  bool found = false;
  for (std::size_t s = 0; s < library_.segments().size() && !found; ++s)
    each_posting(library_, s, term, brake_, [&](Number section, std::uint32_t) {
      found = view_.state_of_section(section) == DayView::State::visible;
      return !found;
    });
  return found;
}

std::vector<bool> Matcher::holding(const std::vector<std::string>& terms) const {
  std::vector<bool> held(library_.sections(), false);
  if (scratch_.scope) {
    for (const std::string& term : terms)
      for (const Posting& posting : in_scope(term)) held[posting.section] = true;
    return held;
  }
  for (const std::string& term : terms)
    for (std::size_t s = 0; s < library_.segments().size(); ++s)
      each_posting(library_, s, term, brake_, [&](Number section, std::uint32_t) {
        if (view_.state_of_section(section) != DayView::State::hidden) held[section] = true;
        return true;
      });
  return held;
}

// Calls `use(value_of)`, which gives what a section with that frequency is worth. What a
// topic a section is wholly about counts, beside a word of it: as the word standing there
// twice, in a section of mean length.
template <class Use>
void Matcher::with_saturation(bool topic, const Use& use) const {
  if (topic) {
    const double whole = rank::saturation(2, 1, 1, weights_);
    use([whole](Number, std::uint32_t frequency) { return whole * frequency / topic_scale; });
  } else if (own_norm_) {
    use([this](Number section, std::uint32_t frequency) {
      return rank::saturation(frequency, library_.section(section).length, view_.mean_length(),
                              weights_);
    });
  } else {
    use([this](Number section, std::uint32_t frequency) {
      return rank::saturated(frequency, view_.norm(section));
    });
  }
}

void Matcher::take(double weight, bool topic) {
  if (weight <= 0) return;  // what counts for nothing finds nothing
  with_saturation(topic, [&](const auto& value_of) {
    for (const Posting& posting : scratch_.postings) {
      const auto value = static_cast<float>(weight * value_of(posting.section, posting.frequency));
      float& best = scratch_.best[posting.section];
      if (best == 0) scratch_.touched.push_back(posting.section);
      best = std::max(best, value);
    }
  });
}

void Matcher::take(const std::string& term, double weight) {
  scratch_.postings.clear();
  postings(term, scratch_.postings);
  take(weight, query::is_topic_term(term));
}

void Matcher::take_phrase(const std::vector<std::string>& terms, double weight) {
  scratch_.postings.clear();
  const auto absent = [this](const std::string& term) { return in_scope(term).empty(); };
  if (scratch_.scope && std::any_of(terms.begin(), terms.end(), absent)) return;
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Library::Slots sections = library_.by_slot(s);
    each_phrase(
        library_.segments()[s]->database, terms,
        [&](Xapian::docid slot) { return sections[slot] != none && is_wanted(sections[slot]); },
        [&](Xapian::docid slot, std::uint32_t frequency) {
          scratch_.postings.push_back({sections[slot], frequency});
        },
        brake_);
  }
  take(weight, false);
}

void Matcher::take_near(const Clause& clause) {
  scratch_.postings.clear();
  for (const auto& [section, frequency] : near(library_, view_, clause))
    if (is_wanted(section)) scratch_.postings.push_back({section, frequency});
  take(1, false);
}

void Matcher::score(const Clause& clause) {
  if (clause.near > 0) return take_near(clause);
  if (!clause.phrase.empty()) take_phrase(clause.phrase, 1);
  for (const Clause::Term& term : clause.any) {
    if (clause.prefix)
      for (const std::string& word : expand(term.term)) take(word, term.weight);
    else if (term.phrase.empty())
      take(term.term, term.weight);
    else
      take_phrase(term.phrase, term.weight);
  }
}

void Matcher::fold(const Clause& clause) {
  const auto visible = std::count_if(
      scratch_.touched.begin(), scratch_.touched.end(),
      [&](Number section) { return view_.state_of_section(section) == DayView::State::visible; });
  const auto weight =
      static_cast<float>(clause.weight * rank::idf(view_.count(), static_cast<double>(visible)));
  for (const Number section : scratch_.touched) {
    if (clause.need == Clause::Need::must_not)
      scratch_.banned[section] = 1;
    else
      scratch_.total[section] += weight * scratch_.best[section];
    if (clause.need == Clause::Need::must) ++scratch_.musts[section];
    scratch_.best[section] = 0;
  }
  scratch_.touched.clear();
}

void Matcher::add_one(const Clause& clause, const Clause::Term& term) {
  const std::size_t visible = visible_[term.term] = containing(term.term);
  const auto weight =
      static_cast<float>(clause.weight * rank::idf(view_.count(), static_cast<double>(visible)));
  with_saturation(query::is_topic_term(term.term), [&](const auto& value_of) {
    for (std::size_t s = 0; s < library_.segments().size(); ++s)
      each_posting(library_, s, term.term, brake_, [&](Number section, std::uint32_t frequency) {
        if (view_.state_of_section(section) != DayView::State::hidden)
          scratch_.total[section] +=
              weight * static_cast<float>(term.weight * value_of(section, frequency));
        return true;
      });
  });
}

void Matcher::add(const Clause& clause) {
  const bool one = clause.need == Clause::Need::should && clause.phrase.empty() &&
                   clause.any.size() == 1 && !clause.prefix && clause.any.front().phrase.empty() &&
                   !scratch_.scope;
  if (one) return add_one(clause, clause.any.front());
  score(clause);
  fold(clause);
}

// In the order of the sections, whose documents then come one after the other. Which of
// them match is not to be foreseen: each is written down, and counted if it does.
std::size_t Matcher::collect(std::uint16_t wanted) {
  const Number count = library_.sections();
  float* totals = scratch_.total.data();
  Match* matches = scratch_.matches.data();
  std::size_t found = 0;
  const auto look_at = [&](Number section) {
    matches[found] = {section, totals[section]};
    found += std::bit_cast<std::uint32_t>(totals[section]) != 0;  // no sum is less than 0
  };
  Number section = 0;
  if (scratch_.scope) {
    for (const Number each : scratch_.scope->sections) look_at(each), totals[each] = 0;
    section = count;
  }
  constexpr Number at_once = 4;
  for (; section + at_once <= count; section += at_once) {
    std::array<std::uint64_t, 2> bits;  // of numbers that are 0 or more
    std::memcpy(bits.data(), totals + section, sizeof bits);
    if ((bits[0] | bits[1]) == 0) continue;
    for (Number i = 0; i < at_once; ++i) look_at(section + i);
    std::fill_n(totals + section, at_once, 0.0f);
  }
  for (; section < count; ++section) look_at(section), totals[section] = 0;
  if (!needs_) return found;
  Match* end = std::remove_if(matches, matches + found, [&](const Match& match) {
    return scratch_.banned[match.section] || scratch_.musts[match.section] != wanted;
  });
  return static_cast<std::size_t>(end - matches);
}

// Whatever is not left out.
std::size_t Matcher::collect_all() {
  std::size_t found = 0;
  for (Number section = 0; section < library_.sections(); ++section)
    if (!scratch_.banned[section] && is_wanted(section)) scratch_.matches[found++] = {section, 1};
  return found;
}

std::span<Match> Matcher::run(const query::Plan& plan) {
  scratch_.begin(library_.sections());
  weights_ = plan.query.weights;
  own_norm_ = weights_.k1 != Weights().k1 || weights_.b != Weights().b;
  needs_ = false;
  std::uint16_t wanted = 0;
  bool words = false;
  for (const Clause& clause : plan.clauses) {
    add(clause);
    needs_ = needs_ || clause.need != Clause::Need::should;
    wanted = static_cast<std::uint16_t>(wanted + (clause.need == Clause::Need::must));
    words = words || clause.need != Clause::Need::must_not;
  }
  const std::size_t found = words ? collect(wanted) : collect_all();
  if (needs_) {
    std::fill(scratch_.musts.begin(), scratch_.musts.end(), 0);
    std::fill(scratch_.banned.begin(), scratch_.banned.end(), 0);
  }
  scratch_.dirty = false;
  return {scratch_.matches.data(), found};
}

}  // namespace fingerpost::index
