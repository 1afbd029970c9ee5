// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/tar_archive.h"

#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"

namespace inlet::base {
namespace {

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& files) {
  std::string bytes;
  TarWriter writer(
      [&](std::string_view piece) -> Result<void> {
        bytes += piece;
        return {};
      },
      TimePoint(std::chrono::milliseconds(1'795'381'451'000)));
  for (const auto& [name, content] : files) EXPECT_TRUE(writer.add(name, MemorySource(content)).has_value());
  EXPECT_TRUE(writer.finish().has_value());
  return bytes;
}

std::vector<std::pair<std::string, std::string>> files_of(const std::string& bytes) {
  const MemorySource source(bytes);
  TarReader reader(source);
  std::vector<std::pair<std::string, std::string>> files;
  for (auto member = reader.next(); member.has_value() && *member; member = reader.next()) {
    std::string content;
    EXPECT_TRUE(read_member(source, **member, [&](std::string_view piece) -> Result<void> {
                  content += piece;
                  return {};
                }).has_value());
    files.emplace_back((*member)->name, content);
  }
  return files;
}

TEST(TarArchive, GivesBackWhatWasAdded) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"empty", ""},
      {"one block", std::string(512, 'a')},
      {"one byte more", std::string(513, 'b')},
      {"more than a piece", std::string((std::size_t{1} << 20U) + 7, 'c')},
      {std::string(100, 'n'), "the longest name"},
  };
  const std::string bytes = archive_of(files);
  EXPECT_EQ(bytes.size() % 512, 0U);
  EXPECT_EQ(files_of(bytes), files);
}

// What `tar --format=ustar` itself writes for this file, to the byte.
TEST(TarArchive, WritesWhatTarWrites) {
  const std::string bytes = archive_of({{"a.txt", "hello\n"}});
  EXPECT_EQ(bytes.substr(0, 5), "a.txt");
  EXPECT_EQ(bytes.substr(100, 8), std::string("0000600\0", 8));
  EXPECT_EQ(bytes.substr(124, 12), std::string("00000000006\0", 12));
  EXPECT_EQ(bytes.substr(257, 8), std::string("ustar\0"
                                              "00",
                                              8));
  EXPECT_EQ(bytes.substr(512, 6), "hello\n");
  EXPECT_EQ(bytes.size(), 4U * 512);
}

TEST(TarArchive, EveryCutIsNoticed) {
  const std::string whole = archive_of({{"first", std::string(700, 'x')}, {"second", "y"}});
  for (std::size_t size = 0; size + 1024 <= whole.size(); size += 64) {
    const std::string cut = whole.substr(0, size);
    const MemorySource source(cut);
    TarReader reader(source);
    auto member = reader.next();
    while (member.has_value() && *member) member = reader.next();
    EXPECT_FALSE(member.has_value()) << "cut at " << size;
  }
}

TEST(TarArchive, AChangedHeaderIsNoticed) {
  std::string bytes = archive_of({{"first", "x"}});
  bytes[3] = 'X';
  const MemorySource source(bytes);
  EXPECT_FALSE(TarReader(source).next().has_value());
}

}  // namespace
}  // namespace inlet::base
