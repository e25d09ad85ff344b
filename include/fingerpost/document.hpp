// A page as fingerpost understands it: a title, sections, days and topics.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/enums.hpp"
#include "fingerpost/value.hpp"

namespace fingerpost {

// The page's own words that gave something away, and where they stand.
struct Evidence {
  std::string words = {};
  std::size_t offset = 0;  // in the section's text, in bytes
  std::size_t length = 0;
  std::string where = "body";  // "title" or "heading": the offset is in that text instead
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

// A topic found in a section, with the words that gave it away.
struct Tag {
  std::string topic = {};  // Topic::id
  double weight = 0;       // 0..1; what the text is about is at least 0.3
  std::vector<Evidence> evidence = {};
  std::string inherited_from = {};  // the narrower topic this broader one comes from, or empty
  friend bool operator==(const Tag&, const Tag&) = default;
};

struct Section {
  std::string heading = {};
  std::vector<std::string> path = {};  // headings above it, outermost first, without the title
  std::string anchor = {};             // ours: unique in its document, stable under edits
  std::string fragment = {};     // the page's own, for the address: "#page=80", "#dates"; or empty
  std::optional<int> page = {};  // of a paged file, counted from 1
  std::string page_label = {};   // as printed on that page: "80", "iv"; or empty
  Kind kind = Kind::page;        // a newsletter's items and diary lines have their own
  std::string text = {};         // paragraphs divided by an empty line
  Period validity = {};          // both ends open when the section says nothing
  std::vector<DateMention> dates = {};
  std::vector<Tag> tags = {};
  friend bool operator==(const Section&, const Section&) = default;
};

// A file that came within a document, such as the attachment of a mail: not part of
// its text, but a document of its own (attached_source).
struct Attachment {
  std::string name = {};
  std::string media_type = {};
  std::string bytes = {};
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

// A value that somebody states of a whole document. All are kept, also those that
// contradict each other.
struct Stated {
  // A member of Document ("title", "publisher", "published", "updated", "review_due",
  // "withdrawn", "valid_from", "valid_until") or what a document has beside them:
  // "version", "author", "owner", "ratified_by", "supersedes", "audience", "reference",
  // "language", "address", "file_created", "file_modified".
  std::string field = {};
  std::string value = {};  // a day, month or year in ISO form, or words
  // Who: "host"; "title", "heading" or "text" of the page; or the name of a value for
  // machines: "meta:dcterms.issued", "ld:datepublished", "front:date", "pdf:author".
  std::string from = {};
  std::string words = {};  // of a title or the text: as it stands there
  bool agrees = true;      // false when it contradicts what the document's own member says
  friend bool operator==(const Stated&, const Stated&) = default;
};

struct Document {
  std::string id = {};  // the host's own key, often the page's path
  std::string url = {};
  std::string title = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Layer layer = Layer::unknown;
  std::string tier = {};  // whose eyes it is for; empty: the index's default tier
  Status status = Status::published;
  std::string media_type = {};
  std::vector<std::string> applies_to = {};         // places; empty: wherever its publisher is
  std::map<std::string, std::string> not_for = {};  // place, and the document to use instead
  std::vector<std::string> replaces = {}, supplements = {};  // document ids
  std::vector<std::string> topics = {}, audience = {};
  bool sensitive = false;  // found as others are, but none of its words are shown with a hit
  // A day, a month or a year, or nothing when nobody says.
  std::optional<Period> published = {}, updated = {}, review_due = {}, withdrawn = {};
  Basis published_basis = Basis::stated;
  Period validity = {};               // of the whole document: valid_from, valid_until
  std::vector<Stated> metadata = {};  // who says what of it, the one that counts first
  Json extra = {};                    // the host's own object, stored and shown
  std::vector<Section> sections = {};
  std::vector<Attachment> attachments = {};  // of what was read; an index does not store them
  std::vector<std::string> problems = {};    // what could not be read, each with its reason
  std::string digest = {};  // of the source and its bytes: the same digest is the same document
  std::string origin = {};  // the folder or file a bulk run found it under; not shown
  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace fingerpost
