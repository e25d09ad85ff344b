// Questions that are kept and asked again of what is new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/enums.hpp"
#include "fingerpost/query.hpp"

namespace fingerpost {

// A question with a name. What orders, groups or cuts an answer is of no account here.
struct SavedSearch {
  std::string name = {};
  Query query = {};
  // Its cursor: the pass (SavedSearches::pass) until which it was told; 0: nothing yet.
  // Absent: what is there when it is first asked counts as told.
  std::optional<std::uint64_t> told = {};
};

// A text that was there in some pass, by a hash of its document's id and its own words.
struct KnownText {
  std::uint64_t key = 0;
  std::uint64_t pass = 0;  // in which it was new, or came into force
  bool waiting = false;    // it was not in force yet
  friend bool operator==(const KnownText&, const KnownText&) = default;
};

// Saved searches and what they were told, for the host to keep. Texts are known by their words:
// an index built anew, restored or merged tells nothing again; what a pass saw replaced, withdrawn
// or removed and then comes back is new. One for each set of tiers: what more show is new to it.
struct SavedSearches {
  std::vector<SavedSearch> searches = {};  // by name
  std::uint64_t pass = 0;
  std::vector<KnownText> known = {};  // by key

  // Under that name, in the place of another one of it; told of what was not there in the last
  // pass. (What is there by now becomes known, and nobody is told, by a pass of `pass` and
  // `known` alone, without searches.)
  void keep(std::string name, Query query);
  // False when there was none of that name.
  bool forget(std::string_view name);
};
// {"searches": [{"name", "request": {..}, "told"}], "pass", "known": [{"pass", "keys",
// "waiting"}]}; of a new one the searches are enough. Throws Error(bad_argument) that names
// the search.
SavedSearches saved_from_json(std::string_view json);
std::string to_json(const SavedSearches& saved);

// A section that is new to some search.
struct NewSection {
  std::string anchor = {}, heading = {};
  Kind kind = Kind::page;
  Standing standing = Standing::undated;
  Period validity = {};
};

// A document with the sections that some search was told of.
struct NewDocument {
  std::string document = {};  // Document::id
  int edition = 1;
  std::string title = {}, url = {};
  Kind kind = Kind::page;
  std::string publisher = {};
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  bool review_overdue = false;
  std::string superseded_by = {};  // Document::id, or empty
  std::optional<Period> published = {};
  std::vector<std::string> topics = {};
  std::vector<NewSection> sections = {};  // in their order
};

// By place in News::documents, and in their sections.
struct NewHit {
  std::size_t document = 0;
  std::vector<std::uint32_t> sections = {};
};

struct SearchNews {
  std::string name = {};
  std::vector<NewHit> hits = {};  // by document
  std::vector<std::string> notices = {};
};

// What is new for whom.
struct News {
  Date as_of = {};
  std::vector<NewDocument> documents = {};  // by id; each once, however many are told of it
  std::vector<SearchNews> searches = {};    // those with hits or notices, by name
  SavedSearches saved = {};                 // to be handed in the next time
};
// {"as_of", "documents": [..], "searches": [{"name", "hits": [{"document", "anchors"}]}], "saved"}
std::string to_json(const News& news);

}  // namespace fingerpost
