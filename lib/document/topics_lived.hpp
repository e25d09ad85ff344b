// Which years a text lived in, by the topics it names: COVID-19 says 2020 to 2023.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fingerpost/read.hpp"

namespace fingerpost::document {

// The names of topics whose years are known, made ready to be found in texts.
class Lived {
 public:
  explicit Lived(const std::vector<TopicClue>& clues);

  // The clues, by number, that `text` names; each once, in their order.
  std::vector<std::size_t> named_in(std::string_view text) const;
  // The years of those.
  std::vector<Period> years(const std::vector<std::size_t>& clues) const;

 private:
  struct Name {
    std::vector<std::string> words = {};
    std::size_t clue = 0;
  };
  std::unordered_map<std::string, std::vector<Name>> by_first_word_ = {};
  std::vector<Period> lived_ = {};
};

}  // namespace fingerpost::document
