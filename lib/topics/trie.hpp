// Names as runs of words: a trie whose branches are kept in one hash table, so
// that fifty thousand names cost no more to walk than fifty.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/lexicon.hpp"

namespace fingerpost::topics {

class Trie {
 public:
  using Node = std::uint32_t;
  static constexpr Node root = 0;
  static constexpr Node nowhere = 0;  // no branch leads back to the root

  Trie() : keys_(64), nodes_(64) {}

  Node child(Node from, StemId stem) const {
    for (std::size_t at = place(from, stem);; at = (at + 1) & (keys_.size() - 1)) {
      if (keys_[at] == key(from, stem)) return nodes_[at];
      if (keys_[at] == 0) return nowhere;
    }
  }
  // The child, made where there is none.
  Node grow(Node from, StemId stem);
  // One number for each node, 0 until set: the first pattern that ends there.
  std::uint32_t& at(Node node) { return values_[node]; }
  std::uint32_t at(Node node) const { return values_[node]; }

 private:
  static std::uint64_t key(Node from, StemId stem) {  // never 0, as no stem is
    return (static_cast<std::uint64_t>(from) << 32) | stem;
  }
  std::size_t place(Node from, StemId stem) const {
    return (key(from, stem) * 0x9E3779B97F4A7C15u >> 20) & (keys_.size() - 1);
  }
  void widen();

  std::vector<std::uint64_t> keys_;  // open addressing, a power of two, at most half full
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> values_ = {0};
};

}  // namespace fingerpost::topics
