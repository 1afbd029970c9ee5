// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/confinement.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

namespace inlet::tables {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kHasSanitizer = true;
#else
constexpr bool kHasSanitizer = false;
#endif

// What becomes of a confined process that tries something: its exit code, or minus the signal that ended it.
int confined_child(const std::function<int()>& attempt) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), kFileDescriptor);
    const auto walls =
        confine({.memory_bytes = 64U << 20U, .cpu_seconds = 2, .parent = ::getppid()}, SeccompWish::kRequired);
    if (!walls.has_value()) ::_exit(99);
    ::_exit(attempt());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

struct Case {
  const char* name;
  std::function<int()> attempt;
  int expected;  // exit code, or minus a signal
};

TEST(Confinement, LetsNothingOut) {
  if (kHasSanitizer) GTEST_SKIP() << "with a sanitizer calls are refused instead of fatal";
  const Case kCases[] = {
      {"computes", [] { return 7; }, 7},
      {"opens no file", [] { return ::open("/etc/passwd", O_RDONLY) < 0 ? errno : 0; }, EACCES},
      {"opens no file for writing", [] { return ::open("/tmp/inlet-out", O_WRONLY | O_CREAT, 0600) < 0 ? errno : 0; },
       EACCES},
      {"reaches no network", [] { return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? 1 : 0; }, -SIGSYS},
      {"starts no program", [] { return ::execl("/bin/true", "true", nullptr); }, -SIGSYS},
      {"starts no process", [] { return ::fork() < 0 ? 1 : 0; }, -SIGSYS},
      {"ends no other process", [] { return ::kill(::getppid(), 0); }, -SIGSYS},
      {"removes no file", [] { return ::unlink("/tmp/inlet-out"); }, -SIGSYS},
      {"writes to no other descriptor", [] { return ::write(2, "x", 1) < 0 ? 1 : 0; }, -SIGSYS},
      {"makes no memory executable",
       [] {
         void* page = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return ::mprotect(page, 4096, PROT_READ | PROT_EXEC);
       },
       -SIGSYS},
      {"gets no more memory than it may",
       [] {
         return ::mmap(nullptr, 128U << 20U, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
                    ? 5
                    : 0;
       },
       5},
      {"does not sleep", [] { return ::pause(); }, -SIGSYS},
  };
  for (const Case& test : kCases) EXPECT_EQ(confined_child(test.attempt), test.expected) << test.name;
}

TEST(Confinement, EndsAnEndlessLoop) {
  if (kHasSanitizer) GTEST_SKIP() << "slow under a sanitizer";
  const int outcome = confined_child([] {
    for (volatile bool is_endless = true; is_endless;) {
    }
    return 0;
  });
  EXPECT_EQ(outcome, -SIGXCPU);
}

TEST(Confinement, EndsWhenItsParentIsGone) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto walls =
        confine({.memory_bytes = 64U << 20U, .cpu_seconds = 2, .parent = 1'000'000'000}, SeccompWish::kRequired);
    ::_exit(walls.has_value() ? 0 : 3);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 3);
}

}  // namespace
}  // namespace inlet::tables
