// What may be meant by the beginning of a word: topics, titles and headings of the opened
// tiers, by every word in them.
//
//     starts, sorted      bruising in babies | in | babies      each: a key, and where in it
//     keys                "bruising in babies" -> its entry     a topic has several
//     entries             "Bruising in babies", a title         with the sections that have it
//     of a day            the rank of each start                hidden ones have none
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fingerpost/complete.hpp"
#include "fingerpost/topics.hpp"
#include "index/day_view.hpp"
#include "index/library.hpp"

namespace fingerpost::index {

// Keeps what completion needs of a section where it is read without its text.
void keep_heading(const Section& section, Xapian::Document& to);

// Made once for a snapshot. Its days are for one thread at a time.
class Completer {
 public:
  Completer(const Library& library, const Vocabulary& vocabulary);
  std::vector<Completion> complete(std::string_view prefix, const DayView& view, std::size_t limit);

 private:
  using Rank = std::uint32_t;
  static constexpr Rank hidden = UINT32_MAX;

  struct Entry {
    std::string text;
    CompletedFrom from;
    std::string topic;
    std::vector<Number> sections = {};  // that have it, ascending
  };
  struct Key {
    std::uint32_t offset, length, entry;
  };
  struct Start {
    std::uint32_t key, at;
  };
  struct Standings {  // of an entry on a day
    std::uint32_t documents = 0;
    Standing best = Standing::undated;
  };
  struct OfDay {
    Day day;
    std::optional<Day> known;
    std::vector<Standings> entries;
    std::vector<Rank> ranks;  // of the starts
  };
  struct Range {
    std::uint32_t first, last;
    bool empty() const { return first == last; }
  };

  void add_topics(const Library& library, const Vocabulary& vocabulary);
  void add_titles(const Library& library, bool removed);
  void add_headings(const Library& library, bool removed);
  std::uint32_t entry(std::string_view text, CompletedFrom from);
  void add_key(std::string_view text, std::uint32_t entry);
  void sort_starts();
  void sort_entries();

  OfDay rank(const DayView& view) const;
  const OfDay& day(const DayView& view);
  Standings standings(const Entry& entry, const DayView& view) const;

  std::string_view rest(const Start& start) const {
    const Key& key = keys_[start.key];
    return std::string_view(bytes_).substr(key.offset + start.at, key.length - start.at);
  }
  Range exactly(std::string_view prefix) const;
  Range narrowed(Range range, std::size_t depth, char next) const;
  std::string nexts(Range range, std::size_t depth) const;
  void with_a_slip(std::string_view prefix, std::size_t at, Range range, std::size_t depth,
                   bool slipped, std::vector<Range>& to) const;
  std::vector<std::uint32_t> best(const std::vector<Range>& ranges, const OfDay& day,
                                  std::size_t limit, std::string_view others = {}) const;

  const Library& library_;
  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<Key> keys_;
  std::vector<Start> starts_;
  std::vector<std::uint32_t> alphabet_;  // by entry: which it is by its text
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::vector<OfDay> days_;
};

}  // namespace fingerpost::index
