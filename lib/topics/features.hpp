// Every number by which a topic found becomes a topic the text is about. They
// were set on the half of tests/topics/gold.ndjson that is for tuning; what they
// give on the other half is printed by the tests.
#pragma once

#include <cstddef>

namespace fingerpost::topics {

// Where a name stands, against one in the body.
inline constexpr double in_title = 2.5;
inline constexpr double in_heading = 2.0;
inline constexpr double in_heading_above = 0.7;      // of a section around this one
inline constexpr double in_title_of_document = 0.7;  // for a section that is not its first
inline constexpr double in_first_sentence = 1.4;
inline constexpr double in_body = 1.0;

// How a name is said (scope.cpp).
inline constexpr double said_elsewhere = 0.25;
inline constexpr double said_denied = 0.1;

// What kind of name it is.
inline constexpr double of_one_word = 0.9;
inline constexpr std::size_t long_word = 9;  // letters; one as long is as telling as two words
inline constexpr double of_more_words = 1.0;
inline constexpr double of_acronym = 0.9;
inline constexpr double of_turned = 0.9;  // "abuse of a child"
inline constexpr double of_slip = 0.7;    // misspelt

// Senses of an ambiguous acronym or word.
inline constexpr std::size_t near_reach = 12;  // words on either side, in its paragraph
inline constexpr double sense_spelt_out = 1.0;
inline constexpr double sense_beside = 0.95;  // within half the reach
inline constexpr double sense_near = 0.85;
inline constexpr double sense_above = 0.8;  // decided by the title or a heading above
inline constexpr double sense_named = 0.7;  // the topic is named in full elsewhere in the text

// Many topics in one sentence are a list, and share it.
inline constexpr std::size_t list_from = 3;

// weight = e / (e + base + sqrt(words / scale)), e the sum over the names found:
// the longer a text, the more it takes to be what it is about.
inline constexpr double length_base = 1.0;
inline constexpr double length_scale = 25;

// Beside what the text is most about, the rest is less: a topic loses up to the
// share that its vocabulary says (Vocabulary::shade), the more the weaker it is.
// In a text without a word of the vocabulary's field a topic loses that only single
// words name ("supervision" of a pool) and, in a short one, that only names do
// which say nothing of the field by themselves (a golf club's "strategy meeting"):
// traps.ndjson.
inline constexpr double of_stranger = 0.45;
inline constexpr std::size_t long_text = 20;    // words
inline constexpr std::size_t telling_name = 3;  // words
inline constexpr double of_broader = 0.6;  // a topic beside a narrower one that is named as much

inline constexpr double inherited_share = 0.5;  // of the narrower topic's weight, each step up

// A word of the field stands in the names of at least this share of the topics, and
// of this many: "child", "safeguarding". A vocabulary may have none.
inline constexpr std::size_t field_share = 20;  // one in twenty
inline constexpr std::size_t field_least = 8;
inline constexpr std::size_t short_text = 8;  // words; headings and captions have no room for one
inline constexpr std::size_t short_text_of_acronym = 5;

// In a query.
inline constexpr double query_near = 0.8;
inline constexpr double query_alone = 0.7;
inline constexpr double query_capitals = 0.4;

}  // namespace fingerpost::topics
