// SPDX-License-Identifier: Apache-2.0
//
// Reads and converts ahead of the writer: one thread reads blocks, a few convert them, and they come out in the order of the
// file, whatever the number of threads. Memory is bounded by the number of blocks under way.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/bounded_queue.h"
#include "engine/pipeline/converted_block.h"
#include "engine/pipeline/row_conversion.h"
#include "tables/rows/row_reader.h"
#include "tables/rows/source_profile.h"

namespace inlet::engine {

class RowPipeline {
 public:
  // Begins at the reader's place. `first_record` is the number of the first record to come. All arguments but the last two
  // must outlive the pipeline.
  RowPipeline(tables::RowReader& reader, const tables::SourceProfile& profile, const RowConversion& conversion,
              std::int64_t first_record, int converters);
  ~RowPipeline();
  RowPipeline(const RowPipeline&) = delete;
  RowPipeline& operator=(const RowPipeline&) = delete;

  // The next block of the file; none at the end.
  Result<std::unique_ptr<ConvertedBlock>> next();
  // Gives a block back, so that its memory is used again.
  void recycle(std::unique_ptr<ConvertedBlock> block);

 private:
  void read();
  Result<void> read_blocks(std::uint64_t& count);
  void convert();
  // There are so many blocks, and then the end of the file or a failure.
  void end_at(std::uint64_t count, std::optional<base::Error> failure);
  void end();

  tables::RowReader* reader_;
  const tables::SourceProfile* profile_;
  const RowConversion* conversion_;
  std::int64_t first_record_;

  BoundedQueue<std::unique_ptr<ConvertedBlock>> to_convert_;
  BoundedQueue<std::unique_ptr<ConvertedBlock>> free_;

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::map<std::uint64_t, std::unique_ptr<ConvertedBlock>> converted_;  // by sequence
  std::uint64_t next_sequence_ = 0;
  std::uint64_t end_sequence_ = UINT64_MAX;  // number of blocks, once known
  std::optional<base::Error> failure_;       // at end_sequence_
  bool stopping_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace inlet::engine
