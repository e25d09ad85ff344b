// What saved searches have been told of, and what of it has gone since and come back:
//
//     48 hours ─► 24 hours ─► 48 hours   comes back: told again
//     48 hours ─► restored: 48 hours     does not: what it had gone for was never there
//
// A pass that finds a text over notes for what it went: the edition in its place, the
// withdrawal, the removal, the other document that supersedes it. It has come back when it
// stands and that lies before it, or that other one is still known to the index, withdrawn or
// ended or no longer in its way: so that neither an older copy of the index nor one made anew
// brings anything back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fingerpost/saved.hpp"
#include "index/day_view.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// What has been there, by key.
class Memory {
 public:
  explicit Memory(const std::vector<KnownText>& known);
  const KnownText* find(std::uint64_t key) const;
  void set(const KnownText& text) { known_.insert_or_assign(text.key, text); }
  bool forget(std::uint64_t key) { return known_.erase(key) > 0; }
  // By key; of what everybody was told the pass no longer matters.
  std::vector<KnownText> all(std::uint64_t told) const;

 private:
  std::unordered_map<std::uint64_t, KnownText> known_;
};

std::uint64_t key_of_document(const Library& library, Number document);
std::uint64_t key_of_section(const Library& library, Number section);

class Returned {
 public:
  Returned(const Library& library, const DayView& view, Memory& memory);

  // Replaced by a later edition of its own, withdrawn or removed.
  bool is_over(Number document) const;
  // Whether this body was found gone, and is there.
  bool was_gone(Number document) const;
  void forget_gone(Number document);
  // Whether that text of it has come back; of one pass only the first time.
  bool has_returned(Number document, std::uint64_t text);
  // Notes all texts that were told of and are over now.
  void note_gone();

 private:
  void note_gone(const std::vector<Number>& work);
  void note_texts(Number document, const std::vector<std::uint64_t>& standing,
                  std::string_view cause);
  void note_superseded();
  bool is_superseded(Number document) const;
  // Documents that supersede it, or one that does, whatever has become of them.
  std::vector<Number> newer(Number document) const;
  std::string_view digest(Number document) const;
  std::uint64_t gone_key(Number document) const;
  std::uint64_t superseded_key(Number document) const;
  std::uint64_t cause_key(Number document, std::uint64_t text, std::string_view cause) const;

  const Library& library_;
  const DayView& view_;
  Memory& memory_;
  std::unordered_map<Number, std::vector<Number>> newer_ = {};  // by work
};

}  // namespace fingerpost::index
