// SPDX-License-Identifier: Apache-2.0
//
// The fields of a lead: read by everybody, changed by administrators.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_fields(Call& call);
Result<Response> post_field(Call& call);
Result<Response> put_field_order(Call& call);
Result<Response> patch_field(Call& call);
Result<Response> delete_field(Call& call);
Result<Response> get_field_use(Call& call);

}  // namespace inlet::server
