// What is another than before: by commits, and by the days themselves.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/enums.hpp"
#include "fingerpost/query.hpp"

namespace fingerpost {

// A member of a document that says something else in another edition; what nobody says is
// "". Days are in ISO form, lists are divided by ", ".
struct FieldChange {
  std::string field = {};  // as Document and JSON call it: "title", "review_due"
  std::string before = {}, after = {};
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// A section of one edition that the other does not have, or has in other words.
struct SectionChange {
  ChangeKind change = ChangeKind::changed;  // or added, or removed
  std::string anchor = {};                  // in the later edition; of one removed in the earlier
  std::string heading = {};
  std::string heading_before = {};  // where it was another
  // Paragraphs, in their order. Of a section added or removed: all of them.
  std::vector<std::string> removed = {}, added = {};
  friend bool operator==(const SectionChange&, const SectionChange&) = default;
};

// What one edition says that another does not.
struct Differences {
  std::vector<FieldChange> fields = {};
  std::vector<SectionChange> sections = {};  // as the later edition has them, then those removed
  // Days and periods their texts speak of, and topics they are about.
  std::vector<DateMention> dates_removed = {}, dates_added = {};
  std::vector<std::string> topics_removed = {}, topics_added = {};  // ids, in order

  bool empty() const {
    return fields.empty() && sections.empty() && dates_removed.empty() && dates_added.empty() &&
           topics_removed.empty() && topics_added.empty();
  }
  friend bool operator==(const Differences&, const Differences&) = default;
};

// Sections are the same by anchor, or by the same text, or when half of their words are.
// What only stands elsewhere on the page is no difference.
Differences differences(const Document& before, const Document& after);
// A line each: "review due: 2025-09 instead of 2023-09", "changed: Referral".
std::string to_text(const Differences& differences);
std::string to_json(const Differences& differences);

// One thing that happened to one document.
struct Change {
  ChangeKind change = ChangeKind::added;
  // The day it was recorded; of what the days themselves bring, the first on which it was so,
  // of what is coming up the day it begins.
  Date on = {};
  std::string document = {};  // Document::id
  int edition = 1;
  std::string title = {}, url = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Layer layer = Layer::unknown;
  std::vector<std::string> topics = {};
  Standing standing = Standing::undated;  // on the day asked about; of one removed, before
  std::string superseded_by = {};         // Document::id, or empty
  Period validity = {};                   // of the sections concerned, where they agree
  // The sections it happened to; empty: all of them.
  std::vector<std::string> anchors = {};
  std::vector<std::string> headings = {};  // theirs
  // Of a change: what the edition says that the one before did not. Nothing of one whose
  // words may not be shown (Document::sensitive).
  std::optional<Differences> differences = {};
  friend bool operator==(const Change&, const Change&) = default;
};

struct ChangesOptions {
  // What begins within so many days is coming up: told once, when it comes within reach.
  // At most 366.
  unsigned ahead = 14;
  bool differences = true;  // what changed in what changed
  // Only of documents that it keeps, as Searcher::documents does; of one that was removed, as
  // it was. The cursor moves past the others as well.
  std::optional<Query> filter = {};
};

struct Changes {
  // Where these end: hand it in the next time. It stays good when the index is merged, tagged
  // anew or copied.
  std::string cursor = {};
  std::optional<Date> since = {};  // the day until which it was told before
  Date as_of = {};
  std::uint64_t revision = 0;
  std::vector<Change> changes = {};  // by day, then by id
};
std::string to_json(const Changes& changes);

}  // namespace fingerpost
