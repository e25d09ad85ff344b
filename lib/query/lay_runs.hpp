// Everyday turns of phrase beside what guidance writes: "let the social worker in" is
// refused access, "social services" social care. As lay words, in one direction alone.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/text.hpp"

namespace fingerpost::query {

struct LayRun {
  std::vector<std::size_t> at = {};                    // the words that make it, by number
  std::vector<std::vector<std::string>> written = {};  // each the words of one
};

// Those among these words, in their order; of what begins at one word the first that fits.
std::vector<LayRun> lay_runs(const std::vector<text::Word>& words);

}  // namespace fingerpost::query
