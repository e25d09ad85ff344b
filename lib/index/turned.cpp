#include "index/turned.hpp"

#include <algorithm>

#include "index/postings.hpp"

namespace fingerpost::index {
namespace {

constexpr std::string_view name_prefix = "XN";
constexpr std::size_t longest_term = 240;  // bytes: the engine takes 245

bool is_event(Kind kind) { return kind == Kind::event || kind == Kind::course; }

std::string words_of(const Document& document, const Section& section) {
  return events::event_words(events::name_of(document, events::hit_of(document, section)));
}

}  // namespace

void mark_event(const Document& document, const Section& section, Xapian::Document& to) {
  if (document.sensitive || !is_event(section.kind)) return;
  const std::string words = words_of(document, section);
  if (name_prefix.size() + words.size() > longest_term) return;
  to.add_boolean_term(std::string(name_prefix) + words);
}

void Turned::gather(const Brake& brake) {
  for (; marked_ < library_.segments().size(); ++marked_) {
    brake.check();
    gather_marked(marked_);
  }
  const Number before = read_;
  for (; read_ < library_.sections(); ++read_) read_unmarked(read_, brake);
  if (before == read_) return;
  header_.reset();
  for (std::vector<Number>& each : events_) std::sort(each.begin(), each.end());
}

void Turned::gather_marked(std::size_t segment) {
  const Xapian::Database& database = library_.segments()[segment]->database;
  const Library::Slots sections = library_.by_slot(segment);
  const Xapian::PostingIterator last;
  const auto end = database.allterms_end(std::string(name_prefix));
  for (auto term = database.allterms_begin(std::string(name_prefix)); term != end; ++term)
    for (auto post = database.postlist_begin(*term); post != last; ++post)
      if (const Number section = sections[*post]; section != index::none)
        note(section, (*term).substr(name_prefix.size()));
}

void Turned::read_unmarked(Number section, const Brake& brake) {
  if (!is_event(library_.section(section).kind) || name_of_.count(section)) return;
  const Number document = library_.document_of(section);
  if (library_.about(document).sensitive) return;
  brake.check();
  const auto [segment, row] = library_.seat_of_document(document);
  if (!header_ || header_->first != document) {
    header_.emplace(document, segment->header(row));
    header_->second.sections.resize(segment->columns.documents[row].sections);
  }
  const auto seat = library_.seat_of_section(section);
  note(section, words_of(header_->second, seat.segment->section(seat.row)));
}

void Turned::note(Number section, const std::string& words) {
  if (name_of_.count(section)) return;  // in a segment that was damaged behind it
  if (words.empty()) {
    name_of_.emplace(section, none);
    return;
  }
  const auto [at, fresh] = numbers_.emplace(words, static_cast<std::uint32_t>(names_.size()));
  if (fresh) names_.push_back(&at->first), events_.emplace_back();
  events_[at->second].push_back(section);
  name_of_.emplace(section, at->second);
}

std::uint32_t Turned::name_of(Number section) const {
  const auto at = name_of_.find(section);
  return at == name_of_.end() ? none : at->second;
}

// What was marked before it was stopped stays marked.
const std::vector<bool>& Turned::turning(const Brake& brake) const {
  const std::vector<std::string>& terms = events::terms_of_turns();
  turning_.resize(library_.sections());
  for (; turning_done_ < library_.segments().size() * terms.size(); ++turning_done_)
    each_posting(library_, turning_done_ / terms.size(), terms[turning_done_ % terms.size()], brake,
                 [&](Number section, std::uint32_t) {
                   turning_[section] = true;
                   return true;
                 });
  return turning_;
}

// From the rarest on, so that of words that stand everywhere few are looked at.
std::vector<Number> Turned::having(const std::vector<std::string>& terms,
                                   const Brake& brake) const {
  const std::vector<bool>& turning = this->turning(brake);
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

const std::vector<Number>& Turned::speaking_of(const std::string& name, const Brake& brake) const {
  const auto known = speaking_.find(name);
  if (known != speaking_.end()) return known->second;
  const std::vector<std::string> terms = events::terms_of_name(name);
  std::vector<Number> speaking;
  if (!terms.empty()) speaking = having(terms, brake);
  return speaking_.emplace(name, std::move(speaking)).first->second;
}

const Section& Turned::section(Number section) const {
  const auto known = sections_.find(section);
  if (known != sections_.end()) return known->second;
  const auto [segment, row] = library_.seat_of_section(section);
  return sections_.emplace(section, segment->section(row)).first->second;
}

}  // namespace fingerpost::index
