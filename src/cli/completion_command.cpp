// SPDX-License-Identifier: Apache-2.0
//
// inlet completion, and the manual page in the same way: what the parser knows, for shells and for man.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/command_tree.h"
#include "cli/exit_code.h"

namespace inlet::cli {

void add_completion(CLI::App& program, Invocation& invocation) {
  static const std::map<std::string, Shell> kShells = {
      {"bash", Shell::kBash}, {"fish", Shell::kFish}, {"zsh", Shell::kZsh}};
  CLI::App* completion = program.add_subcommand("completion", "Print what completes commands and options in a shell");
  completion->footer("Example: inlet completion bash > ~/.local/share/bash-completion/completions/inlet");
  const auto shell = std::make_shared<std::string>();
  completion->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  completion->callback([&program, &invocation, shell] {
    invocation.action = [&program, shell]() -> Result<int> {
      print(completion_script(command_tree(program), kShells.at(*shell)));
      return kSuccess;
    };
  });
  CLI::App* manual = program.add_subcommand("manual", "Print the manual page, for man");
  manual->footer("Example: inlet manual | man -l -");
  manual->callback([&program, &invocation] {
    invocation.action = [&program]() -> Result<int> {
      const std::string version = program.version();
      print(manual_page(command_tree(program), version.substr(version.find(' ') + 1)));
      return kSuccess;
    };
  });
}

}  // namespace inlet::cli
