// Which of the documents found are copies of others found with them: a page met at
// several addresses, a school's copy of the partnership's page. Asked only of those
// that are about to be shown: what may be the same is looked up by address and sketch.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

class Copies {
 public:
  // `serves(own, copy)`: whether who asks is served by the first as well as by the
  // second: it stands no worse on the day and is for the same place.
  using Serves = std::function<bool(Number, Number)>;

  using IsFound = std::function<bool(Number)>;

  Copies(const Library& library, IsFound found, Serves serves)
      : library_(library), is_found_(std::move(found)), serves_(std::move(serves)) {}
  // What it is a copy of, among those found; itself when of none.
  Number own(Number document);
  // Those found that are copies of it.
  std::vector<Number> of(Number own);

 private:
  const std::vector<std::uint32_t>& sketch(Number document);
  const std::vector<Number>& candidates(Number document);
  Number closest(Number document);
  bool is_copy(Number copy, Number own, double alike);
  bool is_plainer(Number a, Number b) const;

  const Library& library_;
  IsFound is_found_;
  Serves serves_;
  std::unordered_map<Number, std::vector<std::uint32_t>> sketches_ = {};
  std::unordered_map<Number, std::vector<Number>> candidates_ = {};
  std::unordered_map<Number, Number> own_ = {};
};

}  // namespace fingerpost::index
