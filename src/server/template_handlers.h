// SPDX-License-Identifier: Apache-2.0
//
// Mapping templates: one's own, and the shared ones.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> list_templates(Call& call);
Result<Response> post_template(Call& call);
Result<Response> post_template_document(Call& call);
Result<Response> get_template_document(Call& call);
Result<Response> patch_template(Call& call);
Result<Response> delete_template(Call& call);

}  // namespace inlet::server
