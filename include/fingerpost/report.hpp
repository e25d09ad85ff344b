// What an index tells the editors of its vocabulary.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fingerpost/index.hpp"
#include "fingerpost/vocabulary.hpp"

namespace fingerpost {

struct TopicReport {
  struct Bare {
    std::string id = {}, label = {};
    friend bool operator==(const Bare&, const Bare&) = default;
  };
  Date as_of = {};
  // Topics that no protocol, guidance, briefing or form in force on the day is about.
  std::vector<Bare> without_guidance = {};
  // Phrases that recur in the documents and that no topic covers: candidates.
  std::vector<PhraseFinder::Phrase> uncovered = {};
};

// Of what `searcher` may see of `index`, on a day; at most `phrases` phrases.
TopicReport topic_report(const Index& index, const Searcher& searcher, AsOf as_of,
                         std::size_t phrases = 30);

std::string to_json(const TopicReport& report);

}  // namespace fingerpost
