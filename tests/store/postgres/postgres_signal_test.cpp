// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_signal.h"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "tests/store/postgres/postgres_place.h"

namespace inlet::store::postgres {
namespace {

constexpr base::Duration kPatience{20'000};  // only a failure takes as long

class PostgresSignalTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test_server().empty()) GTEST_SKIP() << "INLET_TEST_POSTGRES is not set";
    place_ = std::make_unique<PostgresPlace>();
    here_ = must(place_->open());
    there_ = must(place_->open());
    for (Database* node : {here_.get(), there_.get()}) wait_until_listening(*node->signal());
  }
  static void wait_until_listening(imports::ProgressSignal& signal) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    std::uint64_t seen = 0;
    while (signal.patience() <= base::Duration(1'000) && std::chrono::steady_clock::now() < deadline) {
      seen = signal.wait(seen, base::Duration(20));
    }
    ASSERT_GT(signal.patience(), base::Duration(1'000));
  }
  // The count once nothing more comes of what was before.
  static std::uint64_t present(imports::ProgressSignal& signal) {
    std::uint64_t seen = signal.wait(0, base::Duration(0));
    for (std::uint64_t next = 0; (next = signal.wait(seen, base::Duration(300))) != seen; seen = next) {
    }
    return seen;
  }

  std::unique_ptr<PostgresPlace> place_;
  std::unique_ptr<Database> here_;
  std::unique_ptr<Database> there_;
};

TEST_F(PostgresSignalTest, NewsReachTheOtherNode) {
  const std::uint64_t seen = present(*there_->signal());
  here_->signal()->news();
  EXPECT_GT(there_->signal()->wait(seen, kPatience), seen);
}

TEST_F(PostgresSignalTest, OwnNewsAreToldOnce) {
  const std::uint64_t seen = present(*here_->signal());
  here_->signal()->news();
  EXPECT_EQ(present(*here_->signal()), seen + 1);
}

TEST_F(PostgresSignalTest, AfterALossTheConnectionIsMadeAnewAndCountsAsNews) {
  const std::uint64_t seen = present(*there_->signal());
  run_sql(test_server(),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + place_->name() + "'");
  EXPECT_GT(there_->signal()->wait(seen, kPatience), seen);
  wait_until_listening(*there_->signal());
  const std::uint64_t after = present(*there_->signal());
  here_->signal()->news();
  EXPECT_GT(there_->signal()->wait(after, kPatience), after);
}

}  // namespace
}  // namespace inlet::store::postgres
