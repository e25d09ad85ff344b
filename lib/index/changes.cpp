#include "index/changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "dates/dates.hpp"
#include "fingerpost/error.hpp"
#include "index/beside.hpp"
#include "index/found.hpp"

namespace fingerpost::index {
namespace {

bool stands(Standing standing) {
  return standing == Standing::in_force || standing == Standing::undated;
}

// What it is called when the days make `after` of `before`.
std::optional<ChangeKind> turned(Standing before, Standing after, Kind kind) {
  if (before == after) return std::nullopt;
  if (after == Standing::superseded) return ChangeKind::superseded;
  if (after == Standing::ended) return ChangeKind::ended;
  if (after == Standing::withdrawn) return ChangeKind::withdrawn;
  if (!stands(after) || stands(before)) return std::nullopt;
  return rank::happens(kind) ? ChangeKind::began : ChangeKind::came_into_force;
}

class Finder {
 public:
  Finder(const Library& library, const Told& told, Day day, const ChangesOptions& options,
         const Keeps& keeps)
      : library_(library),
        told_(told),
        options_(options),
        before_(library, told.until.value_or(day), told.held),
        after_(library, day, std::nullopt),
        day_(day) {
    if (keeps) keeps_before_ = keeps(before_), keeps_after_ = keeps(after_);
  }

  std::vector<Change> all() {
    for (const std::vector<Number>& work : library_.all_works()) look(work);
    std::erase_if(out_, [](const Change& each) { return each.document.empty(); });
    std::sort(out_.begin(), out_.end(), [](const Change& a, const Change& b) {
      return std::tie(a.on, a.document, a.change, a.anchors) <
             std::tie(b.on, b.document, b.change, b.anchors);
    });
    return std::move(out_);
  }

 private:
  using State = DayView::State;

  // The edition that counts: the newest that can be seen, else the newest.
  Number newest(const std::vector<Number>& work, const DayView& view) const {
    Number hidden = none;
    for (auto at = work.rbegin(); at != work.rend(); ++at) {
      if (view.state(*at) == State::visible) return *at;
      if (view.state(*at) == State::later && hidden == none) hidden = *at;
    }
    return hidden;
  }

  void look(const std::vector<Number>& work) {
    const Number old = newest(work, before_), now = newest(work, after_);
    const bool seen = old != none && before_.state(old) == State::visible;
    const bool visible = now != none && after_.state(now) == State::visible;
    if (seen && now == none) tell_of(old, ChangeKind::removed, gone(work, old), {});
    if (!visible) return;
    if (old == now) {
      if (seen)
        look_at_days(now);
      else
        tell_of(now, ChangeKind::published, library_.document(now).published_first, {});
    } else if (!told_.held[now]) {
      look_at_commit(seen ? old : none, now);
    } else {
      // Held before its day of publication, which has come.
      tell_of(now, ChangeKind::published, library_.document(now).published_first, {});
    }
    look_ahead(seen ? old : none, now);
  }

  Day gone(const std::vector<Number>& work, Number old) const {
    return std::max(library_.removed(work.back()), library_.document(old).recorded);
  }

  void look_at_commit(Number old, Number now) {
    const Day on = library_.document(now).recorded;
    if (old == none) {
      tell_of(now, ChangeKind::added, on, {});
      return;
    }
    if (keeps_after_ && !keeps_after_(now)) return;
    Differences found = differences(read(old), read(now));
    if (found.empty()) return;
    Change& change = tell_of(now, ChangeKind::changed, on, {});
    if (options_.differences && !library_.about(now).sensitive && !library_.about(old).sensitive)
      change.differences = std::move(found);
  }

  Document read(Number document) const {
    const auto [segment, row] = library_.seat_of_document(document);
    return segment->document(row);
  }

  // Sections of one edition by what happened to them, and when.
  using Groups = std::map<std::pair<Day, ChangeKind>, std::vector<Number>>;

  void look_at_days(Number document) {
    Groups groups;
    each_section(document, [&](Number section) {
      const rank::Facts was = before_.facts(section), is = after_.facts(section);
      const Standing old = before_.standing(section), now = after_.standing(section);
      if (was.valid_first != is.valid_first || was.valid_last != is.valid_last)
        groups[{moved_on(section), ChangeKind::changed}].push_back(section);
      if (const auto what = turned(old, now, is.kind))
        groups[{first_day(section, now), *what}].push_back(section);
      if (stands(now) && rank::review_overdue(is, day_) &&
          !rank::review_overdue(was, before_.day()))
        groups[{std::min(day_, std::max(before_.day(), is.review_due) + 1), ChangeKind::review_due}]
            .push_back(section);
    });
    tell(document, groups);
  }

  // The day on which another page told that it is on another day, or took it back.
  Day moved_on(Number section) const {
    const Became* const became = after_.became(section);
    return became ? std::clamp(became->told, before_.day(), day_) : day_;
  }

  // The first of the days since that it has stood so. What a commit brought about, by another
  // document that takes its place, was so when that one was recorded.
  Day first_day(Number section, Standing now) const {
    const rank::Facts facts = after_.facts(section);
    Day first = day_;
    while (first > before_.day() && rank::standing(facts, first - 1) == now) --first;
    if (first > before_.day()) return first;
    const Number newer = after_.successor(library_.document_of(section));
    const Day recorded = newer == none ? day_ : library_.document(newer).recorded;
    return std::clamp(recorded, before_.day(), day_);
  }

  // What begins soon, and was not known to when it was last told what does.
  void look_ahead(Number old, Number now) {
    Groups groups;
    std::optional<std::set<std::pair<std::string, Day>>> known;
    each_section(now, [&](Number section) {
      const rank::Facts facts = after_.facts(section);
      if ((facts.kind != Kind::event && facts.kind != Kind::course) ||
          after_.standing(section) != Standing::upcoming || facts.valid_first > reach(day_))
        return;
      if (!known) known = coming_up_before(old);
      if (!known->contains({shown(section).anchor, facts.valid_first}))
        groups[{facts.valid_first, ChangeKind::coming_up}].push_back(section);
    });
    tell(now, groups);
  }

  std::set<std::pair<std::string, Day>> coming_up_before(Number old) const {
    std::set<std::pair<std::string, Day>> known;
    if (old == none || !told_.until) return known;
    each_section(old, [&](Number section) {
      const rank::Facts facts = before_.facts(section);
      if (before_.standing(section) == Standing::upcoming &&
          facts.valid_first <= reach(*told_.until))
        known.insert({shown(section).anchor, facts.valid_first});
    });
    return known;
  }

  Day reach(Day day) const { return day + static_cast<Day>(options_.ahead); }

  template <class Each>
  void each_section(Number document, const Each& each) const {
    const auto [first, last] = library_.sections_of(document);
    for (Number section = first; section < last; ++section) each(section);
  }

  ShownSection shown(Number section) const {
    const auto [segment, row] = library_.seat_of_section(section);
    return segment->shown_section(row);
  }

  void tell(Number document, const Groups& groups) {
    for (const auto& [when, sections] : groups)
      tell_of(document, when.second, when.first, sections);
  }

  Change& tell_of(Number document, ChangeKind what, Day on, const std::vector<Number>& sections) {
    const DayView& view = what == ChangeKind::removed ? before_ : after_;
    const auto& keeps = what == ChangeKind::removed ? keeps_before_ : keeps_after_;
    if (keeps && !keeps(document)) return out_.emplace_back();
    const auto [segment, row] = library_.seat_of_document(document);
    const DocumentRow& facts = segment->columns.documents[row];
    Change change{.change = what,
                  .on = dates::from_days(on),
                  .document = std::string(library_.id(document)),
                  .edition = static_cast<int>(facts.edition),
                  .title = title_of(library_, document),
                  .url = segment->shown_document(row).url,
                  .kind = facts.kind,
                  .publisher = std::string(segment->columns.text(facts.publisher)),
                  .layer = facts.layer,
                  .topics = topics_of(document),
                  .standing = sections.empty() ? standing_of(library_, view, document)
                                               : view.standing(sections.front())};
    if (change.standing == Standing::superseded)
      if (const Number newer = view.successor(document); newer != none)
        change.superseded_by = library_.id(newer);
    tell_sections(document, sections, change);
    out_.push_back(std::move(change));
    return out_.back();
  }

  std::vector<std::string> topics_of(Number document) const {
    std::set<std::string> ids;
    each_section(document, [&](Number section) {
      const auto [segment, row] = library_.seat_of_section(section);
      for (const auto id : segment->columns.texts(segment->columns.sections[row].topics))
        ids.emplace(id);
    });
    return {ids.begin(), ids.end()};
  }

  void tell_sections(Number document, const std::vector<Number>& sections, Change& change) const {
    const DocumentRow& row = library_.document(document);
    change.validity = period_of(row.valid_first, row.valid_last);
    if (sections.empty()) return;
    const bool all = sections.size() == row.sections;
    for (const Number section : sections) {
      const rank::Facts facts = after_.facts(section);
      const Period own = period_of(facts.valid_first, facts.valid_last);
      if (section == sections.front()) change.validity = own;
      if (own != change.validity) change.validity = {};
      if (all) continue;
      const ShownSection said = shown(section);
      change.anchors.push_back(said.anchor);
      if (!library_.about(document).sensitive) change.headings.push_back(said.heading);
    }
  }

  const Library& library_;
  const Told& told_;
  const ChangesOptions& options_;
  const DayView before_, after_;
  Day day_;
  std::function<bool(Number)> keeps_before_ = {}, keeps_after_ = {};
  std::vector<Change> out_;
};

// Whether this tier's commits led through the one that the cursor names.
bool is_of(const CommitMark& mark, const OpenTier& tier, const std::filesystem::path& folder,
           const Manifest& manifest) {
  if (mark.revision > tier.mark.revision) return false;
  if (mark.revision == tier.mark.revision) return mark.state == tier.mark.state;
  const TierEntry* entry = manifest.find(tier.name);
  if (!entry) return false;
  const std::vector<Commit> commits = commits_of(folder, *entry);
  for (const Commit& each : commits)
    if (each.mark.revision == mark.revision) return each.mark == mark;
  return mark.state == unnoted && (commits.empty() || mark.revision < commits[0].mark.revision);
}

}  // namespace

Cursor cursor_of(const Library& library, Date day) {
  Cursor cursor{.day = day};
  for (const OpenTier& tier : library.tiers()) cursor.tiers[tier.name] = tier.mark;
  return cursor;
}

Told told_by(const Cursor& cursor, const Library& library, const std::filesystem::path& folder,
             const Manifest& manifest) {
  std::vector<std::uint64_t> until;
  for (const OpenTier& tier : library.tiers()) {
    const auto at = cursor.tiers.find(tier.name);
    if (at != cursor.tiers.end() && !is_of(at->second, tier, folder, manifest))
      throw Error(Fault::cursor,
                  "the cursor is of another index, or of a state that was lost when this one "
                  "was restored: begin again without one");
    until.push_back(at == cursor.tiers.end() ? 0 : at->second.revision);
  }
  Told told{.until = dates::to_days(cursor.day),
            .held = std::vector<bool>(library.documents()),
            .gone = std::vector<bool>(library.documents())};
  for (Number document = 0; document < library.documents(); ++document) {
    if (library.document(document).dropped()) continue;
    const std::uint64_t known = until[library.tier_of(document)];
    const bool put = known > 0 && library.put_in(document) <= known;
    const bool removed = library.removed(document) != rank::never;
    told.gone[document] = removed && library.removed_in(document) > known;
    told.held[document] = put && (!removed || told.gone[document]);
  }
  return told;
}

Told told_until(Day day, const Library& library) {
  Told told{.until = day, .held = std::vector<bool>(library.documents())};
  for (Number document = 0; document < library.documents(); ++document) {
    const DocumentRow& row = library.document(document);
    told.held[document] = !row.dropped() && row.recorded <= day && library.removed(document) > day;
  }
  return told;
}

Told told_nothing(const Library& library) {
  return {.until = {}, .held = std::vector<bool>(library.documents())};
}

std::vector<Change> changes(const Library& library, const Told& told, Day day,
                            const ChangesOptions& options, const Keeps& keeps) {
  return Finder(library, told, day, options, keeps).all();
}

}  // namespace fingerpost::index
