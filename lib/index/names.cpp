#include "index/names.hpp"

#include "index/segment.hpp"

namespace fingerpost::index {

Names::Name Names::of(std::string_view text) {
  const auto [at, fresh] = names_.try_emplace(std::string(text), static_cast<Name>(texts_.size()));
  if (fresh) texts_.push_back(at->first);
  return at->second;
}

Names::Name Names::of(std::size_t segment, const Segment& in, std::uint32_t text) {
  if (by_string_.size() <= segment) by_string_.resize(segment + 1);
  std::vector<Name>& known = by_string_[segment];
  if (known.empty()) known.resize(in.columns.strings.size());
  if (known[text] == 0) known[text] = of(in.columns.text(text)) + 1;
  return known[text] - 1;
}

}  // namespace fingerpost::index
