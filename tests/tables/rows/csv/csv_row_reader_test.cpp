// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_row_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "base/text/utf8.h"
#include "tests/tables/rows/csv/csv_table.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::string>;

struct Case {
  const char* name;
  std::string text;
  Rows rows;
};

// Literals with a NUL in them.
template <std::size_t N>
std::string bytes(const char (&text)[N]) {
  return std::string(text, N - 1);
}

const Case kCases[] = {
    {"nothing", "", {}},
    {"one cell", "a", {"[a]"}},
    {"last line without a break", "a,b\n1,2", {"[a][b]", "[1][2]"}},
    {"a break at the end is no row", "a\n", {"[a]"}},
    {"blank lines are rows without cells", "a\n\n\nb\n\n", {"[a]", "", "", "[b]", ""}},
    {"a line of one empty quoted cell", "a\n\"\"\nb", {"[a]", "[]", "[b]"}},
    {"empty cells", ",\na,,\n", {"[][]", "[a][][]"}},
    {"a delimiter ends the file", "a,", {"[a][]"}},
    {"CRLF", "a,b\r\n1,2\r\n", {"[a][b]", "[1][2]"}},
    {"CR alone", "a,b\r1,2\r", {"[a][b]", "[1][2]"}},
    {"all breaks mixed", "a\r\nb\nc\rd\n\re", {"[a]", "[b]", "[c]", "[d]", "", "[e]"}},
    {"quotes", "\"a\",\"b,c\"\n", {"[a][b,c]"}},
    {"doubled quotes", "\"a \"\"b\"\" c\",\"\"\"\"\n", {"[a \"b\" c][\"]"}},
    {"breaks in quotes become LF", "\"a\nb\r\nc\rd\",e\n", {"[a\nb\nc\nd][e]"}},
    {"spaces are kept", " a , b \n", {"[ a ][ b ]"}},
    {"a quote behind a space is a letter", "a, \"b,c\"\n", {"[a][ \"b][c\"]"}},
    {"stray quotes inside an unquoted cell", "5\" pipe,a\"b\"\n", {"[5\" pipe][a\"b\"]"}},
    {"text behind a closing quote", "\"a\"b\"c\",d\n", {"[ab\"c\"][d]"}},
    {"a break behind a closing quote", "\"a\" \r\n\"b\"", {"[a ]", "[b]"}},
    {"a backslash is a letter", "\"a\\\",\"b\\c\"\n", {"[a\\][b\\c]"}},
    {"NUL is a letter", bytes("a\0b,\0\n"), {bytes("[a\0b][\0]")}},
    {"byte order mark", "\xEF\xBB\xBF\"a\",b\n", {"[a][b]"}},
    {"only a byte order mark", "\xEF\xBB\xBF", {}},
    {"a quote that never closes", "a,b\n1,\"2\n3,4\n", {"[a][b]", "UNCLOSED_QUOTE line 2 [1,\"2\n3,4\n]"}},
    {"a quote that never closes, below others in its row",
     "\"a\nb\",c,\n\"x\ny\",\"z\n",
     {"[a\nb][c][]", "UNCLOSED_QUOTE line 4 [\"x\ny\",\"z\n]"}},
    {"a lone quote at the end", "a\n\"", {"[a]", "UNCLOSED_QUOTE line 2 [\"]"}},
    {"letters of many scripts", "Zoë,名前,Имя,😀\n", {"[Zoë][名前][Имя][😀]"}},
};

TEST(CsvRowReader, ReadsTheseTexts) {
  for (const Case& test : kCases) EXPECT_EQ(read_csv(test.text).rows, test.rows) << test.name;
}

TEST(CsvRowReader, GivesTheSameRowsWhereverPiecesEnd) {
  for (const Case& test : kCases) {
    for (std::size_t piece = 1; piece <= test.text.size() + 1; ++piece) {
      EXPECT_EQ(read_csv(test.text, {}, piece).rows, test.rows) << test.name << ", pieces of " << piece;
    }
  }
}

TEST(CsvRowReader, ReadsEveryBeginningOfAFile) {
  const std::string text = "id,name\r\n1,\"A \"\"B\"\"\r\nC\"\r\n2,Zoë\n\n3,\"x";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const ReadTable table = read_csv(text.substr(0, length));
    EXPECT_EQ(table.error, "");
    for (const std::string& row : table.rows) EXPECT_TRUE(base::is_valid_utf8(row)) << length;
  }
}

TEST(CsvRowReader, BackslashEscapes) {
  SourceProfile profile;
  profile.backslash_escapes = true;
  EXPECT_THAT(read_csv("\"a \\\"b\\\" c\",d\n", profile).rows, ElementsAre("[a \"b\" c][d]"));
  EXPECT_THAT(read_csv("\"a\\\\\",\"b\"\"c\"\n", profile).rows, ElementsAre("[a\\][b\"c]"));
  EXPECT_THAT(read_csv("\"a\\nb\",c\\\"d\n", profile).rows, ElementsAre("[a\\nb][c\\\"d]"));
  for (std::size_t piece = 1; piece < 12; ++piece) {
    EXPECT_THAT(read_csv("\"a\\\"\\\\\",b\nc", profile, piece).rows, ElementsAre("[a\"\\][b]", "[c]"));
  }
}

TEST(CsvRowReader, OtherDialects) {
  SourceProfile profile;
  profile.delimiter = '\t';
  profile.quote = '\'';
  EXPECT_THAT(read_csv("'a\tb'\tc,d\n", profile).rows, ElementsAre("[a\tb][c,d]"));
  profile.quote = '\0';
  EXPECT_THAT(read_csv("\"a\tb\"\n", profile).rows, ElementsAre("[\"a][b\"]"));
}

TEST(CsvRowReader, SeparatorLineIsNoRow) {
  SourceProfile profile;
  profile.delimiter = ';';
  profile.has_separator_line = true;
  for (const std::string text : {"sep=;\r\na;b\r\n", "\xEF\xBB\xBFsep=;\na;b", "sep=;\ra;b"}) {
    for (std::size_t piece = 1; piece < 12; ++piece) {
      const ReadTable table = read_csv(text, profile, piece);
      EXPECT_THAT(table.rows, ElementsAre("[a][b]"));
      EXPECT_THAT(table.numbers, ElementsAre(1));
      EXPECT_THAT(table.lines, ElementsAre(2));
    }
  }
}

TEST(CsvRowReader, CountsRowsAndPhysicalLines) {
  const ReadTable table = read_csv("a\r\n\"b\r\nc\rd\ne\"\n\nf\rg");
  EXPECT_THAT(table.numbers, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(table.lines, ElementsAre(1, 2, 6, 7, 8));
}

TEST(CsvRowReader, WrongBytesBecomeReplacementCharactersAndMarkTheirRow) {
  const ReadTable table = read_csv("a,b\nx\xFFy,\"z\"\"\xC3\"\nZo\xC3\xAB,c\n");
  EXPECT_THAT(table.rows, ElementsAre("[a][b]", "[x\xEF\xBF\xBDy][z\"\xEF\xBF\xBD]", "[Zo\xC3\xAB][c]"));
  EXPECT_THAT(table.bad_characters, ElementsAre(false, true, false));
}

TEST(CsvRowReader, TakesTheFormulaGuardOffInOurOwnFiles) {
  const std::string text = "'=1+1,\"'@x\",'+49 30,''=a,'hello\n";
  EXPECT_THAT(read_csv(text).rows, ElementsAre("['=1+1]['@x]['+49 30][''=a]['hello]"));
  SourceProfile own;
  own.is_failed_records_file = true;
  EXPECT_THAT(read_csv(text, own).rows, ElementsAre("[=1+1][@x]['+49 30]['=a]['hello]"));
}

TEST(CsvRowReader, UnknownEncodingIsAnError) {
  SourceProfile profile;
  profile.encoding = "klingon-8";
  EXPECT_EQ(read_csv("a", profile).error, "NO_SUCH_ENCODING");
}

struct EncodingCase {
  const char* encoding;
  std::string text;
  const char* row;
};

const EncodingCase kEncodings[] = {
    {"UTF-16LE", bytes("\xFF\xFEZ\0o\0\xEB\0,\0\x3D\xD8\x00\xDE\n\0"), "[Zoë][😀]"},
    {"UTF-16BE", bytes("\0Z\0o\0\xEB\0,\xD8\x3D\xDE\x00\0\n"), "[Zoë][😀]"},
    {"UTF-32LE", bytes("\xFF\xFE\0\0Z\0\0\0,\0\0\0\x00\xF6\x01\0\n\0\0\0"), "[Z][😀]"},
    {"windows-1252", "Zo\xEB,\x80\n", "[Zoë][€]"},
    {"windows-1251", "\xC8\xEC\xFF\n", "[Имя]"},
    {"ISO-8859-2", "\xB1\xE6\n", "[ąć]"},
    {"KOI8-R", "\xE9\xCD\xD1\n", "[Имя]"},
    {"IBM850", "Zo\x89\n", "[Zoë]"},
    {"IBM437", "Zo\x89\n", "[Zoë]"},
    {"IBM866", "\x88\xAC\xEF\n", "[Имя]"},
    {"macintosh", "Zo\x91\n", "[Zoë]"},
    {"Shift_JIS", "\x96\xBC\x91\x4F,\x83\x5C\n", "[名前][ソ]"},  // 5C is a backslash elsewhere
    {"EUC-JP", "\xCC\xBE\xC1\xB0\n", "[名前]"},
    {"ISO-2022-JP", "\x1B$BL>A0\x1B(B,a\n", "[名前][a]"},
    {"GB18030", "\xC3\xFB,\x81\x30\x81\x30\n", "[名][\xC2\x80]"},
    {"Big5", "\xA6\x57\n", "[名]"},
    {"EUC-KR", "\xC0\xCC\xB8\xA7\n", "[이름]"},
};

TEST(CsvRowReader, ReadsTheseEncodingsWhereverPiecesEnd) {
  for (const EncodingCase& test : kEncodings) {
    SourceProfile profile;
    profile.encoding = test.encoding;
    for (std::size_t piece = 1; piece <= test.text.size() + 1; ++piece) {
      const ReadTable table = read_csv(test.text, profile, piece);
      EXPECT_THAT(table.rows, ElementsAre(test.row)) << test.encoding << ", pieces of " << piece;
      EXPECT_THAT(table.bad_characters, ElementsAre(false)) << test.encoding;
    }
  }
}

// Reads `text` to every bookmark, and on from there in another reader.
void expect_bookmarks_work(const std::string& text, const SourceProfile& profile, const std::string& what) {
  const base::MemorySource source(text);
  const Rows all = read_csv(text, profile).rows;
  // Pieces of one byte give a bookmark behind every row.
  auto reader = CsvRowReader::open(source, profile, {}, 1);
  ASSERT_TRUE(reader.has_value());
  RowBlock block;
  for (;;) {
    const Bookmark place = (*reader)->bookmark();
    auto other = CsvRowReader::open(source, profile, {});
    ASSERT_TRUE((*other)->seek(place).has_value());
    EXPECT_EQ((*other)->bookmark(), place);
    ReadTable rest;
    read_rest(**other, rest);
    EXPECT_EQ(rest.rows, Rows(all.begin() + static_cast<std::ptrdiff_t>(place.row), all.end()))
        << what << ", behind row " << place.row;
    if (!rest.numbers.empty()) {
      EXPECT_EQ(rest.numbers[0], place.row + 1);
      EXPECT_EQ(rest.lines[0], place.line);
    }
    const auto has_rows = (*reader)->next(block);
    ASSERT_TRUE(has_rows.has_value());
    if (!*has_rows) break;
  }
}

TEST(CsvRowReader, BookmarksWorkBehindEveryRow) {
  for (const Case& test : kCases) expect_bookmarks_work(test.text, {}, test.name);
}

TEST(CsvRowReader, BookmarksWorkInEveryEncodingWhateverTheBytes) {
  std::mt19937 random(17);
  for (const EncodingCase& test : kEncodings) {
    SourceProfile profile;
    profile.encoding = test.encoding;
    for (int round = 0; round < 30; ++round) {
      std::string text = test.text;
      for (int i = 0; i < 60; ++i) {
        // Breaks, quotes and any other bytes, most of them wrong for the encoding.
        text += random() % 4 == 0 ? "\n\r,\"\x1B\x0E"[random() % 6] : static_cast<char>(random() % 256);
      }
      expect_bookmarks_work(text, profile, test.encoding);
    }
  }
}

TEST(CsvRowReader, BookmarkBehindAnUnclosedQuoteIsTheEnd) {
  const base::MemorySource source("a\n\"b\nc");
  auto reader = CsvRowReader::open(source, {}, {});
  RowBlock block;
  while (*(*reader)->next(block)) {
  }
  EXPECT_EQ((*reader)->bookmark(), (Bookmark{2, 2, 6}));
}

ReadLimits small_limits() {
  ReadLimits limits;
  limits.cell_bytes = 10;
  limits.row_bytes = 40;
  limits.columns = 6;
  return limits;
}

struct LimitCase {
  const char* name;
  std::string text;
  const char* error;
  std::size_t rows;
};

TEST(CsvRowReader, RefusesWhatIsBeyondItsLimits) {
  const std::string ten(10, 'x'), eleven(11, 'x');
  const LimitCase cases[] = {
      {"longest cell", "a\n" + ten + ",b\n", "", 2},
      {"longest quoted cell", "a\n\"" + ten + "\",b\n", "", 2},
      {"longest cell of quotes", "a,\"" + std::string(20, '"') + "\"\n", "", 1},
      {"cell of quotes too long", "a,\"" + std::string(22, '"') + "\"\n", "CELL_TOO_LONG", 0},
      {"cell too long", "a\nb," + eleven + ",b\n", "CELL_TOO_LONG", 0},
      {"quoted cell too long", "a\nb,\"" + eleven + "\",b\n", "CELL_TOO_LONG", 0},
      {"last cell too long", "a\n" + eleven, "CELL_TOO_LONG", 0},
      {"longest row", ten + "," + ten + "," + ten + ",1234567", "", 1},
      {"row too long", ten + "," + ten + "," + ten + ",12345678", "ROW_TOO_LONG", 0},
      {"most columns", "1,2,3,4,5,6\n", "", 1},
      {"too many columns", "1,2,3,4,5,6,7\n", "TOO_MANY_COLUMNS", 0},
      {"empty cells beyond the columns", "1,2,3,4,5,6,,,,\n", "", 1},
      {"unclosed quote beyond the limits", "a\nb,\"" + std::string(100, 'x') + "\n", "", 2},
  };
  for (const LimitCase& test : cases) {
    for (const std::size_t piece : {1U, 7U, 1000U}) {
      const ReadTable table = read_csv(test.text, {}, piece, small_limits());
      EXPECT_EQ(table.error, test.error) << test.name << ", pieces of " << piece;
      if (*test.error == '\0') {
        EXPECT_EQ(table.rows.size(), test.rows) << test.name;
      }
    }
  }
}

TEST(CsvRowReader, ShowsTheBeginningOfAnUnclosedRow) {
  const ReadTable table = read_csv("a\n\"" + std::string(3'000'000, 'x'));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[1].size(), std::string("UNCLOSED_QUOTE line 2 []").size() + 32'767);
}

TEST(CsvRowReader, TakesLinearTimeOnHostilePatterns) {
  const auto seconds = [](const std::string& pattern, std::size_t size) {
    std::string text;
    while (text.size() < size) text += pattern;
    ReadLimits limits;
    limits.cell_bytes = limits.row_bytes = 1U << 30U;
    const base::MemorySource source(text);
    const auto begin = std::chrono::steady_clock::now();
    auto reader = CsvRowReader::open(source, {}, limits);
    RowBlock block;
    while ((*reader)->next(block).value_or(false)) {
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (const std::string pattern :
       {"\"", ",", "\n", "\r", "\"\"", "\",", "\"\n", ",\"", "a\"", "a", "\"a\"b", "\"\r\n"}) {
    EXPECT_LT(seconds(pattern, 4 << 20), 2.0) << pattern;
  }
}

}  // namespace
}  // namespace inlet::tables
