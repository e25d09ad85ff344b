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
    friend bool operator==(const Of&, const Of&) = default;
  };
  // Documents that have all of it in common are a group: counted as one, and told apart
  // when all are counted.
  std::uint32_t group(std::uint32_t document) const { return group_of_[document]; }
  const std::vector<Of>& groups() const { return groups_; }
  std::uint8_t kind(std::uint32_t section) const { return kinds_[section]; }
  // Likewise the topics of a section, as a set that many sections have; 0 is that of none.
  std::uint32_t topics(std::uint32_t section) const { return topics_of_[section]; }
  std::size_t sets() const { return first_.size() - 1; }
  // With all that they stand under, each once.
  std::span<const Name> in_set(std::uint32_t set) const {
    return {names_.data() + first_[set], first_[set + 1] - first_[set]};
  }

 private:
  struct Making;

  void add_documents(const Library& library, std::size_t segment, Making& making);
  void add_sections(const Library& library, std::size_t segment, Making& making);
  void add_set(Names& names, const std::vector<Name>& topics, Making& making);

  std::vector<std::uint32_t> group_of_;  // by document
  std::vector<Of> groups_ = {};
  std::vector<std::uint8_t> kinds_;            // by section
  std::vector<std::uint32_t> topics_of_;       // likewise
  std::vector<std::uint32_t> first_ = {0, 0};  // by set, and one: in names_
  std::vector<Name> names_ = {};
};

}  // namespace fingerpost::index
