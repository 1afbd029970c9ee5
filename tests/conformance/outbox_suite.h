// SPDX-License-Identifier: Apache-2.0
//
// The contract of the outbox: told once, taken by one, tried again, given up.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

inline imports::Message message_to(std::string_view target) {
  imports::Message message;
  message.import_id = 3;
  message.event = "import_completed";
  message.target = target;
  message.body = "{}";
  message.created_at = at_second(0);
  return message;
}

TEST_P(DatabaseSuite, AMessageIsToldOnceAndTakenByOne) {
  auto transaction = write();
  auto& outbox = transaction->outbox();
  must(outbox.add(message_to("https://a.example.com")));
  must(outbox.add(message_to("https://a.example.com")));
  EXPECT_EQ(must(outbox.counts()).waiting, 1);
  const auto taken = must(outbox.take(at_second(1), at_second(60)));
  ASSERT_TRUE(taken.has_value());
  EXPECT_EQ(taken->target, "https://a.example.com");
  EXPECT_EQ(taken->tries, 1);
  EXPECT_FALSE(must(outbox.take(at_second(2), at_second(60))).has_value());
  must(outbox.delivered(taken->id, at_second(3)));
  EXPECT_FALSE(must(outbox.take(at_second(90), at_second(120))).has_value());
  EXPECT_EQ(must(outbox.counts()).delivered, 1);
}

TEST_P(DatabaseSuite, AMessageWhoseBearerDiedIsDueAgain) {
  auto transaction = write();
  auto& outbox = transaction->outbox();
  must(outbox.add(message_to("https://a.example.com")));
  must(outbox.take(at_second(1), at_second(60)));
  const auto again = must(outbox.take(at_second(61), at_second(120)));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->tries, 2);
  must(outbox.try_again(again->id, at_second(500), "it answered 503"));
  EXPECT_FALSE(must(outbox.take(at_second(499), at_second(600))).has_value());
  must(outbox.give_up(again->id, at_second(501), "it answered 503"));
  EXPECT_FALSE(must(outbox.take(at_second(1'000), at_second(2'000))).has_value());
  EXPECT_EQ(must(outbox.counts()).given_up, 1);
}

}  // namespace inlet::store
