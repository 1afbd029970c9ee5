// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/temporary_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/bytes/random_token.h"

namespace inlet::base {
namespace {

namespace fs = std::filesystem;

class TemporaryFileTest : public testing::Test {
 protected:
  TemporaryFileTest() : folder_(fs::temp_directory_path() / ("inlet-" + random_token(9))) {
    fs::create_directory(folder_);
  }
  ~TemporaryFileTest() override { fs::remove_all(folder_); }

  std::string folder() const { return folder_.string(); }
  std::string at(const char* name) const { return (folder_ / name).string(); }
  bool is_folder_empty() const { return fs::is_empty(folder_); }

  static std::string content(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  fs::path folder_;
};

TEST_F(TemporaryFileTest, IsGoneUnlessKept) {
  {
    auto file = TemporaryFile::create(folder());
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write("abc").has_value());
    EXPECT_TRUE(fs::exists(file->path()));
  }
  EXPECT_TRUE(is_folder_empty());
}

TEST_F(TemporaryFileTest, KeepsItsBytesUnderTheNewNameAndReplacesTheOldOnes) {
  ASSERT_TRUE(write_file(at("a"), "old").has_value());
  {
    auto file = TemporaryFile::create(folder());
    ASSERT_TRUE(file.has_value());
    ASSERT_TRUE(file->write("ne").has_value());
    ASSERT_TRUE(file->write("w").has_value());
    EXPECT_EQ(file->size(), 3U);
    EXPECT_EQ(content(at("a")), "old");
    ASSERT_TRUE(std::move(*file).keep_as(at("a")).has_value());
  }
  EXPECT_EQ(content(at("a")), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder()), {}), 1);
}

TEST_F(TemporaryFileTest, IsForItsOwnerAlone) {
  ASSERT_TRUE(write_file(at("a"), "x").has_value());
  struct stat status {};
  ASSERT_EQ(::stat(at("a").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(TemporaryFileTest, MovesWithoutBeingRemoved) {
  auto first = TemporaryFile::create(folder());
  ASSERT_TRUE(first.has_value());
  const std::string path = first->path();
  TemporaryFile second = std::move(*first);
  EXPECT_TRUE(fs::exists(path));
  auto third = TemporaryFile::create(folder());
  ASSERT_TRUE(third.has_value());
  second = std::move(*third);
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(TemporaryFileTest, SaysWhereItCouldNotBeMade) {
  const auto file = TemporaryFile::create(at("no such folder"));
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().code, Code::kInputOutput);
  EXPECT_NE(file.error().message().find("no such folder"), std::string::npos);
}

TEST_F(TemporaryFileTest, AFailedRenameLeavesNothingBehind) {
  const auto kept = write_file(folder() + "/missing/a", "x");
  EXPECT_FALSE(kept.has_value());
  {
    auto file = TemporaryFile::create(folder());
    ASSERT_TRUE(file.has_value());
    EXPECT_FALSE(std::move(*file).keep_as(at("missing/a")).has_value());
  }
  EXPECT_TRUE(is_folder_empty());
}

TEST_F(TemporaryFileTest, AFullDiskIsSaidByName) {
  ASSERT_TRUE(fs::exists("/dev/full"));
  auto file = TemporaryFile::create(folder());
  ASSERT_TRUE(file.has_value());
  ASSERT_GE(::dup2(::open("/dev/full", O_WRONLY), file->descriptor()), 0);
  const auto written = file->write("x");
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, Code::kNoSpace);
}

TEST(RandomToken, IsUrlSafeAndNeverTheSame) {
  const std::string token = random_token();
  EXPECT_EQ(token.size(), 43U);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_NE(token, random_token());
  EXPECT_EQ(random_token(1).size(), 2U);
}

}  // namespace
}  // namespace inlet::base
