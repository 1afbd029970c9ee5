// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_progress.h"

#include <unistd.h>

#include <cstdio>
#include <utility>

namespace inlet::cli {
namespace {

constexpr std::chrono::milliseconds kBetweenPictures{100};
constexpr std::chrono::seconds kBetweenLines{5};

}  // namespace

TerminalProgress::TerminalProgress(std::string verb)
    : verb_(std::move(verb)),
      is_terminal_(::isatty(STDERR_FILENO) != 0),
      begun_(std::chrono::steady_clock::now()),
      shown_(begun_) {}

void TerminalProgress::show(const imports::Tally& tally) {
  const auto now = std::chrono::steady_clock::now();
  const bool is_due = is_terminal_ ? now - shown_ >= kBetweenPictures : now - shown_ >= kBetweenLines;
  if (!is_due) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  const auto rate = static_cast<long long>(static_cast<double>(tally.done()) / seconds);
  const long long left = rate > 0 ? tally.to_come() / rate : 0;
  const long long percent = tally.total > 0 ? 100 * tally.done() / tally.total : 100;
  std::fprintf(stderr, "%s%s %lld/%lld - %lld%%, %lld rows a second, %lld s left%s", is_terminal_ ? "\r\x1b[K" : "",
               verb_.c_str(), static_cast<long long>(tally.done()), static_cast<long long>(tally.total), percent, rate,
               left, is_terminal_ ? "" : "\n");
  std::fflush(stderr);
}

void TerminalProgress::end() {
  if (is_terminal_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace inlet::cli
