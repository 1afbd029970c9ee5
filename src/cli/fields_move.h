// SPDX-License-Identifier: Apache-2.0
//
// inlet fields move: leads that have one option of a picklist get another, retired ones too.
#pragma once

#include <string>

#include "cli/command.h"

namespace inlet::cli {

struct OptionMove {
  std::string key, from, to;  // options by label or id
};

Result<int> move_option(const Invocation& invocation, const OptionMove& move);

}  // namespace inlet::cli
