// SPDX-License-Identifier: Apache-2.0
//
// What a person is told at the end of imports.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_notices(Call& call);
Result<Response> post_notices_read(Call& call);

}  // namespace inlet::server
