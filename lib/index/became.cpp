// On a day: what the pages that are seen say of the events that are seen, name by name, when an
// event of that name is first asked for.
#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "dates/dates.hpp"
#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/turned.hpp"

namespace fingerpost::index {
namespace {

// Publishers that may speak of one event: the same, one unknown, or none of them an agency. Of a
// day's events it finds the first that an event of a publisher may be, at once.
class Houses {
 public:
  std::optional<std::size_t> find(const std::string& publisher, Layer layer) const {
    if (publisher.empty()) return first_;
    std::optional<std::size_t> out = nobodys_;
    const auto take = [&](std::optional<std::size_t> at) {
      if (at && (!out || *at < *out)) out = at;
    };
    if (const auto at = by_name_.find(publisher); at != by_name_.end()) take(at->second);
    if (layer != Layer::agency) take(no_agencys_);
    return out;
  }
  // Those of a day in ascending order.
  void add(const std::string& publisher, Layer layer, std::size_t at) {
    if (!first_) first_ = at;
    if (publisher.empty() && !nobodys_) nobodys_ = at;
    if (layer != Layer::agency && !no_agencys_) no_agencys_ = at;
    by_name_.emplace(publisher, at);
  }

 private:
  std::optional<std::size_t> first_ = {}, nobodys_ = {}, no_agencys_ = {};
  std::unordered_map<std::string, std::size_t> by_name_ = {};
};

// The pages of a name that can be seen in a view, in the order of their days.
struct Speaking {
  std::vector<events::Page> pages = {};
  std::vector<Number> sections = {};
};

Speaking seen_in(const DayView& view, const Library& library, const Turned& turned,
                 const std::string& name, const Brake& brake) {
  std::vector<std::tuple<Day, std::string_view, Number>> order;
  for (const Number section : turned.speaking_of(name, brake))
    if (view.speaks(section)) {
      const Number document = library.document_of(section);
      order.emplace_back(told_on(library.document(document)), library.id(document), section);
    }
  std::sort(order.begin(), order.end());
  Speaking out;
  for (const auto& [told, id, section] : order) {
    brake.check();
    const auto [segment, row] = library.seat_of_document(library.document_of(section));
    const DocumentRow& document = segment->columns.documents[row];
    out.pages.push_back({&turned.section(section),
                         std::string(segment->columns.text(document.title)),
                         std::string(segment->columns.text(document.publisher)),
                         dates::from_days(told), document.published_last != rank::never});
    out.sections.push_back(section);
  }
  return out;
}

// Events of one name, each with all the sections that tell of it.
struct Occasions {
  std::vector<events::Occasion> all = {};
  std::vector<std::vector<Number>> sections = {};
};

Occasions told_in(const DayView& view, const Library& library, const std::vector<Number>& events,
                  const Brake& brake) {
  Occasions out;
  std::map<std::pair<Day, Day>, Houses> by_day;
  std::size_t seen = 0;
  for (const Number section : events) {
    if (++seen % Brake::step == 0) brake.check();
    if (!view.speaks(section)) continue;
    const auto [segment, row] = library.seat_of_document(library.document_of(section));
    const DocumentRow& document = segment->columns.documents[row];
    const rank::Facts own = view.own_facts(section);
    if (own.valid_first == rank::always || own.valid_last == rank::never) continue;
    events::Teller teller{.publisher = std::string(segment->columns.text(document.publisher)),
                          .when = period_of(own.valid_first, own.valid_last),
                          .published = date_of(document.published_first)};
    Houses& same = by_day[{own.valid_first, own.valid_last}];
    if (const auto at = same.find(teller.publisher, document.layer)) {
      out.all[*at].tellers.push_back(std::move(teller));
      out.sections[*at].push_back(section);
    } else {
      same.add(teller.publisher, document.layer, out.all.size());
      out.all.push_back({.when = teller.when, .tellers = {std::move(teller)}});
      out.sections.push_back({section});
    }
  }
  return out;
}

}  // namespace

// Published, else recorded.
Day told_on(const DocumentRow& document) {
  return document.published_last == rank::never ? document.recorded : document.published_last;
}

std::vector<Hit> speaking_of(const Library& library, const DayView& view, const std::string& name,
                             const Brake& brake) {
  std::vector<Hit> out;
  for (const Number section : library.turned(brake).speaking_of(name, brake)) {
    brake.check();
    if (!view.speaks(section)) continue;
    const Number document = library.document_of(section);
    const auto [segment, row] = library.seat_of_section(section);
    Hit hit{.document = std::string(library.id(document)),
            .edition = static_cast<int>(library.document(document).edition),
            .anchor = segment->shown_section(row).anchor,
            .standing = view.standing(section)};
    out.push_back(std::move(hit));
  }
  return out;
}

bool DayView::speaks(Number section) const {
  const Number document = library_.document_of(section);
  if (states_[document] != State::visible || replaced_[document]) return false;
  if (library_.about(document).sensitive) return false;
  const Standing standing = rank::standing(own_facts(section), day_);
  return standing != Standing::superseded && standing != Standing::withdrawn &&
         standing != Standing::draft;
}

const Became* DayView::became(Number section) const {
  const Turned& turned = library_.turned(*brake_);
  const std::uint32_t name = turned.name_of(section);
  if (name == Turned::none) return nullptr;
  if (!judged_.count(name)) {
    judge(turned, name);
    judged_.insert(name);  // not where it was stopped
  }
  const auto at = became_.find(section);
  return at == became_.end() ? nullptr : &at->second;
}

void DayView::judge(const Turned& turned, std::uint32_t name) const {
  const Brake& brake = *brake_;
  const Speaking speaking = seen_in(*this, library_, turned, turned.name(name), brake);
  if (speaking.pages.empty()) return;
  const Occasions occasions = told_in(*this, library_, turned.events(name), brake);
  const auto turns = events::turns_of(turned.name(name), speaking.pages, occasions.all,
                                      [&] { brake.check(); });
  for (std::size_t i = 0; i < turns.size(); ++i) {
    if (turns[i].empty()) continue;
    const events::Turn& last = turns[i].back();
    using What = events::Saying::What;
    Became became{.off = last.saying.what == What::cancelled || last.saying.what == What::postponed,
                  .told = std::min(day_, dates::to_days(speaking.pages[last.page].told)),
                  .page = speaking.sections[last.page],
                  .words = last.saying.words,
                  .times = static_cast<int>(turns[i].size())};
    const bool moved = last.saying.what == What::moved;
    const Period when = moved ? last.saying.to.when : last.before;
    if (const Period was = turns[i].front().before; was != when) became.moved_from = was;
    became.taking = last.saying.what == What::cancelled   ? Taking::cancelled
                    : last.saying.what == What::postponed ? Taking::postponed
                                                          : Taking::confirmed;
    if (!when.first || !when.last) continue;
    became.first = dates::to_days(*when.first), became.last = dates::to_days(*when.last);
    for (const Number section : occasions.sections[i]) became_.insert_or_assign(section, became);
  }
}

rank::Facts DayView::facts(Number section) const {
  rank::Facts facts = own_facts(section);
  if (facts.kind != Kind::event && facts.kind != Kind::course) return facts;
  const Became* const became = this->became(section);
  if (!became) return facts;
  facts.valid_first = became->first, facts.valid_last = became->last;
  if (became->off) facts.withdrawn = std::min(facts.withdrawn, became->told);
  return facts;
}

}  // namespace fingerpost::index
