// A Plan in the making, and the steps that make it, in this order. Each step
// takes from the items what it understands and leaves the rest to the next.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/items.hpp"
#include "query/query.hpp"
#include "text/text.hpp"

namespace fingerpost::query {

struct Draft {
  Draft(const Query& query, AsOf as_of, const Vocabulary& vocabulary, const Places& places);

  const Query asked;       // the explicit keys, which nothing typed overrides
  const std::string text;  // what was typed: valid UTF-8, within the limits
  const Vocabulary& vocabulary;
  const Places& places;
  Notices notices;
  std::vector<Item> items;
  std::vector<text::Span> taken = {};  // words that turned out to be dates or kinds
  bool day_typed = false;              // as-of: stands in the text
  Plan plan = {};

  // Keeps what `words` were taken to mean, one entry a key: lists grow.
  void understand(const std::string& key, Json value, std::string_view words);
  bool is_taken(std::size_t offset, std::size_t length) const;
  // False for a key that the request wants left alone in the text.
  bool reads(std::string_view key) const;
};

// Explicit keys: canonical, and topics with their narrower ones.
void read_request(Draft& draft);
// kind:event, topic:neglect, as-of:2020-05-01.
void read_fields(Draft& draft);
// "since september 2021", "before december 2023", "overdue for review".
void read_dates(Draft& draft, const Almanac& almanac);
// "bruise protocol leeds": whose procedures apply.
void read_place_named(Draft& draft);
// "LADO phone number": the kinds of page that would answer.
void read_kinds_wanted(Draft& draft);
// "the old policy", "draft for comment": what does not stand is asked for.
void read_standings_named(Draft& draft);
// Words, phrases and the topics they name become clauses.
void read_words(Draft& draft);

// The typed words that dates and topics may be found in: phrases, fields and
// what is left out are struck out, offsets stay.
std::string open_words(const Draft& draft);

// "Leeds", "Leeds SCP" and "leeds" are the place "leeds". Empty when `name` is
// neither a place nor a publisher that speaks for one.
std::string place_of(const Places& places, std::string_view name);
// The publishers meant by a name: itself, or all that speak for a place.
std::vector<std::string> publishers_of(const Places& places, std::string_view name);
// The id of the topic meant by an id, a label, a name or an acronym; or empty.
std::string topic_of(const Vocabulary& vocabulary, std::string_view name);

}  // namespace fingerpost::query
