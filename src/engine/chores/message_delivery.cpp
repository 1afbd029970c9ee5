// SPDX-License-Identifier: Apache-2.0
#include "engine/chores/message_delivery.h"

#include <algorithm>
#include <chrono>
#include <iterator>

#include "base/bytes/signature.h"
#include "base/log/log.h"
#include "engine/pipeline/import_messages.h"

namespace inlet::engine {
namespace {

using imports::Message;
using imports::MessageKind;
using imports::NotificationSettings;

constexpr base::Duration kHeldFor{120'000};  // longer than a courier takes
// Behind each try. Together a little more than a day.
constexpr std::chrono::minutes kPauses[] = {
    std::chrono::minutes(1),   std::chrono::minutes(5),   std::chrono::minutes(15),  std::chrono::minutes(60),
    std::chrono::minutes(180), std::chrono::minutes(360), std::chrono::minutes(480), std::chrono::minutes(480)};

// kNotFound: nobody wants it there any more.
Result<void> post(imports::Courier& courier, const NotificationSettings& settings, const Message& message,
                  base::TimePoint now) {
  const auto webhook = std::ranges::find(settings.webhooks, message.target, &imports::Webhook::url);
  if (webhook == settings.webhooks.end()) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The webhook"}, "it was removed");
  }
  const std::string at =
      std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
  imports::Post sent;
  sent.url = message.target;
  sent.body = message.body;
  sent.headers = {
      {"Content-Type", "application/json"},
      {"Inlet-Event", message.event},
      {"Inlet-Delivery", std::to_string(message.id)},
      {"Inlet-Signature", "t=" + at + ",v1=" + base::hmac_sha256_hex(webhook->secret, at + "." + message.body)}};
  return courier.post(sent);
}

Result<void> mail(imports::Courier& courier, const NotificationSettings& settings, const Message& message) {
  if (!settings.mail) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The mail server"},
                            "it was removed");
  }
  const std::size_t end = message.body.find("\n\n");
  return courier.mail(*settings.mail, {message.target, message.body.substr(0, end), message.body.substr(end + 2)});
}

Result<void> note(Engine& engine, const Message& message, const Result<void>& sent) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  const auto tries = static_cast<std::size_t>(message.tries);
  const bool is_last = message.event == imports::kTestEvent || tries > std::size(kPauses);
  if (sent.has_value()) {
    INLET_TRY(transaction->outbox().delivered(message.id, now));
  } else if (sent.error().kind == base::ErrorKind::kNotFound || is_last) {
    INLET_TRY(transaction->outbox().give_up(message.id, now, sent.error().detail));
  } else {
    INLET_TRY(transaction->outbox().try_again(message.id, now + kPauses[tries - 1], sent.error().detail));
  }
  return transaction->commit();
}

}  // namespace

Result<bool> deliver_next(Engine& engine, imports::Courier& courier) {
  std::optional<Message> message;
  NotificationSettings settings;
  {
    // Mostly there is none, and then nobody has to wait for the writer.
    INLET_ASSIGN(const auto reading, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto counts, reading->outbox().counts());
    if (counts.waiting == 0) return false;
    INLET_ASSIGN(settings, read_notification_settings(*reading));
  }
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    const base::TimePoint now = engine.clock.now();
    INLET_ASSIGN(message, transaction->outbox().take(now, now + kHeldFor));
    if (!message) return false;
    INLET_TRY(transaction->commit());
  }
  const auto sent = message->kind == MessageKind::kEmail ? mail(courier, settings, *message)
                                                         : post(courier, settings, *message, engine.clock.now());
  INLET_TRY(note(engine, *message, sent));
  if (sent.has_value()) {
    base::log_info("message.delivered", {{"message", message->id}, {"kind", imports::name_of(message->kind)}});
  } else {
    base::log_warning("message.not_delivered", {{"message", message->id},
                                                {"kind", imports::name_of(message->kind)},
                                                {"tries", message->tries},
                                                {"detail", sent.error().detail}});
  }
  return true;
}

}  // namespace inlet::engine
