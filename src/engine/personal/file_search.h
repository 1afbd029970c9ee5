// SPDX-License-Identifier: Apache-2.0
//
// The rows of an upload that name a person: of all sheets, above the header and below it, whatever an import took of them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/personal/person_text.h"
#include "imports/uploads/upload.h"

namespace inlet::engine {

struct NamingRow {
  std::string sheet;  // empty for text files
  std::int64_t row = 0;
  std::vector<std::string> cells;
};

// Shows each of them. False: the file, or one of its sheets, could not be read to its end; what could be was shown.
Result<bool> find_rows(Engine& engine, const imports::Upload& upload, const PersonText& person,
                       const std::function<Result<void>(const NamingRow&)>& see);

}  // namespace inlet::engine
