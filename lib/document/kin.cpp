#include "document/document.hpp"

#include <algorithm>
#include <array>

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

bool is_number(std::string_view word) {
  return !word.empty() && word.size() <= 6 &&
         word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint64_t number(std::string_view word) {
  std::uint64_t out = 0;
  for (const char c : word) out = out * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_number(word) && number(word) >= 1990 && number(word) <= 2100;
}

std::uint64_t month_of(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i)
    if (word == months[i] ||
        (word.size() >= 3 && word.size() <= 4 && months[i].substr(0, word.size()) == word))
      return i + 1;
  return 0;
}

// Words that stand around the mark of an edition and belong to it.
bool goes_with(std::string_view word) {
  constexpr std::array<std::string_view, 7> words{"updated",   "revised",  "edition", "version",
                                                  "published", "reviewed", "v"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Titled {
 public:
  explicit Titled(std::string_view title) {
    for (const text::Word& word : text::words(title)) words_.push_back(word.folded);
    used_.assign(words_.size(), false);
    if (std::count_if(words_.begin(), words_.end(), is_year) > 0)
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
    std::size_t end = at + 1;
    const std::uint64_t year = number(words_[at]);
    const auto follows = [&](std::string_view word) {
      return is_number(word) &&
             (number(word) == year + 1 || (word.size() == 2 && number(word) == (year + 1) % 100));
    };
    if (end < words_.size() && follows(words_[end])) ++end;
    if (std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(end), words_.end(), is_year))
      return;
    std::uint64_t month = at > 0 ? month_of(words_[at - 1]) : 0, day = 0;
    std::size_t begin = at;
    if (month > 0) --begin;
    if (month > 0 && begin > 0 && is_number(words_[begin - 1]) && number(words_[begin - 1]) <= 31)
      day = number(words_[--begin]);
    mark(begin, end, {Edition::By::day, (year * 100 + month) * 100 + day});
  }

  // "v1.2", "version 10", "3rd edition".
  void find_version() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string& word = words_[i];
      if (i + 1 < words_.size() && words_[i + 1] == "edition" && word.size() <= 4 &&
          is_number(word.substr(0, word.find_first_not_of("0123456789"))))
        return mark(i, i + 2,
                    {Edition::By::version,
                     number(word.substr(0, word.find_first_not_of("0123456789"))) * 1000});
      const bool alone = word == "version" || word == "v" || word == "edition";
      const bool joined = word.size() > 1 && word[0] == 'v' && is_number(word.substr(1));
      if (!joined && !(alone && i + 1 < words_.size() && is_number(words_[i + 1]))) continue;
      const std::size_t major = joined ? i : i + 1;
      const bool minor = major + 1 < words_.size() && is_number(words_[major + 1]);
      const std::uint64_t first = number(joined ? std::string_view(word).substr(1) : words_[major]);
      return mark(i, major + 1 + minor,
                  {Edition::By::version, first * 1000 + (minor ? number(words_[major + 1]) : 0)});
    }
  }

  void mark(std::size_t begin, std::size_t end, Edition found) {
    std::fill(used_.begin() + static_cast<std::ptrdiff_t>(begin),
              used_.begin() + static_cast<std::ptrdiff_t>(end), true);
    edition = found;
  }

  std::vector<std::string> words_ = {};
  std::vector<bool> used_ = {};
};

std::string_view stated(const Document& document, std::string_view field) {
  for (const Stated& each : document.metadata)
    if (each.field == field) return each.value;
  return {};
}

// Of what is in force until something else is. Records are kept, what happens is
// over by itself.
bool is_replaced(Kind kind) {
  return kind == Kind::guidance || kind == Kind::protocol || kind == Kind::form ||
         kind == Kind::page || kind == Kind::contact;
}

// A page may be about a year ("Our summer 2024"); guidance is of it.
bool has_editions(Kind kind) {
  return kind == Kind::guidance || kind == Kind::protocol || kind == Kind::form;
}

std::string work_of(const Document& document, const std::string& title) {
  if (document.publisher.empty() || title.empty() || !is_replaced(document.kind)) return {};
  std::string out = text::fold(document.publisher) + '\x1f' + std::string(name(document.kind));
  for (const std::string& place : document.applies_to) (out += '\x1f') += place;
  return out + '\x1e' + title;
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

std::string title_words(std::string_view title) {
  std::string out;
  for (const text::Word& word : text::words(title)) (out += out.empty() ? "" : " ") += word.folded;
  return out;
}

Kin kin_of(const Document& document) {
  Kin kin;
  kin.address = key_of(address_of(document.url));
  kin.canonical = key_of(address_of(stated(document, "address")));
  if (kin.canonical == kin.address) kin.canonical = 0;
  if (has_editions(document.kind)) {
    const Titled titled(document.title);
    kin.edition = titled.edition;
    kin.work = key_of(work_of(document, titled.rest()));
    const std::string_view version = stated(document, "version");
    if (kin.edition.by == Edition::By::nothing && !version.empty())
      kin.edition = Titled("version " + std::string(version)).edition;
  } else {
    kin.work = key_of(work_of(document, title_words(document.title)));
  }
  kin.sketch = sketch_of(document);
  for (const Stated& each : document.metadata)
    if (each.field == "supersedes") kin.supersedes.push_back(title_words(each.value));
  return kin;
}

double likeness(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || a.size() != b.size()) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i];
  return static_cast<double>(same) / static_cast<double>(a.size());
}

}  // namespace fingerpost::document
