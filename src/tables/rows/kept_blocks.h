// SPDX-License-Identifier: Apache-2.0
//
// Files are decoded once: whoever reads a table from its beginning to its end may keep what it learnt, the rows of a workbook
// and for every table a BlockIndex, in one file. Its reader trusts nothing of it: what is not as it was written is an Error, and
// the upload can always be read anew.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "tables/rows/block_index.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

// Part of the name of every kept file: a newer reader may see a file differently, and decodes it again.
inline constexpr const char* kReaderVersion = "2";

// Passes the rows of another reader on, and keeps them.
class KeepingReader final : public RowReader {
 public:
  enum class What : std::uint8_t { kIndexAlone, kRowsAndIndex };

  // Writes from the beginning of the file behind `descriptor`, which must be empty and stays the caller's.
  KeepingReader(std::unique_ptr<RowReader> reader, int descriptor, What what)
      : reader_(std::move(reader)), descriptor_(descriptor), keeps_rows_(what == What::kRowsAndIndex) {}

  // At the end of the table the index is written. Where the disk is full or the file gets too long nothing is kept, and
  // reading goes on.
  Result<bool> next(RowBlock& block) override;
  Bookmark bookmark() const override { return reader_->bookmark(); }
  // Goes to the other reader's place; nothing is kept any more.
  Result<void> seek(const Bookmark& place) override;
  ReadProgress progress() const override { return reader_->progress(); }
  SheetTraits traits() const override { return reader_->traits(); }

 private:
  void keep(const RowBlock& block, const Bookmark& before);
  void note_blanks(const RowBlock& block);
  void finish();
  bool write(std::string_view bytes);

  std::unique_ptr<RowReader> reader_;
  int descriptor_;
  bool keeps_rows_;
  bool has_given_up_ = false;
  BlockIndex index_;
  std::uint64_t size_ = 0;
  std::string bytes_;
};

// The index at the end of a kept file. READER_FAILED when it is not whole.
Result<BlockIndex> read_kept_index(const base::ByteSource& kept);

// Rows from a kept file that has them. `kept` must outlive the reader.
std::unique_ptr<RowReader> open_kept_rows(const base::ByteSource& kept, BlockIndex index, const ReadLimits& limits);

}  // namespace inlet::tables
