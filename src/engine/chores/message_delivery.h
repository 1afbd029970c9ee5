// SPDX-License-Identifier: Apache-2.0
//
// Brings messages of the outbox to where they belong: one after the other, signed, tried again at growing distances for a day.
#pragma once

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/notices/courier.h"

namespace inlet::engine {

// The next message that is due; false: there is none. Somebody who dies in here leaves it due again two minutes later, so a message may
// come twice, under the same Inlet-Delivery.
Result<bool> deliver_next(Engine& engine, imports::Courier& courier);

}  // namespace inlet::engine
