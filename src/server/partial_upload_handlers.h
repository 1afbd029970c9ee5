// SPDX-License-Identifier: Apache-2.0
//
// Files on their way in, in parts that can be sent again from where a connection was lost.
#pragma once

#include "server/call.h"

namespace inlet::server {

Result<Response> post_partial_upload(Call& call);
Result<Response> get_partial_upload(Call& call);
Result<Response> delete_partial_upload(Call& call);
// 201 with the upload when the part was the last one, else 200 with how far the file came.
Result<std::unique_ptr<BodySink>> receive_part(Call& call);

}  // namespace inlet::server
