// SPDX-License-Identifier: Apache-2.0
//
// What a handler answers: a status, headers, and a body that is text, something that lives as long as the program, a stream,
// or events.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "server/http/request.h"

namespace inlet::server {

// Makes a body while it is sent. Asked on a thread of the pool, by one at a time.
class BodySource {
 public:
  virtual ~BodySource() = default;
  // Fewer bytes than asked for are fine; 0 is the end. A failure cuts the connection, so that the client does not take the
  // piece for the whole.
  virtual Result<std::size_t> read(std::span<char> buffer) = 0;
};

// Events of text/event-stream. Asked on a thread of the pool whenever there may be news.
class EventSource {
 public:
  virtual ~EventSource() = default;
  // Events as they go out, "id: 7\nevent: progress\ndata: {}\n\n"; empty when there is nothing new; nothing at the end.
  virtual Result<std::optional<std::string>> next() = 0;
};

struct StreamedBody {
  std::unique_ptr<BodySource> source;
  std::optional<std::uint64_t> size_bytes;  // sent in chunks when not known
};

struct Response {
  int status = 200;
  std::vector<NamedText> headers;
  std::variant<std::string, std::string_view, StreamedBody, std::unique_ptr<EventSource>> body;

  Response& set(std::string_view name, std::string_view value) {
    headers.emplace_back(name, value);
    return *this;
  }
  std::string_view header(std::string_view name) const;  // as set(); empty when there is none
};

Response json_response(int status, std::string json);
Response no_content();
Response event_response(std::unique_ptr<EventSource> source);
// The bytes of `file` as a download called `name`, which may hold any character.
Response file_response(std::unique_ptr<base::ByteSource> file, std::string_view name, std::string_view content_type);
Response download_response(std::unique_ptr<BodySource> source, std::string_view name, std::string_view content_type);

// "attachment; filename=...; filename*=UTF-8''..." (RFC 6266): no quote, line break or path in it, whatever the name is.
std::string content_disposition(std::string_view name);

}  // namespace inlet::server
