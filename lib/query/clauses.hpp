// What is done with one clause, or two, whatever words they came from.
#pragma once

#include <string>
#include <vector>

#include "fingerpost/topics.hpp"
#include "query/query.hpp"

namespace fingerpost::query {

// Words alone: no phrase, no prefix.
bool is_simple(const Clause& clause);
// Of what it finds: "radicalisation" and "radicalization" are asked for once.
std::string key_of(const Clause& clause);
// Appends the words that stand near others; false for what cannot.
bool add_words(const Clause& clause, std::vector<std::string>& to);
// What cannot be one clause is at least no longer asked for on both sides.
void relax(Clause& clause);
// Either of them answers.
void join_into(Clause& into, Clause& from);
// Appends the stems to mark in a snippet; none of a weak word, which would lead it astray.
void mark(const Clause& clause, std::vector<std::string>& marks);
// "KCSIE" is also asked for as "keeping children safe in education".
void spell_out(const Topic& topic, Clause& clause);
// "mum" is also asked for as "mother", for so much of a word.
void add_written(Clause& clause, double weight);
// Each of these, a word or several, for so much of a word.
void add_all(Clause& clause, const std::vector<std::vector<std::string>>& written, double weight);

}  // namespace fingerpost::query
