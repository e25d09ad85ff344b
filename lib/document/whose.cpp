// A day ends its page when the words right before it say so, or the sentence is
// about the page, or announces a closure:
//
//     Valid until 31 March.            This protocol applies until 31 March.
//     The desk is closed until 31 March.
//
// All else that has an end is told by a page that stands: "funding is confirmed
// until 31 March", "must be notified by 31 March".
#include "document/whose.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "document/claims.hpp"
#include "document/days.hpp"
#include "document/notice.hpp"
#include "document/over.hpp"
#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

// From the last stop, bar or semicolon before the mention to the next behind it.
std::string_view sentence_of(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view text = paragraph.text;
  const std::string_view before = clause_before(paragraph, mention);
  const std::size_t at = mention.offset - paragraph.offset, from = at - before.size();
  const std::size_t end = text.find_first_of(".|\n;", std::min(at + mention.length, text.size()));
  return text.substr(from, (end == Words::npos ? text.size() : end) - from);
}

// The last words of a text, as many as may stand between "valid" and its day:
// "valid for all visits until the end of".
std::string last_words(const std::string& words) {
  constexpr int most = 7;
  std::size_t at = words.size() - 1;
  for (int i = 0; i < most && at > 0; ++i) at = words.rfind(' ', at - 1);
  return words.substr(at);
}

// "By 30 September" is a deadline, whoever has to keep it.
bool is_deadline(const std::string& before, const std::string& mentioned) {
  constexpr std::array<Words, 7> limits{"by",  "before",   "no later than", "not later than",
                                        "due", "deadline", "on or before"};
  return std::any_of(limits.begin(), limits.end(), [&](Words limit) {
    return ends_in(before, limit) || ends_in(before, std::string(limit) + " the end of") ||
           mentioned.starts_with(" " + std::string(limit) + " ");
  });
}

constexpr std::array<Words, 24> validity{
    "valid",     "applies",        "apply",      "applicable", "in force",
    "in effect", "effective",      "in place",   "in use",     "expires",
    "expire",    "expiry",         "expires on", "lapses",     "lapse",
    "ceases",    "cease",          "no longer",  "end date",   "not be used after",
    "withdrawn", "not used after", "superseded", "removed on"};

// "Please use this number until": what a sentence asks for as long as that.
bool asks_for_now(const std::string& words) {
  constexpr std::array<Words, 4> asking{" use this ", " please use this ", " interim ",
                                        " for the interim "};
  return std::any_of(asking.begin(), asking.end(),
                     [&](Words opening) { return words.starts_with(opening); });
}

// "DRAFT v0.4 - for consultation until": a banner (pages/draft-threshold), no sentence
// about somebody else's.
bool is_own_consultation(std::string_view clause) {
  constexpr std::size_t longest = 5;  // words
  return words_in(clause) <= longest && ends_in(plain(clause), "for consultation until");
}

// "The reporting duty will come into force on", where the page is about herons.
bool is_foreign(std::string_view clause, std::string_view title) {
  constexpr std::array<Words, 8> commencing{"into force",   "into effect", "take effect",
                                            "takes effect", "goes live",   "go live",
                                            "implemented",  "commences"};
  const std::string words = plain(clause);
  if (!says_any(words, commencing) || begins_as_validity(words)) return false;
  return !begins_with_itself(clause) && !waits(claim_of(clause, title)) &&
         !waits(stamp_on_sentence(clause));
}

// "Is no longer offered from 1 April", "From 1 April this service is withdrawn": that day
// begins nothing.
bool is_when_it_goes(const Paragraph& paragraph, const DateMention& mention) {
  constexpr std::array<Words, 7> going{"no longer",    "withdrawn",  "replaced",      "superseded",
                                       "discontinued", "terminated", "decommissioned"};
  const std::string_view clause = clause_before(paragraph, mention);
  constexpr std::size_t opening = 3;  // words: "with effect from"
  return says_any(plain(clause), going) ||
         (words_in(clause) <= opening &&
          over_of(sentence_of(paragraph, mention), {}).what != Claim::What::none);
}

}  // namespace

bool is_standing(Kind kind) {
  return kind == Kind::guidance || kind == Kind::protocol || kind == Kind::page ||
         kind == Kind::form || kind == Kind::contact;
}

bool ends_its_page(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view clause = clause_before(paragraph, mention);
  const std::string before = plain(clause);
  if (is_deadline(before, plain(mention.words))) return false;
  if (says_any(last_words(before), validity) || asks_for_now(before)) return true;
  if (is_own_consultation(clause)) return true;
  return begins_with_itself(clause) || announces(sentence_of(paragraph, mention));
}

bool opens_with_its_days(const Passage& passage, const Paragraph& paragraph,
                         const DateMention& mention) {
  constexpr std::size_t short_words = 60;
  constexpr std::array<std::string_view, 10> now{"is",     "are",  "may",  "can",  "must",
                                                 "should", "ring", "call", "goes", "use"};
  constexpr std::array<std::string_view, 9> then{
      "was", "were", "had", "did", "used to", "after that", "since then", "thereafter", "now"};
  const std::string before = plain(clause_before(paragraph, mention));
  const bool led = before == " until " || before == " from " || before == " between ";
  if (!led || &paragraph != passage.paragraphs.data() || !mention.when.last) return false;
  if (mention.offset - paragraph.offset > sizeof "between the") return false;
  std::size_t words = 0;
  for (const Paragraph& each : passage.paragraphs) words += words_in(each.text);
  const bool begins = std::any_of(
      passage.dates.begin(), passage.dates.end(),
      [&](const DateMention& other) { return other.role == Role::starts && &other != &mention; });
  const std::string said = plain(sentence_of(paragraph, mention));
  return words <= short_words && !begins && says_any(said, now) &&
         !says_any(plain(paragraph.text), then);
}

bool starts_its_page(const Passage& passage, const Paragraph& paragraph, const DateMention& mention,
                     std::string_view title) {
  const std::string_view clause = clause_before(paragraph, mention);
  if (is_foreign(clause, title) || is_when_it_goes(paragraph, mention)) return false;
  if (begins_with_itself(clause) || waits(claim_of(clause, title))) return true;
  const DateMention* end = nullptr;
  for (const DateMention& other : dates_in(passage, paragraph))
    if (other.role == Role::ends && other.offset < mention.offset) end = &other;
  return !end || ends_its_page(paragraph, *end);
}

}  // namespace fingerpost::document
