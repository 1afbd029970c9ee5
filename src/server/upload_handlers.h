// SPDX-License-Identifier: Apache-2.0
//
// Files on their way in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "server/call.h"

namespace inlet::server {

Result<std::unique_ptr<BodySink>> receive_upload(Call& call);
Result<Response> get_detection(Call& call);

// A file's name as a person sees it: 1 to 255 characters.
Result<void> check_file_name(std::string_view name);

// FILE_TOO_LARGE. `size_bytes` 0: nobody said how large it is, only that it is larger.
base::Error file_too_large(const std::string& name, std::uint64_t size_bytes, std::uint64_t limit_bytes);

}  // namespace inlet::server
