// The order of the story, from blocks to a document. Dates come before the cuts
// that they decide; sizes and anchors last.
#include <algorithm>
#include <unordered_map>

#include "dates/dates.hpp"
#include "document/days.hpp"
#include "document/diary.hpp"
#include "document/document.hpp"
#include "document/feed_items.hpp"
#include "document/front_sheet.hpp"
#include "document/happening.hpp"
#include "document/headings.hpp"
#include "document/judge.hpp"
#include "document/notice.hpp"
#include "document/outline.hpp"
#include "document/relations.hpp"
#include "document/stated.hpp"
#include "document/term.hpp"
#include "document/title.hpp"
#include "document/topics_lived.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

Document about(const Source& s) {
  Document d;
  d.id = s.id, d.url = s.url, d.title = s.title, d.publisher = s.publisher, d.layer = s.layer;
  d.kind = s.kind.value_or(Kind::page), d.tier = s.tier, d.media_type = s.media_type;
  d.status = s.status.value_or(Status::published);
  d.applies_to = s.applies_to, d.not_for = s.not_for, d.replaces = s.replaces;
  d.supplements = s.supplements, d.topics = s.topics, d.audience = s.audience;
  d.published = s.published, d.updated = s.updated, d.review_due = s.review_due;
  d.withdrawn = s.withdrawn;
  if (s.valid_from) d.validity.first = s.valid_from->first;
  if (s.valid_until) d.validity.last = s.valid_until->last;
  d.sensitive = s.sensitive, d.extra = s.extra, d.origin = s.origin;
  return d;
}

using Parts = std::vector<dates::Part>;

Parts parts_of(const std::vector<Passage>& passages, const std::vector<std::string>& texts,
               const Lived& lived) {
  Parts out;
  for (std::size_t i = 0; i < passages.size(); ++i)
    out.push_back({passages[i].heading, texts[i],
                   lived.years(lived.named_in(passages[i].heading + "\n" + texts[i]))});
  return out;
}

// The dates of all passages, each knowing its neighbours.
void find(std::vector<Passage>& passages, const Parts& parts, const DateClues& clues) {
  auto found = dates::find_in_parts(parts, clues);
  const auto by_offset = [](const auto& a, const auto& b) { return a.offset < b.offset; };
  for (std::size_t i = 0; i < passages.size(); ++i) {
    passages[i].dates = std::move(found[i]);
    std::stable_sort(passages[i].dates.begin(), passages[i].dates.end(), by_offset);
    if (passages[i].heading.empty()) continue;
    DateClues above = clues;
    above.lived = parts[i].lived;
    passages[i].above = find_dates(passages[i].heading, above);
  }
  put_off_reviews(passages);
}

// The first <time datetime="2024-05-13">13 May</time>: a clue to the year of them all.
std::optional<Period> day_for_machines(const Metadata& metadata) {
  for (const auto& [key, value] : metadata)
    if (key.compare(0, 6, "words:") == 0)
      if (const auto day = period_from_iso(value.substr(0, 10))) return day;
  return std::nullopt;
}

bool is_month(const Period& period) { return to_iso(period).size() == 7; }

// Finds all dates and what they say of the document. A day of publication that
// only the page's words give is a clue to its other dates: it is used at once.
void date(Document& document, std::vector<Passage>& passages, const Source& source,
          std::string_view heading, const Lived& lived, const Metadata& metadata,
          const Almanac& almanac) {
  std::vector<std::string> texts;
  for (Passage& passage : passages) texts.push_back(text_of(passage));
  const Parts parts = parts_of(passages, texts, lived);
  DateClues clues{document.published, document.title, lived.years(lived.named_in(document.title)),
                  almanac};
  std::optional<Period> inferred;
  if (!clues.published) {
    const std::vector<std::string_view> titles{document.title, heading, source.name, source.url};
    clues.published = inferred = dates::published_from(titles, parts, almanac);
    if (!inferred) clues.published = day_for_machines(metadata);
  }
  find(passages, parts, clues);
  if (!source.kind && document.kind == Kind::page) document.kind = judge_kind_by_days(passages);
  state_front_sheet(document, passages);
  take_days(document, passages);
  if (document.published && document.published != clues.published) {
    clues.published = document.published;
    find(passages, parts, clues);
  }
  if (is_feed(source.media_type)) date_items(passages, clues);
  take_days(document, find_dates(document.title, {clues.published, {}, clues.lived}));
  take_validity(document, passages);
  // The year in "Safeguarding Week 2026" is a clue to its days, not its publication.
  const bool issue = document.kind == Kind::newsletter || (inferred && is_month(*inferred));
  if (document.published || !inferred || !issue) return;
  state(document, "published", *inferred, "inferred");
  document.published_basis = Basis::neighbour;
}

Section section(Passage passage, const Document& document) {
  const Kind kind = document.kind;
  Section out;
  out.text = text_of(passage);
  out.validity = validity_of(passage, document);
  out.heading = std::move(passage.heading);
  out.path = std::move(passage.path);
  out.fragment = std::move(passage.fragment);
  if (!passage.paragraphs.empty() && passage.paragraphs[0].page > 0) {
    out.page = passage.paragraphs[0].page;
    out.page_label = passage.paragraphs[0].page_label;
    out.fragment = "#page=" + std::to_string(*out.page);
  }
  out.kind = passage.kind.value_or(kind);
  out.dates = std::move(passage.dates);
  return out;
}

// "dates-for-your-diary", then "dates-for-your-diary-2": the place on the page
// gives the number, so that an edit elsewhere on it changes no anchor.
void anchor(std::vector<Section>& sections, Kind kind) {
  std::unordered_map<std::string, int> seen;
  for (Section& section : sections) {
    std::string slug = text::slug(section.heading);
    // A notice comes and goes: what it stands on keeps its anchor. A line of a diary
    // that is called off stays where it was.
    const bool diary = is_happening(kind) || kind == Kind::newsletter;
    if (section.kind == Kind::notice && kind != Kind::notice && !diary)
      slug += slug.empty() ? "notice" : "-notice";
    if (slug.empty()) slug = "top";
    const std::string first = slug;
    while (seen.count(slug)) slug = first + "-" + std::to_string(++seen[first]);
    seen[slug] = 1;
    section.anchor = slug;
  }
}

bool may_be_notice(Kind kind) {
  return kind == Kind::page || kind == Kind::course || kind == Kind::event || kind == Kind::contact;
}

// "Information sharing advice 2024, first published 26 March 2015": the day is
// that of the first edition, and this one was not there yet.
void keep_to_edition(Document& document) {
  if (!document.published || !document.published->last) return;
  for (const DateMention& mention : find_dates(document.title)) {
    if (mention.role != Role::edition || !mention.when.first) continue;
    const Date start = *mention.when.first;
    if (*document.published->last >= start) return;
    const bool revised =
        document.updated && document.updated->last && *document.updated->last >= start;
    document.published = revised ? document.updated : std::nullopt;
    return;
  }
}

// Pages say in <title> what they like; a file's own title is meant.
std::string_view own_title(const Source& source, const extract::Extraction& extraction) {
  const std::string_view type = source.media_type;
  const bool text = type.starts_with("text/") && !type.starts_with("text/calendar");
  return text ? std::string_view() : extraction.title;
}

bool says_of_itself(const Metadata& metadata, std::string_view name, std::string_view part) {
  return std::any_of(metadata.begin(), metadata.end(), [&](const auto& value) {
    return value.first == name && value.second.find(part) != std::string::npos;
  });
}

// schema.org: EventCancelled, EventPostponed (to a day that is not known).
bool is_called_off(const Document& document, const Metadata& metadata) {
  return is_happening(document.kind) &&
         (says_of_itself(metadata, "ld:eventstatus", "EventCancelled") ||
          says_of_itself(metadata, "ld:eventstatus", "EventPostponed"));
}

// What is always of one kind, whatever its title.
std::optional<Kind> kind_of_format(std::string_view media_type) {
  if (media_type.starts_with("text/calendar")) return Kind::event;
  if (is_feed(media_type)) return Kind::newsletter;
  return std::nullopt;
}

// Also a PDF of a typewriter's letters, where nothing but empty lines tells a heading.
bool is_plain(const Source& source, const std::vector<extract::Block>& blocks) {
  if (source.media_type.starts_with("text/plain")) return true;
  return source.media_type.starts_with("application/pdf") &&
         std::any_of(blocks.begin(), blocks.end(),
                     [](const extract::Block& block) { return block.blank_before > 0; });
}

// "Valid until 31 March 2026", and below "applies from 1 April 2026": what the host says is
// kept, else the end, since what may be over is not shown as if it stood.
void settle_validity(const Source& source, Document& document) {
  Period& validity = document.validity;
  if (!validity.first || !validity.last || *validity.first <= *validity.last) return;
  if (source.valid_from && source.valid_until) return;
  document.problems.push_back("its words say that it ends on " + to_iso(*validity.last) +
                              " and begins on " + to_iso(*validity.first));
  if (source.valid_from)
    validity.last.reset();
  else
    validity.first.reset();
}

}  // namespace

Document assemble(const Source& source, extract::Extraction extraction,
                  const std::vector<TopicClue>& clues, const Almanac& almanac) {
  Document document = about(source);
  infer_headings(extraction.blocks, is_plain(source, extraction.blocks));
  Outline content = outline(extraction.blocks, own_title(source, extraction));
  document.title = title_of(source, extraction, content);
  state_host(document, source);
  state_titles(document, extraction, content);
  if (const auto kind = kind_of_format(source.media_type); kind && !source.kind)
    document.kind = *kind;
  else if (!source.kind)
    document.kind = judge_kind(document.title, source.url, content.passages);
  const bool event = says_of_itself(extraction.metadata, "ld:type", "event") ||
                     says_of_itself(extraction.metadata, "microdata:type", "event");
  if (!source.kind && event && document.kind == Kind::page) document.kind = Kind::event;
  state_metadata(document, extraction.metadata);

  std::vector<Passage> passages = std::move(content.passages);
  for (Passage& passage : passages) cut_endless(passage);
  const Lived lived(clues);
  date(document, passages, source, content.heading, lived, extraction.metadata, almanac);
  if (!source.kind && may_be_notice(document.kind) &&
      is_whole_notice(passages, document.published, lived))
    document.kind = Kind::notice;
  if (!source.published) keep_to_edition(document);
  const auto term = document.validity.open() ? term_of(document, passages) : std::nullopt;
  if (term) document.validity = *term;
  if (!source.status) {
    const StatusFound found =
        judge_status({document.title, extraction.title}, document.kind, passages);
    document.status = found.status;
    if (is_called_off(document, extraction.metadata)) document.status = Status::withdrawn;
    // What a strategy says of its own end is nearer than the years in its title.
    if (!document.validity.last || (term && found.last)) document.validity.last = found.last;
    if (found.withdrawn)
      state(document, "withdrawn", *found.withdrawn, "text", found.withdrawn_words);
    // A day of withdrawal that was read as an end is told once.
    if (found.withdrawn && document.validity.last == found.withdrawn->last && !source.valid_until)
      document.validity.last.reset();
  }
  passages = cut_diaries(std::move(passages), document.kind, document.title);
  if (document.kind != Kind::event && document.kind != Kind::course &&
      document.kind != Kind::notice && document.kind != Kind::newsletter)
    passages = cut_notices(std::move(passages), document.published, lived, document.kind);
  for (Passage& passage : without_giants(std::move(passages)))
    document.sections.push_back(section(std::move(passage), document));
  anchor(document.sections, document.kind);
  document.validity = validity_of(document);
  document.problems = std::move(extraction.problems);
  settle_validity(source, document);
  state_relations(document);
  state_exclusions(document);
  compare_stated(document);
  return document;
}

}  // namespace fingerpost::document
