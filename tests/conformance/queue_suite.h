// SPDX-License-Identifier: Apache-2.0
//
// The contract of the queue: leases, fencing, rescue and fairness.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

inline constexpr base::Duration kLease{30'000};

inline jobs::JobId enqueue(Transaction& transaction, std::int64_t import_id, std::int64_t user = 1) {
  return must(transaction.jobs().enqueue(jobs::JobKind::kImport, import_id, import_id * 10, user, at_second(0)));
}

TEST_P(DatabaseSuite, AJobIsLeasedOnce) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  EXPECT_FALSE(must(queue.has_due(at_second(1))));
  const auto job = enqueue(*transaction, 3);
  EXPECT_TRUE(must(queue.has_due(at_second(1))));
  const auto leased = must(queue.lease("w1", at_second(1), kLease));
  ASSERT_TRUE(leased.has_value());
  EXPECT_FALSE(must(queue.has_due(at_second(1))));
  EXPECT_EQ(leased->job.id, job);
  EXPECT_EQ(leased->job.import_id, 3);
  EXPECT_EQ(leased->job.run_id, 30);
  EXPECT_EQ(leased->job.state, jobs::JobState::kRunning);
  EXPECT_EQ(leased->job.attempt, 1);
  EXPECT_FALSE(must(queue.lease("w2", at_second(1), kLease)).has_value());
  EXPECT_FALSE(must(queue.lease_job(job, "w2", at_second(1), kLease)).has_value());
  EXPECT_EQ(must(queue.workers()), (std::vector<std::string>{"w1"}));
  must(queue.verify(leased->lease));
  must(queue.settle(leased->lease, jobs::JobEnd::kCompleted, at_second(2), {}));
  EXPECT_EQ(must(queue.find_for_import(3))->state, jobs::JobState::kCompleted);
  EXPECT_FALSE(queue.verify(leased->lease).has_value());
}

TEST_P(DatabaseSuite, AForgottenWorkerCanDoNothingAnyMore) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  enqueue(*transaction, 3);
  const auto old_lease = must(queue.lease("w1", at_second(0), kLease))->lease;
  EXPECT_EQ(must(queue.rescue(at_second(10), {})), 0) << "the lease still holds";
  EXPECT_EQ(must(queue.rescue(at_second(60), {})), 1);
  const auto again = must(queue.lease("w2", at_second(61), kLease));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->lease.token, old_lease.token + 1);
  EXPECT_EQ(again->job.attempt, 2);
  for (const auto& result :
       {queue.verify(old_lease), queue.settle(old_lease, jobs::JobEnd::kCompleted, at_second(62), {})}) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, base::ErrorKind::kConflict);
  }
  EXPECT_FALSE(queue.renew(old_lease, at_second(62), kLease).has_value());
  must(queue.verify(again->lease));
}

TEST_P(DatabaseSuite, ADeadWorkersJobsAreFreeAtOnce) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  enqueue(*transaction, 1);
  enqueue(*transaction, 2);
  must(queue.lease("dead", at_second(0), kLease));
  must(queue.lease("alive", at_second(0), kLease));
  const std::string dead[] = {"dead", "never seen"};
  EXPECT_EQ(must(queue.rescue(at_second(1), dead)), 1);
  EXPECT_EQ(must(queue.workers()), (std::vector<std::string>{"alive"}));
}

TEST_P(DatabaseSuite, AnOrderlyStopIsNoLostAttempt) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  enqueue(*transaction, 1);
  auto leased = must(queue.lease("w", at_second(0), kLease));
  must(queue.settle(leased->lease, jobs::JobEnd::kReleased, at_second(1), {}));
  leased = must(queue.lease("w", at_second(2), kLease));
  EXPECT_EQ(leased->job.attempt, 1);
  must(queue.settle(leased->lease, jobs::JobEnd::kPaused, at_second(3), base::Duration(10'000)));
  EXPECT_EQ(must(queue.find_for_import(1))->state, jobs::JobState::kRetryable);
  EXPECT_FALSE(must(queue.has_due(at_second(12))));
  EXPECT_FALSE(must(queue.lease("w", at_second(12), kLease)).has_value());
  EXPECT_TRUE(must(queue.has_due(at_second(13))));
  leased = must(queue.lease("w", at_second(13), kLease));
  ASSERT_TRUE(leased.has_value());
  EXPECT_EQ(leased->job.attempt, 1) << "waiting for room is no lost attempt";
  EXPECT_EQ(leased->job.pauses, 1);
  EXPECT_EQ(leased->job.faults, 0);
}

TEST_P(DatabaseSuite, WhatWentWrongIsCountedApartAndForgottenOnceTheJobCameFurther) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  enqueue(*transaction, 1);
  auto leased = must(queue.lease("w", at_second(0), kLease));
  must(queue.rescue(at_second(60), {}));
  leased = must(queue.lease("w", at_second(61), kLease));
  must(queue.settle(leased->lease, jobs::JobEnd::kPaused, at_second(62), base::Duration(0)));
  leased = must(queue.lease("w", at_second(63), kLease));
  must(queue.settle(leased->lease, jobs::JobEnd::kTryAgain, at_second(64), base::Duration(0)));
  leased = must(queue.lease("w", at_second(65), kLease));
  ASSERT_TRUE(leased.has_value());
  EXPECT_EQ(leased->job.attempt, 2);
  EXPECT_EQ(leased->job.pauses, 1);
  EXPECT_EQ(leased->job.faults, 1);
  must(queue.came_further(leased->lease));
  must(queue.rescue(at_second(120), {}));
  leased = must(queue.lease("w", at_second(121), kLease));
  EXPECT_EQ(leased->job.attempt, 2) << "the lease after the progress was lost";
  EXPECT_EQ(leased->job.pauses, 0);
  EXPECT_EQ(leased->job.faults, 0);
}

TEST_P(DatabaseSuite, AWishToCancelOutlivesItsWorker) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  const auto job = enqueue(*transaction, 1);
  must(queue.lease("w", at_second(0), kLease));
  must(queue.ask(job, jobs::JobWish::kCancel, at_second(1)));
  must(queue.ask(job, jobs::JobWish::kStop, at_second(2)));
  must(queue.rescue(at_second(60), {}));
  const auto leased = must(queue.lease("other", at_second(61), kLease));
  ASSERT_TRUE(leased.has_value());
  EXPECT_EQ(must(queue.renew(leased->lease, at_second(62), kLease)), jobs::JobWish::kCancel);
}

TEST_P(DatabaseSuite, WhoHasTheFewestRunningComesFirst) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  const auto first = enqueue(*transaction, 1, 1);
  const auto second = enqueue(*transaction, 2, 1);
  const auto third = enqueue(*transaction, 3, 2);
  EXPECT_EQ(must(queue.jobs_before(first)), 0);
  EXPECT_EQ(must(queue.jobs_before(third)), 1) << "people take turns";
  EXPECT_EQ(must(queue.jobs_before(second)), 2);
  EXPECT_EQ(must(queue.lease("w", at_second(1), kLease))->job.id, first);
  EXPECT_EQ(must(queue.lease("w", at_second(1), kLease))->job.id, third);
  EXPECT_EQ(must(queue.lease("w", at_second(1), kLease))->job.id, second);
}

// With one worker nobody runs when the next job is chosen: who had the last turn stands behind.
TEST_P(DatabaseSuite, WithOneWorkerPeopleTakeTurnsToo) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  std::vector<jobs::JobId> many;
  for (int i = 1; i <= 3; ++i) many.push_back(enqueue(*transaction, i, 1));
  const auto one = enqueue(*transaction, 4, 2);
  std::vector<jobs::JobId> order;
  for (int second = 1; second <= 4; ++second) {
    if (second == 2) {
      EXPECT_EQ(must(queue.jobs_before(one)), 0);
      EXPECT_EQ(must(queue.jobs_before(many[1])), 1);
    }
    const auto leased = must(queue.lease("w", at_second(second), kLease));
    order.push_back(leased->job.id);
    must(queue.settle(leased->lease, jobs::JobEnd::kCompleted, at_second(second), {}));
  }
  EXPECT_EQ(order, (std::vector<jobs::JobId>{many[0], one, many[1], many[2]}));
}

TEST_P(DatabaseSuite, AWishReachesTheHolderAndAWaitingJobIsCancelledAtOnce) {
  auto transaction = write();
  auto& queue = transaction->jobs();
  const auto job = enqueue(*transaction, 1);
  const auto lease = must(queue.lease("w", at_second(0), kLease))->lease;
  EXPECT_EQ(must(queue.renew(lease, at_second(1), kLease)), jobs::JobWish::kContinue);
  must(queue.ask(job, jobs::JobWish::kCancel, at_second(2)));
  EXPECT_EQ(must(queue.renew(lease, at_second(3), kLease)), jobs::JobWish::kCancel);
  must(queue.settle(lease, jobs::JobEnd::kCancelled, at_second(4), {}));
  const auto waiting = enqueue(*transaction, 2);
  must(queue.ask(waiting, jobs::JobWish::kCancel, at_second(5)));
  EXPECT_EQ(must(queue.find_for_import(2))->state, jobs::JobState::kCancelled);
  EXPECT_FALSE(must(queue.lease("w", at_second(6), kLease)).has_value());
}

}  // namespace inlet::store
