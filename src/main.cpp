// SPDX-License-Identifier: Apache-2.0
#include "app/app.h"
#include "tables/sandbox/reader_program.h"

int main(int argc, char** argv) {
  if (const auto exit_code = inlet::tables::run_as_reader(argc, argv)) return *exit_code;
  return inlet::app::run(argc, argv);
}
