// The built-in vocabulary as the build has made it: words stemmed, names in their trie,
// signs weighed. Reading that back is a fiftieth of making it (topics_start keeps it so).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "topics/data.hpp"

namespace fingerpost::topics {

// All that build() made, as bytes. `written` is to_json() of the same vocabulary.
std::string image_of(const Data& data, std::string_view written);

// What image_of() was given. Where words have other stems than when it was made (the
// system has another stemmer now), it is built again from its topics.
std::shared_ptr<const Data> from_image(std::string_view image);

}  // namespace fingerpost::topics
