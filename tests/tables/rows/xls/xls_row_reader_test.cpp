// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/xls_row_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/bytes/file_source.h"
#include "tests/tables/rows/rows_as_text.h"
#include "tests/tables/rows/xls/biff_builder.h"

namespace inlet::tables {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using Lines = std::vector<std::string>;

template <class T>
std::uint16_t w(T value) {
  return static_cast<std::uint16_t>(value);
}
std::uint8_t b(int value) { return static_cast<std::uint8_t>(value); }

Lines rows_of_stream(const BiffBuilder& stream) { return rows_of(open_xls_rows, stream.bytes()); }

// A sheet of BIFF8 behind globals with the styles 0 General, 1 date, 2 00000, and what `more_globals` adds.
BiffBuilder workbook(const BiffBuilder& cells, const BiffBuilder& more_globals = {}) {
  BiffBuilder head;
  head.begin_globals().record(0x041E, w(164), w(5), b(0), "00000");
  for (const std::uint16_t format : {0, 14, 164}) head.record(0x00E0, w(0), format, "0123456789012345"s);
  BiffBuilder tail;
  tail.raw(more_globals.bytes()).end();
  constexpr std::size_t kSheetRecord = 4 + 8 + 5;
  const auto offset = static_cast<std::uint32_t>(head.bytes().size() + kSheetRecord + tail.bytes().size());
  head.record(0x0085, offset, b(0), b(0), b(5), b(0), "Leads");
  return head.raw(tail.bytes()).begin_sheet().raw(cells.bytes()).end();
}

TEST(XlsCells, Biff8Kinds) {
  BiffBuilder cells;
  cells.record(0x0203, w(0), w(0), w(0), 1.5);                                      // NUMBER
  cells.record(0x027E, w(0), w(1), w(0), std::uint32_t{(17U << 2) | 2});            // RK integer
  cells.record(0x027E, w(0), w(2), w(0), std::uint32_t{(1234U << 2) | 3});          // RK integer / 100
  cells.record(0x027E, w(0), w(3), w(0), std::uint32_t{0x3FF00000});                // RK float 1.0
  cells.record(0x027E, w(0), w(4), w(0), static_cast<std::uint32_t>(-17 * 4 + 2));  // RK negative
  cells.record(0x00BD, w(0), w(5), w(1), std::uint32_t{(45443U << 2) | 2}, w(2), std::uint32_t{(418U << 2) | 2}, w(6));
  cells.record(0x0205, w(0), w(7), w(0), b(1), b(0));
  cells.record(0x0205, w(0), w(8), w(0), b(42), b(1));
  cells.record(0x0204, w(0), w(9), w(0), w(2), b(1), "\xE9\x00\x4E\x67"s);
  cells.record(0x00D6, w(0), w(10), w(0), w(2), b(8), w(1), "ab", w(0), w(0));
  EXPECT_THAT(rows_of_stream(workbook(cells)),
              ElementsAre("1|n:1.5|n:17|n:12.34|n:1|n:-17|d:2024-05-31|n:418(00418)|b:TRUE|e:#N/A|é李|ab"));
}

TEST(XlsCells, Rule34FormulasGiveTheirStoredValue) {
  const auto formula = [](int column, const std::string& result) {
    BiffBuilder cell;
    cell.record(0x0006, w(0), w(column), w(0), result, w(0), std::uint32_t{0}, w(0));
    return cell.bytes();
  };
  BiffBuilder cells;
  cells.raw(formula(0, "\0\0\0\0\0\0\xF8\x3F"s));  // 1.5
  cells.raw(formula(1, "\0\0\0\0\0\0\xFF\xFF"s));  // text follows
  cells.record(0x04BC, w(0)).record(0x0207, w(3), b(0), "abc");
  cells.raw(formula(2, "\1\0\1\0\0\0\xFF\xFF"s)).raw(formula(3, "\2\0\7\0\0\0\xFF\xFF"s));
  cells.raw(formula(4, "\3\0\0\0\0\0\xFF\xFF"s));  // empty text
  cells.raw(formula(5, "\0\0\0\0\0\0\xFF\xFF"s));  // a text that never comes
  EXPECT_THAT(rows_of_stream(workbook(cells)), ElementsAre("1|n:1.5|abc|b:TRUE|e:#DIV/0!||f:"));
}

TEST(XlsStrings, CutAnywhereAndContinued) {
  // "ab" narrow | cut | "cd" wide, then a rich string with its runs cut, then a string whose length is cut off its text.
  BiffBuilder strings;
  strings.record(0x00FC, std::uint32_t{3}, std::uint32_t{3}, w(4), b(0), "ab");
  strings.record(0x003C, b(1), "\x4E\x67\x64\x00"s, w(1), b(8), w(2), "x\0\0\0"s);
  strings.record(0x003C, "\0\0\0\0\0"s, w(2), b(0));
  strings.record(0x003C, b(0), "yz");
  BiffBuilder cells;
  for (int i = 0; i < 3; ++i) cells.record(0x00FD, w(0), w(i), w(0), static_cast<std::uint32_t>(i));
  EXPECT_THAT(rows_of_stream(workbook(cells, strings)), ElementsAre("1|ab李d|x|yz"));
}

TEST(XlsStrings, CountsThatLieAreNotBelieved) {
  BiffBuilder strings;
  strings.record(0x00FC, std::uint32_t{0xFFFFFFFF}, std::uint32_t{0xFFFFFFFF}, w(1), b(0), "a");
  BiffBuilder good;
  good.record(0x00FD, w(0), w(0), w(0), std::uint32_t{0});
  EXPECT_THAT(rows_of_stream(workbook(good, strings)), ElementsAre("1|a"));
  BiffBuilder wild;
  wild.record(0x00FD, w(0), w(0), w(0), std::uint32_t{1});
  EXPECT_THAT(rows_of_stream(workbook(wild, strings)), ElementsAre("!CORRUPT_FILE"));
  BiffBuilder cut;
  cut.record(0x00FC, std::uint32_t{1}, std::uint32_t{1}, w(1000), b(0), "a");
  EXPECT_THAT(rows_of_stream(workbook(good, cut)), ElementsAre("!CORRUPT_FILE"));
}

// Strings are read as far as cells need them; that the rest is cut shows at the end, and is not passed over.
TEST(XlsStrings, TheRestIsReadAtTheEnd) {
  BiffBuilder cells;
  cells.record(0x00FD, w(0), w(0), w(0), std::uint32_t{0});
  BiffBuilder whole;
  whole.record(0x00FC, std::uint32_t{2}, std::uint32_t{2}, w(1), b(0), "a", w(2), b(0), "bc");
  EXPECT_THAT(rows_of_stream(workbook(cells, whole)), ElementsAre("1|a"));
  BiffBuilder cut;
  cut.record(0x00FC, std::uint32_t{2}, std::uint32_t{2}, w(1), b(0), "a", w(2), b(0), "b");
  EXPECT_THAT(rows_of_stream(workbook(cells, cut)), ElementsAre("!CORRUPT_FILE"));
}

TEST(XlsStrings, PlainOnesAndOthersMix) {
  BiffBuilder strings;
  strings.record(0x00FC, std::uint32_t{4}, std::uint32_t{4}, w(3), b(0), "a\r\n", w(1), b(0), "\xE9", w(0), b(0), w(1),
                 b(1), "\x4E\x67"s);
  BiffBuilder cells;
  for (int i = 0; i < 4; ++i) cells.record(0x00FD, w(0), w(i), w(0), static_cast<std::uint32_t>(i));
  EXPECT_THAT(rows_of_stream(workbook(cells, strings)), ElementsAre("1|a\n|é||李"));
}

TEST(XlsRows, OrderGapsAndNestedCharts) {
  BiffBuilder cells;
  cells.record(0x0203, w(4), w(1), w(0), 5.0);
  cells.begin_sheet().record(0x0203, w(9), w(0), w(0), 9.0).end();  // a chart inside the sheet
  cells.record(0x0203, w(2), w(0), w(0), 3.0);
  cells.record(0x0203, w(4), w(0), w(0), 4.0);
  EXPECT_THAT(rows_of_stream(workbook(cells)), ElementsAre("1", "2", "3|n:3", "4", "5|n:4|n:5"));
}

TEST(XlsRows, OlderVersionsAreBareStreams) {
  BiffBuilder two;
  two.record(0x0009, w(2), w(0x10));
  two.record(0x0042, w(1251)).record(0x001E, b(7), "General").record(0x001E, b(6), "D/M/YY");
  two.record(0x0002, w(0), w(0), b(0), b(0), b(0), w(7));
  two.record(0x0003, w(0), w(1), b(0), b(1), b(0), 45443.0);
  two.record(0x0004, w(1), w(0), b(0), b(0), b(0), b(2), "\xC4\xE0");
  two.end();
  EXPECT_THAT(rows_of_stream(two), ElementsAre("1|n:7|d:2024-05-31", "2|Да"));
  EXPECT_TRUE(is_bare_biff(base::MemorySource(two.bytes())));
  EXPECT_FALSE(is_bare_biff(base::MemorySource("Name,Email\n")));

  BiffBuilder five;
  five.begin_sheet(0x0500);
  five.record(0x0204, w(0), w(0), w(0), w(2), "\x93\xE9");
  five.end();
  EXPECT_THAT(rows_of_stream(five), ElementsAre("1|“é"));
}

TEST(XlsWorkbook, WhatIsWrongIsRefused) {
  BiffBuilder cell;
  cell.record(0x0203, w(0), w(0), w(0), 1.0);
  EXPECT_THAT(rows_of_stream(workbook(cell, BiffBuilder().record(0x002F, w(0)))), ElementsAre("!PASSWORD_PROTECTED"));
  const std::string whole = workbook(cell).bytes();
  EXPECT_THAT(rows_of(open_xls_rows, whole), ElementsAre("1|n:1"));
  for (std::size_t size = 0; size < whole.size(); ++size) {
    ASSERT_TRUE(rows_of(open_xls_rows, whole.substr(0, size)).back().starts_with("!")) << size;
  }
  BiffBuilder short_cell;
  short_cell.record(0x0203, w(0), w(0));
  EXPECT_THAT(rows_of_stream(workbook(short_cell)), ElementsAre("!CORRUPT_FILE"));
  BiffBuilder far;
  far.record(0x0203, w(0), w(16384), w(0), 1.0);
  EXPECT_THAT(rows_of_stream(workbook(far)), ElementsAre("!TOO_MANY_COLUMNS"));
}

TEST(XlsWorkbook, WrongSheetOffsetsAreFoundOut) {
  BiffBuilder cell;
  cell.record(0x0203, w(0), w(0), w(0), 1.0);
  std::string bytes = workbook(cell).bytes();
  const std::size_t place = bytes.find("\x85\0\x0D\0"s) + 4;
  bytes[place] = static_cast<char>(bytes[place] + 3);
  EXPECT_THAT(rows_of(open_xls_rows, bytes), ElementsAre("1|n:1"));
}

std::string people_xls() {
  const auto source = base::FileSource::open(std::string(INLET_SOURCE_DIR) + "/tests/files/people_xlwt.xls");
  std::string bytes((*source)->size(), '\0');
  EXPECT_TRUE((*source)->read_at(0, bytes).has_value());
  return bytes;
}

TEST(CompoundFile, ContentIsTold) {
  const std::string bytes = people_xls();
  EXPECT_EQ(compound_content(base::MemorySource(bytes)).value(), CompoundContent::kWorkbook);
  std::string other = bytes;
  const std::size_t name = other.find("W\0o\0r\0k\0b\0o\0o\0k\0"s);
  ASSERT_NE(name, std::string::npos);
  other[name] = 'X';
  EXPECT_EQ(compound_content(base::MemorySource(other)).value(), CompoundContent::kOther);
  EXPECT_EQ(rows_of(open_xls_rows, other).back(), "!UNSUPPORTED_TYPE");
  EXPECT_FALSE(compound_content(base::MemorySource("not a compound file")).has_value());
}

// A chain of sectors that comes back to itself, at every place of the table.
TEST(CompoundFile, LoopsEnd) {
  const std::string bytes = people_xls();
  std::uint32_t table = 0;
  std::memcpy(&table, bytes.data() + 76, 4);
  for (std::uint32_t i = 0; i < 128; ++i) {
    for (const std::uint32_t next : {0U, i, 5U, 0x7FFFFFFFU}) {
      std::string damaged = bytes;
      std::memcpy(damaged.data() + (table + 1) * 512 + i * 4, &next, 4);
      EXPECT_FALSE(rows_of(open_xls_rows, damaged).empty());
    }
  }
}

}  // namespace
}  // namespace inlet::tables
