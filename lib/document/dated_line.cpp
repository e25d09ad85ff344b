#include "document/dated_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace fingerpost::document {
namespace {

enum class Token { day, year, month, weekday, to, filler, slashed, other };

struct Piece {
  Token token = Token::other;
  std::size_t end = 0;  // in the line
};

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

// "sep", "sept", "september" of "september"; never one or two letters.
bool shortens(std::string_view word, std::string_view whole) {
  return word.size() >= 3 && whole.substr(0, word.size()) == word;
}

template <std::size_t n>
bool any_shortens(std::string_view word, const std::array<std::string_view, n>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return shortens(word, name); });
}

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Token word_token(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (any_shortens(word, months)) return Token::month;
  if (any_shortens(word, weekdays)) return Token::weekday;
  for (const std::string_view to : {"to", "until", "and"})
    if (word == to) return Token::to;
  for (const std::string_view filler :
       {"of", "the", "on", "from", "st", "nd", "rd", "th", "w", "c", "wc", "week", "commencing",
        "beginning", "date", "starting"})
    if (word == filler) return Token::filler;
  return Token::other;
}

Token number_token(std::string_view digits) {
  const int value = digits.size() <= 4 ? std::stoi(std::string(digits)) : 0;
  if (digits.size() <= 2 && value >= 1 && value <= 31) return Token::day;
  return digits.size() == 4 && value >= 1900 && value < 2100 ? Token::year : Token::other;
}

// "03/06/2024", "3.6.24", "2024-06-03": how long it is, or 0.
std::size_t slashed(std::string_view text) {
  std::size_t i = 0;
  int groups = 0, digits = 0;
  char sign = 0;
  for (; i < text.size(); ++i) {
    if (digit(text[i])) {
      ++digits;
      continue;
    }
    const bool divides = text[i] == '/' || text[i] == '.' || text[i] == '-';
    if (!divides || !digits || (sign && text[i] != sign) || groups == 2) break;
    sign = text[i], digits = 0, ++groups;
  }
  // "1.4.30 Deprivation of Liberty" is a chapter; "01.04.30" and "1.4.2030" are days.
  const bool chapter = sign == '.' && digits < 4 && i < 8;
  return groups == 2 && digits >= 2 && !chapter ? i : 0;
}

std::size_t dash_at(std::string_view text) {
  for (const std::string_view dash : {"-", "\xE2\x80\x93", "\xE2\x80\x94", "&", ","})
    if (text.substr(0, dash.size()) == dash) return dash.size();
  return 0;
}

// The next piece of a date, past spaces and the signs that may stand in one.
std::optional<Piece> next(std::string_view line, std::size_t at) {
  while (at < line.size() && (line[at] == ' ' || line[at] == '(' || line[at] == ':')) ++at;
  if (at >= line.size()) return std::nullopt;
  const std::string_view rest = line.substr(at);
  if (const std::size_t n = slashed(rest)) return Piece{Token::slashed, at + n};
  if (const std::size_t n = dash_at(rest)) return Piece{Token::to, at + n};
  if (rest[0] == '/' || rest[0] == '.' || rest[0] == '|') return Piece{Token::filler, at + 1};
  const auto run = [&](bool (*is)(char)) {
    std::size_t n = 0;
    while (n < rest.size() && n < 16 && is(rest[n])) ++n;
    return n;
  };
  if (const std::size_t n = run(digit)) return Piece{number_token(rest.substr(0, n)), at + n};
  if (const std::size_t n = run(letter))
    return Piece{word_token(std::string(rest.substr(0, n))), at + n};
  return std::nullopt;
}

}  // namespace

std::size_t leading_date(std::string_view line) {
  bool day = false, month = false, year = false;
  std::size_t end = 0, at = 0;
  while (const std::optional<Piece> piece = next(line, at)) {
    at = piece->end;
    if (piece->token == Token::other) break;
    if (piece->token == Token::slashed) return piece->end;
    day |= piece->token == Token::day;
    month |= piece->token == Token::month;
    if (piece->token == Token::year && !month) break;
    year |= piece->token == Token::year;
    if ((day || year) && month && piece->token != Token::to && piece->token != Token::filler)
      end = piece->end;
    if (piece->end > 80) break;
  }
  return end;
}

}  // namespace fingerpost::document
