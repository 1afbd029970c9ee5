// SPDX-License-Identifier: Apache-2.0
//
// The head of an HTTP/1.1 message: read strictly, because whatever two programs can read in two ways is how requests are
// smuggled; and written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace inlet::server {

struct HeadLimits {
  std::size_t head_bytes = 16 * 1024;
  std::size_t target_bytes = 8 * 1024;
  std::size_t fields = 100;
};

struct RequestHead {
  Request request;
  bool chunked = false;
  bool keep_alive = true;
  bool expects_continue = false;
};

// Why a head is refused; the connection ends with it.
struct HeadFault {
  int status = 400;
  const char* reason = "";
};

struct HeadSearch {
  std::optional<HeadFault> fault;
  std::size_t size_bytes = 0;  // of the head with its empty line; 0: more bytes are needed
};

// Looks for the end of a head in what has arrived so far. Finds bare line feeds and too long heads before it is all there.
HeadSearch find_head(std::string_view bytes, const HeadLimits& limits);

// Reads a whole head into `head`, whose request keeps what was set before (address, id).
std::optional<HeadFault> read_head(std::string_view bytes, const HeadLimits& limits, RequestHead& head);

enum class Framing : std::uint8_t { kLength, kChunked, kUntilClose, kNoBody };

// Writes status line, headers, framing and the empty line. Line breaks in values become spaces.
std::string write_head(const Response& response, Framing framing, std::uint64_t size_bytes, bool keep_alive);

}  // namespace inlet::server
