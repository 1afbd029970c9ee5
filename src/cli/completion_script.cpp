// SPDX-License-Identifier: Apache-2.0
//
// Completion for three shells: one table of commands each, looked into by what was typed so far.
#include <algorithm>
#include <string_view>

#include "cli/command_tree.h"

namespace inlet::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

// In single quotes, for any shell.
std::string in_quotes(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

// Those of the program hold for every command.
std::vector<std::string> option_names(const std::vector<CommandWords>& tree, const CommandWords& command) {
  std::vector<std::string> names;
  const auto add = [&names](const CommandWords& of) {
    for (const OptionWords& option : of.options) names.insert(names.end(), option.names.begin(), option.names.end());
  };
  add(command);
  if (!command.path.empty()) {
    for (const OptionWords& option : tree.front().options) {
      if (option.names.front() != "--help" && option.names.front() != "--version")
        names.insert(names.end(), option.names.begin(), option.names.end());
    }
  }
  return names;
}

std::string choices_table(const std::vector<CommandWords>& tree) {
  std::string text;
  for (const CommandWords& command : tree) {
    for (const OptionWords& option : command.options) {
      if (option.choices.empty()) continue;
      for (const std::string& name : option.names)
        text += "    " + in_quotes(command.path + " " + name) + ") found=" + in_quotes(joined(option.choices, " ")) +
                " ;;\n";
    }
  }
  return text;
}

// The part that bash and zsh share: from $typed and $before to $found.
std::string posix_tables(const std::vector<CommandWords>& tree) {
  std::string text = "  case \"$typed $before\" in\n" + choices_table(tree) + "  esac\n";
  text += "  [ -n \"$found\" ] || case \"$typed\" in\n";
  for (const CommandWords& command : tree) {
    text += "    " + in_quotes(command.path) + ") found=" + in_quotes(joined(command.commands, " ")) +
            "; options=" + in_quotes(joined(option_names(tree, command), " ")) + " ;;\n";
  }
  return text + "  esac\n";
}

std::string command_paths(const std::vector<CommandWords>& tree) {
  std::string text;
  for (const CommandWords& command : tree) {
    if (!command.path.empty()) text += (text.empty() ? "" : "|") + in_quotes(command.path);
  }
  return text;
}

std::string bash(const std::vector<CommandWords>& tree) {
  return R"(# Completion of inlet for bash, made by `inlet completion bash`.
_inlet() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} typed= found= options= longer
  for longer in "${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    longer=${typed:+$typed }$longer
    case $longer in )" +
         command_paths(tree) + R"() typed=$longer ;; esac
  done
)" + posix_tables(tree) +
         R"(  COMPREPLY=()
  if [[ $word == -* ]]; then found=$options; fi
  if [ -n "$found" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$found" -- "$word")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _inlet inlet
)";
}

std::string zsh(const std::vector<CommandWords>& tree) {
  return R"(#compdef inlet
# Completion of inlet for zsh, made by `inlet completion zsh`.
_inlet() {
  local word=${words[CURRENT]} before=${words[CURRENT - 1]} typed= found= options= longer
  for longer in "${(@)words[2,CURRENT - 1]}"; do
    longer=${typed:+$typed }$longer
    case $longer in )" +
         command_paths(tree) + R"() typed=$longer ;; esac
  done
)" + posix_tables(tree) +
         R"(  [[ $word == -* ]] && found=$options
  if [ -n "$found" ]; then compadd -- ${=found}; else _files; fi
}
if [ "$funcstack[1]" = _inlet ]; then _inlet "$@"; else compdef _inlet inlet; fi
)";
}

// As fish wants to know whether a command and none below it was typed.
std::string fish_condition(const CommandWords& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::string condition;
  for (std::string_view rest = command.path; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    condition += (condition.empty() ? "" : "; and ") + ("__fish_seen_subcommand_from " + std::string(word));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
  }
  if (!command.commands.empty()) condition += "; and not __fish_seen_subcommand_from " + joined(command.commands, " ");
  return condition;
}

std::string fish_option(const CommandWords& command, const OptionWords& option) {
  std::string line = "complete -c inlet";
  if (!command.path.empty()) line += " -n " + in_quotes(fish_condition(command));
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.value.empty())
    line += option.choices.empty() ? " -r" : " -x -a " + in_quotes(joined(option.choices, " "));
  return line + " -d " + in_quotes(option.what) + "\n";
}

std::string fish(const std::vector<CommandWords>& tree) {
  std::string text = "# Completion of inlet for fish, made by `inlet completion fish`.\n";
  for (const CommandWords& command : tree) {
    for (const CommandWords& below : tree) {
      const std::size_t space = below.path.rfind(' ');
      const std::string parent = space == std::string::npos ? "" : below.path.substr(0, space);
      if (below.path.empty() || parent != command.path) continue;
      text += "complete -c inlet -f -n " + in_quotes(fish_condition(command)) + " -a " +
              in_quotes(below.path.substr(space == std::string::npos ? 0 : space + 1)) + " -d " +
              in_quotes(below.what) + "\n";
    }
    for (const OptionWords& option : command.options) text += fish_option(command, option);
  }
  return text;
}

}  // namespace

std::string completion_script(const std::vector<CommandWords>& tree, Shell shell) {
  switch (shell) {
    case Shell::kBash: return bash(tree);
    case Shell::kZsh: return zsh(tree);
    case Shell::kFish: return fish(tree);
  }
  return bash(tree);
}

}  // namespace inlet::cli
