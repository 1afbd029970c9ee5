// SPDX-License-Identifier: Apache-2.0
//
// The program as a reader: what a process does that reader_process.h started. Every program that opens files of strangers
// calls it first thing in main.
#pragma once

#include <optional>

namespace inlet::tables {

// The exit code, when the program was started as a reader; nothing when it is for people.
std::optional<int> run_as_reader(int argc, const char* const* argv);

}  // namespace inlet::tables
