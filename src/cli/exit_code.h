// SPDX-License-Identifier: Apache-2.0
//
// What a script learns from the exit code (docs/user/cli.md).
#pragma once

#include "base/errors/error.h"

namespace inlet::cli {

inline constexpr int kSuccess = 0;
inline constexpr int kWithErrors = 1;
inline constexpr int kWrongUsage = 2;
inline constexpr int kUnreadableFile = 3;
inline constexpr int kConflict = 4;
inline constexpr int kUnavailable = 5;
inline constexpr int kCancelled = 6;
inline constexpr int kBug = 70;

int exit_code(const base::Error& error);

}  // namespace inlet::cli
