// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/zip_archive.h"

#include <gtest/gtest.h>

#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/xlsx/part_stream.h"
#include "tests/tables/rows/xlsx/zip_builder.h"

namespace inlet::tables {
namespace {

// The bytes of a part, or the name of the code.
std::string part_of(const std::string& zip, const std::string& name, const ReadLimits& limits = {}) {
  const base::MemorySource source(zip);
  const auto archive = ZipArchive::open(source, limits);
  if (!archive.has_value()) return "!" + std::string(base::name_of(archive.error().code));
  const ZipEntry* entry = archive->find(name);
  if (entry == nullptr) return "!none";
  UnpackBudget budget(limits);
  auto stream = PartStream::open(*archive, *entry, budget);
  if (!stream.has_value()) return "!" + std::string(base::name_of(stream.error().code));
  std::string bytes;
  char piece[7];
  while (true) {
    const auto count = stream->read(piece);
    if (!count.has_value()) return "!" + std::string(base::name_of(count.error().code));
    if (*count == 0) return bytes;
    bytes.append(piece, *count);
  }
}

// "aaaa..." of 1,000,000 bytes deflated: a stored block would not do, so the bytes stand here.
std::string deflated_block(std::string_view stored) {
  std::string packed(1, '\1');
  const auto size = static_cast<std::uint16_t>(stored.size());
  packed += static_cast<char>(size & 0xFF);
  packed += static_cast<char>(size >> 8);
  packed += static_cast<char>(~size & 0xFF);
  packed += static_cast<char>((~size >> 8) & 0xFF);
  return packed.append(stored);
}

TEST(ZipArchive, NamesAreFoundWithoutCaseAndSlashes) {
  const std::string zip = ZipBuilder().add("/XL\\Workbook.xml", "hello").finish();
  EXPECT_EQ(part_of(zip, "xl/workbook.xml"), "hello");
  EXPECT_EQ(part_of(zip, "/xl/workbook.xml"), "hello");
  EXPECT_EQ(part_of(zip, "xl/other.xml"), "!none");
}

TEST(ZipArchive, DeflatedParts) {
  const std::string text = "deflated without compression";
  const std::string zip = ZipBuilder().add_packed("a", deflated_block(text), 8, crc_of(text), text.size()).finish();
  EXPECT_EQ(part_of(zip, "a"), text);
}

TEST(ZipArchive, BytesBeforeTheArchiveAreAllowed) {
  EXPECT_EQ(part_of("#!/bin/sh\n" + ZipBuilder().add("a", "hello").finish(), "a"), "hello");
}

TEST(ZipArchive, WhatIsWrongIsRefused) {
  const std::string text = "some text";
  const std::uint32_t crc = crc_of(text);
  const struct {
    const char* name;
    std::string zip;
    const char* outcome;
  } cases[] = {
      {"wrong checksum", ZipBuilder().add_packed("a", text, 0, crc + 1, text.size()).finish(), "!CORRUPT_FILE"},
      {"shorter than said", ZipBuilder().add_packed("a", deflated_block(text), 8, crc, text.size() + 1).finish(),
       "!CORRUPT_FILE"},
      {"longer than said", ZipBuilder().add_packed("a", deflated_block(text), 8, crc, text.size() - 1).finish(),
       "!CORRUPT_FILE"},
      {"rubbish instead of deflate", ZipBuilder().add_packed("a", "\xFF\xFF\xFF", 8, crc, text.size()).finish(),
       "!CORRUPT_FILE"},
      {"cut deflate", ZipBuilder().add_packed("a", deflated_block(text).substr(0, 8), 8, crc, text.size()).finish(),
       "!CORRUPT_FILE"},
      {"unknown method", ZipBuilder().add_packed("a", text, 12, crc, text.size()).finish(), "!CORRUPT_FILE"},
      {"encrypted", ZipBuilder().add_packed("a", text, 0, crc, text.size(), 1).finish(), "!PASSWORD_PROTECTED"},
      {"points outside", ZipBuilder().add("b", text).add_entry("a", 9, 0, crc, 9, 0, 4'000'000'000U).finish(),
       "!CORRUPT_FILE"},
      {"points to no header", ZipBuilder().add("b", text).add_entry("a", 0, 0, crc, 0, 0, 3).finish(), "!CORRUPT_FILE"},
      {"overlapping", ZipBuilder().add("b", text).add_entry("a", 9, 0, crc, 9, 0, 0).finish(), "!CORRUPT_FILE"},
      {"empty", "", "!CORRUPT_FILE"},
      {"no zip", std::string(1000, 'x'), "!CORRUPT_FILE"},
  };
  for (const auto& c : cases) EXPECT_EQ(part_of(c.zip, "a"), c.outcome) << c.name;
}

TEST(ZipArchive, LimitsAtTheirBorders) {
  ReadLimits limits;
  limits.zip_entries = 2;
  limits.unpacked_bytes = 5;
  EXPECT_EQ(part_of(ZipBuilder().add("a", "12345").add("b", "").finish(), "a", limits), "12345");
  EXPECT_EQ(part_of(ZipBuilder().add("a", "123456").finish(), "a", limits), "!ZIP_BOMB");
  EXPECT_EQ(part_of(ZipBuilder().add("a", "").add("b", "").add("c", "").finish(), "a", limits), "!ZIP_BOMB");
}

}  // namespace
}  // namespace inlet::tables
