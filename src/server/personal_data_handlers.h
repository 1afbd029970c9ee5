// SPDX-License-Identifier: Apache-2.0
//
// What is kept of one person: searched, shown, given out, erased.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_inquiries(Call& call);
Result<Response> post_inquiry(Call& call);
Result<Response> get_inquiry(Call& call);
Result<Response> delete_inquiry(Call& call);
Result<Response> post_erasure(Call& call);
Result<Response> get_person_export(Call& call);

}  // namespace inlet::server
