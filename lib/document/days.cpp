#include "document/days.hpp"

#include <algorithm>
#include <array>

#include "dates/dates.hpp"
#include "document/claims.hpp"
#include "document/dated_line.hpp"
#include "document/happening.hpp"
#include "document/notice.hpp"
#include "document/phrases.hpp"
#include "document/sheet_words.hpp"
#include "document/stated.hpp"
#include "document/whose.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

// Where a page speaks of itself: its head, and its last lines.
constexpr std::size_t head_paragraphs = 8;
constexpr std::size_t foot_paragraphs = 3;
// A long paragraph that tells of an update tells of another page's.
constexpr std::size_t note_words = 60;

// A newsletter's items tell of other pages.
bool speaks_of_itself(const std::vector<Passage>& passages, std::size_t count, std::size_t all,
                      const Paragraph& paragraph) {
  if (count < head_paragraphs || count + foot_paragraphs >= all)
    return words_in(paragraph.text) <= note_words || passages.size() == 1;
  return false;
}

std::string_view field_of(Role role) {
  switch (role) {
    case Role::published:
      return "published";
    case Role::updated:
      return "updated";
    case Role::review_due:
      return "review_due";
    default:
      return {};
  }
}

// "Published: 3 May", "In May 2024 this chapter was updated"; not "the programme
// that we told you of is published on 13 October".
bool stands_near(const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view clause = clause_before(paragraph, mention);
  if (words_in(clause) <= (mention.role == Role::published ? 3u : 8u)) return true;
  return says(plain(clause), "this") && words_in(clause) <= 10;
}

// The field that the label before a day is the name of: "Review date: 09/2025".
std::string_view labelled(const Paragraph& paragraph, const DateMention& mention) {
  std::string_view before =
      std::string_view(paragraph.text).substr(0, mention.offset - paragraph.offset);
  before = before.substr(0, before.find_last_of("|:"));
  return sheet_field(before.substr(before.find_last_of("|;\n") + 1));
}

// What a sheet says it has said already; "Supersedes | Version 1.4, June 2020" is
// another paper's day.
bool is_of_sheet(const Document& document, const Paragraph& paragraph, const DateMention& mention) {
  const std::string_view field = labelled(paragraph, mention);
  if (field.empty() || field == "supersedes") return !field.empty();
  return std::any_of(document.metadata.begin(), document.metadata.end(), [](const Stated& each) {
    return each.from == "text" && (each.field == "version" || each.field == "review_due" ||
                                   each.field == "owner" || each.field == "ratified_by");
  });
}

// A list of policies has a column of review dates: they are the policies'. What a
// row says of the page it says in its own words.
bool is_of_a_column(const Paragraph& paragraph, const DateMention& mention) {
  if (paragraph.text.find(" | ") == std::string::npos) return false;
  const std::size_t offset = mention.offset - paragraph.offset;
  for (const DateMention& alone : find_dates(paragraph.text))
    if (alone.offset == offset) return alone.role != mention.role;
  return true;
}

// "March 2015" alone on a line at the head of guidance is when it came out.
const DateMention* imprint(Kind kind, const std::vector<Passage>& passages) {
  if (kind == Kind::newsletter || kind == Kind::event || kind == Kind::course ||
      kind == Kind::notice || kind == Kind::contact || passages.empty())
    return nullptr;
  const Passage& head = passages.front();
  for (std::size_t i = 0; i < head.paragraphs.size() && i < 3; ++i) {
    const Paragraph& paragraph = head.paragraphs[i];
    const auto dates = dates_in(head, paragraph);
    if (dates.size() != 1 || paragraph.text.size() > dates[0].length + 2) continue;
    const bool one = to_iso(dates[0].when).size() <= 10 && dates[0].when.first;
    if (one && dates[0].basis == Basis::stated && dates[0].role != Role::edition) return &dates[0];
  }
  return nullptr;
}

// What may stand between a day and the one that it was put off to, beside the verb:
// "Review due March 2026; the review date has been extended to March 2027".
bool is_between(std::string_view word) {
  constexpr std::array<std::string_view, 35> others{
      "review",   "date",   "the",       "it",     "this",     "has",       "been",
      "was",      "is",     "now",       "since",  "then",     "again",     "and",
      "but",      "to",     "until",     "till",   "on",       "unless",    "further",
      "formally", "later",  "guidance",  "policy", "protocol", "procedure", "document",
      "end",      "expiry", "extension", "back",   "of",       "its",       "subsequently"};
  return std::find(others.begin(), others.end(), word) != others.end();
}

bool is_put_off_verb(std::string_view word) {
  constexpr std::array<std::string_view, 7> verbs{"extended", "deferred",  "postponed", "put",
                                                  "moved",    "prolonged", "renewed"};
  return std::find(verbs.begin(), verbs.end(), word) != verbs.end();
}

// " extended to ", " now ", " unless renewed it was renewed on " before a run of days.
bool puts_off(const std::string& between, bool run) {
  if (between == " now ") return true;
  bool verb = false;
  for (std::size_t at = 1; at < between.size();) {
    const std::size_t end = between.find(' ', at);
    const std::string_view word = std::string_view(between).substr(at, end - at);
    verb = verb || is_put_off_verb(word);
    if (!is_put_off_verb(word) && !is_between(word)) return false;
    at = end + 1;
  }
  return verb && (run || between.ends_with(" to ") || between.ends_with(" until ") ||
                  between.ends_with(" till "));
}

// "Review Sept 2023, extended to Sept 2026": the second is when it is due.
std::optional<Period> put_off_to(const Paragraph& paragraph, const DateMention& first,
                                 const DateMention& next) {
  constexpr std::size_t far = 120;  // bytes: a sentence that says so, and no more
  const bool due = first.role == Role::review_due || first.role == Role::ends;
  const std::size_t from = first.offset + first.length - paragraph.offset;
  const std::size_t to = next.offset - paragraph.offset;
  if (!due || from > to || to - from > far) return std::nullopt;
  const std::optional<Period> when = period_of(next.words);
  if (!when) return std::nullopt;
  const bool run = to_iso(*when).size() > 10;
  if (!puts_off(plain(std::string_view(paragraph.text).substr(from, to - from)), run))
    return std::nullopt;
  return run ? Period{when->last, when->last} : *when;
}

bool later(const Period& a, const Period& b) { return a.last && b.last && *b.last < *a.last; }

// The latest of several updates, or of several reviews, is the one that counts; the
// others are its history.
void keep_last(Role role, std::vector<const DateMention*>& found) {
  const DateMention* last = nullptr;
  for (const DateMention* each : found)
    if (each->role == role && (!last || later(each->when, last->when))) last = each;
  std::erase_if(found, [&](const DateMention* each) { return each->role == role && each != last; });
}

// "The next review conference is in 6 months": a child's or a family's, no paper's.
bool is_of_a_case(const Paragraph& paragraph, const DateMention& mention) {
  constexpr std::array<std::string_view, 10> of_case{
      "conference", "conferences",  "core group", "review meeting", "review meetings",
      "the child",  "looked after", "placement",  "the family",     "care plan"};
  constexpr std::array<std::string_view, 8> papers{
      "policy", "protocol", "guidance", "document", "chapter", "page", "procedure", "review date"};
  const std::string words = plain(clause_before(paragraph, mention));
  return mention.role == Role::review_due && says_any(words, of_case) && !says_any(words, papers);
}

// The first day that `clause` of a section names.
std::optional<Date> first_day_in(const Section& section, std::string_view clause) {
  const auto offset = static_cast<std::size_t>(clause.data() - section.text.data());
  for (const DateMention& mention : section.dates) {
    if (mention.offset < offset || mention.offset >= offset + clause.size()) continue;
    const bool begins = mention.role == Role::starts || mention.role == Role::event ||
                        mention.role == Role::mentioned;
    if (begins && mention.when.first && mention.basis != Basis::guessed) return mention.when.first;
  }
  return std::nullopt;
}

// "Keeping children safe in education 2027 sets out ...": its first words are the title's.
bool begins_with_title(std::string_view clause, std::string_view title) {
  constexpr std::size_t enough = 3;
  const auto said = text::words(clause), called = text::words(title);
  const std::size_t wanted = std::min(enough, called.size());
  if (wanted < 2 || said.size() < wanted) return false;
  for (std::size_t i = 0; i < wanted; ++i)
    if (said[i].folded != called[i].folded) return false;
  return true;
}

// "This guidance comes into force on ...": from the clauses of its head, of which
// "it" may be the first, or follow one that is about "this guidance" or names it.
std::optional<Date> commencement_of(const Section& head, std::string_view title) {
  bool own = true;
  for (const text::Span& span : text::sentences(head.text))
    for (std::string_view rest = span.in(head.text); !rest.empty();) {
      std::string_view clause = rest.substr(0, rest.find_first_of(";\n"));
      rest.remove_prefix(std::min(clause.size() + 1, rest.size()));
      while (!clause.empty() && clause[0] == ' ') clause.remove_prefix(1);
      const bool it = own && clause.substr(0, 3) == "It ";
      const bool said = waits(claim_of(clause, title)) || waits(stamp_on_sentence(clause)) ||
                        (it && waits(claim_of(clause.substr(3), title)));
      if (const auto day = said ? first_day_in(head, clause) : std::nullopt) return day;
      own = it || begins_with_itself(clause) || begins_with_title(clause, title);
    }
  return std::nullopt;
}

void put_mention(Period& validity, const DateMention& mention) {
  if (mention.role == Role::starts && mention.when.first) {
    if (!validity.first || *mention.when.first < *validity.first)
      validity.first = mention.when.first;
    if (mention.when.last && mention.when.last != mention.when.first && !validity.last &&
        to_iso(mention.when).size() > 10)
      validity.last = mention.when.last;
  }
}

// The end's own words go on to the day that it was put off to, which stays behind as
// a mention with its own.
void put_off(DateMention& end, DateMention& next, const Period& when, const Paragraph& paragraph) {
  end.when = {std::nullopt, when.last};
  end.length = next.offset + next.length - end.offset;
  end.words = paragraph.text.substr(end.offset - paragraph.offset, end.length);
  next.role = Role::mentioned;
}

// The last day on which it was not yet so again.
Period before(Date day) {
  const Date last = dates::from_days(dates::to_days(day) - 1);
  return {last, last};
}

}  // namespace

void put_off_reviews(std::vector<Passage>& passages) {
  for (Passage& passage : passages)
    for (std::size_t i = 1; i < passage.dates.size(); ++i) {
      DateMention& first = passage.dates[i - 1];
      DateMention& next = passage.dates[i];
      const Paragraph* paragraph = paragraph_at(passage, first.offset);
      if (!paragraph || paragraph != paragraph_at(passage, next.offset)) continue;
      const std::optional<Period> when = put_off_to(*paragraph, first, next);
      if (!when) continue;
      if (first.role == Role::ends) {
        put_off(first, next, *when, *paragraph);
        continue;
      }
      next.role = Role::review_due;
      next.when = *when;
      first.role = Role::mentioned;
    }
}

void take_days(Document& document, const std::vector<Passage>& passages) {
  std::size_t all = 0, count = 0;
  for (const Passage& passage : passages) all += passage.paragraphs.size();
  std::vector<const DateMention*> found;
  for (const Passage& passage : passages)
    for (const Paragraph& paragraph : passage.paragraphs) {
      const bool own = speaks_of_itself(passages, count++, all, paragraph);
      if (!own || (document.kind == Kind::newsletter && !passage.heading.empty())) continue;
      for (const DateMention& mention : dates_in(passage, paragraph)) {
        if (field_of(mention.role).empty() || !mention.when.first) continue;
        if (mention.basis != Basis::guessed && stands_near(paragraph, mention) &&
            !is_of_a_case(paragraph, mention) && !is_of_a_column(paragraph, mention) &&
            !is_of_sheet(document, paragraph, mention))
          found.push_back(&mention);
      }
    }
  keep_last(Role::updated, found);
  keep_last(Role::review_due, found);
  const bool known = document.published.has_value();
  for (const DateMention* mention : found)
    state(document, field_of(mention->role), mention->when, "text", mention->words);
  if (const auto day = known || document.published ? nullptr : imprint(document.kind, passages))
    state(document, "published", day->when, "text", day->words);
  if (!known && document.published) document.published_basis = Basis::stated;
}

Period validity_of(const Passage& passage, const Document& document) {
  const Kind kind = document.kind;
  const Kind own = passage.kind.value_or(kind);
  const bool happens = is_happening(own);
  Period validity = happens ? happening_of(passage, own) : Period{};
  // Beside the days of an event, what starts and ends is its booking.
  if (!validity.open()) return validity;
  for (const DateMention& mention : passage.dates) {
    if (mention.basis == Basis::guessed) continue;
    const Paragraph* paragraph = paragraph_at(passage, mention.offset);
    if (own == Kind::notice && paragraph && as_usual_from(*paragraph, mention)) {
      limit(validity, before(*mention.when.first), Role::ends);
      continue;
    }
    if (own == Kind::notice && paragraph && called_off_on(*paragraph, mention)) {
      limit(validity, mention.when, Role::ends);
      continue;
    }
    if (!paragraph || !is_standing(own) ||
        starts_its_page(passage, *paragraph, mention, document.title))
      put_mention(validity, mention);
    const bool run = mention.when.first && mention.when.first != mention.when.last;
    if (paragraph && is_standing(own) && run && mention.role != Role::ends &&
        opens_with_its_days(passage, *paragraph, mention))
      widen(validity, mention.when);
    if (closes_something(passage, mention)) widen(validity, mention.when);
    if (ends_something(passage, mention, document.published, own) &&
        (!validity.last || *validity.last < *mention.when.last))
      validity.last = mention.when.last;
  }
  if (own == Kind::notice && validity.open()) validity = notice_of(passage);
  if (own == Kind::notice && !validity.first && validity.last) {
    const Period told = notice_of(passage);
    if (told.last && *told.last <= *validity.last) validity.first = told.first;
  }
  if (own == Kind::notice && !validity.last) {
    const auto last = last_before_reopening(passage);
    if (last && (!validity.first || *validity.first <= *last)) validity.last = last;
  }
  // A line that calls its event off matters until the day that it was for.
  if (passage.kind == Kind::notice && kind != Kind::notice && validity.open())
    validity.last = happening_of(passage, Kind::event).last;
  for (const DateMention& mention : passage.above)
    if (limits_what_follows(passage.heading, mention)) limit(validity, mention.when, mention.role);
  if (happens && validity.open())
    for (const DateMention& mention : passage.above)
      if ((mention.role == Role::event || mention.role == Role::mentioned) &&
          !is_of_years(mention.when))
        widen(validity, mention.when);
  // "Closes on 24 December and opens again on 2 January" matters until it opens.
  if (validity.first && validity.last && *validity.last < *validity.first) {
    validity.last = validity.first;
    validity.first.reset();
  }
  return validity;
}

Period validity_of(const Document& document) {
  Period whole = document.validity;
  const bool own = is_happening(document.kind) || document.kind == Kind::notice;
  for (const Section& section : document.sections) {
    if (!own || (section.kind != document.kind && section.kind != Kind::event)) continue;
    const Period& part = section.validity;
    // In a programme what only starts or only ends is its booking.
    if (document.kind != Kind::notice && (!part.first || !part.last)) continue;
    if (!document.validity.first && part.first) widen(whole, {part.first});
    if (!document.validity.last && part.last) widen(whole, {std::nullopt, part.last});
  }
  if (own || document.validity.first || document.sections.empty()) return whole;
  const Section& head = document.sections.front();
  whole.first = commencement_of(head, document.title);
  return whole;
}

}  // namespace fingerpost::document
