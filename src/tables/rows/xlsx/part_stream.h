// SPDX-License-Identifier: Apache-2.0
//
// The unpacked bytes of one zip part, a piece at a time. Size and checksum are compared at the end, so that a file that was
// cut or damaged never looks whole.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/xlsx/byte_feed.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {

// What may still be unpacked of a file, over all parts that are read.
class UnpackBudget {
 public:
  explicit UnpackBudget(const ReadLimits& limits) : limit_(limits.unpacked_bytes) {}
  // ZIP_BOMB once the total is passed.
  Result<void> take(std::uint64_t bytes);
  // What was taken so far; going back to it lets a part be read again.
  std::uint64_t used() const { return used_; }
  void go_back_to(std::uint64_t used) { used_ = used; }

 private:
  std::uint64_t limit_;
  std::uint64_t used_ = 0;
};

class PartStream final : public ByteFeed {
 public:
  // `archive` and `budget` must outlive the stream. CORRUPT_FILE, PASSWORD_PROTECTED.
  static Result<PartStream> open(const ZipArchive& archive, const ZipEntry& entry, UnpackBudget& budget);
  PartStream(PartStream&&) noexcept;
  PartStream& operator=(PartStream&&) noexcept;
  ~PartStream() override;

  Result<std::size_t> read(std::span<char> out) override;
  // Where in the file the packed bytes read so far end.
  std::uint64_t file_offset() const;

 private:
  struct State;
  explicit PartStream(std::unique_ptr<State> state);
  Result<std::size_t> read_stored(std::span<char> out);
  Result<std::size_t> read_deflated(std::span<char> out);

  std::unique_ptr<State> state_;
};

}  // namespace inlet::tables
