// One table of what can be read: its media types, its name, what its reader needs,
// how large a file may be.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "extract/extract.hpp"

namespace fingerpost::extract {

struct FormatEntry {
  Format format;
  std::string_view name;     // "a PDF"
  std::string_view library;  // that a worker needs to read it; empty: always there
  std::size_t bytes;         // at most
  std::array<std::string_view, 3> media_types;
  std::array<std::string_view, 4> endings;  // of files, without the dot
};

const FormatEntry& entry_of(Format format);
std::optional<Format> format_of(std::string_view media_type);
std::optional<Format> format_by_ending(std::string_view name);
// Never a text, whatever it is called: PDF and office files.
bool is_binary(std::optional<Format> format);
// A file that is a format by its first bytes, whatever it is called.
std::optional<Format> format_by_look(std::string_view bytes);

}  // namespace fingerpost::extract
