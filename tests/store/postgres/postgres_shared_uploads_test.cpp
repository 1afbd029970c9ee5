// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_shared_uploads.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/bytes/content_hash.h"
#include "base/bytes/memory_source.h"
#include "tests/store/postgres/postgres_place.h"

namespace inlet::store::postgres {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

std::string bytes_of(std::size_t size, char seed) {
  std::string bytes(size, seed);
  for (std::size_t i = 0; i < size; i += 97) bytes[i] = static_cast<char>(i / 97);
  return bytes;
}

class PostgresSharedUploadsTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test_server().empty()) GTEST_SKIP() << "INLET_TEST_POSTGRES is not set";
    place_ = std::make_unique<PostgresPlace>();
    database_ = must(place_->open());
  }
  imports::SharedUploads& shared() { return *database_->shared_uploads(); }
  std::string put(const std::string& bytes, base::TimePoint now = at_second(0)) {
    const std::string hash = base::sha256_hex(bytes);
    must(shared().put(hash, base::MemorySource(bytes), now));
    return hash;
  }
  std::optional<std::string> fetch(const std::string& hash) {
    std::string bytes;
    const bool was_there = must(shared().fetch(hash, [&](std::string_view piece) -> Result<void> {
      EXPECT_LE(piece.size(), kMegabyte);
      bytes += piece;
      return {};
    }));
    return was_there ? std::optional(bytes) : std::nullopt;
  }
  void add_upload(const std::string& hash) {
    auto transaction = must(database_->begin(Access::kWrite));
    imports::Upload upload{0, "a.csv", 1, hash, 1, at_second(0), {}};
    must(transaction->uploads().add(upload));
    must(transaction->commit());
  }

  std::unique_ptr<PostgresPlace> place_;
  std::unique_ptr<Database> database_;
};

TEST_F(PostgresSharedUploadsTest, GivesBackWhatWasPut) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kMegabyte - 1, kMegabyte, 20 * kMegabyte + 7}) {
    const std::string bytes = bytes_of(size, 'a');
    const std::string hash = put(bytes);
    EXPECT_TRUE(must(shared().has(hash)));
    EXPECT_TRUE(fetch(hash) == bytes) << size;
  }
  EXPECT_EQ(fetch(base::sha256_hex("never put")), std::nullopt);
}

TEST_F(PostgresSharedUploadsTest, AContentIsStoredOnceHoweverManyPutIt) {
  const std::string bytes = bytes_of(5 * kMegabyte, 'b');
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) threads.emplace_back([&] { put(bytes); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_TRUE(fetch(base::sha256_hex(bytes)) == bytes);
  EXPECT_TRUE(run_sql(place_->url(), "DO $$ BEGIN ASSERT (SELECT count(*) FROM received_piece) = 5; END $$"));
}

TEST_F(PostgresSharedUploadsTest, WhatWasBrokenOffIsNotThereAndGoesOn) {
  const std::string bytes = bytes_of(3 * kMegabyte, 'c');
  const std::string hash = put(bytes);
  run_sql(place_->url(), "UPDATE received_file SET is_whole = 0; DELETE FROM received_piece WHERE number > 0");
  EXPECT_FALSE(must(shared().has(hash)));
  EXPECT_EQ(fetch(hash), std::nullopt);
  put(bytes);
  EXPECT_TRUE(fetch(hash) == bytes);
}

TEST_F(PostgresSharedUploadsTest, KnowsWhatIsMissingAndWhatIsNeeded) {
  const std::string there = put("there");
  const std::string absent = base::sha256_hex("absent");
  add_upload(there);
  add_upload(absent);
  EXPECT_EQ(must(shared().missing()), std::vector<std::string>{absent});
  const std::vector<std::string> asked = {there, base::sha256_hex("other")};
  EXPECT_EQ(must(shared().needed(asked)), std::vector<std::string>{there});
}

TEST_F(PostgresSharedUploadsTest, RemovesWhatNoUploadNeedsOnceItIsOld) {
  const std::string needed = put("needed");
  add_upload(needed);
  const std::string old = put("old");
  const std::string again = put("again");
  put("again", at_second(100));  // somebody brings it just now
  EXPECT_EQ(must(shared().remove_unneeded(at_second(50))), 1);
  EXPECT_TRUE(must(shared().has(needed)));
  EXPECT_FALSE(must(shared().has(old)));
  EXPECT_TRUE(must(shared().has(again)));
}

// Whoever writes has the turn; receiving a file is nobody's turn.
TEST_F(PostgresSharedUploadsTest, WaitsForNoWriter) {
  const auto writer = must(database_->begin(Access::kWrite));
  put("meanwhile");
  EXPECT_TRUE(fetch(base::sha256_hex("meanwhile")).has_value());
}

// Nobody has uploaded it yet, and it may take its time.
TEST_F(PostgresSharedUploadsTest, PiecesStayAsLongAsTheirFileIsBegun) {
  imports::PartialUpload partial;
  partial.id = "part_1";
  partial.owner = 1;
  partial.name = "a.csv";
  partial.size = 2 * kMegabyte;
  partial.begun_at = at_second(0);
  auto transaction = must(database_->begin(Access::kWrite));
  must(transaction->uploads().add_partial(partial));
  must(transaction->commit());
  must(shared().begin_pieces(partial.id, partial.size, at_second(0)));
  must(shared().put_piece(partial.id, 0, bytes_of(kMegabyte, 'a')));
  must(shared().put_piece(partial.id, 0, bytes_of(kMegabyte, 'b')));
  EXPECT_EQ(must(shared().count_pieces(partial.id)), 1) << "the first one stays";
  EXPECT_EQ(must(shared().remove_unneeded(at_second(100'000))), 0);
  std::string bytes;
  must(shared().fetch_pieces(partial.id, 1, [&](std::string_view piece) -> Result<void> {
    bytes += piece;
    return {};
  }));
  EXPECT_EQ(bytes, bytes_of(kMegabyte, 'a'));

  transaction = must(database_->begin(Access::kWrite));
  must(transaction->uploads().remove_partial(partial.id));
  must(transaction->commit());
  EXPECT_EQ(must(shared().remove_unneeded(at_second(100'000))), 1);
}

}  // namespace
}  // namespace inlet::store::postgres
