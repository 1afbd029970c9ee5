// SPDX-License-Identifier: Apache-2.0
//
// The steps of the wizard: how the file is read, what is in it, where its columns go.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> put_step(Call& call);
Result<Response> put_source(Call& call);
Result<Response> get_preview(Call& call);
Result<Response> get_columns(Call& call);
Result<Response> get_suggestion(Call& call);
Result<Response> put_mapping(Call& call);
Result<Response> put_options(Call& call);
Result<Response> put_template(Call& call);
Result<Response> get_sample_leads(Call& call);

}  // namespace inlet::server
