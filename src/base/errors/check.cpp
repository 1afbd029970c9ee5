// SPDX-License-Identifier: Apache-2.0
#include "base/errors/check.h"

#include <cstdio>
#include <cstdlib>

namespace inlet::base {

void check_failed(const char* file, int line, std::string_view condition) {
  std::fprintf(stderr, "inlet: bug at %s:%d: %.*s does not hold\n", file, line, static_cast<int>(condition.size()),
               condition.data());
  std::abort();
}

}  // namespace inlet::base
