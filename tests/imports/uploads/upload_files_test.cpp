// SPDX-License-Identifier: Apache-2.0
#include "imports/uploads/upload_files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>

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
  const fs::path old_file = folder_ / "uploads" / ".old.tmp";
  const fs::path new_file = folder_ / "uploads" / ".new.tmp";
  std::ofstream(old_file) << "x";
  std::ofstream(new_file) << "x";
  fs::last_write_time(old_file, fs::file_time_type::clock::now() - std::chrono::hours(2));
  EXPECT_EQ(*files_->remove_leftovers(), 1);
  EXPECT_FALSE(fs::exists(old_file));
  EXPECT_TRUE(fs::exists(new_file));
}

}  // namespace
}  // namespace inlet::imports
