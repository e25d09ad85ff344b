#include "query/narrow.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace fingerpost::query {
namespace {

constexpr std::size_t max_title = 16;  // as many words as a phrase may have

// Behind a comma or OR the group before it grows.
template <class T>
void add(std::vector<Narrowed<T>>& groups, T one, const Item& item, bool joined) {
  if (joined && !groups.empty() && groups.back().negated == item.negated)
    groups.back().any.push_back(std::move(one));
  else
    groups.push_back({{std::move(one)}, item.negated});
}

// For its rank: what is asked of the title is asked beside it.
Clause ranked(const std::string& folded) {
  return {.any = {{text::stem_term(folded)}}, .word = folded, .sure = true};
}

std::optional<int> number(std::string_view text) {
  constexpr std::size_t digits = 6;  // no document has a million pages
  int value = 0;
  if (text.empty() || text.size() > digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "12-15", "12..15"; with a dash as it is typeset.
std::optional<Pages> run_of(const std::string& folded) {
  for (const std::string_view between : {"..", "-"}) {
    const std::size_t at = folded.find(between);
    if (at == std::string::npos) continue;
    const auto first = number(std::string_view(folded).substr(0, at));
    const auto last = number(std::string_view(folded).substr(at + between.size()));
    if (first && last && *first <= *last) return Pages{.first = *first, .last = *last};
  }
  return std::nullopt;
}

std::optional<Pages> pages(std::string_view text) {
  constexpr std::size_t longest = 16;  // "A-12", "xxxviii"
  const std::string folded = text::squeeze(text::fold(text));
  if (const auto one = number(folded)) return Pages{.first = *one, .last = *one, .label = folded};
  if (const auto run = run_of(folded)) return run;
  const bool label = !folded.empty() && folded.size() <= longest &&
                     folded.find(' ') == std::string::npos && !text::words(folded).empty() &&
                     folded.find("..") == std::string::npos;
  const bool turned = folded.find_first_not_of("0123456789-") == std::string::npos;
  if (!label || turned) return std::nullopt;
  return Pages{.label = folded};
}

}  // namespace

bool read_title(Draft& draft, const Item& item, std::string_view text) {
  TitleWords title;
  const std::vector<text::Word> words = text::words(text);
  for (const text::Word& word : words) {
    if (title.words.size() == max_title) break;
    const bool prefix = &word == &words.back() && text.ends_with('*');
    title.words.push_back({prefix ? word.folded : text::stem(word.folded), prefix});
    if (item.negated || prefix || draft.plan.clauses.size() == max_title) continue;
    draft.plan.clauses.push_back(ranked(word.folded));
    draft.plan.mark.push_back(text::stem(word.folded));
  }
  if (title.words.empty()) {
    draft.notices.add("\"title:\" has no value", item.first);
    return true;
  }
  add(draft.plan.titles, std::move(title), item, item.or_before);
  draft.understand("title", Json::Array{text}, item.in(draft.text));
  return true;
}

bool read_pages(Draft& draft, const Item& item, std::string_view text, std::size_t offset) {
  auto asked = pages(text);
  if (!asked) return false;
  add(draft.plan.pages, std::move(*asked), item, item.or_before || offset != item.offset);
  draft.understand("page", Json::Array{text}, item.in(draft.text));
  return true;
}

}  // namespace fingerpost::query
