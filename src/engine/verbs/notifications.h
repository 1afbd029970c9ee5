// SPDX-License-Identifier: Apache-2.0
//
// An administrator sets up how the world outside is told of ends of imports.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/notices/notification_settings.h"

namespace inlet::engine {

Result<imports::NotificationSettings> view_notifications(Engine& engine, const access::Actor& actor);
// kInvalidInput with BAD_SETTING; kConflict when `version` is not the stored one. An empty password, or an empty secret of a webhook with
// the same URL, keeps the one that is stored.
Result<imports::NotificationSettings> change_notifications(Engine& engine, const access::Actor& actor,
                                                           imports::NotificationSettings settings);

}  // namespace inlet::engine
