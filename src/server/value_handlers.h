// SPDX-License-Identifier: Apache-2.0
//
// What is mended before the import: the values of a column, and single cells and rows.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> get_column_values(Call& call);
Result<Response> put_column_values(Call& call);
Result<Response> get_fixes(Call& call);
Result<Response> put_fixes(Call& call);
Result<Response> delete_fixes(Call& call);
Result<Response> get_reason_values(Call& call);

}  // namespace inlet::server
