// From names found to what a text is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fingerpost/topics.hpp"
#include "topics/data.hpp"
#include "topics/match.hpp"

namespace fingerpost::topics {

// One text of a section, and what a name in it is worth against one in the body.
struct Part {
  std::string_view text = {};
  std::string_view where = "body";
  double worth = 1;
};

// The topics of a section with their weight and evidence, best first: those of at least
// this weight. `body` is the last part; titles and headings stand before it.
std::vector<Tag> weigh(const Data& data, const std::vector<Part>& parts, double least);

// All, mentions included, with their reasons.
std::vector<TagExplanation> explain(const Data& data, const std::vector<Part>& parts);

// The topics that a name in the parts stands for, whatever they are about.
std::vector<TopicIndex> named(const Data& data, const std::vector<Part>& parts);

// The topics a query names, surest first.
std::vector<Tag> weigh_query(const Data& data, std::string_view query, std::string_view context);

// Adds the broader topics of those the text is about.
void inherit(const Data& data, std::vector<Tag>& tags);

// Heaviest first; equals by id.
void sort(std::vector<Tag>& tags);

}  // namespace fingerpost::topics
