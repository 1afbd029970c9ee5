// SPDX-License-Identifier: Apache-2.0
//
// For what only a mistake of ours can make false. The process ends at once; a run that was under way resumes later from
// its last commit, so ending is always safer than going on.
#pragma once

#include <string_view>

namespace inlet::base {

[[noreturn]] void check_failed(const char* file, int line, std::string_view condition);

}  // namespace inlet::base

#define INLET_CHECK(condition)                                                     \
  do {                                                                             \
    if (!(condition)) ::inlet::base::check_failed(__FILE__, __LINE__, #condition); \
  } while (false)
