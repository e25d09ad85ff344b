// What a title and a page's opening say of the page's own days:
//
//     # Courses cancelled until 1 June 2025       its last day
//     # Thresholds (updated May 2025)             when it was updated
//     This protocol applies from 1 January to 31 March 2025.   both ends, of all of it
//
// An opening is believed when it speaks of "this protocol" and the like, or begins
// with its validity: "the fee waiver is valid until" ends the waiver alone.
#include <algorithm>
#include <array>

#include "dates/dates.hpp"
#include "document/days.hpp"
#include "document/happening.hpp"
#include "document/notice.hpp"
#include "document/phrases.hpp"
#include "document/stated.hpp"

namespace fingerpost::document {
namespace {

// "Office closed 24 December to 2 January" has both ends; of "course cancelled,
// 3 May" nobody can say when it was told.
void close(Period& validity, const Period& when) {
  const bool range = when.first != when.last && to_iso(when).size() > 10;
  limit(validity, when, range ? Role::event : Role::ends);
}

void take(Document& document, const DateMention& mention) {
  const auto told = [&](std::string_view field) {
    if (mention.when.first) state(document, field, mention.when, "title", mention.words);
  };
  switch (mention.role) {
    case Role::starts:
    case Role::ends:
      return limit(document.validity, mention.when, mention.role);
    case Role::updated:
      return told("updated");
    case Role::review_due:
      return told("review_due");
    case Role::published:
      return told("published");
    case Role::event:
    case Role::mentioned:
      if (happens(document.kind, mention))
        return limit(document.validity, mention.when, mention.role);
      if (announces(document.title)) close(document.validity, mention.when);
      return;
    case Role::edition:
      return;
  }
}

// How a sentence begins that is about the validity of all that follows.
constexpr std::array<std::string_view, 20> validity_openings{"valid",
                                                             "in force",
                                                             "effective",
                                                             "applies",
                                                             "applicable",
                                                             "expires",
                                                             "expiry",
                                                             "comes into force",
                                                             "takes effect",
                                                             "in effect",
                                                             "for information",
                                                             "published for information",
                                                             "this is for information",
                                                             "for use",
                                                             "not for use",
                                                             "not in force",
                                                             "not to be used",
                                                             "do not use this",
                                                             "version ahead of",
                                                             "not yet in force"};

// "This guidance replaces the 2019 edition, which ended on 3 May" ends nothing here,
// nor does a longer sentence that comes to some end.
bool is_of_another(const std::string& words) {
  constexpr std::array<std::string_view, 12> others{
      "which", "replaces",   "replaced",  "supersedes", "superseded", "pilot",
      "old",   "previously", "following", "because",    "after",      "when"};
  return says_any(words, others);
}

constexpr std::size_t clause_words = 9;

bool is_of_all(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view clause = clause_before(paragraph, mention);
  const std::string words = plain(clause);
  if (words_in(clause) > clause_words || is_of_another(words)) return false;
  return (words.compare(0, 6, " this ") == 0 && names_itself(words)) || begins_as_validity(words);
}

// How far from the top a page still speaks of all of itself, in paragraphs.
constexpr std::size_t opening_paragraphs = 4;

}  // namespace

bool begins_as_validity(const std::string& words) {
  return std::any_of(validity_openings.begin(), validity_openings.end(),
                     [&](std::string_view opening) {
                       return words.compare(1, opening.size() + 1, std::string(opening) + " ") == 0;
                     });
}

void limit(Period& validity, const Period& when, Role role) {
  if (role != Role::ends && !validity.first) validity.first = when.first;
  if (role != Role::starts && !validity.last) validity.last = when.last;
  // "Valid from 1 January to 31 March": the start is a period longer than its precision.
  if (role == Role::starts && !validity.last && when.last && to_iso(when).size() > 10)
    validity.last = when.last;
}

bool is_earliest(std::string_view text, std::size_t offset, std::size_t length) {
  constexpr std::array<std::string_view, 4> before{"at least", "not before", "no earlier than",
                                                   "the earliest"};
  constexpr std::array<std::string_view, 4> behind{"at the earliest", "at the very earliest",
                                                   "at least", "or later"};
  constexpr std::size_t far = 25;  // bytes: "until at least the end of"
  const std::size_t end = std::min(offset + length, text.size());
  const std::size_t from = offset > far ? offset - far : 0;
  const std::string tail = plain(text.substr(end, far));
  const std::string_view head = text.substr(from, offset - from);
  const std::size_t sentence = head.rfind(". ");
  if (says_any(plain(head.substr(sentence == std::string_view::npos ? 0 : sentence)), before))
    return true;
  return std::any_of(behind.begin(), behind.end(), [&](std::string_view words) {
    return tail.compare(1, words.size() + 1, std::string(words) + " ") == 0;
  });
}

bool limits_what_follows(std::string_view heading, const DateMention& mention) {
  const bool limits = mention.role == Role::starts || mention.role == Role::ends;
  if (!limits || mention.basis == Basis::guessed || mention.offset > heading.size()) return false;
  const std::string_view before = heading.substr(0, mention.offset);
  const std::size_t start = before.find_last_of("(.|;:");
  const std::string words = plain(before.substr(start == std::string_view::npos ? 0 : start + 1));
  return begins_as_validity(words) && !is_of_another(words);
}

bool names_itself(const std::string& plain_words) {
  constexpr std::array<std::string_view, 29> nouns{
      "guidance",  "page",    "document",  "publication", "protocol",        "chapter",
      "policy",    "advice",  "procedure", "edition",     "briefing",        "version",
      "guideline", "toolkit", "pathway",   "framework",   "strategy",        "plan",
      "handbook",  "manual",  "charter",   "statement",   "agreement",       "memorandum",
      "standard",  "leaflet", "guide",     "directory",   "code of practice"};
  const std::size_t at = plain_words.find(" this ");
  if (at == std::string::npos) return false;
  // "This interim practice guidance": the noun, or up to two words before it.
  std::size_t end = at + 5;
  for (int i = 0; i < 3 && end < plain_words.size() - 1; ++i)
    end = std::min(plain_words.find(' ', end + 1), plain_words.size() - 1);
  return says_any(plain_words.substr(at, end - at + 1), nouns);
}

void take_days(Document& document, const std::vector<DateMention>& in_title) {
  for (const DateMention& mention : in_title) {
    const bool open =
        mention.role == Role::ends && is_earliest(document.title, mention.offset, mention.length);
    if (mention.basis != Basis::guessed && !open) take(document, mention);
  }
}

void take_validity(Document& document, const std::vector<Passage>& passages) {
  if (passages.empty() || !passages[0].path.empty()) return;
  const Passage& head = passages[0];
  // The whole of a heading right under the title is about the page.
  for (const DateMention& mention : head.above)
    if (limits_what_follows(head.heading, mention) && begins_as_validity(plain(head.heading)))
      limit(document.validity, mention.when, mention.role);
  for (std::size_t i = 0; i < head.paragraphs.size() && i < opening_paragraphs; ++i)
    for (const DateMention& mention : dates_in(head, head.paragraphs[i])) {
      const bool limits = mention.role == Role::starts || mention.role == Role::ends;
      const Paragraph& paragraph = head.paragraphs[i];
      if (mention.role == Role::ends &&
          is_earliest(paragraph.text, mention.offset - paragraph.offset, mention.length))
        continue;
      if (limits && mention.basis != Basis::guessed && is_of_all(paragraph, mention))
        limit(document.validity, mention.when, mention.role);
    }
}

}  // namespace fingerpost::document
