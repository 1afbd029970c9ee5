// SPDX-License-Identifier: Apache-2.0
//
// Law 5: the same table through every format and writer gives the same rows.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "base/bytes/file_source.h"
#include "tables/rows/ods/ods_row_reader.h"
#include "tables/rows/xls/xls_row_reader.h"
#include "tables/rows/xlsx/xlsx_row_reader.h"
#include "tests/tables/rows/rows_as_text.h"

namespace inlet::tables {
namespace {

const std::string kFiles = std::string(INLET_SOURCE_DIR) + "/tests/files/";

struct Case {
  const char* file;
  Result<std::unique_ptr<RowReader>> (*open)(const base::ByteSource&, const SourceProfile&, const ReadLimits&);
  Result<std::vector<WorksheetInfo>> (*list)(const base::ByteSource&, const ReadLimits&);
};

const Case kCases[] = {
    {"people_openpyxl.xlsx", open_xlsx_rows, list_xlsx_sheets},
    {"people_strict.xlsx", open_xlsx_rows, list_xlsx_sheets},
    {"people_xlwt.xls", open_xls_rows, list_xls_sheets},
    {"people.ods", open_ods_rows, list_ods_sheets},
};

std::string json_line(const RowBlock& block, std::size_t row) {
  std::string line = "[";
  for (std::size_t i = 0; i < block.cell_count(row); ++i) {
    line += i == 0 ? "\"" : ",\"";
    for (const char c : block.cell(row, i).text) {
      if (c == '"' || c == '\\') line += '\\';
      line += c == '\n' ? "\\n" : std::string(1, c);
    }
    line += '"';
  }
  return line + "]";
}

std::vector<std::string> expected_lines() {
  std::ifstream file(kFiles + "people.rows");
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

class SameTable : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    auto opened = base::FileSource::open(kFiles + GetParam().file);
    ASSERT_TRUE(opened.has_value());
    source_ = std::move(*opened);
  }
  std::unique_ptr<base::FileSource> source_;
};

TEST_P(SameTable, Law5SameRows) {
  auto reader = GetParam().open(*source_, {}, {});
  ASSERT_TRUE(reader.has_value()) << reader.error().message();
  std::vector<std::string> lines;
  RowBlock block;
  while (true) {
    const auto more = (*reader)->next(block);
    ASSERT_TRUE(more.has_value()) << more.error().message();
    if (!*more) break;
    for (std::size_t i = 0; i < block.row_count(); ++i) lines.push_back(json_line(block, i));
  }
  EXPECT_EQ(lines, expected_lines());
}

TEST_P(SameTable, Law5SameKindsAndShownZeros) {
  auto reader = GetParam().open(*source_, {}, {});
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(
      rows_as_text(**reader).at(1),
      "2|Ann Lee|n:418(00418)|n:1234.5|d:2024-05-31|dt:2023-12-31T23:59:58|t:14:30:00|b:TRUE|e:#N/A|first\nsecond");
}

TEST_P(SameTable, Law6BookmarkAtEveryRow) {
  auto first = GetParam().open(*source_, {}, {});
  const auto all = rows_as_text(**first);
  for (std::size_t k = 0; k <= all.size(); ++k) {
    auto other = GetParam().open(*source_, {}, {});
    ASSERT_TRUE((*other)->seek({k, 1, 0}).has_value());
    EXPECT_EQ(rows_as_text(**other), std::vector<std::string>(all.begin() + static_cast<std::ptrdiff_t>(k), all.end()))
        << k;
  }
}

TEST_P(SameTable, TruncatedAtEveryByteIsNeverShorter) {
  std::string whole(source_->size(), '\0');
  ASSERT_TRUE(source_->read_at(0, whole).has_value());
  auto first = GetParam().open(*source_, {}, {});
  const auto all = rows_as_text(**first);
  for (std::size_t size = 0; size < whole.size(); size += size < 700 ? 1 : 7) {
    const auto lines = rows_of(GetParam().open, whole.substr(0, size));
    ASSERT_FALSE(lines.empty()) << size;
    EXPECT_TRUE(lines == all || lines.back().starts_with("!")) << size;
  }
}

TEST_P(SameTable, FlippedBytesEndInRowsOrASentence) {
  std::string whole(source_->size(), '\0');
  ASSERT_TRUE(source_->read_at(0, whole).has_value());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    const base::MemorySource source(damaged);
    (void)GetParam().list(source, {});
    auto reader = GetParam().open(source, {}, {});
    if (!reader.has_value()) {
      EXPECT_FALSE(reader.error().message().empty());
      continue;
    }
    RowBlock block;
    for (int blocks = 0; blocks < 2000; ++blocks) {
      const auto more = (*reader)->next(block);
      if (!more.has_value() || !*more) break;
    }
  }
}

TEST_P(SameTable, SheetsAreListed) {
  const auto sheets = GetParam().list(*source_, {});
  ASSERT_TRUE(sheets.has_value());
  EXPECT_EQ(sheets->at(0).name, "People");
  EXPECT_EQ(sheets->at(0).visibility, SheetVisibility::kVisible);
  if (std::string(GetParam().file) == "people_strict.xlsx") {
    EXPECT_EQ(sheets->size(), 1U);  // the other is a chart
    return;
  }
  ASSERT_EQ(sheets->size(), 2U);
  EXPECT_EQ(sheets->at(1).name, "Hidden");
  EXPECT_EQ(sheets->at(1).visibility, SheetVisibility::kHidden);
  SourceProfile profile;
  profile.sheet_index = 1;
  profile.sheet_name = "Hidden";
  auto reader = GetParam().open(*source_, profile, {});
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(rows_as_text(**reader), (std::vector<std::string>{"1", "2", "3|||far"}));
}

INSTANTIATE_TEST_SUITE_P(Files, SameTable, testing::ValuesIn(kCases), [](const auto& tested) {
  std::string name = tested.param.file;
  for (char& c : name) c = c == '.' ? '_' : c;
  return name;
});

}  // namespace
}  // namespace inlet::tables
