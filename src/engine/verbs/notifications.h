// SPDX-License-Identifier: Apache-2.0
//
// An administrator sets up how the world outside is told of ends of imports.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/notices/notification_settings.h"
#include "imports/notices/outbox.h"

namespace inlet::engine {

Result<imports::NotificationSettings> view_notifications(Engine& engine, const access::Actor& actor);
// kInvalidInput with BAD_SETTING; kConflict when `version` is not the stored one. An empty password, or an empty secret of a webhook with
// the same URL, keeps the one that is stored.
Result<imports::NotificationSettings> change_notifications(Engine& engine, const access::Actor& actor,
                                                           imports::NotificationSettings settings);

// One webhook at a time. The secret is made here and is in what these two give, and never told again.
Result<imports::Webhook> add_webhook(Engine& engine, const access::Actor& actor, const std::string& url);
Result<imports::Webhook> renew_secret(Engine& engine, const access::Actor& actor, std::int64_t id);
Result<void> remove_webhook(Engine& engine, const access::Actor& actor, std::int64_t id);

// A message that says it is a test, on the way that all others go, but tried once.
Result<imports::Delivery> test_webhook(Engine& engine, const access::Actor& actor, std::int64_t id);
Result<imports::Delivery> test_mail(Engine& engine, const access::Actor& actor, const std::string& address);

// What was sent, waits or was given up; newest first, those with an id below `before` (0: from the newest on).
Result<std::vector<imports::Delivery>> list_deliveries(Engine& engine, const access::Actor& actor,
                                                       std::optional<imports::MessageKind> kind, std::int64_t before,
                                                       std::uint32_t limit);
Result<imports::Delivery> find_delivery(Engine& engine, const access::Actor& actor, std::int64_t id);
Result<imports::Delivery> send_again(Engine& engine, const access::Actor& actor, std::int64_t id);

}  // namespace inlet::engine
