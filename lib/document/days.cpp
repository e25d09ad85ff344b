#include "document/days.hpp"

#include <algorithm>
#include <array>

#include "dates/dates.hpp"
#include "document/claims.hpp"
#include "document/dated_line.hpp"
#include "document/happening.hpp"
#include "document/notice.hpp"
#include "document/phrases.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

enum class Field { published, updated, review_due, withdrawn, valid_from, valid_until };

struct Key {
  std::string_view words;
  Field field;
};

// Of meta, time, JSON-LD and front matter keys, made plain; the first that fits wins,
// and of several keys the one that comes first here.
constexpr std::array keys{
    Key{"withdrawn", Field::withdrawn},
    Key{"review due", Field::review_due},
    Key{"review date", Field::review_due},
    Key{"next review", Field::review_due},
    Key{"date for review", Field::review_due},
    Key{"reviewdate", Field::review_due},
    Key{"reviewdue", Field::review_due},
    Key{"valid from", Field::valid_from},
    Key{"effective from", Field::valid_from},
    Key{"effective", Field::valid_from},
    Key{"in force", Field::valid_from},
    Key{"startdate", Field::valid_from},
    Key{"start date", Field::valid_from},
    Key{"valid until", Field::valid_until},
    Key{"valid to", Field::valid_until},
    Key{"expires", Field::valid_until},
    Key{"expiry", Field::valid_until},
    Key{"expiry date", Field::valid_until},
    Key{"enddate", Field::valid_until},
    Key{"end date", Field::valid_until},
    Key{"modified", Field::updated},
    Key{"modified time", Field::updated},
    Key{"datemodified", Field::updated},
    Key{"last modified", Field::updated},
    Key{"updated", Field::updated},
    Key{"updated time", Field::updated},
    Key{"last updated", Field::updated},
    Key{"lastmod", Field::updated},
    Key{"revised", Field::updated},
    Key{"datepublished", Field::published},
    Key{"published", Field::published},
    Key{"published time", Field::published},
    Key{"first published", Field::published},
    Key{"issued", Field::published},
    Key{"publication date", Field::published},
    Key{"publish date", Field::published},
    Key{"available", Field::published},
    Key{"date", Field::published},
    Key{"created", Field::published},
    Key{"pubdate", Field::published},
};

// Made by servers at every visit: they date the answer, not the page.
bool is_noise(const std::string& words) {
  return says(words, "http equiv") || says(words, "build") || says(words, "generator");
}

// The first key that the name of a value ends in; keys.size() for none.
std::size_t key_of(const std::string& words) {
  const auto ends = [&](const Key& key) {
    const std::string tail = " " + std::string(key.words) + " ";
    return words.size() >= tail.size() &&
           words.compare(words.size() - tail.size(), tail.size(), tail) == 0;
  };
  if (is_noise(words)) return keys.size();
  return static_cast<std::size_t>(std::find_if(keys.begin(), keys.end(), ends) - keys.begin());
}

std::optional<Period> period_of(const std::string& value) {
  for (const std::size_t size : {std::size_t{10}, std::size_t{7}, std::size_t{4}}) {
    if (value.size() < size || (value.size() > size && value[size] >= '0' && value[size] <= '9'))
      continue;
    if (const auto period = period_from_iso(value.substr(0, size))) return period;
  }
  if (value.size() > 200) return std::nullopt;
  for (const DateMention& mention : find_dates(value))
    if (mention.when.first && mention.basis == Basis::stated) return mention.when;
  return std::nullopt;
}

void set(Document& document, Field field, const Period& when) {
  const auto missing = [&](std::optional<Period>& day) {
    if (!day) day = when;
  };
  switch (field) {
    case Field::published:
      return missing(document.published);
    case Field::updated:
      return missing(document.updated);
    case Field::review_due:
      return missing(document.review_due);
    case Field::withdrawn:
      return missing(document.withdrawn);
    case Field::valid_from:
      if (!document.validity.first) document.validity.first = when.first;
      return;
    case Field::valid_until:
      if (!document.validity.last) document.validity.last = when.last;
  }
}

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

std::optional<Field> field_of(Role role) {
  switch (role) {
    case Role::published:
      return Field::published;
    case Role::updated:
      return Field::updated;
    case Role::review_due:
      return Field::review_due;
    default:
      return std::nullopt;
  }
}

// "Published: 3 May", "In May 2024 this chapter was updated"; not "the programme
// that we told you of is published on 13 October".
bool stands_near(const Paragraph& paragraph, const DateMention& mention, Field field) {
  const std::string_view clause = clause_before(paragraph, mention);
  if (words_in(clause) <= (field == Field::published ? 3u : 8u)) return true;
  return says(plain(clause), "this") && words_in(clause) <= 10;
}

// "March 2015" alone on a line at the head of guidance is when it came out.
std::optional<Period> imprint(Kind kind, const std::vector<Passage>& passages) {
  if (kind == Kind::newsletter || kind == Kind::event || kind == Kind::course ||
      kind == Kind::notice || kind == Kind::contact || passages.empty())
    return std::nullopt;
  const Passage& head = passages.front();
  for (std::size_t i = 0; i < head.paragraphs.size() && i < 3; ++i) {
    const Paragraph& paragraph = head.paragraphs[i];
    const auto dates = dates_in(head, paragraph);
    if (dates.size() != 1 || paragraph.text.size() > dates[0].length + 2) continue;
    const bool one = to_iso(dates[0].when).size() <= 10 && dates[0].when.first;
    if (one && dates[0].basis == Basis::stated && dates[0].role != Role::edition)
      return dates[0].when;
  }
  return std::nullopt;
}

// "Review Sept 2023, extended to Sept 2026": the second is when it is due.
bool is_put_off(const Paragraph& paragraph, const DateMention& review, const DateMention& next) {
  constexpr std::array<std::string_view, 9> until{
      "extended to",    "extended until", "deferred to",
      "deferred until", "postponed to",   "postponed until",
      "put back to",    "moved to",       "now"};
  const std::size_t from = review.offset + review.length - paragraph.offset;
  const std::size_t to = next.offset - paragraph.offset;
  if (review.role != Role::review_due || from > to || !period_of(next.words)) return false;
  const std::string between = plain(std::string_view(paragraph.text).substr(from, to - from));
  return std::any_of(until.begin(), until.end(), [&](std::string_view words) {
    return between == " " + std::string(words) + " ";
  });
}

bool later(const Period& a, const Period& b) { return a.last && b.last && *b.last < *a.last; }

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

bool waits(const Claim& claim) {
  return claim.what == Claim::What::commencing || claim.what == Claim::What::not_yet;
}

// "This guidance comes into force on ...": from the clauses of its head, of which
// "it" may follow one that is about "this guidance".
std::optional<Date> commencement_of(const Section& head, std::string_view title) {
  bool own = false;
  for (const text::Span& span : text::sentences(head.text))
    for (std::string_view rest = span.in(head.text); !rest.empty();) {
      std::string_view clause = rest.substr(0, rest.find_first_of(";\n"));
      rest.remove_prefix(std::min(clause.size() + 1, rest.size()));
      while (!clause.empty() && clause[0] == ' ') clause.remove_prefix(1);
      const bool it = own && clause.substr(0, 3) == "It ";
      const bool said = waits(claim_of(clause, title)) || waits(stamp_on_sentence(clause)) ||
                        (it && waits(claim_of(clause.substr(3), title)));
      if (const auto day = said ? first_day_in(head, clause) : std::nullopt) return day;
      own = it || begins_with_itself(clause);
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

}  // namespace

void put_off_reviews(std::vector<Passage>& passages) {
  for (Passage& passage : passages)
    for (std::size_t i = 1; i < passage.dates.size(); ++i) {
      const DateMention& review = passage.dates[i - 1];
      DateMention& next = passage.dates[i];
      const Paragraph* paragraph = paragraph_at(passage, review.offset);
      if (!paragraph || paragraph != paragraph_at(passage, next.offset)) continue;
      if (!is_put_off(*paragraph, review, next)) continue;
      next.role = Role::review_due;
      next.when = *period_of(next.words);
    }
}

void take_days(Document& document, const Metadata& metadata) {
  std::vector<std::pair<std::size_t, Period>> found;
  for (const auto& [name, value] : metadata) {
    const std::size_t key = key_of(plain(name));
    if (key == keys.size()) continue;
    if (const auto when = period_of(value)) found.emplace_back(key, *when);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, when] : found) set(document, keys[key].field, when);
}

void take_days(Document& document, const std::vector<Passage>& passages) {
  std::size_t all = 0, count = 0;
  for (const Passage& passage : passages) all += passage.paragraphs.size();
  Document found;
  for (const Passage& passage : passages)
    for (const Paragraph& paragraph : passage.paragraphs) {
      const bool own = speaks_of_itself(passages, count++, all, paragraph);
      if (!own || (document.kind == Kind::newsletter && !passage.heading.empty())) continue;
      const DateMention* before = nullptr;
      for (const DateMention& mention : dates_in(passage, paragraph)) {
        if (before && is_put_off(paragraph, *before, mention))
          found.review_due = period_of(mention.words);
        before = &mention;
        const auto field = field_of(mention.role);
        if (!field || !mention.when.first || mention.basis == Basis::guessed) continue;
        if (!stands_near(paragraph, mention, *field)) continue;
        // The latest of several updates is the one that counts.
        if (field == Field::updated && found.updated && later(mention.when, *found.updated))
          found.updated.reset();
        set(found, *field, mention.when);
      }
    }
  if (!found.published) found.published = imprint(document.kind, passages);
  if (found.published && !document.published) document.published_basis = Basis::stated;
  for (const auto day : {&Document::published, &Document::updated, &Document::review_due})
    if (!(document.*day)) document.*day = found.*day;
}

Period validity_of(const Passage& passage, Kind kind, const std::optional<Period>& published) {
  const Kind own = passage.kind.value_or(kind);
  const bool happens = is_happening(own);
  Period validity = happens ? happening_of(passage, own) : Period{};
  // Beside the days of an event, what starts and ends is its booking.
  if (!validity.open()) return validity;
  for (const DateMention& mention : passage.dates) {
    if (mention.basis == Basis::guessed) continue;
    put_mention(validity, mention);
    if (closes_something(passage, mention)) widen(validity, mention.when);
    if (ends_something(passage, mention, published) &&
        (!validity.last || *validity.last < *mention.when.last))
      validity.last = mention.when.last;
  }
  if (own == Kind::notice && validity.open()) validity = notice_of(passage);
  if (own == Kind::notice && !validity.last) validity.last = reopening_of(passage);
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
