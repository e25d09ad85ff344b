// Where a page says that it does not apply:
//
//     This procedure does not apply in Bradford or Calderdale.
//     This guidance applies across West Yorkshire except Leeds, see the Leeds protocol.
//     In Calderdale this protocol does not apply; follow the Calderdale Neglect Pathway.
//
// It has to speak of all of itself ("this section" is a part), and to name places: a
// bus pass, an Act, Looked After Children and GPs are none.
#include <algorithm>
#include <array>
#include <string>

#include "document/named.hpp"
#include "document/relations.hpp"
#include "document/stated.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

constexpr std::array<Words, 23> excluding{"does not apply in",
                                          "does not cover",
                                          "do not cover",
                                          "doesnt apply in",
                                          "doesnt apply to",
                                          "does not apply to",
                                          "does not apply within",
                                          "do not apply in",
                                          "do not apply to",
                                          "do not apply within",
                                          "is not applicable in",
                                          "is not applicable to",
                                          "are not applicable in",
                                          "are not applicable to",
                                          "is not for use in",
                                          "are not for use in",
                                          "must not be used in",
                                          "should not be used in",
                                          "is not to be used in",
                                          "is not for practitioners in",
                                          "is not for professionals in",
                                          "is not for staff in",
                                          "is not for anyone in"};
// A sentence that begins so speaks of its page.
constexpr std::array<Words, 10> openings{
    "not applicable in", "not applicable to",   "does not apply in",    "does not apply to",
    "not for use in",    "do not apply in",     "it does not apply in", "it doesnt apply in",
    "doesnt apply in",   "it is not for use in"};
constexpr std::array<Words, 9> excepting{"except",     "except for",     "except in",
                                         "excluding",  "apart from",     "with the exception of",
                                         "other than", "everywhere but", "excepting"};
constexpr std::array<Words, 5> denied{"does not apply", "do not apply", "is not applicable",
                                      "are not applicable", "is not used"};
constexpr std::array<Words, 6> directing{"use", "see", "follow", "refer to", "go to", "consult"};

struct Excluded {
  std::vector<std::string> places = {};
  std::size_t end = 0;  // the word behind them
};

// "No district other than Leeds", "nowhere else than": the others, or none, are left out.
bool is_denied(const Named& said, std::size_t i) {
  constexpr std::array<Words, 6> denying{"no", "not", "nobody", "none", "nowhere", "only"};
  for (std::size_t at = 0; at < i; ++at)
    if (std::find(denying.begin(), denying.end(), said.word(at)) != denying.end()) return true;
  return false;
}

// "Except Monday", "other than Easter", "in December": with a capital, and no place.
bool is_a_time(const std::string& place) {
  constexpr std::array<Words, 24> times{"monday",    "tuesday", "wednesday", "thursday", "friday",
                                        "saturday",  "sunday",  "january",   "february", "march",
                                        "april",     "may",     "june",      "july",     "august",
                                        "september", "october", "november",  "december", "easter",
                                        "christmas", "ramadan", "reception", "health"};
  const std::string word = text::slug(place);
  return std::find(times.begin(), times.end(), word) != times.end() || word.starts_with("year-") ||
         word.starts_with("section-") || word.ends_with("-order");
}

// "With the exception of Bradford, this guidance applies across West Yorkshire."
Excluded exception_first(const Named& said) {
  const std::size_t n = said.says_one(0, excepting);
  if (n == 0) return {};
  Excluded out;
  out.places = said.places_at(n, &out.end);
  constexpr std::size_t near = 6;  // "these regional multi-agency procedures apply"
  for (std::size_t i = out.end; i < said.size() && i < out.end + near; ++i)
    if (said.word(i) == "applies" || said.word(i) == "apply" || said.word(i) == "covers")
      if (said.itself_before(i) == out.end) return out;
  return {};
}

// "Leeds is not covered by this protocol", "Leeds and Bradford do not use this protocol".
Excluded left_out(const Named& said) {
  constexpr std::array<Words, 6> verbs{"is not covered by", "are not covered by", "does not use",
                                       "do not use",        "does not follow",    "do not follow"};
  Excluded out;
  out.places = said.places_at(0, &out.end);
  const std::size_t n = out.places.empty() ? 0 : said.says_one(out.end, verbs);
  if (n == 0 || !said.says(out.end + n, "this") || out.end + n + 1 >= said.size()) return {};
  return is_document_noun(said.word(out.end + n + 1)) ? out : Excluded{};
}

// "For Wakefield see the Wakefield Bruising Protocol instead."
Excluded sent_elsewhere(const Named& said) {
  if (said.size() < 3 || (!said.says(0, "for") && !said.says(0, "in"))) return {};
  Excluded out;
  out.places = said.places_at(1, &out.end);
  std::size_t i = out.end + (out.places.empty() ? 0 : said.says(out.end, "please"));
  const std::size_t n = out.places.empty() ? 0 : said.says_one(i, directing);
  std::size_t end = 0;
  if (n == 0 || said.document_at(i + n, &end).empty()) return {};
  return said.says(end, "instead") ? out : Excluded{};
}

// "All districts except Leeds follow this protocol."
Excluded all_but(const Named& said) {
  constexpr std::array<Words, 8> areas{"districts",    "areas",    "authorities", "boroughs",
                                       "partnerships", "councils", "counties",    "localities"};
  constexpr std::array<Words, 4> using_it{"follow this", "use this", "should use this",
                                          "should follow this"};
  if (!said.says(0, "all") || said.size() < 3) return {};
  if (std::find(areas.begin(), areas.end(), said.word(1)) == areas.end()) return {};
  Excluded out;
  const std::size_t n = said.says_one(2, excepting);
  if (n) out.places = said.places_at(2 + n, &out.end);
  const std::size_t used = out.places.empty() ? 0 : said.says_one(out.end, using_it);
  return used && out.end + used < said.size() && is_document_noun(said.word(out.end + used))
             ? out
             : Excluded{};
}

bool applies_itself(const Named& said, std::size_t i) {
  const std::size_t itself = said.itself_before(i);
  if (itself == Named::npos) return false;
  for (std::size_t at = itself; at < i; ++at)
    if (said.word(at) == "applies" || said.word(at) == "apply" || said.word(at) == "covers" ||
        said.word(at) == "cover")
      return true;
  return false;
}

// "In Calderdale this protocol does not apply"
Excluded place_first(const Named& said) {
  if (!said.says(0, "in") && !said.says(0, "within")) return {};
  std::size_t end = 0;
  std::vector<std::string> places = said.places_at(1, &end);
  if (places.empty() || (!said.says(end, "this") && !said.says(end, "these"))) return {};
  for (std::size_t i = end; i < said.size(); ++i)
    if (const std::size_t n = said.says_one(i, denied); n && said.itself_before(i) == end)
      return {std::move(places), i + n};
  return {};
}

Excluded excluded_by(const Named& said) {
  if (Excluded first = place_first(said); !first.places.empty()) return first;
  for (const auto form : {exception_first, left_out, sent_elsewhere, all_but})
    if (Excluded first = form(said); !first.places.empty()) return first;
  Excluded out;
  if (const std::size_t n = said.says_one(0, openings)) out.places = said.places_at(n, &out.end);
  for (std::size_t i = 0; i < said.size() && out.places.empty(); ++i) {
    if (const std::size_t n = said.says_one(i, excluding);
        n && said.itself_before(i) != Named::npos && said.itself_before(i) + 5 >= i)
      out.places = said.places_at(i + n, &out.end);
    // "Do not use this protocol in Leeds"
    if (const std::size_t n = said.says(i, "do not use this"); n && i == 0 && n + 2 < said.size() &&
                                                               is_document_noun(said.word(n)) &&
                                                               said.word(n + 1) == "in")
      out.places = said.places_at(n + 2, &out.end);
    if (const std::size_t n = said.says_one(i, excepting);
        n && applies_itself(said, i) && !is_denied(said, i))
      out.places = said.places_at(i + n, &out.end);
  }
  return out;
}

// "see the Leeds protocol", from word `i` on.
std::string instead(const Named& said, std::size_t i, std::size_t last) {
  for (; i < said.size() && i < last; ++i)
    if (const std::size_t n = said.says_one(i, directing))
      if (std::string name = said.document_at(i + n); !name.empty()) return name;
  return {};
}

// "City of York" is asked for as York.
std::string key_of(const std::string& place) {
  constexpr std::array<Words, 4> called{"city-of-", "london-borough-of-", "borough-of-",
                                        "county-of-"};
  const std::string key = text::slug(place);
  for (const Words words : called)
    if (key.starts_with(words)) return key.substr(words.size());
  return key;
}

void exclude(Document& document, const Excluded& found, const std::string& use,
             const std::string& words) {
  for (const std::string& place : found.places) {
    state(document, "not_for", place, "text", words);
    document.not_for.try_emplace(key_of(place), "");
  }
  if (!use.empty()) state(document, "use_instead", use, "text", words);
}

}  // namespace

void state_exclusions(Document& document) {
  constexpr std::size_t near = 2;  // words before "use" in a sentence that follows: "Please use"
  for (const Section& section : document.sections) {
    const std::vector<text::Span> sentences = text::sentences(section.text);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const Words sentence = sentences[i].in(section.text);
      const Named said(sentence);
      Excluded found = excluded_by(said);
      std::erase_if(found.places, is_a_time);
      if (found.places.empty()) continue;
      std::string use = instead(said, found.end, said.size());
      if (use.empty() && i + 1 < sentences.size())
        use = instead(Named(sentences[i + 1].in(section.text)), 0, near);
      exclude(document, found, use, text::squeeze(sentence));
    }
  }
}

}  // namespace fingerpost::document
