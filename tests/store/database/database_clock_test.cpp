// SPDX-License-Identifier: Apache-2.0
#include "store/database/database_clock.h"

#include <gtest/gtest.h>

namespace inlet::store {
namespace {

class DatabaseElsewhere final : public Database {
 public:
  explicit DatabaseElsewhere(base::Duration ahead) : ahead_(ahead) {}
  Result<std::unique_ptr<Transaction>> begin(Access) override { return base::internal_error("it only has a clock"); }
  std::string describe() const override { return {}; }
  base::Duration clock_ahead() const override { return ahead_; }

 private:
  base::Duration ahead_;
};

TEST(DatabaseClock, GoesByThatOfTheDatabase) {
  for (const base::Duration ahead : {base::Duration(0), base::Duration(3'600'000), base::Duration(-3'600'000)}) {
    const DatabaseElsewhere database(ahead);
    const DatabaseClock clock(database);
    const base::SystemClock machine;
    const base::TimePoint before = machine.now();
    const base::TimePoint told = clock.now();
    EXPECT_GE(told, before + ahead);
    EXPECT_LE(told, machine.now() + ahead);
  }
}

}  // namespace
}  // namespace inlet::store
