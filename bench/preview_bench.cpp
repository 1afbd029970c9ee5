// SPDX-License-Identifier: Apache-2.0
//
// P6 of docs/performance.md: how long the first look at a file takes, with its first rows, and the survey of all its columns, by what
// the confined process does for the server when an upload has ended. Prints {"first_rows_ms": N, "survey_ms": N ...}, each with its CPU time, which
// holds on a busy machine too.
//   preview_bench FILE
#include <time.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/bytes/file_source.h"
#include "bench/must.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/first_look.h"

namespace {

using namespace inlet;
using bench::must;

struct Times {
  double wall_ms = 0;
  double cpu_ms = 0;
};

class Stopwatch {
 public:
  Times time() const {
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - wall_).count(),
            cpu_now() - cpu_};
  }

 private:
  static double cpu_now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }

  std::chrono::steady_clock::time_point wall_ = std::chrono::steady_clock::now();
  double cpu_ = cpu_now();
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "preview_bench FILE\n");
    return 2;
  }
  const std::string path = arguments[1];
  const Stopwatch beginning;
  const auto source = must(base::FileSource::open(path));
  const auto look = must(tables::look_at(*source, path, {}, {}));
  const Times first_rows = beginning.time();

  const Stopwatch all;
  const auto survey = must(tables::survey_columns(*source, look.detection, {}, {}));
  const Times surveyed = all.time();
  std::printf(
      "{\"first_rows_ms\": %.2f, \"first_rows_cpu_ms\": %.2f, \"rows\": %zu, \"survey_ms\": %.1f, \"survey_cpu_ms\": "
      "%.1f, "
      "\"records\": %llu}\n",
      first_rows.wall_ms, first_rows.cpu_ms, look.rows.size(), surveyed.wall_ms, surveyed.cpu_ms,
      static_cast<unsigned long long>(survey.records));
  return 0;
}
