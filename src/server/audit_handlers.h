// SPDX-License-Identifier: Apache-2.0
//
// The audit log, as a list and as a file.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_audit(Call& call);
Result<Response> get_audit_csv(Call& call);

}  // namespace inlet::server
