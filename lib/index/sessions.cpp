#include "index/sessions.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "text/text.hpp"

namespace fingerpost::index {
namespace {

bool is_of_a_day(const std::string& word) {
  constexpr std::array<std::string_view, 30> words{
      "january",   "february", "march",    "april",    "may",    "june",    "july",      "august",
      "september", "october",  "november", "december", "monday", "tuesday", "wednesday", "thursday",
      "friday",    "saturday", "sunday",   "jan",      "feb",    "mar",     "apr",       "jun",
      "jul",       "aug",      "sept",     "sep",      "oct",    "nov"};
  const std::size_t digits = word.find_first_not_of("0123456789");
  const std::string_view end = digits == word.npos ? "" : std::string_view(word).substr(digits);
  const bool day = digits != 0 && (end == "st" || end == "nd" || end == "rd" || end == "th");
  return day || text::is_year(word) || word == "dec" ||
         std::find(words.begin(), words.end(), word) != words.end();
}

// The words of its title but days; "Level 2" keeps its number, a lone day of the month not.
std::set<std::string> name_of(const Library& library, Number document) {
  const auto [segment, row] = library.seat_of_document(document);
  const auto words = text::words(segment->columns.text(segment->columns.documents[row].title));
  std::set<std::string> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i].folded;
    const bool day =
        text::is_number(word) && ((i + 1 < words.size() && is_of_a_day(words[i + 1].folded)) ||
                                  (i > 0 && is_of_a_day(words[i - 1].folded)));
    if (!is_of_a_day(word) && !day && !text::is_stop_word(word)) out.insert(word);
  }
  return out;
}

bool has_day(const DocumentRow& row) {
  return row.valid_first != rank::always && row.valid_last != rank::never;
}

}  // namespace

bool is_session_of(const Library& library, Number session, Number whole) {
  const DocumentRow &one = library.document(session), &all = library.document(whole);
  if (library.work(session) == library.work(whole) || !rank::happens(one.kind) ||
      !rank::happens(all.kind) || one.kind == Kind::notice || all.kind == Kind::notice ||
      !has_day(one))
    return false;
  const auto publisher = [&](Number document) {
    const auto [segment, row] = library.seat_of_document(document);
    return segment->columns.text(segment->columns.documents[row].publisher);
  };
  if (publisher(session) != publisher(whole)) return false;
  const bool within = has_day(all) && all.valid_first <= one.valid_first &&
                      one.valid_last <= all.valid_last &&
                      (all.valid_first < one.valid_first || one.valid_last < all.valid_last);
  const bool course = !has_day(all) && all.kind == Kind::course;
  if (!within && !course) return false;
  constexpr std::size_t least = 2;  // one word is no name
  const std::set<std::string> own = name_of(library, session), other = name_of(library, whole);
  return other.size() >= least && std::includes(own.begin(), own.end(), other.begin(), other.end());
}

}  // namespace fingerpost::index
