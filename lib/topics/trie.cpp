#include "topics/trie.hpp"

#include <utility>

namespace fingerpost::topics {

Trie::Node Trie::grow(Node from, StemId stem) {
  if (const Node known = child(from, stem)) return known;
  if (values_.size() * 2 > keys_.size()) widen();
  std::size_t at = place(from, stem);
  while (keys_[at] != 0) at = (at + 1) & (keys_.size() - 1);
  keys_[at] = key(from, stem);
  nodes_[at] = static_cast<Node>(values_.size());
  values_.push_back(0);
  return nodes_[at];
}

void Trie::widen() {
  const auto keys = std::exchange(keys_, std::vector<std::uint64_t>(keys_.size() * 2));
  const auto nodes = std::exchange(nodes_, std::vector<Node>(keys_.size()));
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i] == 0) continue;
    const auto from = static_cast<Node>(keys[i] >> 32);
    std::size_t at = place(from, static_cast<StemId>(keys[i]));
    while (keys_[at] != 0) at = (at + 1) & (keys_.size() - 1);
    keys_[at] = keys[i];
    nodes_[at] = nodes[i];
  }
}

}  // namespace fingerpost::topics
