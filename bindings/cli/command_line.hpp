// The words after `fingerpost`: subcommands, their options and their help. What
// is behind it (CLI11) is seen in command_line.cpp alone; it takes long to compile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "exits.hpp"

namespace CLI {
class App;
}

namespace fingerpost::cli {

// A subcommand. Every value named here is written when the words are read, and
// must live until the job is done.
class Command {
 public:
  Command(CLI::App& app, std::function<Exit()>& job) : app_(app), job_(job) {}

  // By their place: `fingerpost show INDEX ID...`
  Command& takes(const std::string& name, std::string& value, const std::string& help);
  Command& takes(const std::string& name, std::vector<std::string>& values,
                 const std::string& help);
  Command& may_take(const std::string& name, std::vector<std::string>& values,
                    const std::string& help);
  // --as-of DATE; `called` is what the help says for the value.
  Command& value(const std::string& option, std::string& into, const std::string& called,
                 const std::string& help);
  // Given once for each value: --kind event --kind course.
  Command& values(const std::string& option, std::vector<std::string>& into,
                  const std::string& called, const std::string& help);
  Command& number(const std::string& option, std::size_t& into, const std::string& called,
                  const std::string& help, std::size_t least = 0, std::size_t most = SIZE_MAX);
  Command& flag(const std::string& option, bool& into, const std::string& help);
  // Lines below the options.
  Command& examples(const std::string& lines);
  // What is done when this subcommand is asked for.
  void runs(std::function<Exit()> job);

 private:
  CLI::App& app_;
  std::function<Exit()>& job_;
};

// What there is to type, for those who complete it.
struct CommandWords {
  struct Option {
    std::string name;  // "--as-of"
    std::string help;
    bool takes_value;
  };
  std::string name, help;
  std::vector<Option> options = {};
};

// Each adds its subcommand; each is in a file of its name.
class CommandLine;
void add_index(CommandLine& line);
void add_watch(CommandLine& line);
void add_failures(CommandLine& line);
void add_search(CommandLine& line);
void add_complete(CommandLine& line);
void add_like(CommandLine& line);
void add_show(CommandLine& line);
void add_read(CommandLine& line);
void add_dates(CommandLine& line);
void add_topics(CommandLine& line);
void add_events(CommandLine& line);
void add_changes(CommandLine& line);
void add_saved(CommandLine& line);
void add_diary(CommandLine& line);
void add_digest(CommandLine& line);
void add_report(CommandLine& line);
void add_documents(CommandLine& line);
void add_history(CommandLine& line);
void add_related(CommandLine& line);
void add_check(CommandLine& line);
void add_backup(CommandLine& line);
void add_restore(CommandLine& line);
void add_migrate(CommandLine& line);
void add_compact(CommandLine& line);
void add_purge(CommandLine& line);
void add_pack(CommandLine& line);
void add_evaluate(CommandLine& line);
void add_serve(CommandLine& line);  // bindings/web, where it is built
void add_completion(CommandLine& line);

class CommandLine {
 public:
  // `version` is called when it is asked for.
  CommandLine(const std::string& about, std::function<std::string()> version,
              const std::string& footer);
  ~CommandLine();
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  Command add(const std::string& name, const std::string& help);
  // Reads the words and does the job. Help, version and wrong usage are said here.
  Exit run(int argc, char** argv);
  // Every subcommand, with its options as they were added.
  std::vector<CommandWords> words() const;

 private:
  bool knows(const std::string& word) const;
  Exit do_job() const;

  std::unique_ptr<CLI::App> app_;
  std::function<Exit()> job_ = {};
  std::shared_ptr<std::map<std::string, std::string>> settings_;  // "--limit" -> where it was said
};

}  // namespace fingerpost::cli
