// When two words are the same word:
//
//     radicalization -> radicalisation (British spelling) -> radicalis (Snowball)
//     referral ----------------------------------------------> refer   (override)
//
// The overrides come first, then the spelling, then the overrides once more (a
// respelt word may be one), then Snowball English.
#include <libstemmer.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "text/stem_tables.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

namespace fingerpost::text {
namespace {

using Table = std::unordered_map<std::string_view, std::string_view>;

const Table& overrides() {
  static const Table table(std::begin(stem_overrides), std::end(stem_overrides));
  return table;
}

const Table& beginnings() {
  static const Table table(std::begin(british_beginnings), std::end(british_beginnings));
  return table;
}

const std::unordered_set<std::string_view>& endings() {
  static const std::unordered_set<std::string_view> set(std::begin(british_endings),
                                                        std::end(british_endings));
  return set;
}

bool ends(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

// The endings under which -iz- is the American -is-.
constexpr std::string_view iz_endings[] = {"ize",       "izes",   "ized",    "izing",
                                           "izer",      "izers",  "ization", "izations",
                                           "izational", "izable", "izingly", "izationally"};

bool keeps(std::string_view word, std::size_t iz) {
  for (const std::string_view kept : keeps_ize)
    if (word.substr(0, iz) == kept.substr(0, kept.size() - 3)) return true;
  return false;
}

// "organizing" -> "organising", "analyzed" -> "analysed"; leaves "size" and "prize".
void respell_iz(std::string& word) {
  for (const std::string_view end : iz_endings) {
    if (!ends(word, end)) continue;
    const std::size_t iz = word.size() - end.size();
    if (iz >= 3 && !keeps(word, iz)) word[iz + 1] = 's';
    return;
  }
  const std::size_t yz = word.rfind("lyz");
  if (yz != std::string::npos && yz + 3 < word.size() && yz >= 2) word[yz + 2] = 's';
}

// Longest beginning in the table that leaves a known ending.
void respell_beginning(std::string& word) {
  constexpr std::size_t shortest = 3, longest = 15;  // of `british_beginnings`
  for (std::size_t n = std::min(word.size(), longest); n >= shortest; --n) {
    const auto found = beginnings().find(std::string_view(word).substr(0, n));
    if (found == beginnings().end() || !endings().count(std::string_view(word).substr(n))) continue;
    std::string rest = word.substr(n);
    // "centered" is "centred", not "centreed"; "licensed" is "licenced".
    if (ends(found->second, "e") && !rest.empty() && rest[0] == 'e') rest.erase(0, 1);
    if (ends(found->second, "e") && rest == "ing")
      word = std::string(found->second.substr(0, found->second.size() - 1)) + rest;
    else
      word = std::string(found->second) + rest;
    return;
  }
}

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::string snowball(std::string_view word) {
  thread_local const std::unique_ptr<sb_stemmer, Delete> stemmer(
      sb_stemmer_new("english", "UTF_8"));
  if (!stemmer) throw std::runtime_error("the Snowball stemmer for English is missing");
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
  if (!stemmed) throw std::bad_alloc();
  return {reinterpret_cast<const char*>(stemmed),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

constexpr std::size_t longest_term = 200;

std::string cut(std::string_view word, std::size_t most) {
  if (word.size() <= most) return std::string(word);
  while (most > 0 && (static_cast<unsigned char>(word[most]) & 0xC0) == 0x80) --most;
  return std::string(word.substr(0, most));
}

std::uint64_t mix(std::uint64_t hash, std::string_view bytes) {  // FNV-1a
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return (hash ^ 0xFF) * 1099511628211u;
}

}  // namespace

std::string stem(std::string_view folded) {
  if (folded.size() > longest_term) return cut(folded, longest_term);
  const auto found = overrides().find(folded);
  if (found != overrides().end()) return std::string(found->second);
  std::string word(folded);
  respell_iz(word);
  respell_beginning(word);
  if (word != folded) {
    const auto respelt = overrides().find(word);
    if (respelt != overrides().end()) return std::string(respelt->second);
  }
  return snowball(word);
}

// The tables and how Snowball treats words in which its versions have differed.
std::string stemmer_version() {
  static const std::string version = [] {
    std::uint64_t hash = 14695981039346656037u;
    for (const auto& [word, stem] : stem_overrides) hash = mix(mix(hash, word), stem);
    for (const auto& [word, british] : british_beginnings) hash = mix(mix(hash, word), british);
    for (const auto end : british_endings) hash = mix(hash, end);
    for (const auto kept : keeps_ize) hash = mix(hash, kept);
    for (const auto probe : {"universal", "evening", "added", "ied", "news", "generously",
                             "communication", "ageism", "pasted", "heinous", "organisation"})
      hash = mix(hash, snowball(probe));
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "english-";
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[hash >> shift & 15];
    return out;
  }();
  return version;
}

std::string word_term(std::string_view folded) { return cut(folded, longest_term); }
std::string stem_term(std::string_view folded) { return "Z" + cut(stem(folded), longest_term - 1); }
std::string acronym_term(std::string_view as_written) {
  return "A" + cut(as_written, longest_term - 1);
}

bool is_stop_word(std::string_view folded) {
  static const std::unordered_set<std::string_view> set(std::begin(stop_words),
                                                        std::end(stop_words));
  return set.count(folded) > 0;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) && is_number(word);
}

}  // namespace fingerpost::text
