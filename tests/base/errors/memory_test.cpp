// SPDX-License-Identifier: Apache-2.0
#include "base/errors/memory.h"

#include <gtest/gtest.h>

#include <string>

#include "base/errors/result.h"

namespace inlet::base {
namespace {

Result<std::string> lacks_memory() { throw std::bad_alloc(); }
Result<std::string> lacks_threads() {
  throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
}
Result<std::string> is_wrong() { throw std::string("no such thing is ever thrown"); }
Result<std::string> goes_well() { return std::string("done"); }

TEST(Memory, WorkThatLacksItComesToNothing) {
  for (const auto work : {lacks_memory, lacks_threads}) {
    const auto done = or_no_memory(work);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, Code::kNoMemory);
    EXPECT_EQ(done.error().kind, ErrorKind::kUnavailable);
  }
  EXPECT_EQ(*or_no_memory(goes_well), "done");
}

void end_by(Result<std::string> (*work)()) noexcept {
  tell_when_memory_ends();
  static_cast<void>(work());
}

TEST(MemoryDeathTest, WhatNobodyCatchesEndsTheProcessWithASentence) {
  EXPECT_EXIT(end_by(lacks_memory), testing::ExitedWithCode(5), "NO_MEMORY: There was not enough memory");
  EXPECT_EXIT(end_by(is_wrong), testing::KilledBySignal(SIGABRT), "");
}

}  // namespace
}  // namespace inlet::base
