#include "library/then.hpp"

#include <algorithm>
#include <tuple>

namespace fingerpost::library {
namespace {

Date next(Date day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

bool stands(Standing standing) {
  return standing == Standing::in_force || standing == Standing::undated;
}

Change change_from(ChangeKind what, Date on, const Listed& listed) {
  return {.change = what,
          .on = on,
          .document = listed.document,
          .edition = listed.edition,
          .title = listed.title,
          .url = listed.url,
          .kind = listed.kind,
          .publisher = listed.publisher,
          .layer = listed.layer,
          .topics = listed.topics,
          .standing = listed.standing,
          .superseded_by = listed.superseded_by,
          .validity = listed.validity};
}

}  // namespace

Then::Then(const Searcher& searcher, Query filter, Date first, Date last)
    : searcher_(searcher),
      filter_(std::move(filter)),
      before_(next(first, -1)),
      first_(first),
      last_(last) {
  const ChangesOptions all{.ahead = 0, .differences = false};
  for (const Change& each : searcher.changes(to_iso(last), last, all).changes) {
    const std::vector<EditionHeld> held = searcher.history(each.document, last);
    if (!held.empty() && held.front().recorded <= last) later_.push_back(each.document);
  }
  std::sort(later_.begin(), later_.end());
  later_.erase(std::unique(later_.begin(), later_.end()), later_.end());
  if (later_.empty()) return;
  then_ = list(filter_, before_);
  now_ = list(filter_, last_);
  now_all_ = list({}, last_);
}

// As it was known on that day.
Then::List Then::list(const Query& filter, Date day) const {
  constexpr std::size_t part = 1000;
  List out;
  std::string from;
  do {
    Listing listing = searcher_.documents(filter, {day, day}, from, part);
    from = listing.next;
    for (Listed& each : listing.documents)
      if (std::binary_search(later_.begin(), later_.end(), each.document))
        out.emplace(each.document, std::move(each));
  } while (!from.empty());
  return out;
}

std::vector<Change> Then::changes() const {
  const ChangesOptions asked{.ahead = 0, .differences = true, .filter = filter_};
  std::vector<Change> out = searcher_.changes(to_iso(before_), last_, asked).changes;
  std::erase_if(out, [&](const Change& each) {
    return std::binary_search(later_.begin(), later_.end(), each.document);
  });
  for (const std::string& id : later_)
    if (auto change = change_of(id)) out.push_back(std::move(*change));
  std::stable_sort(out.begin(), out.end(), [](const Change& a, const Change& b) {
    return std::tie(a.on, a.document) < std::tie(b.on, b.document);
  });
  return out;
}

Date Then::within(std::optional<Date> day) const {
  return std::clamp(day.value_or(last_), first_, last_);
}

Date Then::recorded(const Listed& listed) const {
  Date day = last_;
  for (const EditionHeld& each : searcher_.history(listed.document, last_))
    if (each.edition == listed.edition && each.recorded <= last_) day = each.recorded;
  return day;
}

std::optional<Change> Then::change_of(const std::string& id) const {
  const auto before = then_.find(id), now = now_.find(id);
  if (now == now_.end()) {
    if (before == then_.end() || now_all_.contains(id)) return std::nullopt;
    std::optional<Date> gone;
    for (const EditionHeld& each : searcher_.history(id, last_))
      if (each.removed && each.until && *each.until <= last_) gone = each.until;
    if (!gone) return std::nullopt;
    return change_from(ChangeKind::removed, within(gone), before->second);
  }
  const Listed& listed = now->second;
  const Date put = recorded(listed);
  if (put < first_ && (before == then_.end() || before->second.edition != listed.edition)) {
    const auto day = listed.published ? listed.published->first : std::nullopt;
    return change_from(ChangeKind::published, within(day), listed);
  }
  if (before == then_.end()) return change_from(ChangeKind::added, put, listed);
  if (before->second.edition == listed.edition) return by_days(before->second, listed);
  const auto old = searcher_.edition(id, before->second.edition);
  const auto body = searcher_.edition(id, listed.edition);
  if (!old || !body) return std::nullopt;
  Differences found = differences(*old, *body);
  if (found.empty()) return std::nullopt;
  Change change = change_from(ChangeKind::changed, put, listed);
  if (!old->sensitive && !body->sensitive) change.differences = std::move(found);
  return change;
}

// What the days alone, or another document in its place, made of it.
std::optional<Change> Then::by_days(const Listed& before, const Listed& now) const {
  if (before.standing == now.standing) return std::nullopt;
  if (now.standing == Standing::superseded) {
    const auto newer = read(now.superseded_by);
    const auto day = newer ? newer->validity.first : std::nullopt;
    return change_from(ChangeKind::superseded, within(day), now);
  }
  if (now.standing == Standing::ended)
    return change_from(
        ChangeKind::ended,
        within(now.validity.last ? std::optional(next(*now.validity.last, 1)) : std::nullopt), now);
  if (now.standing == Standing::withdrawn) {
    const auto body = searcher_.edition(now.document, now.edition);
    const bool told = body && body->withdrawn;
    return change_from(ChangeKind::withdrawn, within(told ? body->withdrawn->first : std::nullopt),
                       now);
  }
  if (!stands(now.standing) || stands(before.standing)) return std::nullopt;
  return change_from(ChangeKind::came_into_force, within(now.validity.first), now);
}

std::optional<Change> Then::standing(const std::string& id) const {
  if (std::binary_search(later_.begin(), later_.end(), id)) {
    const auto at = now_all_.find(id);
    if (at == now_all_.end()) return std::nullopt;
    return change_from(ChangeKind::added, last_, at->second);
  }
  if (!standing_) {
    standing_.emplace();
    for (Change& each : searcher_.changes("", last_, {.ahead = 0, .differences = false}).changes)
      standing_->try_emplace(each.document, each);
  }
  const auto at = standing_->find(id);
  return at == standing_->end() ? std::nullopt : std::optional(at->second);
}

std::optional<Document> Then::read(const std::string& id) const {
  const std::vector<EditionHeld> held = searcher_.history(id, last_);
  const bool known = !held.empty() && held.front().recorded <= last_;
  const EditionHeld* found = nullptr;
  for (const EditionHeld& each : held)
    if ((!known || each.recorded <= last_) &&
        (!each.published || !each.published->first || *each.published->first <= last_))
      found = &each;
  return found ? searcher_.edition(id, found->edition) : std::nullopt;
}

}  // namespace fingerpost::library
