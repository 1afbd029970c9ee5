// SPDX-License-Identifier: Apache-2.0
#include "access/actor.h"

#include <string>

namespace inlet::access {

Result<void> require(const Actor& actor, Right right) {
  if (actor.may(right)) return {};
  return make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed, {}, std::string(name_of(right)));
}

}  // namespace inlet::access
