// SPDX-License-Identifier: Apache-2.0
//
// The walls around a process that reads a stranger's file. Once they stand it can compute and use the descriptors it was
// handed, and nothing else: open no file, start no program, reach no network, see no other process. docs/operate/reader.md
// says which kernels have which wall.
#pragma once

#include <cstdint>

#include "base/errors/result.h"

namespace inlet::tables {

// The descriptors of a reader. All others are closed when it starts.
enum ReaderDescriptor : int {
  kFileDescriptor = 0,       // the file, for reading
  kRowsDescriptor = 1,       // frames for whoever started it
  kRequestDescriptor = 3,    // what it shall do
  kBlockFileDescriptor = 4,  // where decoded rows are kept; /dev/null where they aren't
};

struct ReaderWalls {
  bool has_seccomp = false;
  bool has_landlock = false;
};

struct ReaderBounds {
  std::uint64_t memory_bytes = 0;      // of data; not kept in builds with sanitizers, which need terabytes of addresses
  std::uint64_t cpu_seconds = 0;       // then SIGXCPU ends the process
  std::uint64_t block_file_bytes = 0;  // the longest block file; 0: none
  int parent = 0;                      // process id of whoever started it, with which it ends
};

enum class SeccompWish : std::uint8_t { kRequired, kOff };

// Confines the calling process, which must have one thread, for ever. READER_UNAVAILABLE when seccomp is required and the
// kernel refuses it, or when the parent is gone.
Result<ReaderWalls> confine(const ReaderBounds& bounds, SeccompWish wish);

}  // namespace inlet::tables
