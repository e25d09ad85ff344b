// What is asked, and what comes back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fingerpost/date.hpp"
#include "fingerpost/document.hpp"
#include "fingerpost/weights.hpp"

namespace fingerpost {

// Which place lies in which, and which publisher speaks for which place.
struct Places {
  std::map<std::string, std::vector<std::string>> within = {};  // "leeds": west-yorkshire, england
  std::map<std::string, std::string> publishers = {};           // "Leeds SCP": leeds
  static Places england();
};

// Which facets are counted: all (true), none (false), or those named. What is not asked for
// is not counted: fewer are quicker.
class FacetChoice {
 public:
  constexpr FacetChoice(bool all = false) : bits_(all ? every : 0) {}
  constexpr FacetChoice(std::initializer_list<FacetField> fields) {
    for (const FacetField field : fields) add(field);
  }
  constexpr void add(FacetField field) { bits_ |= bit(field); }
  constexpr bool has(FacetField field) const { return (bits_ & bit(field)) != 0; }
  constexpr bool any() const { return bits_ != 0; }
  friend bool operator==(FacetChoice, FacetChoice) = default;

 private:
  static constexpr unsigned every = (1u << names_of<FacetField>.size()) - 1;
  static constexpr unsigned bit(FacetField field) { return 1u << static_cast<unsigned>(field); }
  unsigned bits_ = 0;
};

struct Query {
  std::string id = {};    // handed back with the answer
  std::string text = {};  // words, "a phrase", -not, a NEAR b, topic:neglect, as-of:2020-05-01
  std::vector<Kind> kinds = {};          // empty: any
  std::vector<std::string> topics = {};  // ids; a topic brings its narrower ones
  std::vector<std::string> publishers = {};
  std::vector<Layer> layers = {};
  std::string context = {};  // the host's: "school", "police"; chooses the sense of "SCR", "CP"
  std::string place = {};    // "leeds": whose procedures apply; `for` in JSON
  // Events, courses, notices: a day of theirs lies in it. Everything else:
  // published or updated in it.
  Period period = {};               // `from` and `to` in JSON
  std::optional<Ended> ended = {};  // absent: rank_lower
  std::optional<Sort> sort = {};    // absent: best
  Group group = Group::document;
  std::size_t limit = 10;  // at most 100
  std::size_t offset = 0;  // at most 10,000
  FacetChoice facets = {};  // true, or {FacetField::kind, FacetField::standing}
  bool explain = false;
  bool snippets = true;
  // What was not understood is an Error(bad_argument) that says what and where, in place
  // of a notice: for programs. A person is always answered.
  bool strict = false;
  // Keys of `understood` that are not to be read from the text: "as_of", "kinds". Their
  // words are searched for. "all": none is read.
  std::vector<std::string> literal = {};
  // Fields of Document::extra, each with the values it may have: {"phase", {"primary"}}.
  std::map<std::string, std::vector<std::string>> extra = {};
  Weights weights = {};    // the host's own; as measured unless it says otherwise
  bool companions = true;  // what is to be consulted with the best hits
};

// A few words around the match. Parts, not offsets: bytes, code points and
// UTF-16 units disagree across languages, words do not.
struct Snippet {
  struct Part {
    std::string text = {};
    bool match = false;
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts = {};
  friend bool operator==(const Snippet&, const Snippet&) = default;
};
// Escaped for HTML, matches in <mark>.
std::string to_html(const Snippet& snippet);
// As it reads, without marks.
std::string to_text(const Snippet& snippet);

// One factor of a score, in words and as a number.
struct Factor {
  std::string words = {};  // "ended on 2020-06-01"
  double value = 1;        // the score is the product of all factors
  friend bool operator==(const Factor&, const Factor&) = default;
};

// Nearly the same text as a hit's, in another document: met at another address,
// copied from the issuer by an agency.
struct Copy {
  std::string document = {};
  std::string title = {};
  std::string publisher = {};
  std::string url = {};
  Standing standing = Standing::undated;
  friend bool operator==(const Copy&, const Copy&) = default;
};

// What is to be consulted with a hit, in force on the day and for the place asked for.
struct Companion {
  std::string document = {};
  std::string title = {};
  std::string publisher = {};
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  Relation relation = Relation::same_matter;  // what it is to the hit
  std::string why = {};                       // the words that say so, or whose metadata
  friend bool operator==(const Companion&, const Companion&) = default;
};

// An edition that a hit's text cites although a later one is in force on the day.
struct Cited {
  std::string words = {};     // of the text: "Working Together 2018"
  std::string title = {};     // of the edition in force
  std::string document = {};  // its id
  friend bool operator==(const Cited&, const Cited&) = default;
};

// Another edition, or another year's occurrence, folded under a hit by Group::work.
struct OtherEdition {
  std::string document = {};
  std::string title = {};
  Standing standing = Standing::undated;
  Period validity = {};
  friend bool operator==(const OtherEdition&, const OtherEdition&) = default;
};

// What another page of the publisher's says became of an event: it is off (and the hit stands as
// withdrawn), or on another day (and the hit has that one).
struct SaidOf {
  Taking taking = Taking::confirmed;
  std::optional<Period> moved_from = {};   // the day that its own page tells
  std::string document = {}, anchor = {};  // of the page that says so
  std::string words = {};                  // its own
  int times = 1;                           // so many pages turned it, this one last
  friend bool operator==(const SaidOf&, const SaidOf&) = default;
};

struct Hit {
  std::string document = {};  // Document::id
  int edition = 1;            // which body under that id, counted from 1
  std::string anchor = {};    // Section::anchor
  std::string title = {};
  std::string heading = {};
  std::optional<int> page = {};  // counted from 1
  std::string page_label = {};   // as printed on it: "80"; or empty
  std::string url = {};          // with the section's own fragment, where it has one
  Kind kind = Kind::page;        // Section::kind
  std::string language = {};     // of the document, where it says so: "cy", "en-gb"
  std::string publisher = {};
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  bool review_overdue = false;
  std::string superseded_by = {};            // Document::id, or empty
  std::vector<std::string> supersedes = {};  // ids of what it takes the place of on the day
  std::vector<Cited> cites_superseded = {};
  // When asked for a place it does not serve: that place, and the document to
  // use there instead (empty when it names none).
  std::optional<std::pair<std::string, std::string>> not_for_you = {};
  Period validity = {};
  std::optional<SaidOf> said = {};  // of events
  std::optional<Period> published = {}, updated = {}, review_due = {};
  std::vector<std::string> topics = {};
  Snippet snippet = {};
  double score = 0;
  std::vector<Hit> sections = {};           // at most three more of the same document
  std::vector<Companion> companions = {};   // of the first three hits; at most five
  std::vector<OtherEdition> editions = {};  // by Group::work: those folded under it, latest first
  std::vector<Copy> copies = {};            // that also match; at most twenty
  std::vector<DateMention> dates = {};      // that settle its standing: words, basis, certainty
  std::vector<Factor> factors = {};         // when asked to explain
  Json extra = {};
};

struct Facet {
  struct Value {
    std::string id = {};
    std::string label = {};
    std::size_t count = 0;
    std::vector<std::string> broader = {};  // of a topic: what it stands under, by id
    friend bool operator==(const Value&, const Value&) = default;
  };
  // The name of a FacetField; they come in its order. What a request filters by one of the
  // first five is left out of account where that one is counted. A topic counts the documents
  // of its narrower ones too, each once.
  std::string field = {};
  std::vector<Value> values = {};
};

// What the words of a query were taken to mean, each undone by an explicit key,
// by quoting the words, or by naming its key in Query::literal.
struct Understood {
  std::string key = {};  // of a request: "as_of", "from", "topics"
  Json value = {};
  std::string words = {};  // "since september 2021"
};

// "Did you mean this topic?", as Vocabulary::suggest says it.
struct TopicMeant {
  std::string id = {}, label = {};
  std::string words = {};  // of the query
  std::size_t count = 0;   // documents about it that were there on the day, in the opened tiers
};

// A card of the index's owner; or, in a crisis for which there is none, a document of
// contacts in force, whose id is `document`.
struct ShownCard {
  std::string id = {};
  std::string title = {};
  std::vector<std::string> lines = {};
  std::string phone = {}, url = {}, source = {};
  bool crisis = false;
  std::optional<Date> review_due = {};
  bool review_overdue = false;
  std::string document = {};
  friend bool operator==(const ShownCard&, const ShownCard&) = default;
};

// A document that the index's owner has put above the answer.
struct Pinned {
  std::string document = {}, anchor = {}, title = {}, url = {}, publisher = {};
  Layer layer = Layer::unknown;
  Standing standing = Standing::undated;
  std::string superseded_by = {};
  std::optional<std::pair<std::string, std::string>> not_for_you = {};
  friend bool operator==(const Pinned&, const Pinned&) = default;
};

// Of a work that the words name no edition is held for the day: the one held first.
struct EarliestHeld {
  std::string document = {};
  std::string title = {};
  Date begins = {};
  friend bool operator==(const EarliestHeld&, const EarliestHeld&) = default;
};

// A value: it holds nothing of the index and outlives the Searcher.
struct Results {
  std::string id = {};     // Query::id
  std::string query = {};  // Query::text
  Date as_of = {};         // the day that was answered
  std::vector<Hit> hits = {};
  std::size_t total = 0;  // hits there are in all
  bool total_exact = true;
  std::size_t later = 0;       // documents that match but were first published after the day
  std::uint64_t revision = 0;  // moves with every commit that changed one of the opened tiers
  std::optional<Date> recorded = {};  // the day of the last such commit
  std::vector<std::string> did_you_mean = {};
  std::vector<TopicMeant> topics_meant = {};  // did you mean one of these topics?
  std::vector<Understood> understood = {};
  std::vector<std::string> notices = {};  // what was not understood or was left out, in words
  std::vector<EarliestHeld> earliest_held = {};
  std::vector<ShownCard> cards = {};
  std::vector<Pinned> pinned = {};
  std::vector<Facet> facets = {};
};

}  // namespace fingerpost
