// SPDX-License-Identifier: Apache-2.0
//
// Reads a name back that was stored for an enumerator. A name that is not known means that a newer program wrote it or the file
// is damaged; both end the operation, never the process.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::store {

template <class Choice>
Result<Choice> known(std::optional<Choice> choice, std::string_view name) {
  if (!choice) return base::internal_error("stored name is not known: " + std::string(name));
  return *choice;
}

}  // namespace inlet::store
