// An index as a store of documents: listed, and followed through their editions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fingerpost/changes.hpp"
#include "fingerpost/date.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/enums.hpp"

namespace fingerpost {

// A document as lists show it.
struct Listed {
  std::string document = {};  // Document::id
  int edition = 1;
  std::string title = {}, url = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Layer layer = Layer::unknown;
  // Of its first section that the filters keep.
  Standing standing = Standing::undated;
  bool review_overdue = false;
  std::string superseded_by = {};  // Document::id, or empty
  std::optional<Period> published = {}, updated = {}, review_due = {};
  Period validity = {};
  std::vector<std::string> topics = {};  // of all its sections, in order
  std::size_t sections = 0;              // that the filters keep
  friend bool operator==(const Listed&, const Listed&) = default;
};

// Some of a list, in the order of ids.
struct Listing {
  std::vector<Listed> documents = {};
  // Where the next part begins: hand it in. Empty: that was all. What is put or removed
  // meanwhile shifts nothing.
  std::string next = {};
  std::size_t total = 0;  // documents that the filters keep, in all parts
};
std::string to_json(const Listing& listing);

// One body that a document had.
struct EditionHeld {
  int edition = 1;
  std::string title = {};
  Status status = Status::published;
  std::optional<Period> published = {}, updated = {};
  Period validity = {};
  Date recorded = {};              // put on that day
  std::optional<Date> until = {};  // replaced or removed on that day; absent: it is there
  bool removed = false;
  Standing standing = Standing::undated;  // on the day asked about
  friend bool operator==(const EditionHeld&, const EditionHeld&) = default;
};

// What else has to do with a document, and how.
struct Related {
  Link link = Link::read_with;
  std::string document = {};  // Document::id; may be of one that the index does not hold
  std::string title = {};     // empty when it does not
  Standing standing = Standing::undated;
  std::string place = {};  // of `use_instead`: for whom
  std::string why = {};    // the words that say so, or whose metadata
  friend bool operator==(const Related&, const Related&) = default;
};

// An edition of a work: one body of one document.
struct EditionOfWork {
  std::string document = {};  // Document::id
  int edition = 1;            // of its bodies: Searcher::edition
  std::string title = {};
  // As its title calls it: "2023", "2023-24", "2023-09", "2023-09-01", "version 3.1"; or empty.
  std::string name = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Standing standing = Standing::undated;
  std::string superseded_by = {};  // Document::id, or empty
  std::optional<Period> published = {};
  Period validity = {};
  // What it says that the one before it in the list, of the same work, did not. Nothing of one
  // whose words may not be shown (Document::sensitive).
  std::optional<Differences> differences = {};
  friend bool operator==(const EditionOfWork&, const EditionOfWork&) = default;
};

std::string to_json(const std::vector<EditionOfWork>& editions);
// A line each, with what changed below it.
std::string to_text(const std::vector<EditionOfWork>& editions);
std::string to_json(const std::vector<EditionHeld>& editions);
std::string to_json(const std::vector<Related>& related);

}  // namespace fingerpost
