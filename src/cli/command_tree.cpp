// SPDX-License-Identifier: Apache-2.0
#include "cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string_view>

namespace inlet::cli {
namespace {

// "Example: inlet undo 17" of a footer.
std::string example_in(std::string_view footer) {
  constexpr std::string_view kMark = "Example: ";
  const std::size_t place = footer.find(kMark);
  if (place == std::string_view::npos) return {};
  footer.remove_prefix(place + kMark.size());
  return std::string(footer.substr(0, footer.find('\n')));
}

// CLI11 writes the choices of an option behind its type: "TEXT:{skip,update}".
std::vector<std::string> choices_in(std::string_view type) {
  std::vector<std::string> choices;
  const std::size_t open = type.find('{');
  const std::size_t close = type.find('}');
  if (open == std::string_view::npos || close == std::string_view::npos) return choices;
  std::string_view list = type.substr(open + 1, close - open - 1);
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find(','));
    choices.emplace_back(one.substr(0, one.find("->")));
    list.remove_prefix(std::min(one.size() + 1, list.size()));
  }
  return choices;
}

OptionWords words_of(const CLI::Option& option) {
  OptionWords words;
  for (const std::string& name : option.get_lnames()) words.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) words.names.push_back("-" + name);
  if (words.names.empty()) words.names.push_back(option.get_name(true));
  words.what = option.get_description();
  words.choices = choices_in(option.get_type_name());
  if (option.get_items_expected_max() > 0) {
    const std::string type = option.get_type_name();
    words.value = type.substr(0, type.find(':'));
    if (words.value.empty()) words.value = "VALUE";
  }
  return words;
}

void walk(const CLI::App& command, const std::string& path, std::vector<CommandWords>& tree) {
  CommandWords words;
  words.path = path;
  words.what = command.get_description();
  words.example = example_in(command.get_footer());
  const auto take_options = [&words](const CLI::App& of) {
    for (const CLI::Option* option : of.get_options()) {
      (option->get_positional() ? words.arguments : words.options).push_back(words_of(*option));
    }
  };
  take_options(command);
  std::vector<const CLI::App*> below;
  for (const CLI::App* sub : command.get_subcommands([](const CLI::App*) { return true; })) {
    if (sub->get_name().empty()) {
      take_options(*sub);  // a group of options
    } else if (!sub->get_group().empty()) {
      below.push_back(sub);
      words.commands.push_back(sub->get_name());
    }
  }
  tree.push_back(std::move(words));
  for (const CLI::App* sub : below) walk(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name(), tree);
}

}  // namespace

std::vector<CommandWords> command_tree(const CLI::App& program) {
  std::vector<CommandWords> tree;
  walk(program, "", tree);
  return tree;
}

}  // namespace inlet::cli
