// Words of columns that many documents share (topics, publishers), numbered through all
// segments as they are met.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fingerpost::index {

struct Segment;

class Names {
 public:
  using Name = std::uint32_t;

  Name of(std::string_view text);
  // The same of a string of a segment's columns, which is looked for once.
  Name of(std::size_t segment, const Segment& in, std::uint32_t text);
  std::string_view text(Name name) const { return texts_[name]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::unordered_map<std::string, Name> names_ = {};
  std::vector<std::string_view> texts_ = {};       // keys of names_
  std::vector<std::vector<Name>> by_string_ = {};  // of each segment: its number and one
};

}  // namespace fingerpost::index
