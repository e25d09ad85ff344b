// One label alone proves nothing ("Author: ..." on a reading list): a sheet has two. It
// stands at the head of the page, at its foot, or under a heading that says what it is;
// what a card at the foot says of when something ends is another document's.
#include "document/front_sheet.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <set>

#include "document/happening.hpp"
#include "document/sheet.hpp"
#include "document/sheet_words.hpp"
#include "document/stated.hpp"

namespace fingerpost::document {
namespace {

using Words = std::string_view;

// Sheets of hospital trusts take up to a page: 30 rows and some more.
constexpr std::size_t head_paragraphs = 45;
constexpr std::size_t foot_paragraphs = 15;

class Sheet {
 public:
  // Returns how many paragraphs were read.
  std::size_t take(const std::vector<Paragraph>& passage, std::size_t row) {
    SheetRows rows = read_sheet(passage, row);
    for (SheetEntry& each : rows.entries) entries_.push_back(std::move(each));
    return rows.paragraphs;
  }

  // Puts what was found into `document`, when it is a sheet. At the foot it says nothing
  // of when the page ends and what it supersedes.
  void state_in(Document& document, bool foot) {
    settle(is_happening(document.kind));
    std::set<Words> fields;
    for (const SheetEntry& each : entries_) fields.insert(each.field);
    if (fields.size() < 2) return;
    for (const SheetEntry& each : entries_) {
      const bool weighty =
          each.field == "valid_from" || each.field == "valid_until" || each.field == "supersedes";
      if (foot && weighty) continue;
      if (has_words(each.field))
        state(document, each.field, each.value, "text", each.words);
      else
        state(document, each.field, *period_from_iso(each.value), "text", each.words);
    }
  }

 private:
  // What labels of two meanings mean beside the others, and of several values of one
  // field which counts: the last day, the highest version.
  void settle(bool happens) {
    const bool next = has("next_review");
    const std::optional<Period> made = last_of({"published", "updated"});
    const bool controlled = has("version") || has("owner") || has("ratified_by") || has("author");
    std::vector<SheetEntry> settled;
    for (SheetEntry each : entries_) {
      if (each.field == "review_due" && next) continue;
      if (each.field == "review") {
        const auto when = period_from_iso(each.value);
        const bool due = !next && (!made || is_after(*when, *made));
        each.field = due ? "review_due" : "updated";
      }
      if (each.field == "next_review") each.field = "review_due";
      if (each.field == "date") {
        if (happens || !controlled || made) continue;
        each.field = "published";
      }
      settled.push_back(std::move(each));
    }
    entries_ = std::move(settled);
    for (const Words field : {"version", "published", "updated"}) put_first(field);
  }

  bool has(Words field) const { return find_entry(entries_, field) != nullptr; }

  static bool is_after(const Period& a, const Period& b) {
    return a.last && b.last && *b.last < *a.last;
  }

  std::optional<Period> last_of(std::initializer_list<Words> fields) const {
    std::optional<Period> last;
    for (const SheetEntry& each : entries_)
      if (std::find(fields.begin(), fields.end(), each.field) != fields.end())
        if (const auto when = period_from_iso(each.value);
            when && (!last || is_after(*when, *last)))
          last = when;
    return last;
  }

  // Of one field the later day and the higher version count: they come first.
  static bool counts_more(const SheetEntry& a, const SheetEntry& b) {
    if (a.field == "version")
      return std::strtod(a.value.c_str(), nullptr) > std::strtod(b.value.c_str(), nullptr);
    const auto one = period_from_iso(a.value), two = period_from_iso(b.value);
    return one && two && is_after(*one, *two);
  }

  void put_first(Words field) {
    auto first = entries_.end(), best = entries_.end();
    for (auto at = entries_.begin(); at != entries_.end(); ++at) {
      if (at->field != field) continue;
      if (first == entries_.end()) first = at;
      if (best == entries_.end() || counts_more(*at, *best)) best = at;
    }
    if (best != first) std::rotate(first, best, best + 1);
  }

  std::vector<SheetEntry> entries_ = {};
};

bool is_control(const Passage& passage) {
  return is_control_heading(passage.heading) ||
         std::any_of(passage.path.begin(), passage.path.end(),
                     [](const std::string& above) { return is_control_heading(above); });
}

}  // namespace

void state_front_sheet(Document& document, const std::vector<Passage>& passages) {
  if (document.kind == Kind::newsletter) return;
  std::size_t all = 0, count = 0;
  for (const Passage& passage : passages) all += passage.paragraphs.size();
  Sheet head, foot;
  for (std::size_t p = 0; p < passages.size(); ++p) {
    const Passage& passage = passages[p];
    const bool control = is_control(passage);
    const bool others = !control && is_of_others(passage.heading);
    Sheet told;
    for (std::size_t i = 0; i < passage.paragraphs.size();) {
      const bool in_head = p == 0 && count < head_paragraphs;
      const bool in_foot = p + 1 == passages.size() && count + foot_paragraphs >= all;
      Sheet* sheet = control ? &told : in_head ? &head : in_foot ? &foot : nullptr;
      const std::size_t read = sheet && !others ? sheet->take(passage.paragraphs, i) : 1;
      i += read, count += read;
    }
    told.state_in(document, false);
  }
  head.state_in(document, false);
  foot.state_in(document, true);
}

}  // namespace fingerpost::document
