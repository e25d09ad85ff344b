// What every subcommand shares: its options' values, and how it is run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exits.hpp"
#include "fingerpost/fingerpost.hpp"

namespace fingerpost::cli {

// The subcommand that was asked for; set while the options are read.
using Job = std::function<Exit()>;

void add_index(CLI::App& app, Job& job);
void add_search(CLI::App& app, Job& job);
void add_show(CLI::App& app, Job& job);
void add_read(CLI::App& app, Job& job);
void add_dates(CLI::App& app, Job& job);
void add_topics(CLI::App& app, Job& job);
void add_events(CLI::App& app, Job& job);
void add_check(CLI::App& app, Job& job);

// An option that takes a value, called `value` in the help: --as-of DATE.
template <class T>
CLI::Option* add_valued(CLI::App& app, const std::string& name, T& into, const std::string& value,
                        const std::string& help) {
  return app.add_option(name, into, help)->type_name(value);
}
// One that is given once for each of its values: --kind event --kind course.
CLI::Option* add_repeatable(CLI::App& app, const std::string& name,
                            std::vector<std::string>& values, const std::string& value,
                            const std::string& help);
// Names and values in one column, words in the other, within 80 columns.
std::shared_ptr<CLI::Formatter> help_formatter();

// Lines of `fingerpost COMMAND --help` below the options.
void add_examples(CLI::App& app, const std::string& lines);

// The local date: here, where a person sits, and nowhere below.
Date today();

// Each throws Error(bad_argument) that names the option and what it takes.
Date day_option(std::string_view option, const std::string& text);
Date day_or_today(std::string_view option, const std::string& text);
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

// The "id" of a line of NDJSON, as it came, as far as the line can be read.
std::optional<Json> id_in(std::string_view line);
// The object with one more member, first: {"id": "q1", ...}.
std::string with_id(const std::optional<Json>& id, const std::string& object);
// A line of an answer for a line that could not be answered:
// {"id": "q1", "error": {"fault": "argument", "where": "..", "message": "..."}}
std::string failure_line(const std::optional<Json>& id, const Failure& failure);

}  // namespace fingerpost::cli
