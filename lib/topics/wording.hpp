// How often the names and signs of each topic use a word: each topic as if it were a short
// text. Made when it is first asked for, of numbers that the vocabulary has anyway.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "topics/lexicon.hpp"

namespace fingerpost::topics {

struct Data;

class Wording {
 public:
  struct Use {
    std::uint32_t topic = 0;
    float times = 0;
  };
  std::span<const Use> of(StemId stem) const;
  // The length of a topic's wording against the mean of all.
  float length(std::uint32_t topic) const { return length_[topic]; }

 private:
  friend class WordingOnce;
  explicit Wording(const Data& data);
  std::vector<std::uint32_t> first_ = {};  // by stem: in `uses_`
  std::vector<Use> uses_ = {};
  std::vector<float> length_ = {};
};

// Any thread: the first one makes it.
class WordingOnce {
 public:
  const Wording& of(const Data& data) const;

 private:
  mutable std::once_flag once_ = {};
  mutable std::vector<Wording> made_ = {};
};

}  // namespace fingerpost::topics
