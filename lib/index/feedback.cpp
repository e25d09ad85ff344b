// RM3 (Lavrenko & Croft 2001; Abdul-Jaleel et al. 2004):
//
//     words ─► first pass ─► the best ten sections ─► twenty words that they share
//        └──────── 1 - feedback ────────┬───────── feedback ────────┘
//                                  second pass
//
// The second pass only moves what the first one found: nothing is listed, counted or
// told of that holds none of the words typed. All numbers are those of what is visible
// on the day, so that an answer is the one that an index of just that would give.
#include "index/feedback.hpp"

#include <algorithm>
#include <map>

#include "rank/rank.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

using query::Clause;

// As in the measurement that gave MAP .431 against .416 on ten classic collections;
// with 30 words MAP falls by .001 on tests/bench/plain.
constexpr std::size_t most_sections = 10;
constexpr std::size_t most_words = 20;

// What stands in more than a tenth of all says little of any: nDCG@10 +.005, MAP +.009
// on tests/bench/plain against taking them.
constexpr double common = 0.1;

bool is_stem(const std::string& term) {
  constexpr std::size_t shortest = 3;  // Z and two letters
  return term.size() >= shortest && term[0] == 'Z' && !text::is_stop_word(term.substr(1));
}

}  // namespace

// A question in words. Quotes, what is left out, and beginnings of words are asked for
// exactly; a year is that of an edition, which its neighbours have in common with others.
bool Feedback::wanted() const {
  if (plan_.query.weights.feedback <= 0) return false;
  // From three words on nDCG@10 falls by .002 on tests/questions, from four it rises by
  // .003; on abstracts asked about in sentences, three to five are alike, and six gain less.
  return query::words_of(plan_) >= query::in_words &&
         std::all_of(plan_.clauses.begin(), plan_.clauses.end(), [](const Clause& clause) {
           return clause.need == Clause::Need::should && !clause.prefix && clause.phrase.empty();
         });
}

// Ties by id and place in the document, as in an answer.
std::vector<Scored> Feedback::best(const std::vector<Match>& matches, const Worthy& worthy) const {
  std::vector<Scored> all;
  for (const Match& match : matches)
    if (view_.state_of_section(match.section) == DayView::State::visible)
      if (std::optional<Scored> scored = worthy(match)) all.push_back(*scored);
  const std::size_t count = std::min(all.size(), most_sections);
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(all.begin(), end, all.end(), [&](const Scored& a, const Scored& b) {
    return a.score != b.score ? a.score > b.score : library_.precedes(a.section, b.section);
  });
  all.erase(end, all.end());
  return all;
}

// RM1: a word's part of each section, by the section's part of all their scores.
std::vector<Feedback::Word> Feedback::said(const std::vector<Scored>& best) const {
  std::map<std::string, double> shares;
  double scores = 0;
  for (const Scored& each : best) scores += each.score;
  for (const Scored& each : best) {
    const auto [segment, row] = library_.seat_of_section(each.section);
    const SectionRow& section = segment->columns.sections[row];
    auto at = segment->database.termlist_begin(section.slot);
    const auto end = segment->database.termlist_end(section.slot);
    for (at.skip_to("Z"); at != end && (*at)[0] == 'Z'; ++at)
      if (const std::string term = *at; is_stem(term))
        shares[term] += each.score / scores * at.get_wdf() / section.length;
  }
  std::vector<Word> words;
  for (const auto& [term, share] : shares) words.push_back({term, share});
  std::stable_sort(words.begin(), words.end(),
                   [](const Word& a, const Word& b) { return a.share > b.share; });
  return words;
}

void Feedback::read_postings(Word& word) const {
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Xapian::Database& database = library_.segments()[s]->database;
    const auto end = database.postlist_end(word.term);
    for (auto at = database.postlist_begin(word.term); at != end; ++at) {
      const Number section = library_.section_in(s, *at);
      if (section != none && view_.state_of_section(section) == DayView::State::visible)
        word.postings.push_back({section, at.get_wdf()});
    }
  }
}

std::vector<Feedback::Word> Feedback::shared(const std::vector<Scored>& best) const {
  constexpr std::size_t most_read = 3 * most_words;  // as many as a long list of common words
  std::vector<Word> words;
  double shares = 0;
  std::size_t read = 0;
  for (Word& word : said(best)) {
    if (words.size() == most_words || ++read > most_read) break;
    read_postings(word);
    if (static_cast<double>(word.postings.size()) > common * view_.count()) continue;
    shares += word.share;
    words.push_back(std::move(word));
  }
  for (Word& word : words) word.share /= shares;
  return words;
}

std::vector<double> Feedback::sums(const std::vector<Word>& words) const {
  std::vector<double> sums(library_.sections(), 0);
  for (const Word& word : words) {
    const double weight =
        word.share * rank::idf(view_.count(), static_cast<double>(word.postings.size()));
    for (const Word::Posting& each : word.postings)
      sums[each.section] +=
          weight * rank::saturation(each.frequency, library_.section(each.section).length,
                                    view_.mean_length(), plan_.query.weights);
  }
  return sums;
}

void Feedback::lift(std::vector<Match>& matches, const Worthy& worthy, Lifts& lifts) const {
  if (!wanted()) return;
  const std::vector<double> said = sums(shared(best(matches, worthy)));
  double asked = 0;
  for (const Clause& clause : plan_.clauses) asked += clause.weight;
  const Weights& weights = plan_.query.weights;
  const double part = asked * weights.feedback / (1 - weights.feedback);
  if (plan_.query.explain) lifts.fed.assign(library_.sections(), 0);
  for (Match& match : matches) {
    const double factor =
        std::min(1 + part * said[match.section] / match.text, weights.most_feedback);
    if (!lifts.fed.empty()) lifts.fed[match.section] = static_cast<float>(factor);
    match.text = static_cast<float>(match.text * factor);
  }
}

}  // namespace fingerpost::index
