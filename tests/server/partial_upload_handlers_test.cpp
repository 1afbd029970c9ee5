// SPDX-License-Identifier: Apache-2.0
#include "server/partial_upload_handlers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <thread>

#include "base/bytes/content_hash.h"
#include "imports/uploads/partial_files.h"
#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RawClient;
using testing::RunningServer;

constexpr std::size_t kPiece = imports::PartialFiles::kPieceBytes;

// A table of at least so many bytes, no two rows of it alike.
std::string table_of(std::size_t bytes) {
  std::string text = "Last Name,Email\n";
  for (int i = 0; text.size() < bytes; ++i) text += "Lee,lee" + std::to_string(i) + "@example.com\n";
  return text;
}

class PartialUploadTest : public ::testing::Test {
 protected:
  PartialUploadTest() : browser_(running_.port()) { browser_.set_up(running_.setup_token()); }

  std::string begin(const Browser& browser, std::string_view name, std::size_t size) {
    const RawAnswer answer =
        browser.send("POST", "/partial-uploads",
                     R"({"name":")" + std::string(name) + R"(","size_bytes":)" + std::to_string(size) + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    EXPECT_EQ(json_of(answer).at("piece_bytes").as_int64(), static_cast<std::int64_t>(kPiece));
    return "/partial-uploads/" + std::string(json_of(answer).at("id").as_string());
  }
  static std::string head_of_part(const Browser& browser, std::string_view path, std::size_t offset, std::size_t size) {
    return "PATCH /api/v1" + std::string(path) + "?offset=" + std::to_string(offset) + " HTTP/1.1\r\n" +
           browser.headers() + "Content-Type: application/octet-stream\r\nContent-Length: " + std::to_string(size) +
           "\r\n\r\n";
  }
  RawAnswer send(std::string_view path, std::size_t offset, std::string_view bytes) {
    return RawClient(running_.port()).ask(head_of_part(browser_, path, offset, bytes.size()) + std::string(bytes));
  }
  std::int64_t offset_of(const std::string& path) { return json_of(browser_.get(path)).at("offset_bytes").as_int64(); }
  std::size_t kept_files() const {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(running_.folder() / "uploads")) {
      count += entry.is_regular_file() ? 1 : 0;
    }
    return count;
  }

  RunningServer running_;
  Browser browser_;
};

TEST_F(PartialUploadTest, PartsBecomeTheUpload) {
  const std::string file = table_of(2 * kPiece + 100);
  const std::string path = begin(browser_, "leads.csv", file.size());
  const RawAnswer first = send(path, 0, std::string_view(file).substr(0, 2 * kPiece));
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(json_of(first).at("offset_bytes").as_int64(), static_cast<std::int64_t>(2 * kPiece));
  EXPECT_TRUE(json_of(browser_.get(path)).at("upload").is_null());

  const RawAnswer last = send(path, 2 * kPiece, std::string_view(file).substr(2 * kPiece));
  ASSERT_EQ(last.status, 201) << last.body;
  EXPECT_EQ(json_of(last).at("size_bytes").as_int64(), static_cast<std::int64_t>(file.size()));
  base::ContentHash hash;
  hash.add(file);
  EXPECT_EQ(json_of(last).at("sha256").as_string(), hash.hex());
  EXPECT_EQ(kept_files(), 1U) << "the parts are gone";

  // Whoever did not get that answer asks again, and there is one upload.
  const auto asked = json_of(browser_.get(path));
  EXPECT_EQ(asked.at("upload").at("id"), json_of(last).at("id"));
  const RawAnswer again = send(path, file.size(), "");
  EXPECT_EQ(again.status, 201) << again.body;
  EXPECT_EQ(json_of(again).at("id"), json_of(last).at("id"));
}

TEST_F(PartialUploadTest, ACutPartLeavesWholePieces) {
  const std::string file = table_of(3 * kPiece);
  const std::string path = begin(browser_, "leads.csv", file.size());
  {
    RawClient client(running_.port());
    client.send(head_of_part(browser_, path, 0, file.size()) + file.substr(0, kPiece + kPiece / 2));
    for (int tries = 0; tries < 2'000 && offset_of(path) < static_cast<std::int64_t>(kPiece); ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }
  EXPECT_EQ(offset_of(path), static_cast<std::int64_t>(kPiece));
  const RawAnswer rest = send(path, kPiece, std::string_view(file).substr(kPiece));
  EXPECT_EQ(rest.status, 201) << rest.body;
}

TEST_F(PartialUploadTest, HeadersTellToo) {
  const std::string path = begin(browser_, "leads.csv", 5 * kPiece);
  send(path, 0, std::string(kPiece, 'x'));
  const RawAnswer head =
      RawClient(running_.port()).ask("HEAD /api/v1" + path + " HTTP/1.1\r\n" + browser_.headers() + "\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.header("Upload-Offset"), std::to_string(kPiece));
  EXPECT_EQ(head.header("Upload-Length"), std::to_string(5 * kPiece));
}

TEST_F(PartialUploadTest, WhatDoesNotFitChangesNothing) {
  const std::string path = begin(browser_, "leads.csv", kPiece + 10);
  const RawAnswer elsewhere = send(path, kPiece, "0123456789");
  EXPECT_EQ(elsewhere.status, 409);
  EXPECT_EQ(code_of(elsewhere), "CONFLICT");
  EXPECT_EQ(send(path, 0, std::string(kPiece + 11, 'x')).status, 400) << "more than it was said to be";
  EXPECT_EQ(RawClient(running_.port())
                .ask("PATCH /api/v1" + path + " HTTP/1.1\r\n" + browser_.headers() + "Content-Length: 1\r\n\r\nx")
                .status,
            400)
      << "without an offset";
  EXPECT_EQ(send("/partial-uploads/none", 0, "x").status, 404);
  EXPECT_EQ(browser_.send("POST", "/partial-uploads", R"({"name":"","size_bytes":1})").status, 400);
  EXPECT_EQ(code_of(browser_.send("POST", "/partial-uploads", R"({"name":"a.csv","size_bytes":52428801})")),
            "FILE_TOO_LARGE");
}

TEST_F(PartialUploadTest, WhatIsNoTableIsRefusedAndNotKept) {
  const std::string path = begin(browser_, "leads.png", 8);
  const RawAnswer refused = send(path, 0, "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(refused.status, 422) << refused.body;
  EXPECT_EQ(code_of(refused), "UNSUPPORTED_TYPE");
  EXPECT_EQ(browser_.get(path).status, 404);
  EXPECT_EQ(code_of(send(begin(browser_, "leads.csv", 0), 0, "")), "EMPTY_FILE");
}

TEST_F(PartialUploadTest, NobodyElseSeesItAndItCanBeGivenUp) {
  const auto ben = testing::join(running_, browser_, "ben", "user");
  const std::string path = begin(browser_, "leads.csv", 2 * kPiece);
  send(path, 0, std::string(kPiece, 'x'));
  EXPECT_EQ(ben.browser.get(path).status, 404);
  EXPECT_EQ(ben.browser.send("DELETE", path).status, 404);
  EXPECT_EQ(offset_of(path), static_cast<std::int64_t>(kPiece));
  EXPECT_EQ(browser_.send("DELETE", path).status, 204);
  EXPECT_EQ(browser_.get(path).status, 404);
  EXPECT_EQ(kept_files(), 0U);
}

// A client that begins again and again must not fill the disk.
TEST_F(PartialUploadTest, TheOldestOfTooManyGoes) {
  const std::string first = begin(browser_, "leads.csv", 2 * kPiece);
  std::string path;
  for (int i = 0; i < 8; ++i) {
    path = begin(browser_, "leads.csv", 2 * kPiece);
  }
  EXPECT_EQ(browser_.get(first).status, 404);
  EXPECT_EQ(browser_.get(path).status, 200);
}

}  // namespace
}  // namespace inlet::server
