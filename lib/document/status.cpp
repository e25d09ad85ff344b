// Whether a page is a draft, withdrawn, cancelled: by what its titles are stamped
// with and what its opening claims, sentence by sentence.
#include <algorithm>
#include <array>

#include "dates/dates.hpp"
#include "document/claims.hpp"
#include "document/happening.hpp"
#include "document/judge.hpp"
#include "document/over.hpp"
#include "document/phrases.hpp"
#include "document/sheet_status.hpp"
#include "document/term.hpp"
#include "document/whose.hpp"
#include "text/text.hpp"

namespace fingerpost::document {
namespace {

using What = Claim::What;

constexpr std::array<std::string_view, 7> draft_words{
    "this is a draft",          "draft for consultation",   "draft not in force",
    "this consultation opened", "this consultation closes", "this consultation runs from",
    "proposed revisions"};

// "DRAFT v0.3" and the like: a banner, not "draft a letter to the parents".
bool is_draft_banner(const std::string& text) {
  return text.find("DRAFT") != std::string::npos && words_in(text) <= 12;
}

bool is_day(const DateMention& mention) {
  return mention.role != Role::edition && mention.role != Role::published &&
         mention.role != Role::updated && mention.role != Role::review_due &&
         mention.basis != Basis::guessed && !mention.when.open();
}

Period known_of(const DateMention& mention) {
  const Period& when = mention.when;
  if (!when.first) return {when.last, when.last};
  return {when.first, when.last ? when.last : when.first};  // "from 1 April" is that day
}

// The day a claim names: behind its words, else before them.
const DateMention* day_of(std::span<const DateMention> dates, std::size_t from, std::size_t said,
                          std::size_t to) {
  const DateMention* before = nullptr;
  for (const DateMention& mention : dates) {
    if (!is_day(mention) || mention.offset < from || mention.offset >= to) continue;
    if (mention.offset >= said) return &mention;
    if (!before) before = &mention;
  }
  return before;
}

bool says_after(std::string_view text, const DateMention& mention, std::size_t offset) {
  const std::string words = plain(text.substr(0, mention.offset - offset));
  return ends_in(words, "after") || ends_in(words, "beyond") || ends_in(words, "past");
}

// "This guidance has been archived by the DfE. The protocol below is current."
bool is_of_others(std::string_view sentence, const std::string& paragraph) {
  constexpr std::array<std::string_view, 8> staying{
      "is current",  "remains current", "is in force",        "remains in force",
      "still apply", "still applies",   "continues to apply", "is still current"};
  const auto from = static_cast<std::size_t>(sentence.data() - paragraph.data()) + sentence.size();
  return says(plain(sentence), "by") &&
         says_any(plain(std::string_view(paragraph).substr(from)), staying);
}

class Judge {
 public:
  Judge(std::string_view title, Kind kind, const std::vector<Passage>& passages)
      : title_(title), own_title_(title), kind_(kind), passages_(passages) {
    // "The session on 9 October will not go ahead" is this one, on a session's page.
    if (is_happening(kind))
      title_ += " course session event workshop webinar conference training forum meeting";
  }

  void read_title(std::string_view title) {
    const Claim claim = stamp_on_title(title);
    if (claim.what == What::draft || says_any(plain(title), draft_words)) draft_ = true;
    if (claim.what == What::gone && kind_ == Kind::newsletter) return;  // an archive of issues
    const std::vector<DateMention> dates = find_dates(title);
    take(claim, title, dates, 0);
    if (tells_of_ends()) take(over_in_title(title), title, dates, 0);
  }

  void read_heading(const Passage& passage) {
    if (kind_ == Kind::newsletter && !passage.heading.empty()) return;  // an item's
    // Alone under a title it is how a child seems; "WITHDRAWN" is a banner.
    if (passage.heading == "Withdrawn" || passage.heading == "withdrawn") return;
    draft_ = draft_ || is_draft(passage.heading);
    take(stamp_on_sentence(passage.heading), passage.heading, passage.above, 0);
    take(claim_of(passage.heading, title_), passage.heading, passage.above, 0);
    if (tells_of_ends())
      take(over_of(passage.heading, {.title = own_title_}), passage.heading, passage.above, 0);
  }

  void read_paragraph(const Passage& passage, const Paragraph& paragraph) {
    const auto dates = dates_in(passage, paragraph);
    const bool tells = tells_of_ends() && is_of_the_page(passage) && !paragraph.listed;
    const bool first = &passage == passages_.data() && &paragraph == passage.paragraphs.data();
    bool it = false;
    for (const text::Span& span : text::sentences(paragraph.text)) {
      const std::string_view sentence = span.in(paragraph.text);
      const std::size_t offset =
          paragraph.offset + static_cast<std::size_t>(sentence.data() - paragraph.text.data());
      // Of a table's rows, and of a list's, one may tell the page's status.
      if (!paragraph.listed || says(plain(sentence), "status"))
        take(stamp_on_sentence(sentence), sentence, dates, offset);
      const Claim claim = claim_of(sentence, title_);
      if (claim.what != What::gone || !is_of_others(sentence, paragraph.text))
        take(claim, sentence, dates, offset);
      if (settled()) return;
      if (!tells) continue;
      const Claim over = over_of(sentence, setting(sentence, paragraph.text, first, it));
      it = over.what != What::none || begins_with_itself(sentence);
      take(over, sentence, dates, offset);
      if (settled()) return;
    }
    if (!paragraph.listed && is_draft(paragraph.text)) draft_ = true;
  }

  void read_sheet() {
    const Claim claim = status_in_sheet(passages_);
    if (claim.what == What::gone || claim.what == What::draft) take(claim, {}, {}, 0);
  }

  bool settled() const { return found_.status == Status::withdrawn; }

  StatusFound result() const {
    StatusFound out = found_;
    if (over_ && !out.last) out.status = Status::withdrawn;
    if (out.status == Status::published && draft_) out.status = Status::draft;
    return out;
  }

 private:
  static bool is_draft(const std::string& text) {
    return says_any(plain(text), draft_words) || is_draft_banner(text);
  }

  void take(const Claim& claim, std::string_view text, std::span<const DateMention> dates,
            std::size_t offset) {
    if (settled() || claim.what == What::none) return;
    const DateMention* day = day_of(dates, offset, offset + claim.offset, offset + text.size());
    switch (claim.what) {
      case What::gone:
        return withdraw(day);
      case What::going:
        if (day && to_iso(known_of(*day)).size() == 10) withdraw(day);
        return;
      case What::useless:
        return limit(day, text, offset);
      case What::over:
      case What::over_now:
        over_ = over_ || claim.what == What::over_now;
        return end(last_in(dates, offset + claim.offset, offset + text.size(), day));
      case What::draft:
        draft_ = true;
        return;
      case What::not_yet:
        draft_ = draft_ || !day;
        return;
      case What::cancelled:
        if (is_happening(kind_) && !has_new_day(text, dates, offset) && !(day && goes_on(*day)))
          withdraw(nullptr);
        return;
      default:
        return;
    }
  }

  // Reviews, minutes and newsletters tell of what is over elsewhere; the days of courses
  // and events are their own.
  bool tells_of_ends() const {
    return is_standing(kind_) || kind_ == Kind::notice || kind_ == Kind::course ||
           (kind_ == Kind::governance && is_termed(own_title_));
  }

  bool is_of_the_page(const Passage& passage) const {
    if (&passage == passages_.data()) return !is_of_the_past(passage.heading);
    constexpr std::array<std::string_view, 7> telling{"update", "closure",   "closed", "closing",
                                                      "notice", "important", "status"};
    return says_any(plain(passage.heading), telling);
  }

  Setting setting(std::string_view sentence, std::string_view paragraph, bool first,
                  bool it) const {
    const auto at = static_cast<std::size_t>(sentence.data() - paragraph.data());
    return {own_title_, paragraph.substr(0, at), paragraph.substr(at + sentence.size()), first, it};
  }

  // "Ran from 1 May 2021 until 31 March 2024": of two days the end, if one is told.
  static const DateMention* last_in(std::span<const DateMention> dates, std::size_t from,
                                    std::size_t to, const DateMention* first) {
    for (const DateMention& mention : dates)
      if (is_day(mention) && mention.role == Role::ends && mention.offset >= from &&
          mention.offset < to)
        return &mention;
    return first;
  }

  void end(const DateMention* day) {
    if (!day || !day->repeats.empty() || found_.last) return;
    found_.last = day->when.last ? day->when.last : day->when.first;
  }

  // Of several sessions one is called off: the others are not.
  bool goes_on(const DateMention& called_off) const {
    return std::any_of(passages_.begin(), passages_.end(), [&](const Passage& passage) {
      return std::any_of(passage.dates.begin(), passage.dates.end(), [&](const DateMention& other) {
        return happens(kind_, other) && other.role == Role::event &&
               other.basis != Basis::guessed && !other.when.overlaps(called_off.when);
      });
    });
  }

  // "Postponed to 9 October", "postponed from 5 March to 9 April".
  static bool has_new_day(std::string_view text, std::span<const DateMention> dates,
                          std::size_t offset) {
    if (!says(plain(text), "postponed")) return false;
    return std::any_of(dates.begin(), dates.end(), [&](const DateMention& mention) {
      if (!is_day(mention) || mention.offset < offset || mention.offset >= offset + text.size())
        return false;
      const std::string before = plain(text.substr(0, mention.offset - offset));
      const bool range =
          mention.when.first && mention.when.last && *mention.when.first < *mention.when.last;
      return range || before.ends_with(" to ") || before.ends_with(" until ");
    });
  }

  void withdraw(const DateMention* day) {
    found_.status = Status::withdrawn;
    if (day) found_.withdrawn = known_of(*day), found_.withdrawn_words = day->words;
  }

  // "No longer valid after 31 March": that is its last day. "From 1 April", "since
  // 2021": withdrawn from then on.
  void limit(const DateMention* day, std::string_view text, std::size_t offset) {
    if (!day || !says_after(text, *day, offset)) return withdraw(day);
    found_.last = day->when.last ? day->when.last : day->when.first;
  }

  std::string title_;
  std::string own_title_;
  Kind kind_;
  const std::vector<Passage>& passages_;
  StatusFound found_ = {};
  bool draft_ = false;
  bool over_ = false;  // it has ended, perhaps without a day
};

}  // namespace

StatusFound judge_status(const std::vector<std::string_view>& titles, Kind kind,
                         const std::vector<Passage>& passages) {
  Judge judge(titles.empty() ? std::string_view() : titles[0], kind, passages);
  for (const std::string_view title : titles) judge.read_title(title);
  if (!passages.empty()) judge.read_heading(passages[0]);
  for (const Place& place : opening(passages)) {
    if (judge.settled()) break;
    if (kind == Kind::newsletter && !place.passage->heading.empty()) continue;
    judge.read_paragraph(*place.passage, *place.paragraph);
  }
  if (kind != Kind::newsletter) judge.read_sheet();
  return judge.result();
}

}  // namespace fingerpost::document
