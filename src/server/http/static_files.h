// SPDX-License-Identifier: Apache-2.0
//
// The web pages and the API's contract, as they were compiled into the program.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "server/http/request.h"
#include "server/http/response.h"

namespace inlet::server {

struct Page {
  std::string_view path;  // "/assets/index-Bx3.js"
  std::string_view etag;  // of the raw bytes
  std::string_view raw;
  std::string_view gzip;  // empty where compression gains nothing
  std::string_view brotli;
};

std::span<const Page> embedded_pages();
const Page* find_page(std::span<const Page> pages, std::string_view path);

// The page in the best form that the browser takes, or 304. What has its hash in its name is kept for a year.
Response page_response(const Page& page, const Request& request);

// The answer to a GET outside of /api: the file, or index.html for the addresses of the web's own routes. Nothing for an
// unknown file.
std::optional<Response> static_response(std::span<const Page> pages, const Request& request);

}  // namespace inlet::server
