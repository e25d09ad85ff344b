#include "document/document.hpp"

#include <algorithm>
#include <array>

#include "document/stated.hpp"
#include "document/whose.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

// SplitMix64 (Steele, Lea, Flood 2014): well mixed, and the same on every machine.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xCBF29CE484222325u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

// -- Editions ---------------------------------------------------------------------

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

// Of more figures it is no version and no year.
bool is_number(std::string_view word) { return word.size() <= 6 && text::is_number(word); }

std::uint64_t number(std::string_view word) {
  std::uint64_t out = 0;
  for (const char c : word) out = out * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_number(word) && number(word) >= 1990 && number(word) <= 2100;
}

std::uint32_t month_of(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word == months[i] ||
        (word.size() >= 3 && word.size() <= 4 && months[i].substr(0, word.size()) == word))
      return static_cast<std::uint32_t>(i + 1);
  return 0;
}

// Words that stand around the mark of an edition and belong to it.
bool goes_with(std::string_view word) {
  constexpr std::array<std::string_view, 7> words{"updated",   "revised",  "edition", "version",
                                                  "published", "reviewed", "v"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Education Act 2002", "Year group 2012", "deaths since 2015": a year that is no edition.
bool names_otherwise(std::string_view before) {
  constexpr std::array<std::string_view, 22> words{
      "act",  "acts",  "regulations", "regulation", "order", "rules", "bill",   "group",
      "born", "since", "from",        "to",         "until", "by",    "before", "after",
      "and",  "of",    "cohort",      "class",      "year",  "vision"};
  return std::find(words.begin(), words.end(), before) != words.end();
}

class Titled {
 public:
  explicit Titled(std::string_view title) {
    for (const text::Word& word : text::words(title)) words_.push_back(word.folded);
    used_.assign(words_.size(), false);
    if (std::any_of(words_.begin(), words_.end(), is_year))
      find_day();
    else
      find_version();
    if (edition.by == Edition::By::nothing) used_.assign(words_.size(), false);
  }

  // The title without the mark of its edition.
  std::string rest() const {
    std::string out;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const bool beside = edition.by != Edition::By::nothing && goes_with(words_[i]);
      if (!used_[i] && !beside) (out += out.empty() ? "" : " ") += words_[i];
    }
    return out;
  }

  Edition edition = {};

 private:
  // "2024", "2024-25", "May 2025", "3 May 2025"; two years apart are a span of time.
  void find_day() {
    std::size_t at = 0;
    while (!is_year(words_[at])) ++at;
    const auto year = static_cast<std::uint32_t>(number(words_[at]));
    std::size_t begin = at, end = at + 1;
    // "2024-25", "2021-2024", "2021 to 2024": up to as many years as strategies last.
    constexpr std::uint64_t longest = 10;
    const std::size_t next = end + (end < words_.size() && words_[end] == "to");
    std::uint32_t last = year;
    if (next < words_.size() && is_number(words_[next])) {
      const std::uint64_t written = number(words_[next]);
      const std::uint64_t full = words_[next].size() == 2 ? year / 100 * 100 + written : written;
      if (full > year && full <= year + longest) last = static_cast<std::uint32_t>(full);
    }
    const bool span = last > year;
    if (span) end = next + 1;
    if (std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(end), words_.end(), is_year))
      return;
    const std::uint32_t month = !span && at > 0 ? month_of(words_[at - 1]) : 0;
    std::uint32_t day = 0;
    begin -= month > 0;
    if (month > 0 && begin > 0 && is_number(words_[begin - 1]) && number(words_[begin - 1]) <= 31)
      day = static_cast<std::uint32_t>(number(words_[--begin]));
    if (begin > 0 && names_otherwise(words_[begin - 1])) return;
    using By = Edition::By;
    const By by = span ? By::span : day ? By::day : month ? By::month : By::year;
    mark(begin, end, {by, (year * 100 + month) * 100 + day, last, true});
  }

  // "v1.2", "version 10", "3rd edition".
  void find_version() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i];
      const bool next_is_number = i + 1 < words_.size() && is_number(words_[i + 1]);
      const std::string_view digits =
          std::string_view(word).substr(0, word.find_first_not_of("0123456789"));
      if (i + 1 < words_.size() && words_[i + 1] == "edition" && is_number(digits))
        return mark(i, i + 2, version(digits, {}));
      if (word.size() > 1 && word[0] == 'v' && is_number(std::string_view(word).substr(1)))
        return mark(i, i + 1 + next_is_number,
                    version(std::string_view(word).substr(1),
                            next_is_number ? std::string_view(words_[i + 1]) : std::string_view()));
      if ((word == "version" || word == "v" || word == "edition") && next_is_number) {
        const bool minor = i + 2 < words_.size() && is_number(words_[i + 2]);
        return mark(
            i, i + 2 + minor,
            version(words_[i + 1], minor ? std::string_view(words_[i + 2]) : std::string_view()));
      }
    }
  }

  static Edition version(std::string_view major, std::string_view minor) {
    const auto order =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(number(major), 999999) * 1000 +
                                   std::min<std::uint64_t>(number(minor), 999));
    return {Edition::By::version, order, order, true};
  }

  void mark(std::size_t begin, std::size_t end, Edition found) {
    std::fill(used_.begin() + static_cast<std::ptrdiff_t>(begin),
              used_.begin() + static_cast<std::ptrdiff_t>(end), true);
    edition = found;
  }

  std::vector<std::string> words_ = {};
  std::vector<bool> used_ = {};
};

// A publisher that only a page names may be anybody's.
bool host_says_publisher(const Document& document) {
  bool by_host = false, by_page = false;
  for (const Stated& each : document.metadata)
    if (each.field == "publisher") (each.from == "host" ? by_host : by_page) = true;
  return !document.publisher.empty() && (by_host || !by_page);
}

// "Working together 2023: statutory guidance": what comes behind the year and a colon.
std::string_view without_subtitle(std::string_view title) {
  const std::size_t colon = title.find(':');
  if (colon == std::string_view::npos || colon < 4) return title;
  return is_year(title.substr(colon - 4, 4)) ? title.substr(0, colon) : title;
}

// A page may be about a year ("Our summer 2024"); guidance is of it.
bool has_editions(Kind kind) {
  return kind == Kind::guidance || kind == Kind::protocol || kind == Kind::form;
}

std::string work_of(const Document& document, const std::string& title) {
  if (!host_says_publisher(document) || title.empty() || !is_standing(document.kind)) return {};
  std::string out = text::fold(document.publisher) + '\x1f' + std::string(name(document.kind));
  for (const std::string& place : document.applies_to) (out += '\x1f') += place;
  return out + '\x1e' + title;
}

// "https://a.uk/b" is the plainest way to write "a.uk/b"; http comes after all others.
std::uint16_t detour_of(std::string_view url, std::string_view address) {
  constexpr std::string_view plainest = "https://";
  if (url.size() == plainest.size() + address.size() && url.substr(0, 8) == plainest &&
      url.substr(8) == address)
    return 0;
  constexpr std::size_t insecure = 1000, most = 0xFFFF;
  const std::size_t longer = 1 + url.size() - std::min(url.size(), address.size());
  return static_cast<std::uint16_t>(
      std::min(most, longer + (url.substr(0, plainest.size()) == plainest ? 0 : insecure)));
}

std::uint64_t key_of(std::string_view text) { return text.empty() ? 0 : mixed(hash_of(text)); }

// -- Likeness ---------------------------------------------------------------------

constexpr std::size_t sketch_size = 64;
constexpr std::size_t run = 3;
// Shorter texts are alike when they are the same.
constexpr std::size_t shortest = 40;

// Odd multipliers for as many hashes of one run.
std::array<std::uint64_t, sketch_size> multipliers() {
  std::array<std::uint64_t, sketch_size> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = mixed(i) | 1;
  return out;
}

std::vector<std::uint32_t> sketch_of(const Document& document) {
  static const std::array<std::uint64_t, sketch_size> factors = multipliers();
  std::vector<std::uint32_t> least(sketch_size, 0xFFFFFFFFu);
  std::array<std::uint64_t, run> last{};
  std::size_t words = 0;
  std::uint64_t whole = 0;
  for (const Section& section : document.sections) {
    text::WordReader reader(section.text);
    while (reader.next()) {
      last[words++ % run] = hash_of(reader.folded());
      whole = mixed(whole ^ last[(words - 1) % run]);
      if (words < run) continue;
      std::uint64_t shingle = 0;
      for (std::size_t i = 0; i < run; ++i) shingle = mixed(shingle ^ last[(words + i) % run]);
      for (std::size_t i = 0; i < sketch_size; ++i)
        least[i] = std::min(least[i], static_cast<std::uint32_t>((shingle * factors[i]) >> 32));
    }
  }
  if (words == 0) return {};
  if (words < shortest) return {static_cast<std::uint32_t>(whole)};
  return least;
}

}  // namespace

bool is_later(const Edition& newer, const Edition& older) {
  using By = Edition::By;
  if (newer.by == By::nothing || older.by == By::nothing) return false;
  if ((newer.by == By::version) != (older.by == By::version)) return false;
  if (newer.by == older.by) return newer.first > older.first;
  return newer.first / 10000 > older.last;
}

std::string title_words(std::string_view title) {
  std::string out;
  for (const text::Word& word : text::words(title)) (out += out.empty() ? "" : " ") += word.folded;
  return out;
}

TitleRead title_read(std::string_view title) {
  const Titled read(title);
  return {read.rest(), read.edition};
}

Kin kin_of(const Document& document) {
  Kin kin;
  const std::string address = address_of(document.url);
  kin.address = key_of(address);
  kin.detour = detour_of(document.url, address);
  kin.canonical = key_of(address_of(stated(document, "address")));
  if (kin.canonical == kin.address) kin.canonical = 0;
  if (has_editions(document.kind)) {
    const Titled titled(without_subtitle(document.title));
    kin.edition = titled.edition;
    kin.work = key_of(work_of(document, titled.rest()));
    const std::string_view version = stated(document, "version");
    if (kin.edition.by == Edition::By::nothing && !version.empty()) {
      kin.edition = Titled("version " + std::string(version)).edition;
      kin.edition.in_title = false;
    }
  } else {
    kin.work = key_of(work_of(document, title_words(document.title)));
  }
  kin.sketch = sketch_of(document);
  for (const Stated& each : document.metadata)
    if (each.field == "supersedes" && kin.work != 0)
      kin.supersedes.push_back(title_words(each.value));
  return kin;
}

double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || a.size() != b.size()) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i];
  return static_cast<double>(same) / static_cast<double>(a.size());
}

}  // namespace fingerpost::document
