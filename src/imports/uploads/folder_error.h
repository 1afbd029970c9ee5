// SPDX-License-Identifier: Apache-2.0
//
// What is wrong with the folder of uploads, when the system says so.
#pragma once

#include <cstring>
#include <string>

#include "base/errors/no_space.h"
#include "base/errors/result.h"

namespace inlet::imports {

// NO_SPACE for a full disk or quota, else INPUT_OUTPUT. `number`: of errno.
inline base::Error folder_error(const std::string& path, int number) {
  if (base::is_no_space(number)) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kNoSpace, {}, path);
  }
  return make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput,
                    {"The folder of uploads", std::strerror(number)}, path);
}

}  // namespace inlet::imports
