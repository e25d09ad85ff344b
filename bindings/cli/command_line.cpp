#include "command_line.hpp"

#include <CLI/CLI.hpp>

#include "output.hpp"

namespace fingerpost::cli {
namespace {

// Names and values in one column, words in the other, within 80 columns.
class Help : public CLI::Formatter {
 public:
  Help() { column_width(24); }
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string value = option->get_type_size() == 0 ? "" : option->get_type_name();
    return option->get_positional() || value.empty() ? "" : " " + value.substr(0, value.find(':'));
  }
};

}  // namespace

Command& Command::takes(const std::string& name, std::string& value, const std::string& help) {
  app_.add_option(name, value, help)->required();
  return *this;
}

Command& Command::takes(const std::string& name, std::vector<std::string>& values,
                        const std::string& help) {
  app_.add_option(name, values, help)->required();
  return *this;
}

Command& Command::may_take(const std::string& name, std::vector<std::string>& values,
                           const std::string& help) {
  app_.add_option(name, values, help);
  return *this;
}

Command& Command::value(const std::string& option, std::string& into, const std::string& called,
                        const std::string& help) {
  app_.add_option(option, into, help)->type_name(called);
  return *this;
}

Command& Command::values(const std::string& option, std::vector<std::string>& into,
                         const std::string& called, const std::string& help) {
  app_.add_option(option, into, help)->type_name(called)->allow_extra_args(false);
  return *this;
}

Command& Command::number(const std::string& option, std::size_t& into, const std::string& called,
                         const std::string& help, std::size_t least, std::size_t most) {
  app_.add_option(option, into, help)->type_name(called)->check(CLI::Range(least, most));
  return *this;
}

Command& Command::flag(const std::string& option, bool& into, const std::string& help) {
  app_.add_flag(option, into, help);
  return *this;
}

Command& Command::examples(const std::string& lines) {
  app_.footer("Examples:\n" + lines);
  return *this;
}

void Command::runs(std::function<Exit()> job) {
  app_.callback([this_job = std::move(job), &into = job_] { into = this_job; });
}

CommandLine::CommandLine(const std::string& about, std::function<std::string()> version,
                         const std::string& footer)
    : app_(std::make_unique<CLI::App>(about, "fingerpost")) {
  app_->formatter(std::make_shared<Help>());
  app_->require_subcommand(1);
  app_->set_config("--config", "", "values of options, as TOML with a [section] a command")
      ->type_name("FILE");
  app_->allow_config_extras(CLI::config_extras_mode::error);
  app_->set_help_flag("-h,--help", "say this");
  app_->set_version_flag("--version", std::move(version),
                         "say the version and the format of indexes");
  app_->footer(footer);
}

CommandLine::~CommandLine() = default;

Command CommandLine::add(const std::string& name, const std::string& help) {
  return {*app_->add_subcommand(name, help)->fallthrough(), job_};
}

// "A subcommand is required" says nothing of the word that is none.
bool CommandLine::knows(const std::string& word) const try {
  return word.starts_with("-") || app_->get_subcommand(word);
} catch (const CLI::OptionNotFound&) {
  return false;
}

std::vector<CommandWords> CommandLine::words() const {
  std::vector<CommandWords> all;
  for (const CLI::App* command : app_->get_subcommands({})) {
    CommandWords words{command->get_name(), command->get_description()};
    for (const CLI::Option* option : command->get_options())
      for (const std::string& name : option->get_lnames())
        words.options.push_back(
            {"--" + name, option->get_description(), option->get_items_expected_max() != 0});
    all.push_back(std::move(words));
  }
  return all;
}

Exit CommandLine::run(int argc, char** argv) {
  if (argc > 1 && !knows(argv[1])) {
    say(std::string("there is no command \"") + argv[1] + "\": fingerpost --help lists them");
    return usage;
  }
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? ok : usage;
  }
  return job_();
}

}  // namespace fingerpost::cli
