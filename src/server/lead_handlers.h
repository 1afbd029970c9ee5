// SPDX-License-Identifier: Apache-2.0
//
// Leads: lists, one by one, and the trash.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_leads(Call& call);
// As a file, and how many have each value of a field.
Result<Response> get_leads_csv(Call& call);
Result<Response> get_lead_counts(Call& call);
Result<Response> post_lead(Call& call);
Result<Response> get_lead(Call& call);
Result<Response> patch_lead(Call& call);
Result<Response> delete_lead(Call& call);
Result<Response> post_trash(Call& call);
Result<Response> post_restore(Call& call);

}  // namespace inlet::server
