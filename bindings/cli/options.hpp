// What every subcommand shares: the values of its options, and lines of NDJSON.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exits.hpp"
#include "fingerpost/fingerpost.hpp"

namespace fingerpost::cli {

// The local date: here, where a person sits, and nowhere below.
Date today();

// Each throws Error(bad_argument) that names the option and what it takes.
Date day_option(std::string_view option, const std::string& text);
Date day_or_today(std::string_view option, const std::string& text);
// "0.5": of seconds, of which there may be a part; `otherwise` for an empty text.
std::chrono::milliseconds seconds_option(std::string_view option, const std::string& text,
                                         std::chrono::milliseconds otherwise);
// Stops what takes longer than that from now on; never, where there is none.
Limits limits_for(std::optional<std::chrono::milliseconds> patience);
// "2024-05-20", "2024-05" or "2024"; nothing for an empty text.
std::optional<Period> period_option(std::string_view option, const std::string& text);
// From the first day of `from` to the last of `to`.
Period within_option(const std::string& from, const std::string& to);

std::string listed(const std::string_view* names, std::size_t count);

template <class E>
E enum_option(std::string_view option, const std::string& text) {
  if (const auto value = named<E>(text)) return *value;
  throw Error(Fault::bad_argument, std::string(option) + ": '" + text + "' is none of " +
                                       listed(names_of<E>.data(), names_of<E>.size()));
}

template <class E>
std::vector<E> enum_options(std::string_view option, const std::vector<std::string>& texts) {
  std::vector<E> values;
  for (const auto& text : texts) values.push_back(enum_option<E>(option, text));
  return values;
}

// The built-in vocabulary, or the one in that file.
Vocabulary vocabulary_option(const std::string& file);
// The built-in tables of dates and, over them, the lines of that file.
Almanac almanac_option(const std::string& file);
// The owner's cards and pins in that file; what is wrong with it is said with its name.
Cards cards_option(const std::string& file);

// As measured, or with the changes of that file.
Weights weights_option(const std::string& file);

// Waits so many seconds (an option's text) for another writer to be done. Throws as
// Index::writer() does, Interrupted for a signal that is noted.
Writer writer_of(const Index& index, const std::string& lock_wait);

// Of what the writer notes as failed, that which is for the public and for `tiers`.
std::vector<FailedFile> failed_for(const Writer& writer, const std::vector<std::string>& tiers);

// For the public and `tiers`; says so when one of them, perhaps misspelt, holds nothing.
Searcher searcher_for(const Index& index, const std::vector<std::string>& tiers);

// The "id" of a line of NDJSON, as it came, as far as the line can be read.
std::optional<Json> id_in(std::string_view line);
// The object with one more member, first: {"id": "q1", ...}.
std::string with_id(const std::optional<Json>& id, const std::string& object);
// A line of an answer for a line that could not be answered:
// {"id": "q1", "error": {"fault": "argument", "where": "..", "message": "..."}}
std::string failure_line(const std::optional<Json>& id, const Failure& failure);

}  // namespace fingerpost::cli
