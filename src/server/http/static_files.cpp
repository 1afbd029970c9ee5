// SPDX-License-Identifier: Apache-2.0
#include "server/http/static_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

// The bytes that embed_pages.py put into the program.
#define PAGE(index, path, etag)                                         \
  extern "C" const char page_##index##_raw[], page_##index##_raw_end[]; \
  extern "C" const char page_##index##_gz[], page_##index##_gz_end[];   \
  extern "C" const char page_##index##_br[], page_##index##_br_end[];
#include "pages_table.inc"
#undef PAGE

namespace inlet::server {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kContentTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".yaml", "application/yaml"},
    {".md", "text/markdown; charset=utf-8"},
    {".map", "application/json"},
}};

std::string_view bytes_between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

std::string_view content_type(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return "application/octet-stream";
  const auto found =
      std::ranges::find(kContentTypes, path.substr(dot), &std::pair<std::string_view, std::string_view>::first);
  return found == kContentTypes.end() ? "application/octet-stream" : found->second;
}

// True when the list of Accept-Encoding has the coding, and not with q=0.
bool accepts(std::string_view list, std::string_view coding) {
  while (!list.empty()) {
    std::string_view part = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), part.size() + 1));
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    const std::size_t end = part.find_first_of("; ");
    if (part.substr(0, end) != coding) continue;
    const std::size_t quality = part.find("q=");
    return quality == std::string_view::npos ||
           part.substr(quality + 2).find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

}  // namespace

std::span<const Page> embedded_pages() {
  static const std::vector<Page> pages = {
#define PAGE(index, path, etag)                                               \
  Page{path, etag, bytes_between(page_##index##_raw, page_##index##_raw_end), \
       bytes_between(page_##index##_gz, page_##index##_gz_end),               \
       bytes_between(page_##index##_br, page_##index##_br_end)},
#include "pages_table.inc"
#undef PAGE
  };
  return pages;
}

const Page* find_page(std::span<const Page> pages, std::string_view path) {
  const auto found = std::ranges::find(pages, path, &Page::path);
  return found == pages.end() ? nullptr : &*found;
}

Response page_response(const Page& page, const Request& request) {
  const std::string_view accepted = request.header("accept-encoding");
  std::string_view body = page.raw;
  std::string_view coding;
  if (!page.brotli.empty() && accepts(accepted, "br")) {
    body = page.brotli;
    coding = "br";
  } else if (!page.gzip.empty() && accepts(accepted, "gzip")) {
    body = page.gzip;
    coding = "gzip";
  }
  const std::string etag = "\"" + std::string(page.etag) + (coding.empty() ? "" : "-") + std::string(coding) + "\"";
  Response response;
  response.set("Content-Type", content_type(page.path)).set("ETag", etag).set("Vary", "Accept-Encoding");
  response.set("Cache-Control", page.path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header("if-none-match").find(etag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  if (!coding.empty()) response.set("Content-Encoding", coding);
  response.body = body;
  return response;
}

std::optional<Response> static_response(std::span<const Page> pages, const Request& request) {
  if (request.path.starts_with("/api/")) return std::nullopt;
  if (const Page* page = find_page(pages, request.path)) return page_response(*page, request);
  const std::string_view last = std::string_view(request.path).substr(request.path.rfind('/') + 1);
  const bool is_file = request.path.starts_with("/assets/") || last.find('.') != std::string_view::npos;
  const Page* index = is_file ? nullptr : find_page(pages, "/index.html");
  if (index == nullptr) return std::nullopt;
  return page_response(*index, request);
}

}  // namespace inlet::server
