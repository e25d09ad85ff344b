// The few words of a section to show.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fingerpost/query.hpp"

namespace fingerpost::index {

// Of the sections of one answer: the words that match are the same in all, and most words
// stand in many of them.
class Snippets {
 public:
  // `mark`: stems.
  explicit Snippets(const std::vector<std::string>& mark) : mark_(mark.begin(), mark.end()) {}

  // The run of sentences, about `size` bytes long, in which the most of `mark` stand, with
  // the words that match marked; the beginning when none does.
  Snippet of(std::string_view text, std::size_t size = 240) const;

 private:
  // Which of `mark` a folded word is a form of; `none` for no one.
  std::size_t stem_of(std::string_view folded) const;

  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::string> mark_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  mutable std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> stems_ = {};
};

}  // namespace fingerpost::index
