// SPDX-License-Identifier: Apache-2.0
//
// The news of one import for who watches it. The truth is in the ledger, so a lost connection loses nothing.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> stream_events(Call& call);

}  // namespace inlet::server
