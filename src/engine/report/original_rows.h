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
#include "engine/pipeline/run_plan.h"
#include "tables/rows/block_index.h"
#include "tables/rows/records.h"
#include "tables/rows/row_reader.h"

namespace inlet::engine {

struct OriginalRow {
  std::int64_t record = 0;
  std::int64_t row = 0;
  std::int64_t line = 0;
  bool is_bad = false;              // could not be split: `cells` is its raw text
  std::vector<tables::Cell> cells;  // views that live until the next call
};

class OriginalRows {
 public:
  static Result<std::unique_ptr<OriginalRows>> open(Engine& engine, const RunPlan& plan);

  // The record of that number; false behind the end. Numbers must grow from call to call.
  Result<bool> read(std::int64_t record, OriginalRow& row);

 private:
  OriginalRows(const RunPlan& plan, std::unique_ptr<base::ByteSource> source, std::unique_ptr<tables::RowReader> reader)
      : profile_(plan.profile), source_(std::move(source)), reader_(std::move(reader)), sieve_(profile_) {}

  Result<void> leap(std::int64_t record);

  tables::SourceProfile profile_;
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
