// A Vocabulary finds its topics and shows the words that gave them away. The
// public door is fingerpost::Vocabulary (fingerpost/topics.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"
#include "fingerpost/vocabulary.hpp"

namespace fingerpost::topics {

inline constexpr double about = about_from;

// Of a vocabulary that does not say. On two other fields' texts (peers_test) F1 is
// highest between 0.2 and 0.45; our own passages ask for 0.8, which our file says.
inline constexpr double default_shade = 0.2;

// Checks unique ids, resolving and acyclic `broader`, symmetric `related`, and
// that no name belongs to two topics. Throws Error(bad_vocabulary), naming the
// entry. `Vocabulary::from_json` is the json room reading the file, then this.
Vocabulary make(std::string name, std::string version, std::vector<Topic> topics,
                double shade = default_shade, std::vector<std::string> field = {});

// Whether this is to_json() of the built-in vocabulary, which then need not be made of it.
bool is_built_in(std::string_view written);

// All that make() would complain of, in one line each.
std::vector<std::string> faults(const std::vector<Topic>& topics);

// `below` with the changes made; nothing is checked but that what they name is there.
std::vector<Topic> merge(std::vector<Topic> below, const std::vector<TopicChange>& changes);

// What others wrote, made to hold what make() wants; each repair is told in `told`.
std::vector<Topic> repair(std::vector<Topic> topics, std::vector<std::string>& told);

// A topic that a question describes: "house full of rubbish, kids inside" names none, and is
// told in words that the names and signs of home conditions are made of.
struct Described {
  std::string topic = {};  // its id
  double share = 1;        // how well it fits, of the best: that one has 1
};

// At most three, the best first; of equal ones, in the order of the vocabulary. None where
// no word of the question is one of theirs. Any thread.
std::vector<Described> described(const Vocabulary& vocabulary, std::string_view question);

}  // namespace fingerpost::topics
