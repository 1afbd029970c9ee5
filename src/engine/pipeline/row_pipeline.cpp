// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_pipeline.h"

#include <utility>

#include "base/errors/memory.h"
#include "tables/rows/records.h"

namespace inlet::engine {
namespace {

// Blocks that may be under way at once: enough for a whole batch in the writer's hands and the next one behind it.
constexpr std::size_t kBlocks = 32;

}  // namespace

RowPipeline::RowPipeline(tables::RowReader& reader, const tables::SourceProfile& profile,
                         const RowConversion& conversion, std::int64_t first_record, int converters)
    : reader_(&reader),
      profile_(&profile),
      conversion_(&conversion),
      first_record_(first_record),
      to_convert_(kBlocks),
      free_(kBlocks) {
  for (std::size_t i = 0; i < kBlocks; ++i) free_.put(std::make_unique<ConvertedBlock>());
  try {
    threads_.emplace_back([this] { read(); });
    for (int i = 0; i < converters; ++i) threads_.emplace_back([this] { convert(); });
  } catch (...) {
    end();  // those that were started
    throw;
  }
}

RowPipeline::~RowPipeline() { end(); }

void RowPipeline::end() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  to_convert_.close();
  free_.close();
  arrived_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

Result<std::unique_ptr<ConvertedBlock>> RowPipeline::next() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return converted_.contains(next_sequence_) || next_sequence_ >= end_sequence_; });
  if (const auto place = converted_.find(next_sequence_); place != converted_.end()) {
    auto block = std::move(place->second);
    converted_.erase(place);
    ++next_sequence_;
    return block;
  }
  if (failure_) return *failure_;
  return std::unique_ptr<ConvertedBlock>();
}

void RowPipeline::recycle(std::unique_ptr<ConvertedBlock> block) { free_.put(std::move(block)); }

void RowPipeline::read() {
  std::uint64_t count = 0;
  const auto read = base::or_no_memory([&] { return read_blocks(count); });
  end_at(count, read.has_value() ? std::nullopt : std::optional(read.error()));
}

Result<void> RowPipeline::read_blocks(std::uint64_t& count) {
  tables::RecordSieve sieve(*profile_);
  std::int64_t record = first_record_;
  while (auto block = free_.take()) {
    (*block)->clear();
    INLET_ASSIGN(const bool is_more, reader_->next((*block)->source));
    if (!is_more) break;
    (*block)->sequence = count;
    (*block)->after = reader_->bookmark();
    (*block)->first_record = record;
    record += RowConversion::sift(sieve, **block);
    if (!to_convert_.put(std::move(*block))) break;
    ++count;
  }
  return {};
}

void RowPipeline::convert() {
  while (auto block = to_convert_.take()) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
    }
    const std::uint64_t sequence = (*block)->sequence;
    const auto converted = base::or_no_memory([&]() -> Result<void> {
      conversion_->convert(**block);
      const std::lock_guard lock(mutex_);
      converted_.emplace(sequence, std::move(*block));
      return {};
    });
    if (!converted.has_value()) end_at(sequence, converted.error());
    arrived_.notify_all();
  }
}

// Two may say so; what comes first in the file counts.
void RowPipeline::end_at(std::uint64_t count, std::optional<base::Error> failure) {
  {
    const std::lock_guard lock(mutex_);
    if (count < end_sequence_) {
      end_sequence_ = count;
      failure_ = std::move(failure);
    }
  }
  to_convert_.close();
  arrived_.notify_all();
}

}  // namespace inlet::engine
