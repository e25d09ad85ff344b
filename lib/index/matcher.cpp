#include "index/matcher.hpp"

#include <algorithm>
#include <limits>
#include <map>

#include "index/terms.hpp"

namespace fingerpost::index {
namespace {

using query::Clause;

// A prefix stands for its most frequent words.
constexpr std::size_t max_expansion = 64;
// Of so many at the most it is counted how often they are visible.
constexpr std::size_t max_counted = 256;

// What a topic a section is wholly about counts, beside a word of it: as the word
// standing there twice, in a section of mean length.
double topic_saturation(const Weights& weights) { return rank::saturation(2, 1, 1, weights); }

// A phrase stands in a section at most as often as the rarest of its words. Slots
// are asked for in ascending order.
std::uint32_t rarest(std::vector<Xapian::PostingIterator>& words, Xapian::docid slot) {
  Xapian::termcount least = std::numeric_limits<Xapian::termcount>::max();
  for (Xapian::PostingIterator& word : words) {
    word.skip_to(slot);
    least = std::min(least, word.get_wdf());
  }
  return least;
}

}  // namespace

std::vector<Matcher::Posting> Matcher::postings(const std::string& term) const {
  std::vector<Posting> found;
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Xapian::Database& database = library_.segments()[s]->database;
    auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      Number section = library_.section_in(s, *at);
      if (section != none && view_.state_of_section(section) != DayView::State::hidden)
        found.push_back({section, at.get_wdf()});
    }
  }
  return found;
}

std::vector<Matcher::Posting> Matcher::phrase(const std::vector<std::string>& terms) const {
  std::vector<Posting> found;
  Xapian::Query query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(),
                      static_cast<Xapian::termcount>(terms.size()));
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Xapian::Database& database = library_.segments()[s]->database;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
    std::vector<Xapian::PostingIterator> words;
    for (const std::string& term : terms) words.push_back(database.postlist_begin(term));
    for (auto at = all.begin(); at != all.end(); ++at) {
      Number section = library_.section_in(s, *at);
      if (section != none && view_.state_of_section(section) != DayView::State::hidden)
        found.push_back({section, rarest(words, *at)});
    }
  }
  return found;
}

// By what is visible, so that neither hidden documents nor segments decide.
std::vector<std::string> Matcher::expand(const std::string& prefix) const {
  std::map<std::string, std::size_t> all;
  for (const auto& segment : library_.segments()) {
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
  std::vector<Posting> found = postings(term);
  return static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [&](const Posting& posting) {
        return view_.state_of_section(posting.section) == DayView::State::visible;
      }));
}

bool Matcher::there(const std::string& term) const {
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Xapian::Database& database = library_.segments()[s]->database;
    auto end = database.postlist_end(term);
    for (auto at = database.postlist_begin(term); at != end; ++at) {
      Number section = library_.section_in(s, *at);
      if (section != none && view_.state_of_section(section) == DayView::State::visible)
        return true;
    }
  }
  return false;
}

std::vector<bool> Matcher::holding(const std::vector<std::string>& terms) const {
  std::vector<bool> held(library_.sections(), false);
  for (const std::string& term : terms)
    for (const Posting& posting : postings(term)) held[posting.section] = true;
  return held;
}

void Matcher::take(const std::vector<Posting>& postings, double weight, bool topic) {
  const double whole_topic = topic_saturation(weights_);
  for (const Posting& posting : postings) {
    double value = weight * (topic ? whole_topic * posting.frequency / topic_scale
                                   : rank::saturation(posting.frequency,
                                                      library_.section(posting.section).length,
                                                      view_.mean_length(), weights_));
    float& best = best_[posting.section];
    if (!seen_[posting.section]) touched_.push_back(posting.section);
    seen_[posting.section] = 1;
    best = std::max(best, static_cast<float>(value));
  }
}

void Matcher::score(const Clause& clause) {
  if (!clause.phrase.empty()) take(phrase(clause.phrase), 1, false);
  for (const Clause::Term& term : clause.any) {
    if (!clause.prefix) {
      take(term.phrase.empty() ? postings(term.term) : phrase(term.phrase), term.weight,
           query::is_topic_term(term.term));
      continue;
    }
    for (const std::string& word : expand(term.term)) take(postings(word), term.weight, false);
  }
}

void Matcher::fold(const Clause& clause) {
  auto visible = std::count_if(touched_.begin(), touched_.end(), [&](Number section) {
    return view_.state_of_section(section) == DayView::State::visible;
  });
  double weight = clause.weight * rank::idf(view_.count(), static_cast<double>(visible));
  for (Number section : touched_) {
    if (clause.need == Clause::Need::must_not) {
      banned_[section] = 1;
    } else {
      if (total_[section] == 0) all_.push_back(section);
      total_[section] += static_cast<float>(weight) * best_[section];
      musts_[section] =
          static_cast<std::uint16_t>(musts_[section] + (clause.need == Clause::Need::must));
    }
    best_[section] = 0;
    seen_[section] = 0;
  }
  touched_.clear();
}

std::vector<Match> Matcher::run(const query::Plan& plan) {
  Number count = library_.sections();
  weights_ = plan.query.weights;
  best_.assign(count, 0);
  total_.assign(count, 0);
  musts_.assign(count, 0);
  banned_.assign(count, 0);
  seen_.assign(count, 0);
  all_.clear();
  std::uint16_t wanted = 0;
  bool words = false;
  for (const Clause& clause : plan.clauses) {
    score(clause);
    fold(clause);
    wanted = static_cast<std::uint16_t>(wanted + (clause.need == Clause::Need::must));
    words = words || clause.need != Clause::Need::must_not;
  }
  std::vector<Match> matches;
  if (!words) {
    for (Number section = 0; section < count; ++section)
      if (!banned_[section] && view_.state_of_section(section) != DayView::State::hidden)
        matches.push_back({section, 1});
    return matches;
  }
  for (Number section : all_)
    if (!banned_[section] && musts_[section] == wanted)
      matches.push_back({section, total_[section]});
  return matches;
}

}  // namespace fingerpost::index
