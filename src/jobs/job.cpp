// SPDX-License-Identifier: Apache-2.0
#include "jobs/job.h"

namespace inlet::jobs {
namespace {

constexpr std::string_view kKindNames[] = {"import", "check", "undo", "criteria", "likely", "bulk", "inquiry"};
constexpr std::string_view kStateNames[] = {"available", "running", "retryable", "completed", "failed", "cancelled"};

template <class Choice, std::size_t kCount>
std::optional<Choice> named(const std::string_view (&names)[kCount], std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Choice>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(JobKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }
std::optional<JobKind> job_kind_named(std::string_view name) { return named<JobKind>(kKindNames, name); }

std::string_view name_of(JobState state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::optional<JobState> job_state_named(std::string_view name) { return named<JobState>(kStateNames, name); }

}  // namespace inlet::jobs
