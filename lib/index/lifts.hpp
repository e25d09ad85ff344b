// What lifted a match above its words, kept by section for those who ask why.
#pragma once

#include <vector>

#include "index/library.hpp"

namespace fingerpost::index {

struct Lifts {
  std::vector<float> fed = {};    // by words that the best answers share; empty: by none
  std::vector<float> whole = {};  // by the other sections of its document; likewise

  static double of(const std::vector<float>& factors, Number section) {
    return factors.empty() || factors[section] == 0 ? 1 : factors[section];
  }
};

}  // namespace fingerpost::index
