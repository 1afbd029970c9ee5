// SPDX-License-Identifier: Apache-2.0
//
// The records that a person downloads to mend: each with its cells as they were in the file and everything there is to say
// about it. The writers of both formats walk over them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/report/import_rows.h"
#include "engine/report/original_rows.h"
#include "engine/report/veil.h"

namespace inlet::engine {

struct FailedRow {
  const OriginalRow* original = nullptr;
  imports::Outcome outcome = imports::Outcome::kFailed;
  std::vector<imports::RowError> errors;  // without warnings
  std::string codes;                      // "INVALID_EMAIL; TOO_LONG"
  std::string messages;                   // each with its column and its remedy
};

// In the order of the file, as seen through the veil. `rows` ends the walk with an Error.
Result<void> walk_failed_rows(Engine& engine, const imports::ImportRecord& record, const RunPlan& plan,
                              const Veil& veil, FailedKind kind,
                              const std::function<Result<void>(const FailedRow&)>& row);

// The text of a cell in a file of failed records: as shown; a typed number with the decimal mark of its column, a formula
// without a value as #NO VALUE!.
std::string failed_cell_text(const RunPlan& plan, std::uint32_t column, const tables::Cell& cell);

// Columns that the file has after the original ones.
inline constexpr const char* kOwnColumns[] = {"_Row", "_Outcome", "_Error codes", "_Error messages", "_Rest", "_Job"};

// What is in `_Rest`: cells beyond the header, or the raw text of a row that could not be split.
std::string rest_of(const RunPlan& plan, const OriginalRow& row);

}  // namespace inlet::engine
