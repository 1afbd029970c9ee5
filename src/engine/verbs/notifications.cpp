// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/notifications.h"

#include <algorithm>
#include <utility>

#include "base/json/json.h"

namespace inlet::engine {
namespace {

using imports::NotificationSettings;
using imports::Webhook;

Result<NotificationSettings> read(store::Transaction& transaction) {
  INLET_ASSIGN(const auto stored, transaction.settings().find(imports::kNotificationSettings));
  if (!stored) return NotificationSettings();
  return imports::notification_settings_from_json(*stored);
}

void keep_secrets(const NotificationSettings& stored, NotificationSettings& wanted) {
  if (wanted.mail && stored.mail && wanted.mail->password.empty()) wanted.mail->password = stored.mail->password;
  for (Webhook& webhook : wanted.webhooks) {
    const auto before = std::ranges::find(stored.webhooks, webhook.url, &Webhook::url);
    if (webhook.secret.empty() && before != stored.webhooks.end()) webhook.secret = before->secret;
  }
}

}  // namespace

Result<NotificationSettings> view_notifications(Engine& engine, const access::Actor& actor) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return read(*transaction);
}

Result<NotificationSettings> change_notifications(Engine& engine, const access::Actor& actor,
                                                  NotificationSettings settings) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const NotificationSettings stored, read(*transaction));
  if (stored.version != settings.version) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The settings"});
  }
  keep_secrets(stored, settings);
  INLET_TRY(imports::check(settings));
  ++settings.version;
  INLET_TRY(transaction->settings().put(imports::kNotificationSettings, imports::to_json(settings)));
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = actor.user;
  entry.action = "notifications.changed";
  entry.subject = "settings";
  entry.json = base::write_json(
      base::JsonObject{{"mail", settings.mail ? settings.mail->host : ""}, {"webhooks", settings.webhooks.size()}});
  INLET_TRY(transaction->audit().add(entry));
  INLET_TRY(transaction->commit());
  return settings;
}

}  // namespace inlet::engine
