// SPDX-License-Identifier: Apache-2.0
//
// P6 of docs/performance.md: how long the first 100 rows of a file take, and the survey of all its columns, by the same calls
// that the server makes when an upload has ended. Prints {"first_rows_ms": N, "rows": N, "survey_ms": N, "records": N}.
//   preview_bench FILE
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/bytes/file_source.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"

namespace {

using namespace inlet;

constexpr std::size_t kFirstRows = 100;

template <class T>
T must(Result<T> result) {
  if (result.has_value()) return std::move(*result);
  std::fprintf(stderr, "preview_bench: %s %s\n", result.error().message().c_str(), result.error().detail.c_str());
  std::exit(1);
}

double milliseconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count();
}

std::size_t read_first_rows(const base::ByteSource& source, const tables::SourceProfile& profile) {
  const auto reader = must(tables::open_rows(source, profile, {}));
  tables::RecordSieve sieve(profile);
  tables::RowBlock block;
  std::size_t records = 0;
  while (records < kFirstRows && must(reader->next(block))) {
    for (std::size_t index = 0; index < block.row_count() && records < kFirstRows; ++index) {
      if (sieve.role(block, index) == tables::RowRole::kRecord) ++records;
    }
  }
  return records;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "preview_bench FILE\n");
    return 2;
  }
  const std::string path = arguments[1];
  auto begun = std::chrono::steady_clock::now();
  const auto source = must(base::FileSource::open(path));
  const auto detection = must(tables::detect(*source, path, {}, {}));
  const std::size_t rows = read_first_rows(*source, detection.profile);
  const double first_rows = milliseconds_since(begun);

  begun = std::chrono::steady_clock::now();
  const auto survey = must(tables::survey_columns(*source, detection, {}, {}));
  std::printf("{\"first_rows_ms\": %.2f, \"rows\": %zu, \"survey_ms\": %.1f, \"records\": %llu}\n", first_rows, rows,
              milliseconds_since(begun), static_cast<unsigned long long>(survey.records));
  return 0;
}
