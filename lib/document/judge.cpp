#include "document/judge.hpp"

#include <algorithm>
#include <array>

#include "document/dated_line.hpp"
#include "document/phrases.hpp"

namespace fingerpost::document {
namespace {

// How far a banner may stand from the top, in paragraphs.
constexpr std::size_t opening_paragraphs = 6;

struct Cue {
  Kind kind;
  std::string_view words;
};

// The first that fits wins: a "referral form for the bruising protocol" is a form.
constexpr std::array in_titles{
    Cue{Kind::form, "form"},
    Cue{Kind::form, "template"},
    Cue{Kind::newsletter, "newsletter"},
    Cue{Kind::newsletter, "e bulletin"},
    Cue{Kind::newsletter, "bulletin"},
    Cue{Kind::newsletter, "news round up"},
    Cue{Kind::briefing, "minute briefing"},
    Cue{Kind::briefing, "minute guide"},
    Cue{Kind::briefing, "7mb"},
    Cue{Kind::briefing, "practitioner briefing"},
    Cue{Kind::briefing, "learning briefing"},
    Cue{Kind::review, "practice review"},
    Cue{Kind::review, "serious case review"},
    Cue{Kind::review, "case review"},
    Cue{Kind::review, "learning review"},
    Cue{Kind::review, "learning from a review"},
    Cue{Kind::review, "lcspr"},
    Cue{Kind::review, "cspr"},
    Cue{Kind::review, "domestic homicide review"},
    Cue{Kind::governance, "annual report"},
    Cue{Kind::governance, "business plan"},
    Cue{Kind::governance, "terms of reference"},
    Cue{Kind::governance, "safeguarding arrangements"},
    Cue{Kind::governance, "strategic plan"},
    Cue{Kind::governance, "partnership strategy"},
    Cue{Kind::governance, "neglect strategy"},
    Cue{Kind::governance, "minutes of"},
    Cue{Kind::form, "identification tool"},
    Cue{Kind::form, "referral tool"},
    Cue{Kind::form, "screening tool"},
    Cue{Kind::notice, "cancelled"},
    Cue{Kind::notice, "closure"},
    Cue{Kind::notice, "closed"},
    Cue{Kind::notice, "service update"},
    Cue{Kind::notice, "notice"},
    Cue{Kind::course, "training programme"},
    Cue{Kind::course, "training calendar"},
    Cue{Kind::course, "course"},
    Cue{Kind::course, "courses"},
    Cue{Kind::course, "e learning"},
    Cue{Kind::course, "masterclass"},
    Cue{Kind::course, "webinar"},
    Cue{Kind::course, "workshop"},
    Cue{Kind::event, "safeguarding week"},
    Cue{Kind::event, "safer sleep week"},
    Cue{Kind::event, "awareness week"},
    Cue{Kind::event, "awareness day"},
    Cue{Kind::event, "safer internet day"},
    Cue{Kind::event, "conference"},
    Cue{Kind::event, "events"},
    Cue{Kind::event, "event"},
    Cue{Kind::contact, "contact us"},
    Cue{Kind::contact, "contacts"},
    Cue{Kind::contact, "contact details"},
    Cue{Kind::contact, "duty and advice"},
    Cue{Kind::contact, "emergency duty team"},
    Cue{Kind::contact, "who to contact"},
    Cue{Kind::contact, "out of hours"},
    Cue{Kind::protocol, "protocol"},
    Cue{Kind::protocol, "protocols"},
    Cue{Kind::protocol, "procedure"},
    Cue{Kind::protocol, "procedures"},
    Cue{Kind::protocol, "pathway"},
    Cue{Kind::protocol, "policy"},
    Cue{Kind::guidance, "guidance"},
    Cue{Kind::guidance, "guidelines"},
    Cue{Kind::guidance, "working together to safeguard children"},
    Cue{Kind::guidance, "keeping children safe in education"},
    Cue{Kind::guidance, "threshold document"},
    Cue{Kind::guidance, "toolkit"},
    Cue{Kind::guidance, "advice for"},
};

constexpr std::array in_addresses{
    Cue{Kind::newsletter, "newsletter"},
    Cue{Kind::newsletter, "newsletters"},
    Cue{Kind::briefing, "briefings"},
    Cue{Kind::briefing, "one minute guides"},
    Cue{Kind::briefing, "7 minute briefings"},
    Cue{Kind::review, "reviews"},
    Cue{Kind::governance, "annual report"},
    Cue{Kind::form, "forms"},
    Cue{Kind::course, "courses"},
    Cue{Kind::event, "events"},
    Cue{Kind::notice, "notices"},
    Cue{Kind::contact, "contact"},
    Cue{Kind::contact, "contacts"},
    Cue{Kind::protocol, "protocols"},
    Cue{Kind::protocol, "local protocols"},
    Cue{Kind::protocol, "procedures"},
    Cue{Kind::guidance, "guidance"},
};

constexpr std::array in_openings{
    Cue{Kind::newsletter, "in this issue"},
    Cue{Kind::notice, "this notice expires"},
    Cue{Kind::notice, "this notice ends"},
    Cue{Kind::notice, "this notice is valid"},
    Cue{Kind::notice, "this notice applies until"},
    Cue{Kind::notice, "this notice will be removed"},
    Cue{Kind::newsletter, "welcome to our newsletter"},
    Cue{Kind::newsletter, "welcome to the latest edition"},
    Cue{Kind::course, "learning outcomes"},
    Cue{Kind::course, "course aims"},
    Cue{Kind::course, "this course"},
    Cue{Kind::course, "delegates will"},
    Cue{Kind::review, "this review was commissioned"},
    Cue{Kind::guidance, "statutory guidance"},
    Cue{Kind::guidance, "this guidance"},
    Cue{Kind::protocol, "scope of this chapter"},
    Cue{Kind::protocol, "scope of this protocol"},
    Cue{Kind::protocol, "this protocol"},
    Cue{Kind::protocol, "this chapter"},
    Cue{Kind::protocol, "this procedure"},
    Cue{Kind::protocol, "ratified"},
};

template <class Table>
std::optional<Kind> first_in(const Table& table, std::string_view text) {
  const std::string words = plain(text);
  for (const Cue& cue : table)
    if (says(words, cue.words)) return cue.kind;
  return std::nullopt;
}

// A card of telephone numbers is short; longer pages only mention them.
constexpr std::size_t contact_words = 150;

// "0113 496 0140", "01632 960 220", "0800 1111".
bool has_telephone(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (digit && (digits || text[i] == '0'))
      ++digits;
    else if (text[i] != ' ' || !digits)
      digits = 0;
    if (digits >= 8) return true;
  }
  return false;
}

constexpr std::array<std::string_view, 6> course_headings{
    "sessions",       "course dates",      "learning outcomes",
    "course content", "who should attend", "who should attend this"};

bool is_course_heading(std::string_view heading) {
  const std::string words = plain(heading);
  return std::any_of(course_headings.begin(), course_headings.end(), [&](std::string_view known) {
    return words.size() == known.size() + 2 && says(words, known);
  });
}

// "When the service ended on 31 March", "Until 31 March this service": prose.
bool begins_a_clause(const std::string& first) {
  constexpr std::array<std::string_view, 7> words{"When ",   "Until ", "Since ", "After ",
                                                  "Before ", "As of ", "From "};
  const auto at = std::find_if(words.begin(), words.end(),
                               [&](std::string_view word) { return first.starts_with(word); });
  if (at == words.end()) return false;
  const char next = first.size() > at->size() ? first[at->size()] : ' ';
  const bool small = next >= 'a' && next <= 'z';
  if (*at == "When ") return small;
  return *at != "From " || says(plain(first), "this") || says(plain(first), "these");
}

// "Thursday 11 June 2026, 9.15am, Elland Road" or "Date: 4/3/24" at the head of a page.
// A day alone may be that of its publication.
bool is_one_event(const std::vector<Passage>& passages) {
  if (passages.empty() || passages[0].paragraphs.empty()) return false;
  const Passage& head = passages[0];
  const std::string& first = head.paragraphs[0].text;
  if (words_in(first) > 20 || begins_a_clause(first)) return false;
  const std::string words = plain(first);
  if (words.compare(0, 6, " date ") == 0 || words.compare(0, 6, " when ") == 0) return true;
  if (!leading_date(first)) return false;
  const bool weekday = !(first[0] >= '0' && first[0] <= '9');
  return std::any_of(head.dates.begin(), head.dates.end(), [&](const DateMention& mention) {
    const bool days = mention.when.first && mention.when.last != mention.when.first;
    return mention.offset < first.size() && to_iso(mention.when).size() >= 10 &&
           (days || weekday || !mention.from_time.empty());
  });
}

// "1.4.7 Bruising, Burns and Scalds" is a chapter of a procedures manual.
bool is_chapter(std::string_view title) {
  const std::size_t end = title.find_first_not_of("0123456789.");
  if (end == std::string_view::npos || title[end] != ' ') return false;
  return std::count(title.begin(), title.begin() + static_cast<long>(end), '.') >= 2;
}

// Numbers to ring, and little else.
bool is_contacts(const std::vector<Passage>& passages) {
  std::size_t words = 0, numbers = 0;
  for (const Passage& passage : passages)
    for (const Paragraph& paragraph : passage.paragraphs) {
      words += words_in(paragraph.text);
      numbers += has_telephone(paragraph.text);
    }
  return numbers >= 2 && words <= contact_words;
}

}  // namespace

std::vector<Place> opening(const std::vector<Passage>& passages) {
  std::vector<Place> out;
  for (const Passage& passage : passages)
    for (const Paragraph& paragraph : passage.paragraphs) {
      if (out.size() == opening_paragraphs) return out;
      out.push_back({&passage, &paragraph});
    }
  return out;
}

Kind judge_kind(std::string_view title, std::string_view url,
                const std::vector<Passage>& passages) {
  if (is_chapter(title)) return Kind::protocol;
  if (const auto kind = first_in(in_titles, title)) return *kind;
  if (const auto kind = first_in(in_addresses, url)) return *kind;
  for (const Place& place : opening(passages))
    if (const auto kind = first_in(in_openings, place.paragraph->text)) return *kind;
  for (const Passage& passage : passages)
    if (is_course_heading(passage.heading)) return Kind::course;
  return is_contacts(passages) ? Kind::contact : Kind::page;
}

Kind judge_kind_by_days(const std::vector<Passage>& passages) {
  return is_one_event(passages) ? Kind::event : Kind::page;
}

}  // namespace fingerpost::document
