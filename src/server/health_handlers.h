// SPDX-License-Identifier: Apache-2.0
//
// How it is, which version it is, and what its API is.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_health(Call& call);
Result<Response> get_version(Call& call);
Result<Response> get_contract(Call& call);

}  // namespace inlet::server
