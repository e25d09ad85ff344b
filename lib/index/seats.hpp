// The newest edition of every id of an index, held while a Writer is open: 64 bytes an
// id, its text and its place in a table (tests/cli/bulk.py holds a long run to it).
//
//     places_  of a hash ──► seats_  64 bytes each, no text of their own
//                              ├──► ids_    one after another in one string
//                              ├──► names_  of tiers, segments and origins, each once
//                              └──► what few have: replaced_ in this commit, other tiers' editions
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fingerpost::index {

// Texts by number, each kept once; number 0 is "".
class Interned {
 public:
  using Number = std::uint32_t;

  Interned() = default;
  Interned(const Interned&) = delete;
  Interned& operator=(const Interned&) = delete;

  Number of(std::string_view text);
  const std::string& text(Number number) const { return *texts_[number]; }

 private:
  std::unordered_map<std::string, Number> numbers_{{std::string(), 0}};
  std::vector<const std::string*> texts_{&numbers_.begin()->first};  // keys of numbers_
};

// Equal for equal digests, and for no others that anybody will ever find.
using DigestKey = std::array<unsigned char, 16>;
DigestKey key_of_digest(std::string_view digest);

struct Seat {
  std::uint64_t id_at = 0;  // in ids_
  std::uint32_t id_size = 0;
  std::uint32_t hash = 0;
  Interned::Number tier = 0, segment = 0, origin = 0;
  std::uint32_t row = 0;
  DigestKey digest = {};
  std::uint32_t edition = 1;
  // The highest edition it has had in the tier it was met in first; of another tier's see
  // Seats::editions.
  Interned::Number first_tier = 0;
  std::uint32_t highest = 0;
  bool removed = false;
  bool fresh = false;  // put since the last commit
};
static_assert(sizeof(Seat) == 64);

// The edition that was replaced in this commit, which a removal takes along.
struct Replaced {
  Interned::Number tier = 0, segment = 0;
  std::uint32_t row = 0;
};

class Seats {
 public:
  Seats() = default;
  Seats(const Seats&) = delete;
  Seats& operator=(const Seats&) = delete;

  void clear();
  // Room for so many ids.
  void reserve(std::size_t ids);

  // Nullptr when the id was never put. Seats stay where they are until one is added.
  Seat* find(std::string_view id);
  const Seat* find(std::string_view id) const;
  // The seat of an id, and whether it was not there.
  std::pair<Seat*, bool> add(std::string_view id);

  std::string_view id(const Seat& seat) const {
    return std::string_view(ids_).substr(seat.id_at, seat.id_size);
  }
  Interned::Number number(std::string_view name) { return names_.of(name); }
  const std::string& tier(const Seat& seat) const { return names_.text(seat.tier); }
  const std::string& segment(const Seat& seat) const { return names_.text(seat.segment); }
  const std::string& origin(const Seat& seat) const { return names_.text(seat.origin); }
  const std::string& name(Interned::Number number) const { return names_.text(number); }

  // An edition that was committed in that tier.
  void note_edition(Seat& seat, Interned::Number tier, std::uint32_t edition);
  // The highest that was; 0: none.
  std::uint32_t highest_edition(const Seat& seat, Interned::Number tier) const;

  // Nullptr when it replaces none in this commit.
  const Replaced* replaced(const Seat& seat) const;
  void replace(const Seat& seat, const Replaced& replaced);

  const std::vector<Seat>& all() const { return seats_; }

 private:
  std::size_t place_of(std::string_view id, std::uint32_t hash) const;
  void grow();
  std::uint32_t number_of(const Seat& seat) const {
    return static_cast<std::uint32_t>(&seat - seats_.data());
  }

  std::string ids_ = {};
  std::vector<Seat> seats_ = {};
  std::vector<std::uint32_t> places_ = {};  // a power of two of them; 0: empty, else a seat and one
  Interned names_ = {};
  std::unordered_map<std::uint32_t, Replaced> replaced_ = {};       // by seat
  std::unordered_map<std::uint64_t, std::uint32_t> editions_ = {};  // by tier and seat
};

}  // namespace fingerpost::index
