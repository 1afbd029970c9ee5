// SPDX-License-Identifier: Apache-2.0
//
// Webhooks one by one, and what became of the messages that were sent to them or by e-mail. For administrators.
#pragma once

#include "imports/notices/outbox.h"
#include "server/call.h"

namespace inlet::server {

Result<Response> list_webhooks(Call& call);
Result<Response> post_webhook(Call& call);
Result<Response> delete_webhook(Call& call);
Result<Response> post_webhook_secret(Call& call);
Result<Response> post_webhook_test(Call& call);
Result<Response> list_deliveries(Call& call);
Result<Response> get_delivery(Call& call);
Result<Response> post_delivery_retry(Call& call);

Response delivery_response(int status, const imports::Delivery& delivery);

}  // namespace inlet::server
