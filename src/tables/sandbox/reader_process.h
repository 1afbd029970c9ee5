// SPDX-License-Identifier: Apache-2.0
//
// A process that reads a stranger's file, seen from whoever started it: the same program again, confined, with nothing but the
// file and a pipe. Whatever happens to it ends as an Error here, within known time.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/block_wire.h"
#include "tables/sandbox/confinement.h"
#include "tables/sandbox/frames.h"
#include "tables/sandbox/reader_request.h"

namespace inlet::tables {

// The first argument by which the program is told to be a reader. Hidden: no command of people.
inline constexpr const char* kReaderArgument = "read-rows";

// Whether a reader that was silent once more may go on: it has worked meanwhile, but others had the processors.
bool is_held_up(int silences, double worked_seconds, double silence_seconds);

class ReaderProcess {
 public:
  // Starts it and hands it the task. A source without a descriptor is copied into memory for it.
  // `block_file`: an empty file where it keeps what was decoded (request.keeps), or one that holds that already. The thread that starts a
  // reader must outlive it: the kernel ends the reader with that thread. READER_UNAVAILABLE.
  static Result<std::unique_ptr<ReaderProcess>> start(const base::ByteSource& source, const ReaderRequest& request,
                                                      int block_file = -1);
  // Ends it, wherever it is.
  ~ReaderProcess();
  ReaderProcess(const ReaderProcess&) = delete;
  ReaderProcess& operator=(const ReaderProcess&) = delete;

  // The next frame; signs of life are passed over. What the reader itself says went wrong is an Error, and so is its death:
  // READER_FAILED, or READER_TIMED_OUT when it was silent or computed for too long.
  Result<FrameHead> next_frame();
  // The body of the frame, or a part of it.
  Result<void> read(void* to, std::size_t count);
  Result<std::string> read_text(const FrameHead& head, std::size_t most);
  // A block after kRows; its head was not read yet. `last_row`: the number of the row before it.
  Result<BlockHead> read_rows(const FrameHead& head, std::uint64_t last_row, RowBlock& block);

  ReaderWalls walls() const { return walls_; }
  pid_t id() const { return id_; }

 private:
  ReaderProcess(pid_t id, int frames, const ReadLimits& limits, std::uint64_t cpu_seconds)
      : id_(id), frames_(frames), limits_(limits), cpu_seconds_(cpu_seconds) {}
  Result<void> await_ready();
  base::Error timed_out(std::uint64_t seconds);
  base::Error death();  // why there are no more frames
  void end();

  pid_t id_;
  int frames_;
  ReadLimits limits_;
  std::uint64_t cpu_seconds_;
  ReaderWalls walls_;
  bool is_over_ = false;
  std::vector<WireRow> rows_;
};

}  // namespace inlet::tables
