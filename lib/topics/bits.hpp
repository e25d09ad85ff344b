// Yes or no for each of a known number of things, asked at every word of a text:
// std::vector<bool> takes twice the steps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fingerpost::topics {

class Bits {
 public:
  explicit Bits(std::size_t size) : words_(size / 64 + 1) {}
  bool operator[](std::size_t at) const { return words_[at / 64] >> at % 64 & 1; }
  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << at % 64; }

 private:
  std::vector<std::uint64_t> words_;
};

}  // namespace fingerpost::topics
