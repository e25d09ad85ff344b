#include "topics/trie.hpp"

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
  const auto fresh = static_cast<Node>(nodes_.size());
  nodes_.emplace_back();
  if (from == root) {
    if (stem >= first_.size()) first_.resize(stem + 1, nowhere);
    return first_[stem] = fresh;
  }
  nodes_[from].may_follow |= bit(stem);
  if (nodes_.size() * 2 > branches_.size()) widen();
  put({key(from, stem), fresh});
  return fresh;
}

void Trie::put(Branch branch) {
  std::size_t at = place(branch.key);
  while (branches_[at].key != 0) at = (at + 1) & (branches_.size() - 1);
  branches_[at] = branch;
}

void Trie::widen() {
  const auto old = std::exchange(branches_, std::vector<Branch>(branches_.size() * 2));
  for (const Branch& branch : old)
    if (branch.key != 0) put(branch);
}

}  // namespace fingerpost::topics
