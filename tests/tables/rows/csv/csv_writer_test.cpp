// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_writer.h"

#include <gtest/gtest.h>

#include <random>

#include "tables/rows/csv/formula_guard.h"
#include "tests/tables/rows/csv/csv_table.h"

namespace inlet::tables {
namespace {

std::string write(const std::vector<std::vector<std::string>>& rows, const CsvStyle& style = {}) {
  std::string text;
  CsvWriter writer([&text](std::string_view piece) -> Result<void> { return text += piece, Result<void>(); }, style);
  for (const auto& row : rows) {
    const std::vector<std::string_view> cells(row.begin(), row.end());
    EXPECT_TRUE(writer.write_row(cells).has_value());
  }
  EXPECT_TRUE(writer.finish().has_value());
  return text;
}

TEST(CsvWriter, WritesMarkQuotesAndLineEnds) {
  EXPECT_EQ(write({{"a", "b,c", "d\"e", "f\ng"}, {""}, {"", ""}}),
            "\xEF\xBB\xBF"
            "a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n\"\"\r\n,\r\n");
  CsvStyle style;
  style.delimiter = ';';
  style.has_byte_order_mark = false;
  EXPECT_EQ(write({{"a,b", "c;d"}}, style), "a,b;\"c;d\"\r\n");
}

struct GuardCase {
  const char* text;
  bool is_guarded;
};

const GuardCase kGuards[] = {
    {"=1+1", true},    {"+A1", true},  {"-cmd|x", true},      {"@SUM(A1)", true}, {"\tx", true},        {"\nx", true},
    {"\rx", true},     {"'=1", true},  {"''@x", true},        {"'+49", true},     {"+", true},          {"-", true},
    {"+49 30x", true}, {"+ 49", true}, {"+49 30 123", false}, {"-5", false},      {"-1.234,50", false}, {"abc", false},
    {"'abc", false},   {"'", false},   {"", false},           {" =1", false},     {"1-2", false},
};

TEST(FormulaGuard, GuardsWhatASpreadsheetWouldRunAndGivesEveryTextBack) {
  for (const GuardCase& test : kGuards) {
    EXPECT_EQ(needs_formula_guard(test.text), test.is_guarded) << test.text;
    const std::string written = test.is_guarded ? std::string("'") + test.text : test.text;
    EXPECT_EQ(without_formula_guard(written), test.text);
  }
  EXPECT_TRUE(needs_formula_guard(std::string_view("\0x", 2)));
}

TEST(CsvWriter, ReadingBackGivesTheSameTexts) {
  std::mt19937 random(11);
  for (int round = 0; round < 400; ++round) {
    CsvStyle style;
    style.delimiter = ",;\t|^"[random() % 5];
    std::vector<std::vector<std::string>> rows(1 + random() % 5);
    std::string expected;
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (std::string& cell : row) {
        const std::string letters = "a\"',;\t|^\n=+-@ 1.\\\xC3\xAB";
        for (std::size_t i = random() % 6; i > 0; --i) {
          const char letter = letters[random() % (letters.size() - 2)];
          letter == '\\' && random() % 2 == 0 ? void(cell += "ë") : void(cell += letter);
        }
        expected += "[" + cell + "]";
      }
      expected += '\n';
    }
    SourceProfile profile;
    profile.delimiter = style.delimiter;
    profile.is_failed_records_file = true;
    const ReadTable table = read_csv(write(rows, style), profile);
    std::string got;
    for (const std::string& row : table.rows) got += row + '\n';
    EXPECT_EQ(got, expected);
  }
}

}  // namespace
}  // namespace inlet::tables
