// SPDX-License-Identifier: Apache-2.0
//
// The main function of test binaries: like the program itself, it is also the reader process that it starts.
#include <gtest/gtest.h>

#include "tables/sandbox/reader_program.h"

int main(int argc, char** argv) {
  if (const auto exit_code = inlet::tables::run_as_reader(argc, argv)) return *exit_code;
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
