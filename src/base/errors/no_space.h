// SPDX-License-Identifier: Apache-2.0
//
// Which errors of the system mean that there is no room: a full disk, a full quota, a file at the limit of its process (ulimit -f).
#pragma once

#include <cerrno>

namespace inlet::base {

inline bool is_no_space(int number) { return number == ENOSPC || number == EDQUOT || number == EFBIG; }

}  // namespace inlet::base
