// SPDX-License-Identifier: Apache-2.0
//
// By what leads are known again, leads that look alike, and making one of two.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_duplicate_criteria(Call& call);
Result<Response> put_duplicate_criteria(Call& call);
Result<Response> list_likely_duplicates(Call& call);
Result<Response> post_likely_search(Call& call);
Result<Response> post_likely_dismiss(Call& call);
Result<Response> post_merge(Call& call);

}  // namespace inlet::server
