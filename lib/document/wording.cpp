#include "document/wording.hpp"

namespace fingerpost::document {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// ',' sets off, '(' and ')' too; ':' divides; ' ' nothing.
char mark_of(std::string_view rest) {
  if (rest.substr(0, 3) == "\xE2\x80\x93" || rest.substr(0, 3) == "\xE2\x80\x94") return ':';
  constexpr std::string_view dividing = ":;|.!?";
  if (rest[0] == ',' || rest[0] == '(' || rest[0] == ')') return rest[0];
  if (rest[0] == '[') return '(';
  if (rest[0] == ']') return ')';
  if (rest[0] == '-' && rest.size() > 1 && rest[1] == ' ') return ':';
  return dividing.find(rest[0]) == std::string_view::npos ? ' ' : ':';
}

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> months{
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  return std::any_of(months.begin(), months.end(), [&](std::string_view month) {
    return word.size() >= 3 && month.substr(0, word.size()) == word;
  });
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> out;
  char before = ':';
  for (std::size_t i = 0; i < text.size();) {
    if (!is_letter(text[i]) && !is_digit(text[i])) {
      if (const char mark = mark_of(text.substr(i)); mark != ' ') before = mark;
      i += text.substr(i, 3) == "\xE2\x80\x93" || text.substr(i, 3) == "\xE2\x80\x94" ? 3 : 1;
      continue;
    }
    Token token{{}, before, i, true};
    // A point or a stroke inside a word or a number is of it: "v0.3", "08/07/2020".
    const auto inside = [&](std::size_t at) {
      return (text[at] == '\'' || text[at] == '.' || text[at] == '/') && at + 1 < text.size() &&
             (is_digit(text[at + 1]) || (text[at] == '\'' && is_letter(text[at + 1])));
    };
    for (; i < text.size() && (is_letter(text[i]) || is_digit(text[i]) || inside(i)); ++i) {
      token.capitals &= text[i] < 'a' || text[i] > 'z';
      token.word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] + 32) : text[i];
    }
    out.push_back(std::move(token));
    before = ' ';
  }
  return out;
}

bool begins_with_digit(std::string_view word) {
  return is_digit(word[0]) || (word[0] == 'v' && word.size() > 1 && is_digit(word[1]));
}

bool is_of_a_day(const Token& token) {
  constexpr std::array<std::string_view, 14> others{
      "on",     "in",      "from",      "since",  "as",       "of",       "the",
      "monday", "tuesday", "wednesday", "friday", "thursday", "saturday", "sunday"};
  return begins_with_digit(token.word) || is_month(token.word) || among(others, token.word);
}

}  // namespace fingerpost::document
