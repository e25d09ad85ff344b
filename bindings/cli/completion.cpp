// fingerpost completion SHELL: what a shell asks for to complete the words of the command,
// written from the options as they are declared, so that it cannot say others.
#include <algorithm>
#include <string_view>

#include "command_line.hpp"
#include "options.hpp"
#include "output.hpp"

namespace fingerpost::cli {
namespace {

using All = std::vector<CommandWords>;

// Values of an option that are a closed list.
template <class E>
std::string words_of() {
  std::string all;
  for (const std::string_view name : names_of<E>) all.append(all.empty() ? "" : " ").append(name);
  return all;
}

std::string choices(std::string_view option) {
  if (option == "--kind") return words_of<Kind>();
  if (option == "--layer") return words_of<Layer>();
  if (option == "--ended") return words_of<Ended>();
  if (option == "--sort") return words_of<Sort>();
  if (option == "--group") return words_of<Group>();
  return {};
}

std::string options_of(const CommandWords& command) {
  std::string all;
  for (const auto& option : command.options) all += (all.empty() ? "" : " ") + option.name;
  return all;
}

std::string commands_of(const All& all) {
  std::string names;
  for (const auto& command : all) names += (names.empty() ? "" : " ") + command.name;
  return names;
}

// Within single quotes, where the shells take all but these as they stand.
std::string quoted(std::string text) {
  std::replace(text.begin(), text.end(), '\'', '`');
  std::replace(text.begin(), text.end(), '\n', ' ');
  return "'" + text + "'";
}

// Each option that takes a value, once, with how a shell completes it.
template <class Say>
std::string values(const All& all, Say say) {
  std::string lines, said = " ";
  for (const auto& command : all)
    for (const auto& option : command.options) {
      if (!option.takes_value || said.find(' ' + option.name + ' ') != std::string::npos) continue;
      said += option.name + ' ';
      lines += say(option.name, choices(option.name));
    }
  return lines;
}

std::string bash(const All& all) {
  std::string lines =
      "# bash: source this, or put it where bash-completion looks, as \"fingerpost\".\n"
      "_fingerpost() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options=\n"
      "  COMPREPLY=()\n"
      "  case $before in\n";
  lines += values(all, [](const std::string& option, const std::string& words) {
    return words.empty() ? "    " + option + ") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n"
                         : "    " + option + ") COMPREPLY=($(compgen -W '" + words +
                               "' -- \"$word\")); return ;;\n";
  });
  lines += "  esac\n  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W '" +
           commands_of(all) + " --help --version' -- \"$word\"))\n    return\n  fi\n" +
           "  case ${COMP_WORDS[1]} in\n";
  for (const auto& command : all)
    lines += "    " + command.name + ") options='" + options_of(command) + "' ;;\n";
  return lines +
         "  esac\n  case $word in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
         "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n  esac\n}\n"
         "complete -o filenames -F _fingerpost fingerpost\n";
}

// "--kind[only this kind]:value:(page guidance)", as _arguments takes it.
std::string zsh_option(const CommandWords::Option& option) {
  std::string help = option.help;
  for (const char special : {'[', ']', ':'}) std::replace(help.begin(), help.end(), special, ' ');
  std::string text = "*" + option.name + "[" + help + "]";
  const std::string words = choices(option.name);
  if (option.takes_value) text += words.empty() ? ":value:_files" : ":value:(" + words + ")";
  return quoted(text);
}

std::string zsh(const All& all) {
  std::string lines =
      "#compdef fingerpost\n"
      "# zsh: put this into a folder of $fpath, as \"_fingerpost\".\n"
      "_fingerpost() {\n  local -a commands\n  commands=(\n";
  for (const auto& command : all) {
    std::string help = command.help;
    std::replace(help.begin(), help.end(), ':', ' ');
    lines += "    " + quoted(command.name + ":" + help) + "\n";
  }
  lines +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const auto& command : all) {
    lines += "    " + command.name + ") _arguments";
    for (const auto& option : command.options) lines += " \\\n      " + zsh_option(option);
    lines += " \\\n      '*:file:_files' ;;\n";
  }
  return lines + "  esac\n}\n_fingerpost \"$@\"\n";
}

std::string fish(const All& all) {
  std::string lines = "# fish: put this into ~/.config/fish/completions, as \"fingerpost.fish\".\n";
  const std::string none = "complete -c fingerpost -n '__fish_use_subcommand' -f ";
  for (const auto& command : all) {
    lines += none + "-a " + command.name + " -d " + quoted(command.help) + "\n";
    for (const auto& option : command.options) {
      lines += "complete -c fingerpost -n '__fish_seen_subcommand_from " + command.name + "' -l " +
               option.name.substr(2) + " -d " + quoted(option.help);
      const std::string words = choices(option.name);
      if (option.takes_value) lines += words.empty() ? " -r" : " -x -a " + quoted(words);
      lines += "\n";
    }
  }
  return lines;
}

}  // namespace

void add_completion(CommandLine& line) {
  const auto shell = std::make_shared<std::string>();
  line.add("completion", "what completes this command in a shell")
      .takes("SHELL", *shell, "bash, zsh or fish")
      .examples(
          "  source <(fingerpost completion bash)\n"
          "  fingerpost completion zsh > ~/.zfunc/_fingerpost\n"
          "  fingerpost completion fish > ~/.config/fish/completions/fingerpost.fish")
      .runs([shell, &line] {
        const All all = line.words();
        if (*shell == "bash")
          answer(bash(all));
        else if (*shell == "zsh")
          answer(zsh(all));
        else if (*shell == "fish")
          answer(fish(all));
        else
          throw Error(Fault::bad_argument, "no completion for '" + *shell + "': bash, zsh or fish");
        return ok;
      });
}

}  // namespace fingerpost::cli
