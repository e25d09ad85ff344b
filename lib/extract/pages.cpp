// The first and the last lines of a page are running lines when other pages have the
// same there, numbers aside:
//
//     Saltbridge SCP        Home visits    <- on every page: goes
//                                    ...
//     Ring first, and when they do not        the sentence goes on
//                          Page 1 of 3     <- "page # of #" on every page: goes
//     \f
//     Saltbridge SCP        Home visits    <- goes
//     answer ring again.
#include "extract/pages.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "extract/chars.hpp"
#include "text/text.hpp"

namespace fingerpost::extract {
namespace {

// Lines of a page that may be running ones, at its head and at its foot (two in
// tests/pages, bruising-pdftotext.txt).
constexpr std::size_t margin = 3;
// Of the pages, as in a PDF (worker/running.cpp): a chapter's first page may have none.
constexpr double share = 0.3;

// The words, with numbers made alike.
std::string pattern(std::string_view line) {
  std::string out;
  bool apart = true;
  for (const char c : line) {
    const bool word = is_letter(c) || is_digit(c) || (static_cast<unsigned char>(c) & 0x80);
    if (word && apart && !out.empty()) out += ' ';
    if (is_digit(c)) {
      if (out.empty() || out.back() != '#') out += '#';
    } else if (word) {
      out += lower(c);
    }
    apart = !word;
  }
  return out;
}

using Lines = std::vector<std::string_view>;

std::vector<Lines> pages_of(std::string_view text) {
  std::vector<Lines> pages;
  for (bool more = true; more;) {
    const std::size_t end = text.find('\f');
    more = end != std::string_view::npos;
    const std::string_view page = text.substr(0, end);
    Lines& lines = pages.emplace_back();
    for (const text::Span& span : text::lines(page))
      if (!is_blank(span.in(page)) || !lines.empty()) lines.push_back(span.in(page));
    while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
    if (more) text.remove_prefix(end + 1);
  }
  std::erase_if(pages, [](const Lines& lines) { return lines.empty(); });
  return pages;
}

// Calls `is_running` with the lines of the margins, from the edge of the page inwards
// until it says no. A page of nothing else keeps its lines.
template <class IsRunning>
void take_off(Lines& lines, const IsRunning& is_running) {
  std::size_t from = 0, end = lines.size(), seen = 0;
  for (; from < end && seen < margin; ++from)
    if (!is_blank(lines[from]) && (++seen, !is_running("head ", lines[from]))) break;
  for (seen = 0; end > from && seen < margin; --end)
    if (!is_blank(lines[end - 1]) && (++seen, !is_running("foot ", lines[end - 1]))) break;
  while (from < end && is_blank(lines[from])) ++from;
  while (end > from && is_blank(lines[end - 1])) --end;
  if (from == end) return;
  lines = Lines(lines.begin() + static_cast<long>(from), lines.begin() + static_cast<long>(end));
}

// The same of every line in the margins, whatever it says.
template <class See>
void look_at(const Lines& lines, const See& see) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < lines.size() && seen < margin; ++i)
    if (!is_blank(lines[i])) ++seen, see("head ", lines[i]);
  seen = 0;
  for (std::size_t i = lines.size(); i > 0 && seen < margin; --i)
    if (!is_blank(lines[i - 1])) ++seen, see("foot ", lines[i - 1]);
}

// On how many pages each line stands in the margin.
std::map<std::string, std::size_t> count(const std::vector<Lines>& pages) {
  std::map<std::string, std::size_t> counts;
  for (const Lines& page : pages) {
    std::set<std::string> here;
    look_at(page, [&](const char* where, std::string_view line) {
      if (here.insert(where + pattern(line)).second) ++counts[where + pattern(line)];
    });
  }
  return counts;
}

// Whether the sentence that ends a page goes on with the line that begins the next.
bool goes_on(std::string_view above, std::string_view below) {
  above = trim(above), below = trim(below);
  return std::string_view(".:;!?").find(above.back()) == std::string_view::npos &&
         below[0] >= 'a' && below[0] <= 'z';
}

}  // namespace

std::string without_pages(std::string_view text) {
  if (text.find('\f') == std::string_view::npos) return std::string(text);
  std::vector<Lines> pages = pages_of(text);
  const auto counts = count(pages);
  const auto repeats = [&](const char* where, std::string_view line) {
    const auto found = counts.find(where + pattern(line));
    return found != counts.end() && found->second >= 2 &&
           static_cast<double>(found->second) >= share * static_cast<double>(pages.size());
  };
  std::string out;
  std::string_view last;
  for (Lines& page : pages) {
    take_off(page, repeats);
    if (page.empty()) continue;
    if (!last.empty()) out += goes_on(last, page.front()) ? "" : "\n";
    for (const std::string_view line : page) out.append(line).append("\n");
    last = page.back();
  }
  return out;
}

}  // namespace fingerpost::extract
