// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_pipeline.h"

#include <gtest/gtest.h>

#include <new>

#include "base/bytes/memory_source.h"
#include "engine/pipeline/row_fixes.h"
#include "engine/pipeline/run_plan.h"
#include "engine/pipeline/run_users.h"
#include "tables/rows/csv/csv_row_reader.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using testing::must;
using testing::OwnEngine;

// Reads well up to its second block, where memory ends.
class ReaderOfOneBlock final : public tables::RowReader {
 public:
  explicit ReaderOfOneBlock(tables::RowReader& real) : real_(&real) {}
  Result<bool> next(tables::RowBlock& block) override {
    if (blocks_++ > 0) throw std::bad_alloc();
    return real_->next(block);
  }
  tables::Bookmark bookmark() const override { return real_->bookmark(); }
  Result<void> seek(const tables::Bookmark& place) override { return real_->seek(place); }
  tables::ReadProgress progress() const override { return real_->progress(); }

 private:
  tables::RowReader* real_;
  int blocks_ = 0;
};

TEST(RowPipeline, WhereMemoryEndsTheBlocksBeforeAreWholeAndTheRestIsAnError) {
  const std::string text = "Last Name,Email\nLee,ann@example.com\n";
  OwnEngine own;
  const auto id = own.draft(text).id;
  own.start(id);
  const RunPlan plan = must(run_plan_from_json(own.find(id).plan));
  const auto users = must(RunUsers::load(own.reading()->users()));
  const auto fixes = must(RowFixes::load(*own.reading(), id));
  const auto conversion = must(RowConversion::create(plan, *users, *fixes));
  const base::MemorySource source(text);
  const auto real = must(tables::CsvRowReader::open(source, plan.profile, {}));
  ReaderOfOneBlock reader(*real);
  RowPipeline pipeline(reader, plan.profile, *conversion, 0, 2);
  const auto block = must(pipeline.next());
  ASSERT_NE(block, nullptr);
  EXPECT_EQ(block->rows.size(), 1U);
  const auto end = pipeline.next();
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().code, base::Code::kNoMemory);
}

}  // namespace
}  // namespace inlet::engine
