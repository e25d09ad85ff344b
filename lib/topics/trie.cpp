#include "topics/trie.hpp"

#include <algorithm>
#include <bit>
#include <utility>

namespace fingerpost::topics {

Trie::Node Trie::look_up(Node from, StemId stem) const {
  const std::uint64_t wanted = key(from, stem);
  for (std::size_t at = place(wanted);; at = (at + 1) & (branches_.size() - 1)) {
    if (branches_[at].key == wanted) return branches_[at].to;
    if (branches_[at].key == 0) return nowhere;
  }
}

Trie::Node Trie::grow(Node from, StemId stem) {
  if (const Node known = child(from, stem)) return known;
  return add(from, stem);
}

Trie::Trie(const std::vector<Grown>& nodes) {
  nodes_.reserve(nodes.size() + 1);
  widen(std::bit_ceil(std::max(branches_.size(), 2 * nodes.size() + 2)));
  for (const Grown& node : nodes) at(add(node.from, node.stem)) = node.value;
}

std::vector<Trie::Grown> Trie::grown() const {
  std::vector<Grown> out(nodes_.size() - 1);
  const auto note = [&](Node to, Node from, StemId stem) { out[to - 1] = {from, stem, at(to)}; };
  for (StemId stem = 0; stem < first_.size(); ++stem)
    if (first_[stem] != nowhere) note(first_[stem], root, stem);
  for (const Branch& branch : branches_)
    if (branch.key != 0)
      note(branch.to, static_cast<Node>(branch.key >> 32), static_cast<StemId>(branch.key));
  return out;
}

Trie::Node Trie::add(Node from, StemId stem) {
  const auto fresh = static_cast<Node>(nodes_.size());
  nodes_.emplace_back();
  if (from == root) {
    if (stem >= first_.size()) first_.resize(stem + 1, nowhere);
    nodes_[fresh].begun = stem;
    return first_[stem] = fresh;
  }
  nodes_[from].may_follow |= bit(stem);
  if (nodes_.size() * 2 > branches_.size()) widen(branches_.size() * 2);
  put({key(from, stem), fresh});
  return fresh;
}

void Trie::put(Branch branch) {
  std::size_t at = place(branch.key);
  while (branches_[at].key != 0) at = (at + 1) & (branches_.size() - 1);
  branches_[at] = branch;
  const StemId first = nodes_[static_cast<Node>(branch.key >> 32)].begun;
  if (first == 0) return;
  const std::uint64_t bit = spread(key(first, static_cast<StemId>(branch.key))) >> pair_shift_;
  pairs_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

void Trie::widen(std::size_t branches) {
  const auto old = std::exchange(branches_, std::vector<Branch>(branches));
  pairs_.assign(branches * bits_a_branch / 64, 0);
  shift_ = 64 - std::countr_zero(branches);
  pair_shift_ = shift_ - std::countr_zero(bits_a_branch);
  for (const Branch& branch : old)
    if (branch.key != 0) put(branch);
}

}  // namespace fingerpost::topics
