// Where the topics of a vocabulary are named in a text.
//
//     ...local child protection conference (not a MARAC) ...
//         [child protection]                               inside a longer name: dropped
//         [child protection conference]                    icpc
//                                           [MARAC]        marac, denied: see scope.hpp
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "topics/data.hpp"
#include "topics/tokens.hpp"

namespace fingerpost::topics {

struct Match {
  std::uint32_t first = 0, last = 0;  // tokens, both included
  std::uint32_t pattern = 0;
  TopicIndex topic = 0;
  bool slip = false;    // one of its words is misspelt
  bool shared = false;  // it shares its last words: "physical" in "physical and emotional abuse"
  float sense = 1;      // of an ambiguous acronym or word: how sure its context makes it
};

// What surrounds a text: the words of its title and of the headings above it,
// and the topics they name.
struct Around {
  std::vector<StemId> stems = {};
  std::vector<TopicIndex> topics = {};
  // What any of the texts has shown: topics a `not` phrase took a name from, and acronyms
  // (patterns) that are said in full to be something else.
  std::vector<TopicIndex> not_meant = {};
  std::vector<std::uint32_t> foreign = {};
};

// The names in one text, in order; none inside a longer one, none that a `not`
// phrase takes away, ambiguous ones only where their context decides.
std::vector<Match> matches(const Data& data, std::string_view text,
                           const std::vector<Token>& tokens, Around& around);

// The same for a few words typed by a person, who writes acronyms in any case
// and gives no context: every sense is kept, the likelier ones surer. Where the
// host's `context` has words of some of an acronym's senses, the others go.
std::vector<Match> matches_in_query(const Data& data, std::string_view query,
                                    const std::vector<Token>& tokens, std::string_view context);

}  // namespace fingerpost::topics
