// SPDX-License-Identifier: Apache-2.0
#include "engine/workers/worker_pool.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "imports/ledger/import_state.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::OwnEngine;

constexpr auto kManyLooks = std::chrono::milliseconds(100);  // the signal of tests lets nobody rest

std::string folder() { return std::filesystem::temp_directory_path().string(); }

TEST(WorkerPool, WithNothingToDoIsInNoWritersWay) {
  OwnEngine own;
  const int before = own.database().writes();
  {
    WorkerPool pool(own.engine(), folder(), 2);
    std::this_thread::sleep_for(kManyLooks);
  }
  EXPECT_EQ(own.database().writes(), before);
}

TEST(WorkerPool, RunsWhatIsDue) {
  OwnEngine own;
  const auto record = own.draft("Last Name,Email\nLee,ann@example.com\n");
  own.start(record.id);
  WorkerPool pool(own.engine(), folder(), 1);
  while (!imports::is_end(own.find(record.id).state)) std::this_thread::yield();
  EXPECT_EQ(own.find(record.id).tally.created, 1);
}

}  // namespace
}  // namespace inlet::engine
