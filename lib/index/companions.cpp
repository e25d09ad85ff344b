// What is to be consulted with a hit, in this order, at most five:
//
//     what is to be used instead of it, and what overrides it     as a page or a host says
//     what supplements it, what it supplements, its form, what is
//     to be read with it                                          likewise
//     a form on the same matter, then of each other layer the
//     document that is most about it                              by topics in common
//
// Nothing is shown that is not in force on the day, or that is not for the place. Where
// no place is asked for the hit's own is meant; where it has none, its matter is followed
// to national and regional documents alone: what one council does binds no other.
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "index/beside.hpp"
#include "text/text.hpp"

namespace fingerpost::index {
namespace {

constexpr std::size_t most_hits = 3, most_companions = 5;
// Of a topic that more documents are about than this part of all, "the same matter" says little.
constexpr double most_about = 0.2;
constexpr std::size_t few_about = 25;  // in a small index a fifth is a handful
// A document on a narrower topic must be about it in so many of its sections: a chapter with
// one paragraph on referrals goes with no page of the front door.
constexpr float wholly = 0.5f;
// Whatever shares less of what the hit is about than this shares a broad topic alone:
// tests/index/companions_test.cpp. A third of its sections on the main one is enough.
constexpr double same_matter = 0.3;
// Beside its topics, what a title in common counts: tests/index/companions_test.cpp.
constexpr double title_counts = 0.5;

struct Candidate {
  double worth = 0;
  std::string topic = {};
};

double kind_counts(Kind kind) {
  switch (kind) {
    case Kind::protocol:
    case Kind::guidance:
      return 1;
    case Kind::form:
      return 0.9;
    case Kind::page:
    case Kind::contact:
      return 0.7;
    case Kind::briefing:
      return 0.5;
    default:
      return 0;  // news, events, reviews and minutes are read, not consulted
  }
}

// The place asked for, else the hit's own.
std::string place_of(const Beside& beside, Number document) {
  if (!beside.plan.query.place.empty()) return beside.plan.query.place;
  const auto [segment, row] = beside.library.seat_of_document(document);
  const Columns& columns = segment->columns;
  const auto applies = columns.texts(columns.documents[row].applies_to);
  if (!applies.empty()) return std::string(applies.front());
  const auto speaks =
      beside.places.publishers.find(std::string(columns.text(columns.documents[row].publisher)));
  return speaks == beside.places.publishers.end() ? std::string() : speaks->second;
}

class Companions {
 public:
  Companions(const Beside& beside, Hit& hit, Number document, const PlaceFinder& place)
      : beside_(beside),
        library_(beside.library),
        view_(beside.view),
        relations_(beside.relations()),
        hit_(hit),
        document_(document),
        place_(place) {
    for (const Copy& copy : hit.copies) titles_.insert(text::fold(copy.title));
    titles_.insert(text::fold(hit.title));
  }

  void run() {
    find_instead();
    const std::map<Number, Candidate> candidates = on_the_same_matter();
    follow_edges(candidates);
    add_of_matter(candidates);
  }

 private:
  bool asked() const { return !beside_.plan.query.place.empty(); }

  // What stands for it on the day; `none` when nothing in force does.
  Number current(Number document) const {
    for (const Number each : relations_.family(document))
      if (view_.state(each) == DayView::State::visible && view_.successor(each) == none &&
          stands(each))
        return each;
    return none;
  }

  bool stands(Number document) const {
    const Standing standing = standing_of(library_, view_, document);
    return standing == Standing::in_force || standing == Standing::undated;
  }

  bool told_today(const Edge& edge) const {
    return view_.state(edge.teller) == DayView::State::visible &&
           view_.successor(edge.teller) == none && stands(edge.teller);
  }

  void find_instead() {
    if (!hit_.not_for_you) return;
    std::string& use = hit_.not_for_you->second;
    for (const Edge& edge : relations_.edges(document_))
      if (use.empty() && edge.relation == Relation::use_instead && told_today(edge))
        if (const Number other = current(edge.other); other != none) use = library_.id(other);
    if (use.empty()) return;
    for (const Number edition : library_.editions(use))
      if (view_.state(edition) == DayView::State::visible && view_.successor(edition) == none)
        add(edition, Relation::use_instead,
            "not for " + hit_.not_for_you->first + ": use " + use + " there");
  }

  void follow_edges(const std::map<Number, Candidate>& candidates) {
    std::vector<Edge> edges = relations_.edges(document_);
    std::stable_sort(edges.begin(), edges.end(),
                     [](const Edge& a, const Edge& b) { return a.relation < b.relation; });
    for (const Edge& edge : edges) {
      if (edge.relation == Relation::use_instead || !told_today(edge)) continue;
      const Number other = edge.other != none ? current(edge.other) : best(candidates, edge.layer);
      if (other != none) add(other, edge.relation, edge.why);
    }
  }

  // By their topics and titles; those that are worth nothing are left out.
  std::map<Number, Candidate> on_the_same_matter() const {
    std::map<Number, Candidate> found;
    const double most =
        std::max<double>(few_about, most_about * static_cast<double>(library_.documents()));
    double main = 0;  // what the topic is worth that tells most of the hit
    for (const std::string& topic : hit_.topics) {
      const double own = own_share(topic);
      if (own == 0 || has_narrower(topic)) continue;
      main = std::max(main, own * rarity(relations_.about(topic).size()));
      for (const std::string& below : beside_.vocabulary.narrower(topic)) {
        const std::vector<About>& all = relations_.about(below);
        if (static_cast<double>(all.size()) > most) continue;
        const double rare = rarity(all.size());
        for (const About& each : all) {
          if ((below != topic && each.share < wholly) || !may_be_shown(each.document)) continue;
          Candidate& candidate = found[each.document];
          candidate.worth += rare * std::min<double>(own, each.share);
          if (candidate.topic.empty()) candidate.topic = below;
        }
      }
    }
    for (auto& [document, candidate] : found) {
      if (candidate.worth < same_matter * main) candidate.worth = 0;
      const DocumentRow& row = library_.document(document);
      const double same_title = alike(document);
      // A school's page is consulted where it is a rule of its own on just this.
      const bool own_rule = row.kind == Kind::protocol || row.kind == Kind::guidance;
      if (row.layer == Layer::agency && !own_rule && same_title == 0) candidate.worth = 0;
      candidate.worth *= kind_counts(row.kind) * (1 + title_counts * same_title);
    }
    return found;
  }

  double rarity(std::size_t documents) const {
    return std::log1p(static_cast<double>(library_.documents()) /
                      static_cast<double>(documents + 1));
  }

  // The hit is about something below `topic`, which then says no more.
  bool has_narrower(const std::string& topic) const {
    const auto below = beside_.vocabulary.narrower(topic);
    return std::any_of(hit_.topics.begin(), hit_.topics.end(), [&](const std::string& other) {
      return other != topic && own_share(other) > 0 &&
             std::find(below.begin(), below.end(), other) != below.end();
    });
  }

  // A newsletter's item has a matter of its own; else what the document is mainly about.
  double own_share(const std::string& topic) const {
    if (rank::is_record(hit_.kind)) return 1;
    return relations_.share(document_, topic);
  }

  bool may_be_shown(Number document) const {
    const DocumentRow& row = library_.document(document);
    if (kind_counts(row.kind) == 0 || view_.state(document) != DayView::State::visible ||
        view_.successor(document) != none || row.status == Status::draft ||
        library_.family(document) == library_.family(document_) || !stands(document))
      return false;
    return fits(document, false);
  }

  // Whether it is for the place; of what somebody names it is enough that it is not for another.
  bool fits(Number document, bool named) const {
    if (!place_.asked()) {
      const Layer layer = library_.document(document).layer;
      return named || layer == Layer::national || layer == Layer::regional;
    }
    const rank::Fit fit = place_.fits(document);
    if (fit == rank::Fit::not_for) return false;
    if (fit == rank::Fit::elsewhere) return named && !asked();
    return fit != rank::Fit::unknown || named ||
           library_.document(document).layer == Layer::national;
  }

  double alike(Number document) const {
    const auto stems = [](const std::string& title) {
      std::set<std::string> all;
      for (const text::Word& word : text::words(title))
        if (!text::is_stop_word(word.folded)) all.insert(text::stem(word.folded));
      return all;
    };
    const std::set<std::string> one = stems(hit_.title), two = stems(title_of(library_, document));
    std::size_t same = 0;
    for (const std::string& stem : one) same += two.count(stem);
    const std::size_t all = one.size() + two.size() - same;
    return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
  }

  template <class Fits>
  Number best_of(const std::map<Number, Candidate>& candidates, Fits&& wanted) const {
    Number best = none;
    for (const auto& [document, candidate] : candidates) {
      if (candidate.worth <= 0 || !wanted(library_.document(document))) continue;
      const double least = best == none ? 0 : candidates.at(best).worth;
      const bool tied = best != none && candidate.worth == least;
      if (candidate.worth > least || (tied && library_.id(document) < library_.id(best)))
        best = document;
    }
    return best;
  }

  Number best(const std::map<Number, Candidate>& candidates, Layer layer) const {
    return best_of(candidates, [&](const DocumentRow& row) { return row.layer == layer; });
  }

  void add_of_matter(const std::map<Number, Candidate>& candidates) {
    const auto add_same = [&](Number document, Relation relation) {
      if (document == none) return;
      const std::string& topic = candidates.at(document).topic;
      const Topic* known = beside_.vocabulary.find(topic);
      add(document, relation, "both are about " + (known ? known->label : topic));
    };
    if (hit_.kind != Kind::form)
      add_same(best_of(candidates, [](const DocumentRow& row) { return row.kind == Kind::form; }),
               Relation::form_for);
    constexpr std::array<Layer, 4> layers{Layer::national, Layer::regional, Layer::local,
                                          Layer::agency};
    for (const Layer layer : layers)
      if (layer != hit_.layer)
        add_same(best_of(candidates,
                         [&](const DocumentRow& row) {
                           return row.layer == layer && row.kind != Kind::form;
                         }),
                 Relation::same_matter);
  }

  void add(Number document, Relation relation, std::string why) {
    const bool same = library_.family(document) == library_.family(document_);
    if (hit_.companions.size() == most_companions || same || !fits(document, true)) return;
    std::string title = title_of(library_, document);
    if (!titles_.insert(text::fold(title)).second) return;
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    hit_.companions.push_back({std::string(library_.id(document)), std::move(title),
                               std::string(segment->columns.text(facts.publisher)), facts.layer,
                               standing_of(library_, view_, document), relation, std::move(why)});
  }

  const Beside& beside_;
  const Library& library_;
  const DayView& view_;
  const Relations& relations_;
  Hit& hit_;
  Number document_;
  const PlaceFinder& place_;
  std::set<std::string> titles_ = {};  // shown already, folded
};

}  // namespace

void add_companions(const Beside& beside, Results& results) {
  std::map<std::string, PlaceFinder> places;
  for (std::size_t i = 0; i < std::min(results.hits.size(), most_hits); ++i) {
    Hit& hit = results.hits[i];
    const Number document = document_of(beside.library, beside.view, hit);
    if (document == none) continue;
    const std::string place = place_of(beside, document);
    const PlaceFinder& finder =
        places.try_emplace(place, beside.library, beside.view, beside.places, place).first->second;
    Companions(beside, hit, document, finder).run();
  }
}

}  // namespace fingerpost::index
