// SPDX-License-Identifier: Apache-2.0
#include "app/app.h"
#include "base/errors/memory.h"
#include "tables/sandbox/reader_program.h"

// Before the objects of the program are made, which allocate too.
__attribute__((constructor(101))) static void begin() { inlet::base::tell_when_memory_ends(); }

int main(int argc, char** argv) {
  if (const auto exit_code = inlet::tables::run_as_reader(argc, argv)) return *exit_code;
  return inlet::app::run(argc, argv);
}
