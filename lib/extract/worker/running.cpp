// What every page of a paged file repeats is not its text: titles at the top,
// names at the foot, numbers of pages. A line goes when the same words (numbers
// aside) stand at the same height of several pages; the numbers that run with the
// pages give each its printed one.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "extract/chars.hpp"
#include "extract/worker/layout.hpp"

namespace fingerpost::extract {
namespace {

// Of a page's height, from the top and the foot: where running lines stand.
constexpr double margin = 0.13;
// Lines at the same height, in points.
constexpr double about = 14;
// Of the pages: left and right pages may differ, a chapter's first may have none.
constexpr double share = 0.3;

struct Number {
  std::string label = {};
  int value = 0;
};

int roman(std::string_view text) {
  const auto digit = [](char c) {
    return c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0;
  };
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int here = digit(lower(text[i]));
    if (!here) return 0;
    sum += i + 1 < text.size() && digit(lower(text[i + 1])) > here ? -here : here;
  }
  return text.empty() || text.size() > 6 ? 0 : sum;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (is_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) & 0x80)) {
      word += lower(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_number(const std::string& word) {
  return !word.empty() && word.size() <= 5 && std::all_of(word.begin(), word.end(), is_digit);
}

// "Page 3 of 12", "3", "- iv -", "3 | Page": the number; value 0 for anything else.
Number page_number(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  std::erase_if(words, [](const std::string& w) { return w == "page" || w == "p" || w == "pg"; });
  if (words.size() == 3 && words[1] == "of" && is_number(words[0]) && is_number(words[2]))
    return {words[0], std::stoi(words[0])};
  if (words.size() != 1) return {};
  if (is_number(words[0])) return {words[0], std::stoi(words[0])};
  const int value = roman(words[0]);
  return value ? Number{words[0], value} : Number{};
}

// The number that ends or begins a running line: "Thresholds | 12".
Number number_at_an_end(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty()) return {};
  for (const std::string& word : {words.back(), words.front()})
    if (is_number(word) && word.size() <= 4) return {word, std::stoi(word)};
  return {};
}

// The words, with numbers made alike.
std::string pattern(std::string_view text) {
  std::string out;
  for (const std::string& word : words_of(text)) {
    const bool number = std::any_of(word.begin(), word.end(), is_digit);
    out += (out.empty() ? "" : " ") + (number ? std::string("#") : word);
  }
  return out;
}

class Running {
 public:
  explicit Running(Paged& paged) : paged_(paged), pages_(paged.heights.size()) {}

  void take_off() {
    for (std::size_t i = 0; i < paged_.lines.size(); ++i)
      if (in_margin(paged_.lines[i])) places_[key(paged_.lines[i])].push_back(i);
    std::set<std::size_t> gone;
    for (const auto& [place, lines] : places_)
      if (repeats(lines)) gone.insert(lines.begin(), lines.end());
    number_pages(gone);
    for (const std::size_t line : numbered_) gone.insert(line);
    std::vector<Line> kept;
    for (std::size_t i = 0; i < paged_.lines.size(); ++i)
      if (!gone.count(i)) kept.push_back(std::move(paged_.lines[i]));
    paged_.lines = std::move(kept);
  }

 private:
  double height(const Line& line) const {
    return paged_.heights[static_cast<std::size_t>(line.page - 1)];
  }
  bool in_margin(const Line& line) const {
    return line.bottom < margin * height(line) || line.top > (1 - margin) * height(line);
  }
  std::string key(const Line& line) const {
    const bool foot = line.top > height(line) / 2;
    return (foot ? "foot " : "head ") + pattern(line.text);
  }

  bool repeats(const std::vector<std::size_t>& lines) const {
    std::size_t most = 0;
    for (const std::size_t one : lines) {
      std::set<int> on;
      for (const std::size_t other : lines)
        if (std::abs(paged_.lines[one].top - paged_.lines[other].top) < about)
          on.insert(paged_.lines[other].page);
      most = std::max(most, on.size());
      if (lines.size() > 50) break;  // of many, the first is as good as any
    }
    return most >= 2 && static_cast<double>(most) >= share * static_cast<double>(pages_);
  }

  // Numbers that grow with the pages: by how much they differ from counting decides.
  void number_pages(const std::set<std::size_t>& running) {
    struct Candidate {
      std::size_t line;
      Number number;
      bool alone;
    };
    std::vector<Candidate> candidates;
    std::map<std::pair<int, bool>, std::set<int>> by_offset;  // offset and roman or not
    for (const auto& [place, lines] : places_)
      for (const std::size_t i : lines) {
        Number number = page_number(paged_.lines[i].text);
        const bool alone = number.value > 0;
        if (!alone && running.count(i)) number = number_at_an_end(paged_.lines[i].text);
        if (!number.value) continue;
        const int page = paged_.lines[i].page;
        candidates.push_back({i, number, alone});
        by_offset[{page - number.value, !is_digit(number.label[0])}].insert(page);
      }
    for (const Candidate& c : candidates) {
      const int page = paged_.lines[c.line].page;
      const auto& agreeing = by_offset[{page - c.number.value, !is_digit(c.number.label[0])}];
      const bool says_page = lower(paged_.lines[c.line].text).find("page") != std::string::npos;
      if (agreeing.size() < 2 && !(c.alone && (pages_ == 1 || says_page))) continue;
      paged_.labels[static_cast<std::size_t>(page - 1)] = c.number.label;
      if (c.alone) numbered_.push_back(c.line);
    }
  }

  Paged& paged_;
  std::size_t pages_;
  std::map<std::string, std::vector<std::size_t>> places_ = {};
  std::vector<std::size_t> numbered_ = {};
};

// How a line of contents ends: ". . . 12", "...12", " | 12".
enum class Entry { none, led, bare };

Entry entry_of(const std::string& text) {
  std::size_t end = text.size();
  while (end > 0 && (is_digit(text[end - 1]) ||
                     std::string_view("ivxlIVXL").find(text[end - 1]) != std::string_view::npos))
    --end;
  if (end == text.size() || text.size() - end > 5 || end == 0) return Entry::none;
  std::size_t dots = 0, at = end;
  bool cell = false;
  while (at > 0) {
    const std::string_view before = std::string_view(text).substr(0, at);
    if (before.ends_with("\xE2\x80\xA6")) {
      dots += 3, at -= 3;
    } else if (before.back() == '.' || before.back() == '_') {
      ++dots, --at;
    } else if (before.back() == ' ' || before.back() == '|') {
      cell |= before.back() == '|';
      --at;
    } else {
      break;
    }
  }
  if (at == 0) return Entry::none;
  return dots >= 4 ? Entry::led : cell ? Entry::bare : Entry::none;
}

bool is_contents_heading(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.empty() || words.size() > 4) return false;
  return words.back() == "contents" || words[0] == "contents" || words[0] == "index";
}

}  // namespace

void take_off_running_lines(Paged& paged) { Running(paged).take_off(); }

namespace {

// Where the entries that begin at `from` end. A long entry takes two lines, of
// which the second has the number.
std::size_t end_of_entries(const std::vector<Line>& lines, std::size_t from, bool headed) {
  std::size_t at = from;
  while (at < lines.size()) {
    const Entry here = entry_of(lines[at].text);
    const Entry next = at + 1 < lines.size() ? entry_of(lines[at + 1].text) : Entry::none;
    const bool own = here == Entry::led || (headed && here == Entry::bare);
    const bool folded = here == Entry::none && next == Entry::led && (headed || at > from);
    if (!own && !folded) break;
    ++at;
  }
  return at;
}

}  // namespace

void take_off_contents(std::vector<Line>& lines) {
  std::vector<Line> kept;
  for (std::size_t i = 0; i < lines.size();) {
    const bool headed = is_contents_heading(lines[i].text);
    const std::size_t from = i + headed, end = end_of_entries(lines, from, headed);
    if (end - from >= 2)
      i = end;
    else
      kept.push_back(std::move(lines[i++]));
  }
  lines = std::move(kept);
}

}  // namespace fingerpost::extract
