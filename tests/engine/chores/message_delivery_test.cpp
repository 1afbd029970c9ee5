// SPDX-License-Identifier: Apache-2.0
#include "engine/chores/message_delivery.h"

#include <gtest/gtest.h>

#include "base/bytes/signature.h"
#include "base/json/json.h"
#include "engine/verbs/notifications.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using testing::must;
using testing::OwnEngine;

constexpr std::string_view kLeads = "First Name,Last Name,Email\nAnn,Lee,ann@example.com\n";
constexpr std::string_view kSecret = "a secret of enough letters";

// Keeps what it is given, and fails as long as it is told to.
class RecordingCourier final : public imports::Courier {
 public:
  Result<void> post(const imports::Post& post) override {
    posts.push_back(post);
    return answer();
  }
  Result<void> mail(const imports::MailServer&, const imports::Mail& mail) override {
    mails.push_back(mail);
    return answer();
  }

  std::vector<imports::Post> posts;
  std::vector<imports::Mail> mails;
  int failures = 0;

 private:
  Result<void> answer() {
    if (failures-- <= 0) return {};
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {"The message"},
                            "it answered 503");
  }
};

class MessageDeliveryTest : public ::testing::Test {
 protected:
  MessageDeliveryTest() {
    imports::NotificationSettings settings;
    settings.public_url = "https://leads.example.com";
    settings.webhooks = {{0, "https://example.com/inlet", std::string(kSecret)}};
    must(change_notifications(engine_.engine(), engine_.actor, settings));
  }
  // All that are due, but never for ever.
  int deliver() {
    int count = 0;
    while (count < 100 && must(deliver_next(engine_.engine(), courier_))) ++count;
    return count;
  }

  OwnEngine engine_;
  RecordingCourier courier_;
};

TEST_F(MessageDeliveryTest, EachEndIsToldOnceAndSigned) {
  const auto record = engine_.import(kLeads);
  EXPECT_EQ(deliver(), 1);
  ASSERT_EQ(courier_.posts.size(), 1U);
  const imports::Post& post = courier_.posts.front();
  EXPECT_EQ(post.url, "https://example.com/inlet");
  const auto json = must(base::parse_json(post.body));
  EXPECT_EQ(json.at("event").as_string(), "import.finished");
  EXPECT_EQ(json.at("import").as_int64(), record.id);
  EXPECT_EQ(json.at("state").as_string(), "completed");
  EXPECT_EQ(json.at("tally").at("created").as_int64(), 1);
  EXPECT_EQ(json.at("url").as_string(), "https://leads.example.com/imports/" + std::to_string(record.id));
  EXPECT_EQ(post.body.find("ann@example.com"), std::string::npos) << "no value of a row leaves the house";

  std::string signature;
  for (const auto& [name, value] : post.headers) {
    if (name == "Inlet-Signature") signature = value;
  }
  const std::string at = signature.substr(2, signature.find(',') - 2);
  EXPECT_EQ(signature, "t=" + at + ",v1=" + base::hmac_sha256_hex(kSecret, at + "." + post.body));
}

TEST_F(MessageDeliveryTest, IsTriedAgainAtGrowingDistancesAndGivenUpAfterADay) {
  engine_.import(kLeads);
  courier_.failures = 1'000;
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(deliver(), 0) << "not at once again";
  int tries = 1;
  for (int minutes = 0; minutes < 48 * 60; ++minutes) {
    engine_.clock().advance(std::chrono::minutes(1));
    tries += deliver();
  }
  EXPECT_EQ(tries, 9);
  const auto counts = must(engine_.reading()->outbox().counts());
  EXPECT_EQ(counts.waiting, 0);
  EXPECT_EQ(counts.given_up, 1);
}

TEST_F(MessageDeliveryTest, ArrivesOnceTheOtherSideIsThere) {
  engine_.import(kLeads);
  courier_.failures = 2;
  deliver();
  engine_.clock().advance(std::chrono::minutes(2));
  deliver();
  engine_.clock().advance(std::chrono::minutes(6));
  deliver();
  EXPECT_EQ(courier_.posts.size(), 3U);
  EXPECT_EQ(must(engine_.reading()->outbox().counts()).delivered, 1);
}

TEST_F(MessageDeliveryTest, AWebhookThatWasRemovedIsNeverCalled) {
  engine_.import(kLeads);
  auto settings = must(view_notifications(engine_.engine(), engine_.actor));
  settings.webhooks.clear();
  must(change_notifications(engine_.engine(), engine_.actor, settings));
  deliver();
  EXPECT_TRUE(courier_.posts.empty());
  EXPECT_EQ(must(engine_.reading()->outbox().counts()).given_up, 1);
}

TEST_F(MessageDeliveryTest, AMailGoesToTheStarter) {
  auto settings = must(view_notifications(engine_.engine(), engine_.actor));
  settings.webhooks.clear();
  settings.mail =
      imports::MailServer{"smtp.example.com", 587, imports::MailSecurity::kStartTls, "", "", "inlet@example.com"};
  must(change_notifications(engine_.engine(), engine_.actor, settings));
  {
    const auto transaction = engine_.writing();
    engine_.actor.user = must(
        transaction->users().create({"Ada", "ada@example.com", access::RoleId::kAdmin, ""}, engine_.clock().now()));
    must(transaction->commit());
  }
  engine_.import(kLeads);
  EXPECT_EQ(deliver(), 1);
  ASSERT_EQ(courier_.mails.size(), 1U);
  EXPECT_EQ(courier_.mails.front().to, "ada@example.com");
  EXPECT_EQ(courier_.mails.front().subject, "Job 1 completed");
  EXPECT_NE(courier_.mails.front().text.find("Successfully imported: 1"), std::string::npos);
}

TEST_F(MessageDeliveryTest, SecretsStayWhenTheyAreLeftOut) {
  auto settings = must(view_notifications(engine_.engine(), engine_.actor));
  settings.webhooks.front().secret.clear();
  const auto stored = must(change_notifications(engine_.engine(), engine_.actor, settings));
  EXPECT_EQ(stored.webhooks.front().secret, kSecret);
  settings.webhooks = {{0, "https://other.example.com", ""}};
  settings.version = stored.version;
  EXPECT_FALSE(change_notifications(engine_.engine(), engine_.actor, settings).has_value())
      << "a new one needs its own";
}

TEST_F(MessageDeliveryTest, AWebhookIsAddedAndItsSecretIsToldOnce) {
  Engine& engine = engine_.engine();
  const auto made = must(add_webhook(engine, engine_.actor, "https://crm.example.com/hooks"));
  EXPECT_GE(made.secret.size(), 32U);
  EXPECT_FALSE(add_webhook(engine, engine_.actor, "https://crm.example.com/hooks").has_value())
      << "it is there already";
  EXPECT_FALSE(add_webhook(engine, engine_.actor, "javascript:alert(1)").has_value());
  const auto renewed = must(renew_secret(engine, engine_.actor, made.id));
  EXPECT_NE(renewed.secret, made.secret);
  must(remove_webhook(engine, engine_.actor, made.id));
  EXPECT_FALSE(remove_webhook(engine, engine_.actor, made.id).has_value());
  EXPECT_EQ(must(view_notifications(engine, engine_.actor)).webhooks.size(), 1U);
}

TEST_F(MessageDeliveryTest, ATestIsSignedTriedOnceAndTakesThePlaceOfTheOneBefore) {
  Engine& engine = engine_.engine();
  const std::int64_t webhook = must(view_notifications(engine, engine_.actor)).webhooks.front().id;
  const auto test = must(test_webhook(engine, engine_.actor, webhook));
  courier_.failures = 1;
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(must(find_delivery(engine, engine_.actor, test.message.id)).state, imports::MessageState::kGivenUp);
  EXPECT_EQ(must(find_delivery(engine, engine_.actor, test.message.id)).reason, "it answered 503");
  const auto again = must(test_webhook(engine, engine_.actor, webhook));
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(must(find_delivery(engine, engine_.actor, again.message.id)).state, imports::MessageState::kDelivered);
  EXPECT_EQ(must(list_deliveries(engine, engine_.actor, std::nullopt, 0, 10)).size(), 1U);
  EXPECT_EQ(must(base::parse_json(courier_.posts.back().body)).at("event").as_string(), "test");
}

TEST_F(MessageDeliveryTest, WhatWasGivenUpCanBeSentAgain) {
  Engine& engine = engine_.engine();
  engine_.import(kLeads);
  courier_.failures = 1'000;
  for (int hours = 0; hours < 48; ++hours) {
    deliver();
    engine_.clock().advance(std::chrono::hours(1));
  }
  const auto given_up = must(list_deliveries(engine, engine_.actor, imports::MessageKind::kWebhook, 0, 10));
  ASSERT_EQ(given_up.size(), 1U);
  ASSERT_EQ(given_up.front().state, imports::MessageState::kGivenUp);
  courier_.failures = 0;
  const auto waiting = must(send_again(engine, engine_.actor, given_up.front().message.id));
  EXPECT_EQ(waiting.state, imports::MessageState::kWaiting);
  EXPECT_EQ(waiting.message.tries, 0);
  EXPECT_EQ(deliver(), 1);
  EXPECT_EQ(must(find_delivery(engine, engine_.actor, waiting.message.id)).state, imports::MessageState::kDelivered);
}

TEST_F(MessageDeliveryTest, ATestMailNeedsAServerAndAnAddress) {
  Engine& engine = engine_.engine();
  EXPECT_FALSE(test_mail(engine, engine_.actor, "ada@example.com").has_value());
  auto settings = must(view_notifications(engine, engine_.actor));
  settings.mail = imports::MailServer{"smtp.example.com", 587, imports::MailSecurity::kStartTls, "", "", "a@b.c"};
  must(change_notifications(engine, engine_.actor, settings));
  EXPECT_FALSE(test_mail(engine, engine_.actor, "ada\r\nBcc: x@example.com").has_value());
  must(test_mail(engine, engine_.actor, "ada@example.com"));
  EXPECT_EQ(deliver(), 1);
  ASSERT_EQ(courier_.mails.size(), 1U);
  EXPECT_EQ(courier_.mails.front().subject, "A test of Inlet");
}

}  // namespace
}  // namespace inlet::engine
