// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xlsx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <string>
#include <vector>

#include "base/bytes/file_source.h"
#include "tables/rows/xlsx/xlsx_row_reader.h"
#include "tests/tables/rows/rows_as_text.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;

class WrittenFile {
 public:
  WrittenFile() : path_(testing::TempDir() + "written_" + std::to_string(::getpid()) + ".xlsx") {}
  ~WrittenFile() { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

  std::vector<std::string> rows() const {
    const auto source = base::FileSource::open(path_);
    if (!source.has_value()) return {"!none"};
    auto reader = open_xlsx_rows(**source, {}, {});
    if (!reader.has_value()) return {"!" + reader.error().message()};
    return rows_as_text(**reader);
  }

 private:
  std::string path_;
};

TEST(XlsxWriter, Rule43WhatIsWrittenComesBackTyped) {
  const WrittenFile file;
  auto writer = XlsxWriter::create(file.path(), "Failed [records]");
  ASSERT_TRUE(writer.has_value());
  const std::vector<std::string> names{"Name", "=Danger"};
  ASSERT_TRUE((*writer)->add_header(names).has_value());
  const std::vector<XlsxCell> cells{
      {CellKind::kText, "=1+1", {}, {}},
      {CellKind::kText, "00418", {}, "The message & <its> remedy"},
      {CellKind::kNumber, "418", "00418", {}},
      {CellKind::kNumber, "0.1", {}, "marked"},
      {CellKind::kNumber, "0.30000000000000004", {}, {}},
      {CellKind::kNumber, "1e+21", {}, {}},
      {CellKind::kBoolean, "TRUE", {}, {}},
      {CellKind::kDate, "2024-05-31", {}, {}},
      {CellKind::kDate, "1900-02-29", {}, {}},
      {CellKind::kDateTime, "2024-05-31T14:30:00", {}, {}},
      {CellKind::kDateTime, "2024-05-31T14:30:00.25", {}, {}},
      {CellKind::kTime, "14:30:00", {}, {}},
      {CellKind::kError, "#REF!", {}, {}},
      {CellKind::kFormulaNoValue, "", {}, {}},
      {CellKind::kText, "", {}, {}},
      {CellKind::kText, " line\none_x0041_ \"<&>\" 李\x01 ", {}, {}},
  };
  ASSERT_TRUE((*writer)->add_row(cells).has_value());
  ASSERT_TRUE((*writer)->finish().has_value());
  EXPECT_THAT(
      file.rows(),
      ElementsAre("1|Name|=Danger",
                  "2|=1+1|00418|n:418(00418)|n:0.1|0.30000000000000004|n:1e+21|b:TRUE|d:2024-05-31|d:1900-02-29|"
                  "dt:2024-05-31T14:30:00|dt:2024-05-31T14:30:00.25|t:14:30:00|#REF!|#NO VALUE!||"
                  " line\none_x0041_ \"<&>\" 李\x01 "));
}

TEST(XlsxWriter, ManyRowsAndComments) {
  const WrittenFile file;
  auto writer = XlsxWriter::create(file.path(), "");
  ASSERT_TRUE(writer.has_value());
  for (int i = 0; i < 12'000; ++i) {
    const std::string text = "row " + std::to_string(i);
    const std::vector<XlsxCell> cells{{CellKind::kText, text, {}, "wrong"}, {CellKind::kNumber, "1", {}, {}}};
    ASSERT_TRUE((*writer)->add_row(cells).has_value());
  }
  ASSERT_TRUE((*writer)->finish().has_value());
  const auto rows = file.rows();
  ASSERT_EQ(rows.size(), 12'000U);
  EXPECT_EQ(rows[11'999], "12000|row 11999|n:1");
}

TEST(XlsxWriter, WhatASheetCannotHoldIsRefused) {
  const WrittenFile file;
  auto writer = XlsxWriter::create(file.path(), "Sheet");
  ASSERT_TRUE(writer.has_value());
  const std::string longest(32'767, 'x');
  const std::string too_long = longest + "x";
  EXPECT_TRUE((*writer)->add_row(std::vector<XlsxCell>{{CellKind::kText, longest, {}, {}}}).has_value());
  const auto refused = (*writer)->add_row(std::vector<XlsxCell>{{CellKind::kText, too_long, {}, {}}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::Code::kCellTooLong);
  EXPECT_FALSE((*writer)->add_row(std::vector<XlsxCell>(16'385)).has_value());
  EXPECT_FALSE(fits_into_xlsx(too_long));
  EXPECT_TRUE(fits_into_xlsx(longest));
}

TEST(XlsxWriter, AnImpossiblePlaceIsAnError) {
  auto writer = XlsxWriter::create("/nonexistent/folder/file.xlsx", "Sheet");
  const bool is_refused = !writer.has_value() || !(*writer)->finish().has_value();
  EXPECT_TRUE(is_refused);
}

}  // namespace
}  // namespace inlet::tables
