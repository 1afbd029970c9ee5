// SPDX-License-Identifier: Apache-2.0
//
// Roles, their rights and the fields they do not see.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_roles(Call& call);
Result<Response> post_role(Call& call);
Result<Response> put_role(Call& call);
Result<Response> delete_role(Call& call);

}  // namespace inlet::server
