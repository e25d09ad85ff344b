// A Vocabulary finds its topics and shows the words that gave them away. The
// public door is fingerpost::Vocabulary (fingerpost/topics.hpp).
#pragma once

#include "fingerpost/topics.hpp"

namespace fingerpost::topics {

// A tag of this weight or more says what a text is about; less is a mention.
inline constexpr double about = 0.3;

// Checks unique ids, resolving and acyclic `broader`, symmetric `related`, and
// that no name belongs to two topics. Throws Error(bad_vocabulary), naming the
// entry. `Vocabulary::from_json` is the json room reading the file, then this.
Vocabulary make(std::string name, std::string version, std::vector<Topic> topics);

}  // namespace fingerpost::topics
