// Names as runs of words: a trie whose branches are kept in one hash table, so
// that fifty thousand names cost little more to walk than fifty. Branches from
// the root, which every word of a text asks for, stand in an array; elsewhere a
// word per node says which stems cannot follow, and few go on to the table.
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

  Node child(Node from, StemId stem) const {
    if (from == root) return stem < first_.size() ? first_[stem] : nowhere;
    if (!(nodes_[from].may_follow & bit(stem))) return nowhere;
    return look_up(from, stem);
  }
  // Whether two words may begin a run of two and more: hardly any others are let through. Of
  // a bit for each pair that does, in a table that is near at hand: most words of a text
  // begin some name, and few go on with it.
  bool may_begin(StemId first, StemId second) const {
    const std::uint64_t bit = spread(key(first, second)) >> pair_shift_;
    return pairs_[bit / 64] >> bit % 64 & 1;
  }
  // The child, made where there is none.
  Node grow(Node from, StemId stem);
  // One number for each node, 0 until set: the first pattern that ends there.
  std::uint32_t& at(Node node) { return nodes_[node].value; }
  std::uint32_t at(Node node) const { return nodes_[node].value; }

  // A node as it was grown: those of a trie, in their order, make the same trie again.
  struct Grown {
    Node from = root;
    StemId stem = 0;
    std::uint32_t value = 0;
  };
  Trie() = default;
  explicit Trie(const std::vector<Grown>& nodes);
  std::vector<Grown> grown() const;

 private:
  struct NodeData {
    std::uint64_t may_follow = 0;  // bit() of every stem that follows
    std::uint32_t value = 0;
    StemId begun = 0;  // by a child of the root: its stem
  };
  struct Branch {
    std::uint64_t key = 0;  // 0: free; no stem is 0
    Node to = nowhere;
  };

  // Of the pairs in a text that begin nothing one in thirty is let through (built-in topics).
  static constexpr std::size_t bits_a_branch = 4;

  static std::uint64_t key(Node from, StemId stem) {
    return (static_cast<std::uint64_t>(from) << 32) | stem;
  }
  static std::uint64_t bit(StemId stem) { return std::uint64_t{1} << (stem * 0x9E3779B1u >> 26); }
  static std::uint64_t spread(std::uint64_t key) { return key * 0x9E3779B97F4A7C15u; }
  std::size_t place(std::uint64_t key) const { return spread(key) >> shift_; }
  Node look_up(Node from, StemId stem) const;
  Node add(Node from, StemId stem);
  void put(Branch branch);
  void widen(std::size_t branches);

  std::vector<Node> first_;  // by stem
  std::vector<NodeData> nodes_ = std::vector<NodeData>(1);
  std::vector<Branch> branches_ = std::vector<Branch>(64);  // a power of two, at most half full
  int shift_ = 64 - 6;                                      // leaves a number of a branch
  std::vector<std::uint64_t> pairs_ = std::vector<std::uint64_t>(64 * bits_a_branch / 64);
  int pair_shift_ = shift_ - 2;  // leaves a number of a bit
};

}  // namespace fingerpost::topics
