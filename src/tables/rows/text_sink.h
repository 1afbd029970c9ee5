// SPDX-License-Identifier: Apache-2.0
//
// Where text goes that is written piece by piece: a file, a response, standard output.
#pragma once

#include <functional>
#include <string_view>

#include "base/errors/result.h"

namespace inlet::tables {

// Takes a piece of output; an Error ends the writing.
using TextSink = std::function<Result<void>(std::string_view)>;

}  // namespace inlet::tables
