#include "index/seats.hpp"

#include <sodium.h>

#include <algorithm>
#include <functional>

namespace fingerpost::index {
namespace {

// Places a seat: at most two of three are taken, so that what is looked for is near.
constexpr std::size_t fewest_places = 64;

std::uint32_t hash_of_id(std::string_view id) {
  const std::uint64_t hash = std::hash<std::string_view>()(id);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

std::uint64_t edition_key(Interned::Number tier, std::uint32_t seat) {
  return (std::uint64_t{tier} << 32) | seat;
}

}  // namespace

Interned::Number Interned::of(std::string_view text) {
  const auto [at, added] =
      numbers_.try_emplace(std::string(text), static_cast<Number>(texts_.size()));
  if (added) texts_.push_back(&at->first);
  return at->second;
}

DigestKey key_of_digest(std::string_view digest) {
  DigestKey key = {};
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(digest.data()),
                     digest.size(), nullptr, 0);
  return key;
}

void Seats::clear() {
  ids_.clear();
  seats_.clear();
  std::fill(places_.begin(), places_.end(), 0);
  replaced_.clear();
  editions_.clear();
}

void Seats::reserve(std::size_t ids) {
  seats_.reserve(ids);
  while (places_.size() * 2 < ids * 3) grow();
}

void Seats::grow() {
  places_.assign(std::max(fewest_places, places_.size() * 2), 0);
  for (const Seat& seat : seats_) {
    std::size_t place = seat.hash & (places_.size() - 1);
    while (places_[place]) place = (place + 1) & (places_.size() - 1);
    places_[place] = number_of(seat) + 1;
  }
}

// Where the id is, or would be.
std::size_t Seats::place_of(std::string_view id, std::uint32_t hash) const {
  std::size_t place = hash & (places_.size() - 1);
  for (; places_[place]; place = (place + 1) & (places_.size() - 1)) {
    const Seat& seat = seats_[places_[place] - 1];
    if (seat.hash == hash && this->id(seat) == id) break;
  }
  return place;
}

const Seat* Seats::find(std::string_view id) const {
  if (places_.empty()) return nullptr;
  const std::uint32_t number = places_[place_of(id, hash_of_id(id))];
  return number ? &seats_[number - 1] : nullptr;
}

Seat* Seats::find(std::string_view id) {
  return const_cast<Seat*>(static_cast<const Seats*>(this)->find(id));
}

std::pair<Seat*, bool> Seats::add(std::string_view id) {
  if (places_.size() * 2 < (seats_.size() + 1) * 3) grow();
  const std::uint32_t hash = hash_of_id(id);
  std::uint32_t& number = places_[place_of(id, hash)];
  if (number) return {&seats_[number - 1], false};
  Seat seat;
  seat.id_at = ids_.size();
  seat.id_size = static_cast<std::uint32_t>(id.size());
  seat.hash = hash;
  ids_.append(id);
  seats_.push_back(seat);
  number = static_cast<std::uint32_t>(seats_.size());
  return {&seats_.back(), true};
}

void Seats::note_edition(Seat& seat, Interned::Number tier, std::uint32_t edition) {
  if (seat.highest == 0) seat.first_tier = tier;
  std::uint32_t& highest =
      seat.first_tier == tier ? seat.highest : editions_[edition_key(tier, number_of(seat))];
  highest = std::max(highest, edition);
}

std::uint32_t Seats::highest_edition(const Seat& seat, Interned::Number tier) const {
  if (seat.first_tier == tier) return seat.highest;
  const auto at = editions_.find(edition_key(tier, number_of(seat)));
  return at == editions_.end() ? 0 : at->second;
}

const Replaced* Seats::replaced(const Seat& seat) const {
  const auto at = replaced_.find(number_of(seat));
  return at == replaced_.end() ? nullptr : &at->second;
}

void Seats::replace(const Seat& seat, const Replaced& replaced) {
  replaced_.insert_or_assign(number_of(seat), replaced);
}

}  // namespace fingerpost::index
