// What tells a text from others are the words it says often and others seldom: its stems
// by tf-idf, counted in what is visible on the day, and its topics. The best of them are a
// question like any other, so that standing, place and age count as they always do; what
// is over comes behind what is not.
#include "index/like.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "index/matcher.hpp"
#include "rank/rank.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

// Of so many frequent stems it is counted where they stand; the best of these are asked for.
constexpr std::size_t most_counted = 80, most_asked = 24;
constexpr std::size_t most_topics = 6;
// A topic beside the best word: tests/index/like_test.cpp.
constexpr double topic_weight = 1.5;
// Sorted beyond the limit, for what is left out: its editions, and what is over.
constexpr std::size_t beyond = 30;

struct Stem {
  std::string stem = {};
  double weight = 0;
};

class Likeness {
 public:
  Likeness(const Context& context, query::Plan plan, Number document)
      : context_(context),
        library_(context.library),
        plan_(std::move(plan)),
        matcher_(context.library, context.view, context.scratch, context.brake),
        document_(document) {}

  Results run(std::string_view anchor) {
    const std::size_t limit = plan_.query.limit;
    read(anchor);
    ask_for_words();
    ask_for_topics();
    plan_.query.limit = std::min(query::max_limit, limit + beyond);
    Results results = answer(context_, std::move(plan_));
    leave_out(results);
    std::stable_partition(results.hits.begin(), results.hits.end(), [](const Hit& hit) {
      return hit.standing == Standing::in_force || hit.standing == Standing::upcoming ||
             hit.standing == Standing::undated;
    });
    if (results.hits.size() > limit) results.hits.resize(limit);
    return results;
  }

 private:
  void read(std::string_view anchor) {
    const auto [segment, row] = library_.seat_of_document(document_);
    const Document document = segment->document(row);
    bool found = false;
    add(document.title);
    for (const Section& section : document.sections) {
      if (!anchor.empty() && section.anchor != anchor) continue;
      found = true;
      add(section.heading);
      add(section.text);
      for (const std::string& topic : topics_of(document, section)) ++topics_[topic];
    }
    if (!found && !anchor.empty())
      throw Error(Fault::bad_argument,
                  "\"" + document.id + "\" has no section \"" + std::string(anchor) + '"');
  }

  void add(std::string_view text) {
    for (const text::Word& word : text::words(text))
      if (!text::is_stop_word(word.folded) && word.folded.size() > 1) ++stems_[word.folded];
  }

  // Words of one stem are one; the first of them is marked.
  std::vector<Stem> frequent() const {
    std::map<std::string, double> counts;
    for (const auto& [word, count] : stems_) counts[text::stem(word)] += count;
    std::vector<Stem> all;
    for (const auto& [stem, count] : counts) all.push_back({stem, count});
    keep_best(all, most_counted);
    return all;
  }

  static void keep_best(std::vector<Stem>& stems, std::size_t most) {
    std::stable_sort(stems.begin(), stems.end(),
                     [](const Stem& a, const Stem& b) { return a.weight > b.weight; });
    if (stems.size() > most) stems.resize(most);
  }

  void ask_for_words() {
    std::vector<Stem> best;
    std::map<std::string, double> said;
    for (const Stem& each : frequent()) {
      const std::size_t in = matcher_.containing("Z" + each.stem);
      if (in < 2) continue;  // it stands here alone
      const double rare = rank::idf(context_.view.count(), static_cast<double>(in));
      said[each.stem] = std::log1p(each.weight);
      best.push_back({each.stem, said[each.stem] * rare});
    }
    keep_best(best, most_asked);
    double most = 0;
    for (const Stem& each : best) most = std::max(most, said[each.stem]);
    for (const Stem& each : best) {
      query::Clause clause;
      clause.any.push_back({"Z" + each.stem, 1});
      // Its rarity is counted again when it is asked for.
      clause.weight = said[each.stem] / most;
      plan_.clauses.push_back(std::move(clause));
      plan_.mark.push_back(each.stem);
    }
  }

  void ask_for_topics() {
    std::vector<Stem> best;
    for (const auto& [topic, count] : topics_) best.push_back({topic, count});
    keep_best(best, most_topics);
    for (const Stem& topic : best) {
      query::Clause clause;
      clause.any.push_back({query::topic_term(topic.stem), 1});
      clause.weight = topic_weight * topic.weight / best.front().weight;
      plan_.clauses.push_back(std::move(clause));
    }
  }

  // Itself, its editions, and its copies: they are under its own hit, or it under theirs.
  void leave_out(Results& results) const {
    const std::string own(library_.id(document_));
    const auto is_own = [&](const Hit& hit) {
      const auto& editions = library_.editions(hit.document);
      const bool family = std::any_of(editions.begin(), editions.end(), [&](Number each) {
        return library_.family(each) == library_.family(document_);
      });
      return family || std::any_of(hit.copies.begin(), hit.copies.end(),
                                   [&](const Copy& copy) { return copy.document == own; });
    };
    const auto end = std::remove_if(results.hits.begin(), results.hits.end(), is_own);
    results.total -= static_cast<std::size_t>(results.hits.end() - end);
    results.total_exact = false;  // editions of it that are not among the best are counted
    results.hits.erase(end, results.hits.end());
  }

  const Context& context_;
  const Library& library_;
  query::Plan plan_;
  Matcher matcher_;
  Number document_;
  std::map<std::string, double> stems_ = {}, topics_ = {};
};

}  // namespace

Results like(const Context& context, query::Plan plan, Number document, std::string_view anchor) {
  return Likeness(context, std::move(plan), document).run(anchor);
}

}  // namespace fingerpost::index
