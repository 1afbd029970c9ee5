// SPDX-License-Identifier: Apache-2.0
#include "imports/uploads/upload_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/bytes/random_token.h"

namespace inlet::imports {
namespace {

namespace fs = std::filesystem;

class UploadFilesTest : public testing::Test {
 protected:
  UploadFilesTest() : folder_(fs::temp_directory_path() / ("inlet." + base::random_token(9))) {
    fs::create_directory(folder_);
    files_.emplace(*UploadFiles::open(folder_));
  }
  ~UploadFilesTest() override { fs::remove_all(folder_); }

  std::size_t count_files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder_ / "uploads"), fs::directory_iterator()));
  }

  fs::path folder_;
  std::optional<UploadFiles> files_;
};

TEST_F(UploadFilesTest, StoresAFileUnderItsHash) {
  auto reception = files_->receive("a.csv", 100);
  ASSERT_TRUE(reception.has_value());
  EXPECT_TRUE(reception->add("name\n").has_value());
  EXPECT_TRUE(reception->add("Ann\n").has_value());
  const auto received = std::move(*reception).finish();
  ASSERT_TRUE(received.has_value());
  EXPECT_EQ(received->sha256, base::sha256_hex("name\nAnn\n"));
  EXPECT_EQ(received->size, 9U);
  const auto source = files_->open_file(received->sha256);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ((*source)->size(), 9U);
  struct stat status {};
  ASSERT_EQ(::stat(files_->path_of(received->sha256).c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  EXPECT_TRUE(files_->remove(received->sha256).has_value());
  EXPECT_TRUE(files_->remove(received->sha256).has_value());
  EXPECT_FALSE(files_->open_file(received->sha256).has_value());
}

TEST_F(UploadFilesTest, RefusesTheFirstByteAboveTheLimit) {
  {
    auto reception = files_->receive("leads.csv", 8);
    EXPECT_TRUE(reception->add("12345678").has_value());
    const auto refused = reception->add("9");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, base::ErrorKind::kLimit);
    EXPECT_EQ(refused.error().code, base::Code::kFileTooLarge);
    EXPECT_NE(refused.error().message().find("leads.csv"), std::string::npos);
  }
  EXPECT_EQ(count_files(), 0U);
}

TEST_F(UploadFilesTest, TheSameContentIsOneFile) {
  for (int i = 0; i < 2; ++i) {
    auto reception = files_->receive("a.csv", 100);
    EXPECT_TRUE(reception->add("same").has_value());
    EXPECT_TRUE(std::move(*reception).finish().has_value());
  }
  EXPECT_EQ(count_files(), 1U);
}

TEST_F(UploadFilesTest, TakesAFileOfThisMachine) {
  const fs::path path = folder_ / "own.csv";
  const std::string text(700'000, 'x');
  std::ofstream(path) << text;
  const auto received = files_->receive_file(path, 1'000'000);
  ASSERT_TRUE(received.has_value());
  EXPECT_EQ(received->sha256, base::sha256_hex(text));
  EXPECT_EQ(files_->receive_file(path, 600'000).error().code, base::Code::kFileTooLarge);
  EXPECT_EQ(files_->receive_file(folder_ / "none.csv", 9).error().code, base::Code::kFileNotFound);
}

TEST_F(UploadFilesTest, LeftoversOfTheDeadGoAndThoseOfTheLivingStay) {
  const std::string upload = base::sha256_hex("an upload");
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(2);
  const auto make = [&](const std::string& name, fs::file_time_type at) {
    const fs::path path = folder_ / "uploads" / name;
    std::ofstream(path) << "x";
    fs::last_write_time(path, at);
    return path;
  };
  const auto now = fs::file_time_type::clock::now();
  const auto yesterday = now - std::chrono::hours(25);
  const fs::path of_dead[] = {make(".old.tmp", long_ago), make(upload + ".a1B2c3", long_ago),
                              make("partial-old", yesterday)};
  const fs::path others[] = {make("partial-of-today", long_ago), make(".new.tmp", now), make(upload + ".d4E5f6", now),
                             make(upload, long_ago), make(upload + ".0123456789abcdef.rows", long_ago)};
  EXPECT_EQ(*files_->remove_leftovers(), 3);
  for (const fs::path& path : of_dead) EXPECT_FALSE(fs::exists(path)) << path;
  for (const fs::path& path : others) EXPECT_TRUE(fs::exists(path)) << path;
}

// What a database keeps for several nodes, in memory.
class SharedInMemory final : public SharedUploads {
 public:
  Result<void> put(std::string_view sha256, const base::ByteSource& file, base::TimePoint) override {
    std::vector<char> bytes(file.size());
    INLET_TRY(file.read_at(0, bytes).map([](auto&&) {}));
    contents[std::string(sha256)].assign(bytes.begin(), bytes.end());
    return {};
  }
  Result<void> begin_pieces(std::string_view, std::uint64_t, base::TimePoint) override { return {}; }
  Result<void> put_piece(std::string_view name, std::int64_t number, std::string_view bytes) override {
    pieces[std::string(name)].emplace(number, bytes);
    return {};
  }
  Result<std::int64_t> count_pieces(std::string_view name) override {
    return static_cast<std::int64_t>(pieces[std::string(name)].size());
  }
  Result<void> fetch_pieces(std::string_view name, std::int64_t count, const ByteSink& sink) override {
    for (std::int64_t number = 0; number < count; ++number) INLET_TRY(sink(pieces[std::string(name)].at(number)));
    return {};
  }
  Result<bool> fetch(std::string_view sha256, const ByteSink& sink) override {
    const auto found = contents.find(std::string(sha256));
    if (found == contents.end()) return false;
    const std::size_t half = found->second.size() / 2;
    INLET_TRY(sink(std::string_view(found->second).substr(0, half)));
    INLET_TRY(sink(std::string_view(found->second).substr(half)));
    return true;
  }
  Result<bool> has(std::string_view sha256) override { return contents.contains(std::string(sha256)); }
  Result<std::vector<std::string>> missing() override {
    std::vector<std::string> hashes;
    std::ranges::copy_if(uploads, std::back_inserter(hashes),
                         [&](const auto& hash) { return !contents.contains(hash); });
    return hashes;
  }
  Result<std::vector<std::string>> needed(std::span<const std::string> hashes) override {
    std::vector<std::string> found;
    std::ranges::copy_if(hashes, std::back_inserter(found), [&](const auto& hash) { return uploads.contains(hash); });
    return found;
  }
  Result<void> remove(std::string_view sha256) override {
    contents.erase(std::string(sha256));
    pieces.erase(std::string(sha256));
    return {};
  }
  Result<std::int64_t> remove_unneeded(base::TimePoint) override {
    return static_cast<std::int64_t>(
        std::erase_if(contents, [&](const auto& entry) { return !uploads.contains(entry.first); }));
  }

  std::map<std::string, std::string> contents;
  std::map<std::string, std::map<std::int64_t, std::string>> pieces;
  std::set<std::string> uploads;  // hashes that uploads name
};

class SharedUploadFilesTest : public UploadFilesTest {
 protected:
  static UploadFiles node(const fs::path& folder, SharedUploads& shared) { return *UploadFiles::open(folder, &shared); }
  static std::string receive(const UploadFiles& files, std::string_view text) {
    auto reception = files.receive("a.csv", 100);
    EXPECT_TRUE(reception->add(text).has_value());
    return std::move(*reception).finish()->sha256;
  }
  static void make_old(const UploadFiles& files, const std::string& hash) {
    fs::last_write_time(files.path_of(hash), fs::file_time_type::clock::now() - std::chrono::minutes(6));
  }

  SharedInMemory shared_;
  UploadFiles first_ = node(folder_ / "first", shared_);
  UploadFiles second_ = node(folder_ / "second", shared_);
};

TEST_F(SharedUploadFilesTest, AnotherNodeFetchesWhatWasReceivedHere) {
  const std::string hash = receive(first_, "name\nAnn\n");
  EXPECT_FALSE(*second_.has(hash));
  EXPECT_FALSE(second_.open_file(hash).has_value());
  ASSERT_TRUE(first_.share(hash, {}).has_value());
  EXPECT_TRUE(*second_.has(hash));
  EXPECT_FALSE(fs::exists(second_.path_of(hash))) << "asking fetches nothing";
  const auto source = second_.open_file(hash);
  ASSERT_TRUE(source.has_value());
  EXPECT_EQ((*source)->size(), 9U);
  EXPECT_TRUE(second_.remove(hash).has_value());
  EXPECT_TRUE(second_.open_file(hash).has_value()) << "a lost copy comes back";
}

TEST_F(SharedUploadFilesTest, RefusesBytesThatAreNotWhatTheHashSays) {
  const std::string hash = base::sha256_hex("name\nAnn\n");
  shared_.contents[hash] = "name\nEve\n";
  const auto source = second_.open_file(hash);
  ASSERT_FALSE(source.has_value());
  EXPECT_EQ(source.error().kind, base::ErrorKind::kCorrupt);
  EXPECT_FALSE(fs::exists(second_.path_of(hash)));
}

TEST_F(SharedUploadFilesTest, SharesWhatOnlyThisDiskHas) {
  const std::string here = receive(first_, "here");
  const std::string there = receive(second_, "there");
  const std::string forgotten = receive(first_, "forgotten");
  shared_.uploads = {here, there};
  std::vector<std::int64_t> told;
  ASSERT_TRUE(first_
                  .share_all(shared_, {},
                             [&](std::int64_t done, std::int64_t) -> Result<void> {
                               told.push_back(done);
                               return {};
                             })
                  .has_value());
  EXPECT_EQ(shared_.contents, (std::map<std::string, std::string>{{here, "here"}}));
  EXPECT_EQ(told, (std::vector<std::int64_t>{0, 1}));
}

TEST_F(SharedUploadFilesTest, CopiesOfWhatNoUploadNeedsGoOnEveryNode) {
  const std::string kept = receive(first_, "kept");
  const std::string gone = receive(first_, "gone");
  const std::string fresh = receive(first_, "fresh");
  for (const auto& hash : {kept, gone}) {
    ASSERT_TRUE(first_.share(hash, {}).has_value());
    ASSERT_TRUE(second_.open_file(hash).has_value());
  }
  shared_.uploads = {kept};
  for (const UploadFiles* node : {&first_, &second_}) {
    for (const auto& hash : {kept, gone}) make_old(*node, hash);
    ASSERT_TRUE(node->remove_unneeded({}).has_value());
    EXPECT_TRUE(fs::exists(node->path_of(kept)));
    EXPECT_FALSE(fs::exists(node->path_of(gone)));
  }
  EXPECT_TRUE(fs::exists(first_.path_of(fresh))) << "its upload may be about to be noted";
  EXPECT_EQ(shared_.contents.size(), 1U);
}

TEST_F(SharedUploadFilesTest, ErasesAtOnceForAllNodes) {
  const std::string hash = receive(first_, "a,b\n1,2\n");
  ASSERT_TRUE(first_.share(hash, {}).has_value());
  ASSERT_TRUE(first_.erase(hash).has_value());
  EXPECT_FALSE(*first_.has(hash));
  EXPECT_FALSE(*second_.has(hash));
  EXPECT_TRUE(first_.erase(hash).has_value()) << "what is gone is no error";
}

// One that comes in parts lies in the folder, or piece by piece where all nodes find it; both answer the same.
TEST_F(UploadFilesTest, PartsAreKeptInWholePieces) {
  constexpr std::size_t kPiece = PartialFiles::kPieceBytes;
  PartialUpload partial;
  partial.id = "part_1";
  partial.size = 2 * kPiece + 3;
  const std::string bytes = std::string(kPiece, 'a') + std::string(kPiece, 'b') + "end";
  SharedInMemory shared;
  for (const PartialFiles& files : {files_->partial(), PartialFiles(files_->folder(), &shared)}) {
    EXPECT_EQ(*files.offset(partial), 0U);
    ASSERT_TRUE(files.add(partial, 0, std::string_view(bytes).substr(0, kPiece)).has_value());
    EXPECT_EQ(*files.offset(partial), kPiece);
    ASSERT_TRUE(files.add(partial, kPiece, std::string_view(bytes).substr(kPiece, kPiece)).has_value());
    ASSERT_TRUE(files.add(partial, 2 * kPiece, "end").has_value());
    EXPECT_EQ(*files.offset(partial), partial.size);
    std::string read;
    ASSERT_TRUE(files
                    .read(partial,
                          [&](std::string_view piece) -> Result<void> {
                            read += piece;
                            return {};
                          })
                    .has_value());
    EXPECT_EQ(read, bytes);
    ASSERT_TRUE(files.remove(partial.id).has_value());
    EXPECT_EQ(*files.offset(partial), 0U);
  }
}

// What a dying process or a full disk left of a piece is no piece.
TEST_F(UploadFilesTest, HalfAPieceOfAPartDoesNotCount) {
  PartialUpload partial;
  partial.id = "part_1";
  partial.size = 3 * PartialFiles::kPieceBytes;
  std::ofstream(folder_ / "uploads" / "partial-part_1") << std::string(PartialFiles::kPieceBytes + 17, 'x');
  EXPECT_EQ(*files_->partial().offset(partial), PartialFiles::kPieceBytes);
}

}  // namespace
}  // namespace inlet::imports
