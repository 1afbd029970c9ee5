// SPDX-License-Identifier: Apache-2.0
//
// All commands and options, as the parser knows them: what shell completion and the manual page are made of, so that neither is
// ever behind the program.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace inlet::cli {

struct OptionWords {
  std::vector<std::string> names;    // "--duplicates"; of an argument: its name alone, without dashes
  std::string what;                  // a sentence
  std::string value;                 // "DIR"; empty: a flag
  std::vector<std::string> choices;  // what it may be; empty: anything
};

struct CommandWords {
  std::string path;  // "users add"; empty: the program itself
  std::string what;
  std::string example;
  std::vector<OptionWords> options;
  std::vector<OptionWords> arguments;
  std::vector<std::string> commands;  // below it
};

// The program first, then every command before those below it.
std::vector<CommandWords> command_tree(const CLI::App& program);

enum class Shell : std::uint8_t { kBash, kZsh, kFish };
std::string completion_script(const std::vector<CommandWords>& tree, Shell shell);
std::string manual_page(const std::vector<CommandWords>& tree, const std::string& version);

}  // namespace inlet::cli
