// SPDX-License-Identifier: Apache-2.0
#include "engine/surveys/running_surveys.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::OwnEngine;
using tables::confined::SurveyProgress;

Result<void> nothing_to_do(const SurveyProgress&) { return {}; }

TEST(RunningSurveys, MakeOneOfAKeyAndAllWaitForIt) {
  OwnEngine own;
  RunningSurveys surveys(own.engine(), 2);
  std::atomic<int> made = 0;
  std::promise<void> gate;
  const std::shared_future<void> open = gate.get_future().share();
  for (int i = 0; i < 3; ++i) {
    surveys.begin("a", [&, open](const SurveyProgress& progress) -> Result<void> {
      ++made;
      EXPECT_TRUE(progress({10, 20, 30}));
      open.wait();
      return {};
    });
  }
  while (!surveys.standing("a") || surveys.standing("a")->so_far.rows == 0) std::this_thread::yield();
  EXPECT_EQ(surveys.standing("a")->so_far.bytes_total, 30U);
  gate.set_value();
  EXPECT_TRUE(surveys.finish("a", nothing_to_do).has_value());
  EXPECT_FALSE(surveys.standing("a").has_value());
  EXPECT_EQ(made, 1);
}

TEST(RunningSurveys, ABadFileStaysBad) {
  OwnEngine own;
  RunningSurveys surveys(own.engine(), 1);
  std::atomic<int> made = 0;
  const auto work = [&](const SurveyProgress&) -> Result<void> {
    ++made;
    return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {"leads.xlsx"});
  };
  for (int i = 0; i < 2; ++i) EXPECT_EQ(surveys.finish("a", work).error().code, base::Code::kCorruptFile);
  EXPECT_EQ(surveys.standing("a")->failure->code, base::Code::kCorruptFile);
  EXPECT_EQ(made, 1);
}

// A start with room again on a disk that had been full a moment ago was refused for the survey that had failed then.
TEST(RunningSurveys, WhatHasPassedRefusesNobodyWhoNeedsOne) {
  OwnEngine own;
  RunningSurveys surveys(own.engine(), 1);
  std::atomic<bool> has_room = false;
  std::atomic<int> made = 0;
  const auto work = [&](const SurveyProgress&) -> Result<void> {
    ++made;
    if (has_room) return {};
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kNoSpace);
  };
  EXPECT_EQ(surveys.finish("a", work).error().code, base::Code::kNoSpace);
  has_room = true;
  surveys.begin("a", work);  // for one who only looks, that can wait
  EXPECT_EQ(surveys.standing("a")->failure->code, base::Code::kNoSpace);
  EXPECT_EQ(made, 1);
  EXPECT_TRUE(surveys.finish("a", work).has_value());
  EXPECT_EQ(made, 2);
}

TEST(RunningSurveys, AreFoundByTheirEngine) {
  OwnEngine own;
  EXPECT_EQ(RunningSurveys::of(own.engine()), nullptr);
  {
    RunningSurveys surveys(own.engine(), 1);
    EXPECT_EQ(RunningSurveys::of(own.engine()), &surveys);
  }
  EXPECT_EQ(RunningSurveys::of(own.engine()), nullptr);
}

TEST(RunningSurveys, EndWhenToldTo) {
  OwnEngine own;
  RunningSurveys surveys(own.engine(), 1);
  std::promise<void> begun;
  surveys.begin("a", [&](const SurveyProgress& progress) -> Result<void> {
    begun.set_value();
    while (progress({})) std::this_thread::yield();
    return base::make_error(base::ErrorKind::kCancelled, base::Code::kStopped);
  });
  surveys.begin("b", nothing_to_do);
  begun.get_future().wait();
  surveys.begin_stop();
  EXPECT_EQ(surveys.finish("a", nothing_to_do).error().kind, base::ErrorKind::kCancelled);
  EXPECT_EQ(surveys.finish("b", nothing_to_do).error().kind, base::ErrorKind::kCancelled);
}

}  // namespace
}  // namespace inlet::engine
