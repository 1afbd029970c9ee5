// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/kept_file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/xlsx/xlsx_writer.h"
#include "tables/sandbox/confined_tables.h"
#include "tests/tables/rows/rows_as_text.h"

namespace inlet::tables {
namespace {

namespace fs = std::filesystem;

class KeptFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "/inlet-kept-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    upload_ = folder_ + "/upload";
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  // A workbook with a row of text and a blank one now and then.
  std::unique_ptr<base::FileSource> workbook(int rows) {
    const auto writer = std::move(*XlsxWriter::create(upload_, "Leads"));
    EXPECT_TRUE(writer->add_header(std::vector<std::string>{"Last Name", "Revenue"}).has_value());
    for (int row = 1; row < rows; ++row) {
      const bool is_empty = row % 7 == 0 && row + 1 < rows;
      const std::string name = is_empty ? "" : "Müller " + std::to_string(row);
      const std::vector<XlsxCell> cells = {{CellKind::kText, name, {}, {}},
                                           {CellKind::kNumber, is_empty ? "" : "1234.5", {}, {}}};
      EXPECT_TRUE(writer->add_row(cells).has_value());
    }
    EXPECT_TRUE(writer->finish().has_value());
    return std::move(*base::FileSource::open(upload_));
  }

  SourceProfile surveyed(const base::ByteSource& source) {
    const auto detection = confined::detect(source, "leads", {}, {});
    const auto survey = confined::survey_columns(source, *detection, {}, {}, upload_);
    EXPECT_TRUE(survey.has_value());
    return survey.has_value() ? survey->profile : SourceProfile{};
  }

  std::string folder_, upload_;
};

TEST_F(KeptFileTest, RowsOfAWorkbookAreReadFromIt) {
  const auto source = workbook(5'000);
  const SourceProfile profile = surveyed(*source);
  ASSERT_EQ(files(), 2U);
  const auto kept = find_kept(upload_, profile);
  ASSERT_TRUE(kept.has_value());
  EXPECT_TRUE(kept->index.has_rows);
  EXPECT_EQ(kept->index.last_row, 5'000U);

  auto direct = open_rows(*source, profile, {});
  const auto expected = rows_as_text(**direct);
  // From here on the upload itself is of no use.
  const base::MemorySource nothing{std::string()};
  auto reader = confined::open_rows(nothing, profile, {}, upload_);
  ASSERT_TRUE(reader.has_value());
  EXPECT_EQ(rows_as_text(**reader), expected);
  for (const std::uint64_t row : {0U, 1U, 999U, 1'000U, 1'001U, 4'321U, 4'999U, 5'000U}) {
    ASSERT_TRUE((*reader)->seek({row, 1, 0}).has_value());
    const auto rest = rows_as_text(**reader);
    EXPECT_EQ(rest, std::vector<std::string>(expected.begin() + static_cast<std::ptrdiff_t>(row), expected.end()))
        << row;
  }
}

TEST_F(KeptFileTest, DamageIsNoticedAndTheUploadReadAnew) {
  const auto source = workbook(3'000);
  const SourceProfile profile = surveyed(*source);
  auto direct = open_rows(*source, profile, {});
  const auto expected = rows_as_text(**direct);
  const std::string path = kept_path(upload_, profile);
  for (const std::uint64_t place : {std::uint64_t{100}, fs::file_size(path) / 2, fs::file_size(path) - 3}) {
    surveyed(*source);
    ASSERT_TRUE(fs::exists(path));
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(place));
    file.put('\xA5').put('\x5A');
    file.close();
    auto reader = confined::open_rows(*source, profile, {}, upload_);
    ASSERT_TRUE(reader.has_value());
    EXPECT_EQ(rows_as_text(**reader), expected) << place;
    EXPECT_FALSE(fs::exists(path)) << place;
  }
}

TEST_F(KeptFileTest, ASurveyAlsoNoticesDamage) {
  const auto source = workbook(3'000);
  const SourceProfile profile = surveyed(*source);
  const auto detection = confined::detect(*source, "leads", {}, {});
  const auto first = confined::survey_columns(*source, *detection, {}, {}, upload_);  // of the rows that were kept
  std::fstream file(kept_path(upload_, profile), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(1'000);
  file.put('\xA5').put('\x5A');
  file.close();
  const auto second = confined::survey_columns(*source, *detection, {}, {}, upload_);
  ASSERT_TRUE(first.has_value());
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(to_json(*second), to_json(*first));
}

TEST_F(KeptFileTest, TextFilesKeepTheirIndexAlone) {
  std::string text = "Last Name,Email\n";
  for (int i = 0; i < 20'000; ++i) text += i % 9 == 0 ? "\n" : "Ann,a" + std::to_string(i) + "@example.com\n";
  std::ofstream(upload_, std::ios::binary) << text;
  const auto source = std::move(*base::FileSource::open(upload_));
  const SourceProfile profile = surveyed(*source);
  const auto kept = find_kept(upload_, profile);
  ASSERT_TRUE(kept.has_value());
  EXPECT_FALSE(kept->index.has_rows);
  EXPECT_GT(kept->index.blocks.size(), 15U);
  EXPECT_LT(fs::file_size(kept_path(upload_, profile)), 100'000U);

  // Any row, from the block in which it stands.
  const auto reader = confined::open_rows(*source, profile, {}, upload_);
  ASSERT_TRUE((*reader)->seek(kept->index.block_of(15'001).before).has_value());
  RowBlock block;
  ASSERT_TRUE((*reader)->next(block).value());
  EXPECT_GT(block.row(0).number, 14'000U);
  EXPECT_LE(block.row(0).number, 15'001U);
  EXPECT_EQ(block.cell(1, 1).text.substr(0, 1), block.cell_count(1) > 0 ? "a" : "");
}

TEST_F(KeptFileTest, IsMadeAgainWhenItIsMissing) {
  const auto source = workbook(2'000);
  const SourceProfile profile = surveyed(*source);
  fs::remove(kept_path(upload_, profile));
  const auto index = confined::index_rows(*source, profile, {}, upload_);
  ASSERT_TRUE(index.has_value());
  EXPECT_EQ(index->last_row, 2'000U);
  EXPECT_TRUE(fs::exists(kept_path(upload_, profile)));
}

TEST_F(KeptFileTest, NothingIsKeptOfAFileThatCantBeRead) {
  std::string bytes;
  {
    const auto whole = workbook(2'000);
    bytes.resize(whole->size());
    ASSERT_TRUE(whole->read_at(0, std::span(bytes)).has_value());
  }
  const base::MemorySource source(bytes);
  const auto detection = confined::detect(source, "leads", {}, {});
  ASSERT_TRUE(detection.has_value());
  const base::MemorySource cut(bytes.substr(0, bytes.size() / 2));
  EXPECT_FALSE(confined::survey_columns(cut, *detection, {}, {}, upload_).has_value());
  EXPECT_EQ(files(), 1U);
}

}  // namespace
}  // namespace inlet::tables
