#include "index/store.hpp"

#include <algorithm>
#include <set>

#include "dates/dates.hpp"
#include "document/document.hpp"
#include "index/beside.hpp"
#include "index/copies.hpp"
#include "index/filter.hpp"
#include "index/found.hpp"
#include "index/place.hpp"
#include "index/sessions.hpp"

namespace fingerpost::index {
namespace {

std::optional<Period> when(Day first, Day last) {
  const Period found = period_of(first, last);
  return found.open() ? std::nullopt : std::optional(found);
}

// The newest body of an id that can be seen.
Number newest_seen(const Library& library, const DayView& view, std::string_view id) {
  const std::vector<Number>& editions = library.editions(id);
  const auto at = std::find_if(editions.rbegin(), editions.rend(), [&](Number edition) {
    return view.state(edition) == DayView::State::visible;
  });
  return at == editions.rend() ? none : *at;
}

class List {
 public:
  List(const Library& library, const DayView& view, const Places& places, Scratch& scratch,
       const Brake& brake, const query::Plan& plan)
      : library_(library),
        view_(view),
        matcher_(library_, view_, scratch, brake),
        filter_(library_, view_, matcher_, plan),
        place_(library_, view_, places, plan.query.place) {}

  bool keeps(Number document) const { return first_kept(document) != none; }

  Listing make(std::string_view from, std::size_t limit) const {
    std::vector<std::pair<std::string_view, Number>> kept;
    for (Number document = 0; document < library_.documents(); ++document)
      if (newest_seen(library_, view_, library_.id(document)) == document &&
          first_kept(document) != none)
        kept.emplace_back(library_.id(document), document);
    std::sort(kept.begin(), kept.end());
    Listing out{.total = kept.size()};
    auto at =
        std::upper_bound(kept.begin(), kept.end(), from,
                         [](std::string_view id, const auto& each) { return id < each.first; });
    for (; at != kept.end() && out.documents.size() < limit; ++at)
      out.documents.push_back(listed(at->second));
    if (at != kept.end()) out.next = out.documents.empty() ? "" : out.documents.back().document;
    return out;
  }

 private:
  template <class Each>
  void each_section(Number document, const Each& each) const {
    const auto [first, last] = library_.sections_of(document);
    for (Number section = first; section < last; ++section)
      if (filter_.refusing(section) == 0) each(section);
  }

  Number first_kept(Number document) const {
    Number first = none;
    if (place_.asked()) {
      const rank::Fit fit = place_.fit(document).fit;
      if (fit == rank::Fit::elsewhere || fit == rank::Fit::not_for) return none;
    }
    each_section(document, [&](Number section) { first = std::min(first, section); });
    return first;
  }

  Listed listed(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    const ShownDocument shown = segment->shown_document(row);
    const Number first = first_kept(document);
    Listed out{.document = std::string(library_.id(document)),
               .edition = static_cast<int>(facts.edition),
               .title = title_of(library_, document),
               .url = shown.url,
               .kind = facts.kind,
               .publisher = std::string(segment->columns.text(facts.publisher)),
               .layer = facts.layer,
               .standing = view_.standing(first),
               .review_overdue = rank::review_overdue(view_.facts(first), view_.day()),
               .published = shown.published,
               .updated = shown.updated,
               .review_due = shown.review_due,
               .validity = period_of(facts.valid_first, facts.valid_last)};
    if (const Number newer = view_.successor(document);
        out.standing == Standing::superseded && newer != none)
      out.superseded_by = library_.id(newer);
    std::set<std::string_view> topics;
    each_section(document, [&](Number section) {
      ++out.sections;
      const SectionRow& about = library_.section(section);
      for (const std::string_view topic : segment->columns.texts(about.topics))
        topics.insert(topic);
    });
    out.topics.assign(topics.begin(), topics.end());
    return out;
  }

  const Library& library_;
  const DayView& view_;
  Matcher matcher_;
  Filter filter_;
  PlaceFinder place_;
};

// What one is to the other when that is `other` to it.
Link link_of(Relation other) {
  switch (other) {
    case Relation::use_instead:
      return Link::use_instead;
    case Relation::overrides:
      return Link::overridden_by;
    case Relation::supplements:
      return Link::supplemented_by;
    case Relation::supplemented_by:
      return Link::supplements;
    case Relation::form_for:
      return Link::has_form;
    default:
      return Link::read_with;
  }
}

constexpr Link other_side(Link link) {
  if (link == Link::read_with) return link;
  // The enum has the two sides of each beside each other.
  return static_cast<Link>(static_cast<unsigned>(link) ^ 1u);
}
static_assert(other_side(Link::supersedes) == Link::superseded_by);
static_assert(other_side(Link::has_form) == Link::form_for);
static_assert(other_side(Link::has_copy) == Link::copy_of);
static_assert(other_side(Link::cites) == Link::cited_by);
static_assert(other_side(Link::has_session) == Link::session_of);

class Links {
 public:
  Links(const Library& library, const DayView& view, const Relations& relations, Number document)
      : library_(library), view_(view), relations_(relations), own_(document) {}

  std::vector<Related> all() {
    find_successions();
    find_edges();
    find_places();
    find_parts();
    find_copies();
    find_citations();
    find_sessions();
    std::sort(out_.begin(), out_.end(), [](const Related& a, const Related& b) {
      return std::tie(a.link, a.document, a.place, a.why) <
             std::tie(b.link, b.document, b.place, b.why);
    });
    out_.erase(std::unique(out_.begin(), out_.end(),
                           [](const Related& a, const Related& b) {
                             return a.link == b.link && a.document == b.document &&
                                    a.place == b.place;
                           }),
               out_.end());
    return std::move(out_);
  }

 private:
  bool is_there(Number document) const { return view_.state(document) == DayView::State::visible; }
  bool is_own(Number document) const { return library_.work(document) == library_.work(own_); }

  Number current(std::string_view id) const { return newest_seen(library_, view_, id); }

  void add(Link link, std::string_view id, std::string why, std::string place = {}) {
    Related related{.link = link,
                    .document = std::string(id),
                    .place = std::move(place),
                    .why = std::move(why)};
    if (const Number other = current(id); other != none) {
      related.title = title_of(library_, other);
      related.standing = standing_of(library_, view_, other);
    }
    out_.push_back(std::move(related));
  }

  void find_successions() {
    for (const Succession& each : library_.successions()) {
      if (!is_there(each.older) || !is_there(each.newer) ||
          is_own(each.older) == is_own(each.newer))
        continue;
      if (is_own(each.newer)) add(Link::supersedes, library_.id(each.older), "");
      if (is_own(each.older)) add(Link::superseded_by, library_.id(each.newer), "");
    }
  }

  void find_edges() {
    relations_.each_edge([&](Number family, const Edge& edge) {
      if (edge.other == none || !is_there(edge.teller)) return;
      const Link link = link_of(edge.relation);
      if (edge.other != edge.teller) {  // what another is to the one that says so
        if (is_own(edge.teller)) add(link, library_.id(edge.other), edge.why);
        if (is_own(edge.other)) add(other_side(link), library_.id(edge.teller), edge.why);
      } else if (const Number named = standing_in(family); named != none) {
        if (is_own(named)) add(link, library_.id(edge.teller), edge.why);
        if (is_own(edge.teller)) add(other_side(link), library_.id(named), edge.why);
      }
    });
  }

  // Of documents that replace each other the one that is to be read.
  Number standing_in(Number family) const {
    for (const Number each : relations_.family(library_.all_works()[family].back()))
      if (is_there(each) && view_.successor(each) == none) return each;
    return none;
  }

  void find_places() {
    for (Number document = 0; document < library_.documents(); ++document) {
      if (!is_there(document)) continue;
      const Columns& columns = library_.seat_of_document(document).segment->columns;
      const std::vector<std::string_view> pairs =
          columns.texts(library_.document(document).not_for);
      for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        const std::string place(pairs[i]);
        if (is_own(document) && !pairs[i + 1].empty())
          add(Link::use_instead, pairs[i + 1], "not for " + place, place);
        if (!is_own(document) && pairs[i + 1] == library_.id(own_))
          add(Link::instead_of, library_.id(document), "not for " + place, place);
      }
    }
  }

  // "mail#a.pdf" came within "mail".
  void find_parts() {
    const std::string id(library_.id(own_));
    if (const auto at = id.rfind('#'); at != id.npos && current(id.substr(0, at)) != none)
      add(Link::part_of, id.substr(0, at), "");
    for (const std::vector<Number>& work : library_.all_works()) {
      const std::string_view other = library_.id(work.back());
      const bool within = other.size() > id.size() + 1 && other.starts_with(id) &&
                          other[id.size()] == '#' && other.rfind('#') == id.size();
      if (within && current(other) != none) add(Link::has_part, other, "");
    }
  }

  // Editions that texts name. Words of what may not be shown are none to tell by.
  void find_citations() {
    for (Number section = 0; section < library_.sections(); ++section) {
      const Number document = library_.document_of(section);
      if (!is_there(document) || library_.about(document).sensitive) continue;
      const auto [segment, row] = library_.seat_of_section(section);
      for (const std::string& words : segment->shown_section(row).cited) {
        const Number cited = edition_cited(view_, relations_, words);
        if (cited == none || is_own(cited) == is_own(document)) continue;
        if (is_own(document)) add(Link::cites, library_.id(cited), words);
        if (is_own(cited)) add(Link::cited_by, library_.id(document), words);
      }
    }
  }

  void find_sessions() {
    for (Number document = 0; document < library_.documents(); ++document) {
      if (!is_there(document) || is_own(document)) continue;
      if (is_session_of(library_, own_, document)) add(Link::session_of, library_.id(document), "");
      if (is_session_of(library_, document, own_))
        add(Link::has_session, library_.id(document), "");
    }
  }

  // What is not over is never called the copy of what is.
  void find_copies() {
    Copies copies(
        library_, [this](Number document) { return is_there(document); },
        [this](Number own, Number copy) { return stands(own) || !stands(copy); });
    const Number own = copies.own(own_);
    if (own != own_) add(Link::copy_of, library_.id(own), "");
    for (const Number copy : copies.of(own_)) add(Link::has_copy, library_.id(copy), "");
  }
  bool stands(Number document) const {
    const Standing standing = standing_of(library_, view_, document);
    return standing == Standing::in_force || standing == Standing::undated ||
           standing == Standing::upcoming;
  }

  const Library& library_;
  const DayView& view_;
  const Relations& relations_;
  Number own_;
  std::vector<Related> out_;
};

}  // namespace

Listing list(const Context& context, const query::Plan& plan, std::string_view from,
             std::size_t limit) {
  return List(context.library, context.view, context.places, context.scratch, context.brake, plan)
      .make(from, limit);
}

std::function<bool(Number)> keeper(const Library& library, const DayView& view,
                                   const Places& places, Scratch& scratch, const Brake& brake,
                                   const query::Plan& plan) {
  auto list = std::make_shared<const List>(library, view, places, scratch, brake, plan);
  return [list = std::move(list)](Number document) { return list->keeps(document); };
}

std::vector<Number> at_address(const Library& library, std::string_view url) {
  std::vector<Number> found;
  Document asked;
  asked.url = url;
  const std::uint64_t address = document::kin_of(asked).address;
  if (address == 0) return found;
  KinRow kin;
  kin.address = address;
  library.each_like(kin, [&](Number document) {
    const KinRow& row = library.kin(document);
    if ((row.address == address || row.canonical == address) &&
        !library.document(document).dropped() && library.removed(document) == rank::never &&
        library.document(document).until == rank::never)
      found.push_back(document);
  });
  std::sort(found.begin(), found.end(),
            [&](Number a, Number b) { return library.id(a) < library.id(b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<EditionHeld> history(const Library& library, const DayView& view, std::string_view id) {
  std::vector<EditionHeld> out;
  for (const Number document : library.editions(id)) {
    const auto [segment, row] = library.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    EditionHeld held{.edition = static_cast<int>(facts.edition),
                     .title = title_of(library, document),
                     .status = facts.status,
                     .published = when(facts.published_first, facts.published_last),
                     .updated = when(facts.updated_first, facts.updated_last),
                     .validity = period_of(facts.valid_first, facts.valid_last),
                     .recorded = dates::from_days(facts.recorded),
                     .removed = facts.removed()};
    if (facts.until != rank::never) held.until = dates::from_days(facts.until);
    if (view.state(document) == DayView::State::visible)
      held.standing = standing_of(library, view, document);
    out.push_back(std::move(held));
  }
  return out;
}

Number edition(const Library& library, std::string_view id, int edition) {
  Number found = none;
  for (const Number document : library.editions(id))
    if (static_cast<int>(library.document(document).edition) == edition) found = document;
  return found;
}

std::vector<Related> related(const Library& library, const DayView& view,
                             const Relations& relations, Number document) {
  return Links(library, view, relations, document).all();
}

}  // namespace fingerpost::index
