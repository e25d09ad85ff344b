#include "command_line.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iterator>

#include "config.hpp"
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

// "--limit" -> "ours.toml, line 3: limit: ", of what the file said and the command line did not.
using Places = std::map<std::string, std::string>;

// What a file of settings says, as CLI11 takes it. What is wrong is told with its place.
class Settings : public CLI::Config {
 public:
  Settings(const CLI::App& app, std::shared_ptr<Places> places)
      : app_(app), places_(std::move(places)) {}

  std::string to_config(const CLI::App*, bool, bool, std::string) const override { return {}; }

  std::vector<CLI::ConfigItem> from_config(std::istream& in) const override {
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const fingerpost::cli::Config config =
        read_config(app_.get_config_ptr()->as<std::string>(), text);
    std::vector<CLI::ConfigItem> items;
    for (const Setting& each : config.settings) items.push_back(item(each, config.place(each)));
    return items;
  }

 private:
  CLI::ConfigItem item(const Setting& setting, const std::string& place) const {
    const CLI::App& command = command_of(setting, place);
    const CLI::Option* option = option_of(command, setting.key);
    if (!option)
      throw Error(Fault::bad_argument, place + "fingerpost " + setting.section +
                                           " has no such option; its --help lists them");
    CLI::ConfigItem item;
    item.parents = {setting.section};
    item.name = setting.key;
    item.inputs = setting.values;
    if (option->get_expected_min() == 0)
      item.inputs = {switched(setting, place)};
    else
      check(*option, setting, place);
    if (app_.got_subcommand(&command) && option->empty()) (*places_)["--" + setting.key] = place;
    return item;
  }

  const CLI::App& command_of(const Setting& setting, const std::string& place) const try {
    if (setting.section.empty())
      throw Error(Fault::bad_argument,
                  place + "it stands in no section; settings are a command's, such as [search]");
    return *app_.get_subcommand(setting.section);
  } catch (const CLI::OptionNotFound&) {
    throw Error(Fault::bad_argument,
                place + "[" + setting.section + "] is no command: fingerpost --help lists them");
  }

  static const CLI::Option* option_of(const CLI::App& command, const std::string& key) {
    const CLI::Option* option = command.get_option_no_throw("--" + key);
    return option ? option : command.get_option_no_throw(key);
  }

  static std::string switched(const Setting& setting, const std::string& place) {
    constexpr std::array yes{"true", "yes", "on", "1"}, no{"false", "no", "off", "0"};
    const auto is = [&](const auto& words) {
      return setting.values.size() == 1 &&
             std::find(words.begin(), words.end(), setting.values.front()) != words.end();
    };
    if (is(yes)) return "true";
    if (is(no)) return "false";
    throw Error(Fault::bad_argument, place + "it takes true or false");
  }

  static void check(const CLI::Option& option, const Setting& setting, const std::string& place) {
    if (setting.values.empty())
      throw Error(Fault::bad_argument, place + "the list is empty; leave the line out");
    if (setting.values.size() > 1 && option.get_items_expected_max() == 1)
      throw Error(Fault::bad_argument, place + "it takes one value, not a list");
    const auto* range = validator_of(option);
    for (std::string value : setting.values)
      if (const std::string wrong = range ? (*range)(value) : ""; !wrong.empty())
        throw Error(Fault::bad_argument, place + wrong);
  }

  static const CLI::Validator* validator_of(const CLI::Option& option) try {
    return const_cast<CLI::Option&>(option).get_validator(0);
  } catch (const CLI::OptionNotFound&) {
    return nullptr;
  }

  const CLI::App& app_;
  std::shared_ptr<Places> places_;
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
    : app_(std::make_unique<CLI::App>(about, "fingerpost")), settings_(std::make_shared<Places>()) {
  app_->formatter(std::make_shared<Help>());
  app_->require_subcommand(1);
  app_->set_config("--config", "", "values of options, as TOML with a [section] a command")
      ->type_name("FILE");
  app_->config_formatter(std::make_shared<Settings>(*app_, settings_));
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
  } catch (const CLI::FileError&) {
    say(app_->get_config_ptr()->as<std::string>() + ": there is no such file of settings to read");
    return usage;
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? ok : usage;
  }
  return do_job();
}

// What a file of settings said is refused by the name of its option: "--limit: ...".
Exit CommandLine::do_job() const try { return job_(); } catch (const Error& error) {
  const std::string what = error.what();
  const auto said = settings_->find(what.substr(0, what.find_first_of(": ")));
  if (error.fault() != Fault::bad_argument || said == settings_->end()) throw;
  const std::size_t rest = what.find_first_not_of(": ", said->first.size());
  throw Error(error.fault(), said->second + (rest == std::string::npos ? "" : what.substr(rest)));
}

}  // namespace fingerpost::cli
