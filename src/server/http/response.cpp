// SPDX-License-Identifier: Apache-2.0
#include "server/http/response.h"

#include <algorithm>

#include "base/text/utf8.h"

namespace inlet::server {
namespace {

class FileBody final : public BodySource {
 public:
  explicit FileBody(std::unique_ptr<base::ByteSource> file) : file_(std::move(file)) {}

  Result<std::size_t> read(std::span<char> buffer) override {
    INLET_ASSIGN(const std::size_t count, file_->read_at(offset_, buffer));
    offset_ += count;
    return count;
  }

 private:
  std::unique_ptr<base::ByteSource> file_;
  std::uint64_t offset_ = 0;
};

// Characters that RFC 8187 lets stand as they are.
bool is_plain(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_';
}

// The last part of what may look like a path, without control characters, at most 200 characters long.
std::string harmless(std::string_view name) {
  if (const std::size_t slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  std::string kept;
  for (const char c : base::cut_utf8(name, 200)) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) kept += c;
  }
  return kept.empty() || kept == "." || kept == ".." || !base::is_valid_utf8(kept) ? "download" : kept;
}

}  // namespace

std::string_view Response::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &NamedText::first);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response json_response(int status, std::string json) {
  Response response;
  response.status = status;
  response.set("Content-Type", "application/json");
  response.body = std::move(json);
  return response;
}

Response no_content() {
  Response response;
  response.status = 204;
  return response;
}

Response event_response(std::unique_ptr<EventSource> source) {
  Response response;
  response.set("Content-Type", "text/event-stream").set("X-Accel-Buffering", "no");
  response.body = std::move(source);
  return response;
}

Response file_response(std::unique_ptr<base::ByteSource> file, std::string_view name, std::string_view content_type) {
  const std::uint64_t size_bytes = file->size();
  Response response = download_response(std::make_unique<FileBody>(std::move(file)), name, content_type);
  std::get<StreamedBody>(response.body).size_bytes = size_bytes;
  return response;
}

Response download_response(std::unique_ptr<BodySource> source, std::string_view name, std::string_view content_type) {
  Response response;
  response.set("Content-Type", content_type).set("Content-Disposition", content_disposition(name));
  response.body = StreamedBody{std::move(source), std::nullopt};
  return response;
}

std::string content_disposition(std::string_view name) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  const std::string kept = harmless(name);
  std::string plain;
  std::string encoded;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const auto byte = static_cast<unsigned char>(kept[i]);
    if (is_plain(byte)) {
      encoded += kept[i];
    } else {
      encoded += '%';
      encoded += kDigits[byte >> 4];
      encoded += kDigits[byte & 15];
    }
    if ((byte & 0xC0) == 0x80) continue;  // one "_" for a letter, not for each of its bytes
    plain += is_plain(byte) || byte == ' ' ? kept[i] : '_';
  }
  return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
}

}  // namespace inlet::server
