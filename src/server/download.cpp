// SPDX-License-Identifier: Apache-2.0
#include "server/download.h"

#include <filesystem>
#include <utility>

#include "base/bytes/file_source.h"

namespace inlet::server {

Result<Response> download(const std::function<Result<void>(base::TemporaryFile&)>& write, std::string_view name,
                          std::string_view type) {
  std::error_code ignored;
  INLET_ASSIGN(auto file, base::TemporaryFile::create(std::filesystem::temp_directory_path(ignored).string()));
  INLET_TRY(write(file));
  INLET_ASSIGN(auto source, base::FileSource::open(file.path()));
  return file_response(std::move(source), name, type);
}

Result<Response> csv_download(
    const std::function<Result<void>(const std::function<Result<void>(std::string_view)>&)>& write,
    std::string_view name) {
  return download(
      [&](base::TemporaryFile& file) { return write([&](std::string_view bytes) { return file.write(bytes); }); }, name,
      "text/csv; charset=utf-8");
}

}  // namespace inlet::server
