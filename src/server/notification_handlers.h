// SPDX-License-Identifier: Apache-2.0
//
// How the world outside is told: mail server and webhooks. Passwords and secrets go in and never come out.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_notifications(Call& call);
Result<Response> put_notifications(Call& call);
Result<Response> post_mail_test(Call& call);

}  // namespace inlet::server
