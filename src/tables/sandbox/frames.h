// SPDX-License-Identifier: Apache-2.0
//
// What a reader process says, one frame after another: a head, then as many bytes as it announces. The reader writes, and
// whoever started it reads (reader_process.h).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

enum class FrameKind : std::uint32_t {
  kReady = 1,  // it is confined: one byte, a bit for each wall of ReaderWalls
  kAlive,      // nothing new, but it has not stopped
  kProgress,   // of a survey: ReadSoFar
  kRows,       // a block: BlockHead and its parts
  kText,       // a piece of output
  kPart,       // the next piece of output begins a new file
  kAnswer,     // JSON, what was asked for
  kIndex,      // of a block index (block_index.h)
  kEnd,        // all went well
  kError,      // JSON of an Error; the last frame
};

// How far a file is read.
struct ReadSoFar {
  std::uint64_t rows = 0;
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;
};

struct FrameHead {
  FrameKind kind = FrameKind::kEnd;
  std::uint32_t unused = 0;
  std::uint64_t bytes = 0;  // that follow
};

class FrameWriter {
 public:
  explicit FrameWriter(int descriptor) : descriptor_(descriptor) {}

  // All of them end the process when nobody reads any more.
  void write(FrameKind kind, std::string_view body = {});
  void write_rows(const RowBlock& block, const Bookmark& after, const ReadProgress& progress);
  void write_progress(const ReadSoFar& so_far);
  // kAlive, when nothing was written for a second.
  void show_life();

 private:
  void write_parts(FrameHead head, std::initializer_list<std::string_view> parts);

  int descriptor_;
  std::int64_t written_at_ = 0;  // seconds of the monotonic clock
};

// The file as a reader sees it, which shows that it lives whenever it reads on.
class LivelySource final : public base::ByteSource {
 public:
  LivelySource(const base::ByteSource& file, FrameWriter& frames) : file_(&file), frames_(&frames) {}
  std::uint64_t size() const override { return file_->size(); }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    frames_->show_life();
    return file_->read_at(offset, buffer);
  }

 private:
  const base::ByteSource* file_;
  FrameWriter* frames_;
};

}  // namespace inlet::tables
