// SPDX-License-Identifier: Apache-2.0
//
// inlet(1), in the language of man.
#include <string_view>

#include "cli/command_tree.h"

namespace inlet::cli {
namespace {

// A backslash, a dash, and a dot or quote at the start of a line mean something to roff.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\\')
      result += "\\e";
    else if (c == '-')
      result += "\\-";
    else
      result += c;
  }
  if (result.starts_with('.') || result.starts_with('\'')) result = "\\&" + result;
  return result;
}

std::string option_entry(const OptionWords& option) {
  std::string names;
  for (const std::string& name : option.names) names += (names.empty() ? "" : "\\fR, \\fB") + escaped(name);
  std::string entry = ".TP\n\\fB" + names + "\\fR";
  const bool is_named = option.names.front().starts_with('-');
  if (is_named && !option.value.empty()) entry += " \\fI" + escaped(option.value) + "\\fR";
  entry += "\n" + escaped(option.what);
  std::string choices;
  for (const std::string& choice : option.choices) choices += (choices.empty() ? "" : ", ") + choice;
  if (!choices.empty()) entry += " (" + escaped(choices) + ")";
  return entry + "\n";
}

std::string command_entry(const CommandWords& command) {
  std::string text = ".SS inlet " + escaped(command.path);
  for (const OptionWords& argument : command.arguments) text += " " + escaped(argument.names.front());
  text += "\n" + escaped(command.what) + ".\n";
  for (const OptionWords& argument : command.arguments) text += option_entry(argument);
  for (const OptionWords& option : command.options) {
    if (!option.names.empty() && option.names.front() != "--help") text += option_entry(option);
  }
  if (!command.example.empty()) text += ".PP\nExample: \\fB" + escaped(command.example) + "\\fR\n";
  return text;
}

constexpr std::string_view kExitCodes[][2] = {
    {"0", "done; no row failed"},
    {"1", "done; at least one row failed, or would fail; a doctor found a problem"},
    {"2", "wrong usage, something that does not exist, a required field without a column"},
    {"3", "the file can not be read"},
    {"4", "somebody else changed it meanwhile, or it is not possible in this state"},
    {"5", "database, disk or address not available"},
    {"6", "cancelled or stopped"},
    {"70", "a fault in Inlet"},
};

}  // namespace

std::string manual_page(const std::vector<CommandWords>& tree, const std::string& version) {
  std::string text =
      ".\\\" SPDX-License-Identifier: Apache-2.0\n.TH INLET 1 \"\" \"Inlet " + escaped(version) +
      "\" \"User Commands\"\n"
      ".SH NAME\ninlet \\- import leads from CSV and Excel files, exactly once\n"
      ".SH SYNOPSIS\n.B inlet\n.I command\n.RI [ options ]\n.SH DESCRIPTION\n" +
      escaped(tree.front().what) +
      "\n.B inlet serve\ndoes it in the browser, the other commands in the terminal, with the same engine and "
      "the same database.\n.SH OPTIONS\nThey go with every command.\n";
  for (const OptionWords& option : tree.front().options) text += option_entry(option);
  text += ".SH COMMANDS\n";
  for (const CommandWords& command : tree) {
    if (!command.path.empty()) text += command_entry(command);
  }
  text += ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : kExitCodes)
    text += ".TP\n.B " + std::string(code) + "\n" + escaped(meaning) + "\n";
  return text +
         ".SH ENVIRONMENT\n.TP\n.B INLET_DATABASE\nAs \\fB\\-\\-database\\fR.\n.TP\n.B NO_COLOR\nNo "
         "colours.\n";
}

}  // namespace inlet::cli
