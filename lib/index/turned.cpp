#include "index/turned.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "dates/dates.hpp"
#include "index/day_view.hpp"
#include "index/found.hpp"
#include "index/postings.hpp"

namespace fingerpost::index {
namespace {

constexpr std::string_view name_prefix = "XN";
constexpr std::size_t longest_term = 240;  // bytes: the engine takes 245

// Publishers that may speak of one event: the same, one unknown, or none of them an agency.
bool of_one_house(const events::Teller& a, Layer of_a, const events::Teller& b, Layer of_b) {
  return a.publisher == b.publisher || a.publisher.empty() || b.publisher.empty() ||
         (of_a != Layer::agency && of_b != Layer::agency);
}

}  // namespace

void mark_event(const Document& document, const Section& section, Xapian::Document& to) {
  if (document.sensitive || (section.kind != Kind::event && section.kind != Kind::course)) return;
  const std::string words =
      events::event_words(events::name_of(document, events::hit_of(document, section)));
  if (words.empty() || name_prefix.size() + words.size() > longest_term) return;
  to.add_boolean_term(std::string(name_prefix) + words);
}

Turned::Turned(const Library& library) : library_(library) {
  for (std::size_t s = 0; s < library.segments().size(); ++s) gather(s);
}

void Turned::gather(std::size_t segment) {
  std::unordered_map<std::string, std::uint32_t> known;
  for (std::uint32_t i = 0; i < names_.size(); ++i) known.emplace(names_[i], i);
  const Xapian::Database& database = library_.segments()[segment]->database;
  const Library::Slots sections = library_.by_slot(segment);
  const auto end = database.allterms_end(std::string(name_prefix));
  for (auto term = database.allterms_begin(std::string(name_prefix)); term != end; ++term) {
    const auto [at, fresh] = known.emplace((*term).substr(name_prefix.size()),
                                           static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(at->first), events_.emplace_back();
    const Xapian::PostingIterator last;
    for (auto post = database.postlist_begin(*term); post != last; ++post)
      if (const Number section = sections[*post]; section != index::none) {
        events_[at->second].push_back(section);
        name_of_.emplace(section, at->second);
      }
  }
}

std::uint32_t Turned::name_of(Number section) const {
  const auto at = name_of_.find(section);
  return at == name_of_.end() ? none : at->second;
}

const std::vector<bool>& Turned::turning() const {
  if (!turning_.empty()) return turning_;
  turning_.resize(library_.sections());
  const Brake brake;
  for (std::size_t s = 0; s < library_.segments().size(); ++s)
    for (const std::string& term : events::terms_of_turns())
      each_posting(library_, s, term, brake, [&](Number section, std::uint32_t) {
        turning_[section] = true;
        return true;
      });
  return turning_;
}

// From the rarest on, so that of words that stand everywhere few are looked at.
std::vector<Number> Turned::having(const std::vector<std::string>& terms) const {
  const std::vector<bool>& turning = this->turning();
  const Brake brake;
  std::vector<Number> out;
  for (std::size_t s = 0; s < library_.segments().size(); ++s) {
    const Segment& segment = *library_.segments()[s];
    std::vector<std::pair<std::size_t, const std::string*>> by_count;
    for (const std::string& term : terms)
      by_count.emplace_back(
          segment.lists ? segment.lists.count(term) : segment.database.get_termfreq(term), &term);
    std::sort(by_count.begin(), by_count.end());
    std::vector<Number> found;
    each_posting(library_, s, *by_count[0].second, brake, [&](Number section, std::uint32_t) {
      if (turning[section]) found.push_back(section);
      return true;
    });
    for (std::size_t i = 1; i < by_count.size() && !found.empty(); ++i) {
      std::vector<Number> both;
      auto at = found.begin();
      each_posting(library_, s, *by_count[i].second, brake, [&](Number section, std::uint32_t) {
        at = std::lower_bound(at, found.end(), section);
        if (at != found.end() && *at == section) both.push_back(section);
        return at != found.end();
      });
      found = std::move(both);
    }
    out.insert(out.end(), found.begin(), found.end());
  }
  return out;
}

const std::vector<Number>& Turned::speaking_of(const std::string& name) const {
  const auto [at, fresh] = speaking_.try_emplace(name);
  if (!fresh) return at->second;
  if (const std::vector<std::string> terms = events::terms_of_name(name); !terms.empty())
    at->second = having(terms);
  return at->second;
}

const Section& Turned::section(Number section) const {
  const auto [at, fresh] = sections_.try_emplace(section);
  if (fresh) {
    const auto [segment, row] = library_.seat_of_section(section);
    at->second = segment->section(row);
  }
  return at->second;
}

// -- On a day --------------------------------------------------------------------------------

namespace {

// The pages of a name that can be seen in a view, in the order of their days.
struct Speaking {
  std::vector<events::Page> pages = {};
  std::vector<Number> sections = {};
};

Speaking seen_in(const DayView& view, const Library& library, const Turned& turned,
                 const std::string& name) {
  std::vector<std::tuple<Day, std::string_view, Number>> order;
  for (const Number section : turned.speaking_of(name))
    if (view.speaks(section)) {
      const Number document = library.document_of(section);
      order.emplace_back(told_on(library.document(document)), library.id(document), section);
    }
  std::sort(order.begin(), order.end());
  Speaking out;
  for (const auto& [told, id, section] : order) {
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

Occasions told_in(const DayView& view, const Library& library, const std::vector<Number>& events) {
  Occasions out;
  std::map<std::pair<Day, Day>, std::vector<std::pair<std::size_t, Layer>>> by_day;
  for (const Number section : events) {
    if (!view.speaks(section)) continue;
    const auto [segment, row] = library.seat_of_document(library.document_of(section));
    const DocumentRow& document = segment->columns.documents[row];
    const rank::Facts own = view.own_facts(section);
    if (own.valid_first == rank::always || own.valid_last == rank::never) continue;
    events::Teller teller{.publisher = std::string(segment->columns.text(document.publisher)),
                          .when = period_of(own.valid_first, own.valid_last),
                          .published = date_of(document.published_first)};
    auto& same = by_day[{own.valid_first, own.valid_last}];
    const auto at = std::find_if(same.begin(), same.end(), [&](const auto& each) {
      return of_one_house(out.all[each.first].tellers.front(), each.second, teller, document.layer);
    });
    if (at == same.end()) {
      same.emplace_back(out.all.size(), document.layer);
      out.all.push_back({.when = teller.when, .tellers = {std::move(teller)}});
      out.sections.push_back({section});
    } else {
      out.all[at->first].tellers.push_back(std::move(teller));
      out.sections[at->first].push_back(section);
    }
  }
  return out;
}

}  // namespace

// Published, else recorded.
Day told_on(const DocumentRow& document) {
  return document.published_last == rank::never ? document.recorded : document.published_last;
}

std::vector<Hit> speaking_of(const Library& library, const DayView& view, const std::string& name) {
  std::vector<Hit> out;
  for (const Number section : library.turned().speaking_of(name)) {
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
  const Turned& turned = library_.turned();
  const std::uint32_t name = turned.name_of(section);
  if (name == Turned::none) return nullptr;
  if (!judged_.insert(name).second) {
    const auto at = became_.find(section);
    return at == became_.end() ? nullptr : &at->second;
  }
  judge(turned, name);
  return became(section);
}

void DayView::judge(const Turned& turned, std::uint32_t name) const {
  const Speaking speaking = seen_in(*this, library_, turned, turned.name(name));
  if (speaking.pages.empty()) return;
  const Occasions occasions = told_in(*this, library_, turned.events(name));
  const auto turns = events::turns_of(turned.name(name), speaking.pages, occasions.all);
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
