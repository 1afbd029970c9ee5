// SPDX-License-Identifier: Apache-2.0
//
// A file that is written for one answer.
#pragma once

#include <functional>
#include <string_view>

#include "base/bytes/temporary_file.h"
#include "base/errors/result.h"
#include "server/http/response.h"

namespace inlet::server {

// A download is made whole before its first byte goes out: what goes wrong is then an answer, not a file that ends early.
Result<Response> download(const std::function<Result<void>(base::TemporaryFile&)>& write, std::string_view name,
                          std::string_view type);
// The same for what is written piece by piece.
Result<Response> csv_download(
    const std::function<Result<void>(const std::function<Result<void>(std::string_view)>&)>& write,
    std::string_view name);

}  // namespace inlet::server
