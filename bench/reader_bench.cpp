// SPDX-License-Identifier: Apache-2.0
//
// What it costs that files are read in a confined process: reads all rows of a table once, in the process that asks or in one of
// its own, with nothing else done to them. bench/run compares the two, CPU time of both processes included.
//   reader_bench here|confined FILE
#include <cstdio>
#include <string>

#include "base/bytes/file_source.h"
#include "bench/must.h"
#include "tables/detect/detection.h"
#include "tables/rows/open_rows.h"
#include "tables/sandbox/confined_tables.h"
#include "tables/sandbox/reader_program.h"

using namespace inlet;
using bench::must;

int main(int count, char** arguments) {
  // The confined process is this program once more.
  if (const auto code = tables::run_as_reader(count, arguments)) return *code;
  if (count != 3) {
    std::fprintf(stderr, "reader_bench here|confined FILE\n");
    return 2;
  }
  const std::string where = arguments[1];
  const std::string path = arguments[2];
  const auto source = must(base::FileSource::open(path));
  const auto profile = must(tables::detect(*source, path, {}, {})).profile;
  const auto reader = must(where == "here" ? tables::open_rows(*source, profile, {})
                                           : tables::confined::open_rows(*source, profile, {}));
  tables::RowBlock block;
  unsigned long long rows = 0;
  while (must(reader->next(block))) rows += block.row_count();
  std::printf("{\"rows\": %llu}\n", rows);
  return 0;
}
