// The controlled vocabulary: safeguarding topics, their names and their cues.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/document.hpp"
#include "fingerpost/read.hpp"

namespace fingerpost {

namespace topics {
struct Data;    // what a Vocabulary holds; only lib/topics sees inside
struct Access;  // and it alone makes Vocabularies
}  // namespace topics

struct Acronym {
  std::string text = {};  // "SEND"
  // any: in whatever case; upper: only in the case given; context: only beside one of `near`.
  enum class Rule { any, upper, context } rule = Rule::any;
  std::vector<std::string> near = {};
  // Of several senses in a query, the host's context ("police") chooses this one.
  std::vector<std::string> hosts = {};
  friend bool operator==(const Acronym&, const Acronym&) = default;
};

// What a topic was called once: "sexting", until 2016. Still found and searched.
struct FormerName {
  std::string text = {};
  Period used = {};  // from, until: the years in which it was the name
  friend bool operator==(const FormerName&, const FormerName&) = default;
};

struct Topic {
  std::string id = {};                  // "child-sexual-exploitation"
  std::string label = {};               // "Child sexual exploitation"
  std::vector<std::string> names = {};  // found and searched as the label
  std::vector<Acronym> acronyms = {};
  std::vector<std::string> broader = {}, related = {};  // ids
  std::vector<std::string> not_meant = {};  // phrases that hold a name but mean something else
  // Words and phrases that say nothing alone: several together speak of the topic,
  // though no name of it is there ("not come home", "curfew", "phone off").
  std::vector<std::string> signs = {};
  std::string note = {};                // scope, for a person
  Period lived = {};                    // from, until: the years in which it was spoken of
  std::vector<FormerName> former = {};  // renamed since
  friend bool operator==(const Topic&, const Topic&) = default;
};

// A tag of this weight or more says what a text is about; less is a mention.
inline constexpr double about_from = 0.3;

// Why a text got a tag. Each place it is named in is worth the product of its
// factors; the tag's weight comes of their sum and of the factors of the whole.
struct TagExplanation {
  struct Factor {
    std::string feature = {};  // "in the first sentence", as lib/topics/README.md lists them
    double value = 1;
    friend bool operator==(const Factor&, const Factor&) = default;
  };
  struct Place {
    Evidence evidence = {};
    std::vector<Factor> factors = {};
    double worth = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };
  Tag tag = {};
  std::vector<Place> places = {};
  std::vector<Factor> factors = {};  // "beside the main topic", "words of the text"
  friend bool operator==(const TagExplanation&, const TagExplanation&) = default;
};

// A topic that a person may have meant who typed something else.
struct TopicSuggestion {
  // sense: letters of several senses, or of one that is not sure; acronym: its
  // letters, typed small; spelling: its name, misspelt; near: most of its name.
  enum class Why { sense, acronym, spelling, near } why = Why::near;
  std::string topic = {}, label = {};
  std::string words = {};  // of the query: "SCR", "neglekt"
  friend bool operator==(const TopicSuggestion&, const TopicSuggestion&) = default;
};

// Immutable once made; one Vocabulary may serve any number of threads.
class Vocabulary {
 public:
  static Vocabulary built_in();
  // Throws Error(bad_vocabulary); the message names the entry at fault. A file
  // with "over": "built-in" is laid over the built-in one (fingerpost/vocabulary.hpp).
  static Vocabulary from_json(std::string_view json);
  static Vocabulary load(const std::filesystem::path& file);

  const std::string& name() const;
  const std::string& version() const;
  // What a topic may lose beside a stronger one, 0 to 1: 0 gives all that is named,
  // 1 the main topics alone. The editors' choice ("shade" in the file); 0.2 unless told.
  double shade() const;
  // Words that texts of its field hold ("child"): one with hardly any speaks of
  // something else. The editors' choice ("field" in the file); guessed where none is.
  const std::vector<std::string>& field() const;
  const std::vector<Topic>& topics() const;
  const Topic* find(std::string_view id) const;  // nullptr if unknown
  // The topic itself and every one below it; empty if unknown.
  std::vector<std::string> narrower(std::string_view id) const;
  // The topics above it, nearest first.
  std::vector<std::string> broader(std::string_view id) const;

  // What a text is about, best first, with the words that gave it away.
  // `inherited` adds the broader topics with less weight.
  std::vector<Tag> tag(std::string_view text, std::string_view title = {},
                       bool inherited = false) const;
  // The same with its reasons, and what is only mentioned (weight below 0.3) as well.
  std::vector<TagExplanation> explain(std::string_view text, std::string_view title = {}) const;
  // Replaces the tags of every section of `document` with what its words support.
  // The years in which the topics were spoken of that the text names, be it in passing:
  // DateClues::lived.
  std::vector<Period> lived_in(std::string_view text, std::string_view title = {}) const;
  void tag(Document& document) const;

  // The topics a person's query names, in full or by acronym ("NIM bruising"),
  // more freely than tag(): there is little context in three words. An acronym of
  // several senses gives them all; `context`, the host's own ("school", "police"),
  // chooses among them where one of them has its words.
  std::vector<Tag> named_in(std::string_view query, std::string_view context = {}) const;

  // "Did you mean this topic?": both senses of "SCR", the label behind "da", "Neglect"
  // for "neglekt", "Children missing education" for "child missing from school".
  // Never what the query names already, never another acronym than the one typed;
  // with a `context` that chose, the senses not chosen. A few at most, surest first.
  std::vector<TopicSuggestion> suggest(std::string_view query, std::string_view context = {}) const;

  // What a Reader needs to know of topics.
  std::vector<TopicClue> clues() const;

 private:
  friend struct topics::Access;
  explicit Vocabulary(std::shared_ptr<const topics::Data> data);
  std::shared_ptr<const topics::Data> data_;
};

// The form Vocabulary::from_json reads.
std::string to_json(const Vocabulary& vocabulary);

}  // namespace fingerpost
