#include "topics/borrowed.hpp"

#include <cstddef>

namespace fingerpost::topics {
namespace {

// Words of a title beside the name in it: "'Working with Resistant Families' is full".
constexpr std::size_t quoted_beside = 2;

bool is_quote(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return text[at] == '\'' || text[at] == '"' || text.substr(at).starts_with("\u2018") ||
         text.substr(at).starts_with("\u201C") || text.substr(at).starts_with("\u2019") ||
         text.substr(at).starts_with("\u201D");
}

bool quote_before(std::string_view text, const Token& word) {
  for (const std::size_t length : {1u, 3u})
    if (word.offset >= length && is_quote(text.substr(0, word.offset), word.offset - length))
      return true;
  return false;
}

bool quote_after(std::string_view text, const Token& word) {
  std::size_t at = word.offset + word.length;
  if (at < text.size() && (text[at] == ',' || text[at] == '.')) ++at;
  return is_quote(text, at);
}

bool of_post(const Data& data, const std::vector<Token>& words, const Match& match) {
  const std::size_t next = match.last + 1;
  if (next >= words.size() || words[next].divided || words[next].comma) return false;
  if (data.scopes.is_post(words[next].stem)) return true;
  return words[next].capital && words[match.first].capital &&
         data.scopes.is_proper(words[next].stem);
}

// One of several words that opens with a capital; a term ('sexting') is explained.
bool in_quotes(std::string_view text, const std::vector<Token>& words, const Match& match) {
  if (match.first == match.last) return false;
  std::size_t first = match.first, last = match.last;
  while (first > 0 && match.first - first < quoted_beside && !quote_before(text, words[first]) &&
         !words[first].sentence)
    --first;
  while (last + 1 < words.size() && last - match.last < quoted_beside &&
         !quote_after(text, words[last]) && !words[last + 1].sentence)
    ++last;
  return words[first].capital && quote_before(text, words[first]) && quote_after(text, words[last]);
}

}  // namespace

bool is_borrowed(const Data& data, std::string_view text, const std::vector<Token>& words,
                 const Match& match) {
  return of_post(data, words, match) || in_quotes(text, words, match);
}

}  // namespace fingerpost::topics
