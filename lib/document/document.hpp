// Blocks become a Document: sections, kind, validity, relations. The public door
// is fingerpost::Reader (fingerpost/read.hpp); its steps are here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost::document {

// The steps of Reader::read after extraction, in order.
Document assemble(const Source& source, extract::Extraction extraction,
                  const std::vector<TopicClue>& clues, const Almanac& almanac = {});

// What makes two documents the same work: one address, one title but for its edition,
// nearly the same words.

// Which edition of a work a title or a control sheet says it is.
struct Edition {
  // Two days compare when they are written alike ("2023-24", "2024-25"), else when they
  // are years apart; a version with a version.
  enum class By : char {
    nothing = '0',
    year = 'y',
    span = 's',
    month = 'm',
    day = 'd',
    version = 'v'
  };
  By by = By::nothing;
  std::uint32_t first =
      0;  // yyyymmdd, 0 for an unknown month or day; of a version 1000 major + minor
  std::uint32_t last = 0;  // the last year of a span
  bool in_title = false;
  friend bool operator==(const Edition&, const Edition&) = default;
};
// Whether `newer` came out after `older`, by what they are called.
bool is_later(const Edition& newer, const Edition& older);

// A title, or what somebody calls a work: its folded words without its edition, and that.
struct TitleRead {
  std::string words = {};
  Edition edition = {};
};
TitleRead title_read(std::string_view title);

// Hashes of 64 bits, the same on every machine; 0 where there is nothing.
struct Kin {
  std::uint64_t address = 0;    // of address_of
  std::uint16_t detour = 0;     // how much longer than that it is written; 0 for the plainest
  std::uint64_t canonical = 0;  // of the address that the page says is its own, where another
  // Publisher, kind, places and title without its edition: alike for all editions of
  // one work. 0 where they do not replace each other: records, what happens, what
  // nobody publishes.
  std::uint64_t work = 0;
  Edition edition = {};
  // 64 of the smallest hashes of its runs of three words (Broder 1997: of two texts as
  // many are equal as runs are shared); one hash of all words of a short text.
  std::vector<std::uint32_t> sketch = {};
  std::vector<std::string> supersedes = {};  // titles, as title_words gives them
};

Kin kin_of(const Document& document);

// How alike two texts are, 0 to 1: the runs of three words that both have, of all.
double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// As written, but for what means the same: http and https, www, case, a default port,
// index.php, slashes, fragments, tracking parameters. Empty for what is no web address.
std::string address_of(std::string_view url);
// The words of a title, folded, with a space between them.
std::string title_words(std::string_view title);

}  // namespace fingerpost::document
