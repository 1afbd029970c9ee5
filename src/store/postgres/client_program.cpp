// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/client_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

extern char** environ;

namespace inlet::store::postgres {
namespace {

base::Error refused(const std::string& program, const std::string& reason) {
  return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable, {program + ": " + reason});
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (std::string& text : texts) list.push_back(text.data());
  list.push_back(nullptr);
  return list;
}

// Ours, but for what the address says.
std::vector<std::string> environment_for(const ServerAddress& address) {
  std::vector<std::string> all = address.environment();
  const std::size_t count = all.size();
  for (char** place = environ; *place != nullptr; ++place) {
    const std::string_view entry = *place;
    const std::string_view name = entry.substr(0, entry.find('=') + 1);
    bool is_said = false;
    for (std::size_t i = 0; i < count; ++i) is_said = is_said || std::string_view(all[i]).starts_with(name);
    if (!is_said) all.emplace_back(entry);
  }
  return all;
}

// The first line that it wrote, until it closed its end.
std::string first_line_of(int descriptor) {
  std::string said;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = ::read(descriptor, piece.data(), piece.size())) != 0;) {
    if (count < 0 && errno != EINTR) break;
    if (count > 0 && said.size() < piece.size()) said.append(piece.data(), static_cast<std::size_t>(count));
  }
  return said.substr(0, said.find('\n'));
}

}  // namespace

Result<void> run_client(const ServerAddress& address, std::vector<std::string> command) {
  const std::string program = command.front();
  std::array<int, 2> errors{};
  if (::pipe2(errors.data(), O_CLOEXEC) != 0) return refused(program, std::strerror(errno));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
  std::vector<std::string> environment = environment_for(address);
  pid_t id = 0;
  const int fault =
      ::posix_spawnp(&id, program.c_str(), &actions, nullptr, pointers(command).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(errors[1]);
  if (fault != 0) {
    ::close(errors[0]);
    return refused(program, fault == ENOENT ? "it is not installed (Debian: postgresql-client)" : std::strerror(fault));
  }
  const std::string said = first_line_of(errors[0]);
  ::close(errors[0]);
  int status = 0;
  while (::waitpid(id, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
  return refused(program, said.empty() ? "it gave no reason" : said);
}

}  // namespace inlet::store::postgres
