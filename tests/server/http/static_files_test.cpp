// SPDX-License-Identifier: Apache-2.0
#include "server/http/static_files.h"

#include <gtest/gtest.h>

#include <array>

namespace inlet::server {
namespace {

constexpr std::array<Page, 3> kPages = {{
    {"/index.html", "e1", "<html>", "", ""},
    {"/assets/app-x.js", "e2", "raw", "gz", "br"},
    {"/inlet.svg", "e3", "<svg>", "gz", ""},
}};

Request get(std::string path, std::vector<NamedText> headers = {}) {
  Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  return request;
}

std::string_view body(const Response& response) { return std::get<std::string_view>(response.body); }

TEST(StaticFiles, ChoosesTheBestFormThatIsTaken) {
  struct Case {
    const char* accepted;
    const char* body;
    const char* etag;
  };
  const Case cases[] = {
      {"", "raw", "\"e2\""},
      {"gzip, deflate, br", "br", "\"e2-br\""},
      {"gzip;q=0.5", "gz", "\"e2-gzip\""},
      {"br;q=0, gzip", "gz", "\"e2-gzip\""},
      {"brotli", "raw", "\"e2\""},
  };
  for (const Case& c : cases) {
    const auto response = static_response(kPages, get("/assets/app-x.js", {{"accept-encoding", c.accepted}}));
    ASSERT_TRUE(response) << c.accepted;
    EXPECT_EQ(body(*response), c.body) << c.accepted;
    EXPECT_EQ(response->header("ETag"), c.etag) << c.accepted;
  }
}

TEST(StaticFiles, KeepsHashedFilesForAYearAndAsksForOthers) {
  EXPECT_NE(static_response(kPages, get("/assets/app-x.js"))->header("Cache-Control").find("immutable"),
            std::string_view::npos);
  EXPECT_EQ(static_response(kPages, get("/inlet.svg"))->header("Cache-Control"), "no-cache");
  EXPECT_EQ(static_response(kPages, get("/inlet.svg", {{"if-none-match", "\"e3\""}}))->status, 304);
}

TEST(StaticFiles, GivesTheAppForItsOwnAddressesOnly) {
  EXPECT_EQ(body(*static_response(kPages, get("/"))), "<html>");
  EXPECT_EQ(body(*static_response(kPages, get("/leads/import/7/preview"))), "<html>");
  EXPECT_FALSE(static_response(kPages, get("/assets/gone.js")));
  EXPECT_FALSE(static_response(kPages, get("/favicon.ico")));
  EXPECT_FALSE(static_response(kPages, get("/api/v1/nothing")));
}

TEST(StaticFiles, TheContractIsInTheProgram) {
  const Page* contract = find_page(embedded_pages(), "/api/openapi.yaml");
  ASSERT_NE(contract, nullptr);
  EXPECT_NE(contract->raw.find("openapi: 3.1.0"), std::string_view::npos);
}

}  // namespace
}  // namespace inlet::server
