// SPDX-License-Identifier: Apache-2.0
//
// The rows of an import's file as they were read: one pass in the order of the file, stopping at the records that are wanted
// and leaping over many that are not.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/pipeline/row_fixes.h"
#include "engine/pipeline/run_plan.h"
#include "tables/rows/block_index.h"
#include "tables/rows/records.h"
#include "tables/rows/row_reader.h"

namespace inlet::engine {

// A cell that was mended in place.
struct MendedCell {
  std::uint32_t column = 0;
  std::string original;  // as shown
};

struct OriginalRow {
  std::int64_t record = 0;
  std::int64_t row = 0;
  std::int64_t line = 0;
  bool is_bad = false;              // could not be split: `cells` is its raw text
  std::vector<tables::Cell> cells;  // as corrected; views that live until the next call
  std::vector<MendedCell> mended;   // in order of the columns
};

class OriginalRows {
 public:
  // With what was mended in this import.
  static Result<std::unique_ptr<OriginalRows>> open(Engine& engine, imports::ImportId import_id, const RunPlan& plan);

  // The record of that number; false behind the end. Numbers must grow from call to call.
  Result<bool> read(std::int64_t record, OriginalRow& row);

 private:
  OriginalRows(const RunPlan& plan, std::unique_ptr<RowFixes> fixes, std::unique_ptr<base::ByteSource> source,
               std::unique_ptr<tables::RowReader> reader)
      : profile_(plan.profile),
        fixes_(std::move(fixes)),
        source_(std::move(source)),
        reader_(std::move(reader)),
        sieve_(profile_) {}

  void take_cells(const tables::RowPlace& place, OriginalRow& row) const;

  Result<void> leap(std::int64_t record);

  tables::SourceProfile profile_;
  std::unique_ptr<RowFixes> fixes_;
  std::unique_ptr<base::ByteSource> source_;
  std::unique_ptr<tables::RowReader> reader_;
  tables::RecordSieve sieve_;
  tables::RowBlock block_;
  std::size_t next_index_ = 0;  // in the block
  tables::ReadLimits limits_;
  std::string path_;  // of the upload
  bool was_index_wanted_ = false;
  std::optional<tables::BlockIndex> index_;
  std::int64_t next_record_ = 0;
};

}  // namespace inlet::engine
