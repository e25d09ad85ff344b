// What facets count of each document and section, as small numbers side by side: made of the
// columns when facets are first asked for, and kept with the library.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "fingerpost/topics.hpp"
#include "index/names.hpp"

namespace fingerpost::index {

class Library;

class Facts {
 public:
  using Name = Names::Name;

  Facts(const Library& library, const Vocabulary& vocabulary);

  static constexpr std::int16_t no_year = INT16_MIN;
  struct Of {
    Name publisher = 0, language = 0, format = 0;
    std::int16_t year = no_year;  // of its publication
    std::uint8_t layer = 0;
  };
  const Of& of(std::uint32_t document) const { return documents_[document]; }
  std::uint8_t kind(std::uint32_t section) const { return kinds_[section]; }
  // With all that they stand under, each once.
  std::span<const Name> topics(std::uint32_t section) const {
    return {topics_.data() + first_topic_[section],
            first_topic_[section + 1] - first_topic_[section]};
  }

 private:
  void add_documents(const Library& library, std::size_t segment);
  void add_sections(const Library& library, std::size_t segment, const Vocabulary& vocabulary);
  const std::vector<Name>& above(Names& names, Name topic, const Vocabulary& vocabulary);

  std::vector<Of> documents_;
  std::vector<std::uint8_t> kinds_;         // by section
  std::vector<std::uint32_t> first_topic_;  // by section, and one
  std::vector<Name> topics_;
  std::vector<std::vector<Name>> above_ = {};  // by topic: itself and what it stands under
};

}  // namespace fingerpost::index
