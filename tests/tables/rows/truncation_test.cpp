// SPDX-License-Identifier: Apache-2.0
//
// A file that is cut anywhere is refused or read as far as it goes, and never a part of a workbook in silence (reliability F3).
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/bytes/file_source.h"
#include "base/bytes/memory_source.h"
#include "tables/detect/detection.h"
#include "tables/rows/open_rows.h"
#include "tests/tables/rows/rows_as_text.h"

namespace inlet::tables {
namespace {

struct Sample {
  const char* path;  // in the folder of tests
  std::size_t step;
};

std::string read_file(const std::string& path) {
  const auto file = base::FileSource::open(path);
  if (!file.has_value()) return {};
  std::string bytes((*file)->size(), '\0');
  return (*file)->read_at(0, std::span(bytes)).has_value() ? bytes : std::string();
}

// The rows of the first sheet, or a code behind a "!" in the end.
std::vector<std::string> rows_of_file(std::string bytes) {
  const base::MemorySource source(std::move(bytes));
  const auto detection = detect(source, "", {}, {});
  if (!detection.has_value()) return {"!" + std::string(base::name_of(detection.error().code))};
  auto reader = open_rows(source, detection->profile, {});
  if (!reader.has_value()) return {"!" + std::string(base::name_of(reader.error().code))};
  return rows_as_text(**reader);
}

TEST(Truncation, IsNeverAPartInSilence) {
  const Sample kSamples[] = {
      {"fuzz/corpus/zip/people_openpyxl.xlsx", 1},
      {"fuzz/corpus/zip/people.ods", 7},
      {"fuzz/corpus/ole/people_xlwt.xls", 5},
  };
  for (const Sample& sample : kSamples) {
    const std::string bytes = read_file(std::string(INLET_SOURCE_DIR) + "/tests/" + sample.path);
    ASSERT_FALSE(bytes.empty()) << sample.path;
    const auto whole = rows_of_file(bytes);
    ASSERT_FALSE(whole.empty());
    ASSERT_NE(whole.back().substr(0, 1), "!") << sample.path;
    // Fewer than eight bytes may be a text.
    for (std::size_t size = 8; size < bytes.size(); size += sample.step) {
      const auto rows = rows_of_file(bytes.substr(0, size));
      // A workbook may well be whole without its last bytes, but then all of it is read.
      if (rows != whole) {
        ASSERT_FALSE(rows.empty()) << sample.path << " cut to " << size;
        ASSERT_EQ(rows.back().substr(0, 1), "!") << sample.path << " cut to " << size;
      }
    }
  }
}

TEST(Truncation, OfATextKeepsTheRowsBeforeIt) {
  const std::string text = "Name,Notes\nAnn,\"one, \"\"two\"\"\nthree\"\nBj\xC3\xB6rn,four\n";
  for (std::size_t size = 1; size < text.size(); ++size) {
    const auto rows = rows_of_file(text.substr(0, size));
    ASSERT_FALSE(rows.empty()) << size;
    EXPECT_NE(rows.back().substr(0, 1), "!") << size;
    if (size > 11) {
      EXPECT_EQ(rows[0], "1|Name|Notes") << size;
    }
  }
}

}  // namespace
}  // namespace inlet::tables
