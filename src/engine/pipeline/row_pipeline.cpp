// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_pipeline.h"

#include <utility>

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
  threads_.emplace_back([this] { read(); });
  for (int i = 0; i < converters; ++i) threads_.emplace_back([this] { convert(); });
}

RowPipeline::~RowPipeline() {
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
  tables::RecordSieve sieve(*profile_);
  std::int64_t record = first_record_;
  std::uint64_t sequence = 0;
  std::optional<base::Error> failure;
  while (auto block = free_.take()) {
    (*block)->clear();
    auto more = reader_->next((*block)->source);
    if (!more.has_value()) failure = std::move(more).error();
    if (failure || !*more) break;
    (*block)->sequence = sequence++;
    (*block)->after = reader_->bookmark();
    (*block)->first_record = record;
    record += RowConversion::sift(sieve, **block);
    if (!to_convert_.put(std::move(*block))) break;
  }
  {
    const std::lock_guard lock(mutex_);
    end_sequence_ = sequence;
    failure_ = std::move(failure);
  }
  to_convert_.close();
  arrived_.notify_all();
}

void RowPipeline::convert() {
  while (auto block = to_convert_.take()) {
    conversion_->convert(**block);
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    const std::uint64_t sequence = (*block)->sequence;
    converted_.emplace(sequence, std::move(*block));
    arrived_.notify_all();
  }
}

}  // namespace inlet::engine
