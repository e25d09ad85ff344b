#include "index/returned.hpp"

#include <algorithm>
#include <charconv>

#include "index/files.hpp"

namespace fingerpost::index {
namespace {

constexpr std::string_view removal = "removed";

std::string superseded_by(std::string_view id) { return "superseded by " + std::string(id); }

std::uint64_t key_of(std::string_view what, std::string_view id, std::string_view one,
                     std::string_view two = {}) {
  std::string all(what);
  for (const std::string_view part : {id, one, two}) all.append(1, '\0').append(part);
  const std::string hash = hash_of(all).substr(0, 16);
  std::uint64_t key = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), key, 16);
  return key;
}

}  // namespace

Memory::Memory(const std::vector<KnownText>& known) {
  known_.reserve(known.size());
  for (const KnownText& each : known) known_.emplace(each.key, each);
}

const KnownText* Memory::find(std::uint64_t key) const {
  const auto at = known_.find(key);
  return at == known_.end() ? nullptr : &at->second;
}

std::vector<KnownText> Memory::all(std::uint64_t told) const {
  std::vector<KnownText> out;
  for (const auto& [key, text] : known_) {
    out.push_back(text);
    if (text.pass <= told) out.back().pass = std::min<std::uint64_t>(told, 1);
  }
  std::sort(out.begin(), out.end(),
            [](const KnownText& a, const KnownText& b) { return a.key < b.key; });
  return out;
}

std::uint64_t key_of_document(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  return key_of("document", library.id(document),
                segment->columns.text(segment->columns.documents[row].digest));
}

std::uint64_t key_of_section(const Library& library, Number section) {
  const auto [segment, row] = library.seat_of_section(section);
  return key_of("section", library.id(library.document_of(section)),
                segment->shown_section(row).heading, segment->text(row));
}

Returned::Returned(const Library& library, const DayView& view, Memory& memory)
    : library_(library), view_(view), memory_(memory) {
  for (const Succession& each : library.successions()) {
    std::vector<Number>& all = newer_[library.work(each.older)];
    const Number work = library.work(each.newer);
    if (std::find(all.begin(), all.end(), work) == all.end()) all.push_back(work);
  }
}

std::vector<Number> Returned::newer(Number document) const {
  constexpr std::size_t most = 100;  // as chains of editions are followed elsewhere
  std::vector<Number> works{library_.work(document)};
  for (std::size_t at = 0; at < works.size() && works.size() < most; ++at)
    if (const auto next = newer_.find(works[at]); next != newer_.end())
      for (const Number work : next->second)
        if (std::find(works.begin(), works.end(), work) == works.end()) works.push_back(work);
  works.erase(works.begin());
  return works;
}

// By another document; of a later edition of its own is_over() tells.
bool Returned::is_superseded(Number document) const {
  const Number newer = view_.successor(document);
  return newer != none && library_.work(newer) != library_.work(document);
}

std::uint64_t Returned::superseded_key(Number document) const {
  return key_of("superseded document", library_.id(document), digest(document));
}

std::string_view Returned::digest(Number document) const {
  const auto [segment, row] = library_.seat_of_document(document);
  return segment->columns.text(segment->columns.documents[row].digest);
}

std::uint64_t Returned::gone_key(Number document) const {
  return key_of("gone document", library_.id(document), digest(document));
}

std::uint64_t Returned::cause_key(Number document, std::uint64_t text,
                                  std::string_view cause) const {
  return key_of("gone section", library_.id(document), std::to_string(text), cause);
}

bool Returned::is_over(Number document) const {
  if (library_.removed(document) != rank::never) return true;
  const DocumentRow& row = library_.document(document);
  if (row.status == Status::withdrawn || row.withdrawn <= view_.day()) return true;
  const auto [first, last] = library_.sections_of(document);
  return first != last && view_.facts(first).replaced;
}

bool Returned::was_gone(Number document) const {
  if (is_over(document)) return false;
  return memory_.find(gone_key(document)) ||
         (memory_.find(superseded_key(document)) && !is_superseded(document));
}

void Returned::forget_gone(Number document) {
  memory_.forget(gone_key(document));
  memory_.forget(superseded_key(document));
}

bool Returned::has_returned(Number document, std::uint64_t text) {
  if (is_over(document)) return false;
  bool found = false, removed = false;
  for (const Number before : library_.editions(library_.id(document))) {
    if (before == document) break;
    removed = removed || library_.removed(before) != rank::never;
    found = memory_.forget(cause_key(document, text, digest(before))) || found;
  }
  if (!is_superseded(document))
    for (const Number work : newer(document)) {
      const std::string_view id = library_.id(library_.all_works()[work].back());
      found = memory_.forget(cause_key(document, text, superseded_by(id))) || found;
    }
  return (removed && memory_.forget(cause_key(document, text, removal))) || found;
}

void Returned::note_gone() {
  for (const std::vector<Number>& work : library_.all_works()) note_gone(work);
  note_superseded();
}

void Returned::note_superseded() {
  for (const Succession& each : library_.successions()) {
    const Number document = each.older;
    if (view_.state(document) != DayView::State::visible || is_over(document) ||
        !is_superseded(document))
      continue;
    const std::uint64_t key = superseded_key(document);
    if (memory_.find(key) || !memory_.find(key_of_document(library_, document))) continue;
    memory_.set({.key = key, .pass = 1});
    const std::string cause = superseded_by(library_.id(view_.successor(document)));
    const auto [first, last] = library_.sections_of(document);
    for (Number section = first; section < last; ++section) {
      const std::uint64_t text = key_of_section(library_, section);
      if (memory_.find(text)) memory_.set({.key = cause_key(document, text, cause), .pass = 1});
    }
  }
}

void Returned::note_gone(const std::vector<Number>& work) {
  if (std::none_of(work.begin(), work.end(), [&](Number each) { return is_over(each); })) return;
  std::vector<std::uint64_t> standing;
  Number now = none;  // what took the place of the others
  for (const Number each : work) {
    if (view_.state(each) != DayView::State::visible) continue;
    const auto [first, last] = library_.sections_of(each);
    if (library_.document(each).status != Status::draft) now = each;
    if (is_over(each)) continue;
    standing.push_back(gone_key(each));
    for (Number section = first; section < last; ++section)
      standing.push_back(key_of_section(library_, section));
  }
  std::sort(standing.begin(), standing.end());
  for (const Number each : work)
    if (is_over(each) && (now != none || library_.removed(each) != rank::never))
      note_texts(each, standing, now != none ? digest(now) : removal);
}

void Returned::note_texts(Number document, const std::vector<std::uint64_t>& standing,
                          std::string_view cause) {
  const auto stands = [&](std::uint64_t key) {
    return std::binary_search(standing.begin(), standing.end(), key);
  };
  const std::uint64_t key = gone_key(document);
  if (memory_.find(key) || stands(key) || !memory_.find(key_of_document(library_, document)))
    return;
  memory_.set({.key = key, .pass = 1});
  const auto [first, last] = library_.sections_of(document);
  for (Number section = first; section < last; ++section) {
    const std::uint64_t text = key_of_section(library_, section);
    if (memory_.find(text) && !stands(text))
      memory_.set({.key = cause_key(document, text, cause), .pass = 1});
  }
}

}  // namespace fingerpost::index
