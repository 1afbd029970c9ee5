// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/notifications.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "base/bytes/random_token.h"
#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "engine/pipeline/import_messages.h"
#include "engine/verbs/audit.h"

namespace inlet::engine {
namespace {

using imports::Delivery;
using imports::Message;
using imports::MessageKind;
using imports::NotificationSettings;
using imports::Webhook;

void keep_secrets(const NotificationSettings& stored, NotificationSettings& wanted) {
  if (wanted.mail && stored.mail && wanted.mail->password.empty()) wanted.mail->password = stored.mail->password;
  for (Webhook& webhook : wanted.webhooks) {
    const auto before = std::ranges::find(stored.webhooks, webhook.url, &Webhook::url);
    if (before == stored.webhooks.end()) continue;
    webhook.id = before->id;
    if (webhook.secret.empty()) webhook.secret = before->secret;
  }
}

base::Error no_such(const char* what, std::int64_t id) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {what + std::to_string(id)});
}

Result<void> store_settings(Engine& engine, store::Transaction& transaction, const access::Actor& actor,
                            NotificationSettings& settings) {
  imports::number_webhooks(settings);
  INLET_TRY(imports::check(settings));
  ++settings.version;
  INLET_TRY(transaction.settings().put(imports::kNotificationSettings, imports::to_json(settings)));
  return audit(engine, transaction, actor, "notifications.changed", "settings",
               {{"mail", settings.mail ? settings.mail->host : ""}, {"webhooks", settings.webhooks.size()}});
}

Result<Webhook*> webhook_of(NotificationSettings& settings, std::int64_t id) {
  const auto webhook = std::ranges::find(settings.webhooks, id, &Webhook::id);
  if (webhook == settings.webhooks.end()) return no_such("Webhook ", id);
  return &*webhook;
}

Result<void> change(Engine& engine, const access::Actor& actor,
                    const std::function<Result<void>(NotificationSettings&)>& edit) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(NotificationSettings settings, read_notification_settings(*transaction));
  INLET_TRY(edit(settings));
  INLET_TRY(store_settings(engine, *transaction, actor, settings));
  return transaction->commit();
}

Result<Delivery> delivery_of(store::Transaction& transaction, std::int64_t id) {
  INLET_ASSIGN(auto delivery, transaction.outbox().find(id));
  if (!delivery) return no_such("Message ", id);
  return std::move(*delivery);
}

// `write` fills in target and body.
Result<Delivery> send_test(Engine& engine, const access::Actor& actor, MessageKind kind,
                           const std::function<Result<void>(NotificationSettings&, Message&)>& write) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(NotificationSettings settings, read_notification_settings(*transaction));
  Message message;
  message.kind = kind;
  message.event = imports::kTestEvent;
  message.created_at = engine.clock.now();
  INLET_TRY(write(settings, message));
  INLET_ASSIGN(const std::int64_t id, transaction->outbox().add_test(message));
  INLET_ASSIGN(Delivery delivery, delivery_of(*transaction, id));
  INLET_TRY(audit(engine, *transaction, actor, "message.tested", "message " + std::to_string(id)));
  INLET_TRY(transaction->commit());
  return delivery;
}

}  // namespace

Result<NotificationSettings> view_notifications(Engine& engine, const access::Actor& actor) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return read_notification_settings(*transaction);
}

Result<NotificationSettings> change_notifications(Engine& engine, const access::Actor& actor,
                                                  NotificationSettings settings) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const NotificationSettings stored, read_notification_settings(*transaction));
  if (stored.version != settings.version) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The settings"});
  }
  keep_secrets(stored, settings);
  INLET_TRY(store_settings(engine, *transaction, actor, settings));
  INLET_TRY(transaction->commit());
  return settings;
}

Result<Webhook> add_webhook(Engine& engine, const access::Actor& actor, const std::string& url) {
  Webhook made;
  INLET_TRY(change(engine, actor, [&](NotificationSettings& settings) -> Result<void> {
    settings.webhooks.push_back({0, url, base::random_token()});
    imports::number_webhooks(settings);
    made = settings.webhooks.back();
    return {};
  }));
  return made;
}

Result<Webhook> renew_secret(Engine& engine, const access::Actor& actor, std::int64_t id) {
  Webhook renewed;
  INLET_TRY(change(engine, actor, [&](NotificationSettings& settings) -> Result<void> {
    INLET_ASSIGN(Webhook* const webhook, webhook_of(settings, id));
    webhook->secret = base::random_token();
    renewed = *webhook;
    return {};
  }));
  return renewed;
}

Result<void> remove_webhook(Engine& engine, const access::Actor& actor, std::int64_t id) {
  return change(engine, actor, [&](NotificationSettings& settings) -> Result<void> {
    if (std::erase_if(settings.webhooks, [id](const Webhook& webhook) { return webhook.id == id; }) == 0)
      return no_such("Webhook ", id);
    return {};
  });
}

Result<Delivery> test_webhook(Engine& engine, const access::Actor& actor, std::int64_t id) {
  return send_test(
      engine, actor, MessageKind::kWebhook, [&](NotificationSettings& settings, Message& message) -> Result<void> {
        INLET_ASSIGN(const Webhook* const webhook, webhook_of(settings, id));
        message.target = webhook->url;
        message.body = base::write_json(base::JsonObject{
            {"event", imports::kTestEvent}, {"url", settings.public_url}, {"at", base::iso_time(message.created_at)}});
        return {};
      });
}

Result<Delivery> test_mail(Engine& engine, const access::Actor& actor, const std::string& address) {
  return send_test(
      engine, actor, MessageKind::kEmail, [&](NotificationSettings& settings, Message& message) -> Result<void> {
        if (!settings.mail) {
          return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The mail server"});
        }
        if (!imports::is_mail_address(address)) {
          return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                                  {"to", address, "Write an address like ann@example.com."});
        }
        message.target = address;
        message.body = "A test of Inlet\n\nInlet can send e-mail: this message was asked for by an administrator.\n";
        if (!settings.public_url.empty()) message.body += "\n" + settings.public_url + "\n";
        return {};
      });
}

Result<std::vector<Delivery>> list_deliveries(Engine& engine, const access::Actor& actor,
                                              std::optional<MessageKind> kind, std::int64_t before,
                                              std::uint32_t limit) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return transaction->outbox().list(kind, before, limit);
}

Result<Delivery> find_delivery(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return delivery_of(*transaction, id);
}

Result<Delivery> send_again(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(delivery_of(*transaction, id));
  INLET_TRY(transaction->outbox().send_again(id, engine.clock.now()));
  INLET_ASSIGN(Delivery delivery, delivery_of(*transaction, id));
  INLET_TRY(audit(engine, *transaction, actor, "message.sent_again", "message " + std::to_string(id)));
  INLET_TRY(transaction->commit());
  return delivery;
}

}  // namespace inlet::engine
