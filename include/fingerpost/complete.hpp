// What a person who has begun to type may be about to type.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "fingerpost/enums.hpp"

namespace fingerpost {

// Where a completion comes from: never from what others asked.
enum class CompletedFrom { topic, title, heading };
template <>
inline constexpr std::array<std::string_view, 3> names_of<CompletedFrom>{"topic", "title",
                                                                         "heading"};

struct Completion {
  std::string text = {};  // "Bruising in non-mobile babies"
  CompletedFrom from = CompletedFrom::title;
  std::string id = {};        // of the topic; of the document, when it is one alone; or empty
  std::size_t documents = 0;  // that are there on the day and have it
  // The best of theirs: what has ended or is superseded comes after what is in force.
  Standing standing = Standing::undated;
  friend bool operator==(const Completion&, const Completion&) = default;
};

}  // namespace fingerpost
