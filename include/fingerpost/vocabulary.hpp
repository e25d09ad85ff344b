// What editors do with vocabularies: lay an own one over another, compare two,
// look one through for faults, trade them as SKOS, and see what is missing.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"

namespace fingerpost {

// One entry of a vocabulary that is laid over another ("over": "built-in").
struct TopicChange {
  // An id that is there below renames the topic (label; the old one stays a
  // name), extends it (names, acronyms, links, phrases not meant) or tells it
  // anew (note, years). Any other id adds a topic.
  Topic topic = {};
  bool hidden = false;                         // takes the topic away; those below it move up
  std::vector<std::string> hidden_names = {};  // takes these names and acronyms away
};

// `below` with the changes made. Throws Error(bad_vocabulary), naming the entry.
// An empty name or version is that of `below`.
Vocabulary merged(const Vocabulary& below, const std::vector<TopicChange>& changes,
                  const std::string& name = {}, const std::string& version = {});

// The entries of a vocabulary file, whatever it says that it lies over. Throws
// Error(bad_vocabulary), naming the entry.
std::vector<TopicChange> changes_from_json(std::string_view json);

// A topic that only one of two vocabularies has, or one key in which they differ.
struct TopicDifference {
  enum class Kind { added, removed, changed } kind = Kind::changed;
  std::string topic = {};  // its id
  std::string key = {};    // of a changed one: "label", "names", "near SEND"
  std::vector<std::string> gained = {}, lost = {};
  friend bool operator==(const TopicDifference&, const TopicDifference&) = default;
};

// In the order of the newer one, then what it has no more.
std::vector<TopicDifference> differences(const Vocabulary& older, const Vocabulary& newer);

// Everything that keeps a vocabulary file from being loaded, each in one line that
// names the entry. Empty for one that Vocabulary::from_json takes.
std::vector<std::string> vocabulary_faults(std::string_view json);

// A vocabulary written by others, made whole.
struct VocabularyImport {
  Vocabulary vocabulary;
  std::vector<std::string> repaired = {};  // what was loose, and what became of it
  std::vector<std::string> lost = {};      // what has no place in our form
};

// Takes a vocabulary file of ours, SKOS as JSON-LD or SKOS as RDF/XML. What is
// loose is repaired; throws Error(bad_vocabulary) only for what cannot be read at
// all or holds no concept.
VocabularyImport import_vocabulary(std::string_view bytes);

enum class SkosForm { json_ld, rdf_xml };

struct VocabularyExport {
  std::string text = {};
  std::vector<std::string> lost = {};  // what SKOS has no place for, by topic
};

// `base` stands before every id: "https://example.org/topics/".
VocabularyExport to_skos(const Vocabulary& vocabulary, SkosForm form, std::string_view base);

// Gathers, from many texts, the phrases that recur and that no topic covers:
// candidates for the vocabulary. Use from one thread at a time.
class PhraseFinder {
 public:
  explicit PhraseFinder(const Vocabulary& vocabulary);
  ~PhraseFinder();
  PhraseFinder(PhraseFinder&&) noexcept;

  struct Phrase {
    std::string words = {};  // folded
    std::size_t texts = 0;   // that hold it
    friend bool operator==(const Phrase&, const Phrase&) = default;
  };
  void add(std::string_view text);
  // Of two to four words and in at least `texts` texts, the most frequent first;
  // one that only stands inside a longer one is left out.
  std::vector<Phrase> best(std::size_t limit, std::size_t texts = 2) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fingerpost
