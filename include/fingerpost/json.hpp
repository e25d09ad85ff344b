// The one written form of fingerpost's values, shared by every door.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fingerpost/index.hpp"
#include "fingerpost/query.hpp"
#include "fingerpost/read.hpp"
#include "fingerpost/topics.hpp"
#include "fingerpost/value.hpp"
#include "fingerpost/vocabulary.hpp"

namespace fingerpost {

// A request with the days that go beside the Query.
struct Request {
  Query query = {};
  std::optional<Date> as_of = {};
  std::optional<Date> known_at = {};
};

// One line of NDJSON: a document to put, with its body, or an id to remove.
struct Line {
  Source source = {};
  std::string body = {};  // of `text` or `html`
  std::string path = {};  // of `path`, when the body is in a file
  bool remove = false;
};

// Readers name the key they do not know and the value they cannot take: a typo
// is an Error(bad_argument).
Request request_from_json(std::string_view json);
Source source_from_json(std::string_view json);
Line line_from_json(std::string_view json);
// {"language", "default_tier", "vocabulary": {..}, "almanac", "places": {..}, "publishers": {..}}
IndexOptions options_from_json(std::string_view json);
Document document_from_json(std::string_view json);

std::string to_json(const Document& document);
std::string to_json(const Results& results);
// {"dates": [..]} and {"topics": [..]}, as `fingerpost dates` and `topics` print them.
std::string to_json(const std::vector<DateMention>& dates);
std::string to_json(const std::vector<Tag>& tags, const Vocabulary& vocabulary);
// The same with every reason, mentions included, as `fingerpost topics --explain` prints it.
std::string to_json(const std::vector<TagExplanation>& tags, const Vocabulary& vocabulary);
std::string to_json(const std::vector<TopicDifference>& differences);
// {"completions": [..]}, as `fingerpost complete` prints them.
std::string to_json(const std::vector<Completion>& completions);
std::string to_json(const IndexInfo& info);
std::string to_json(const CheckReport& report);

}  // namespace fingerpost
