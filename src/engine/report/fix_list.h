// SPDX-License-Identifier: Apache-2.0
//
// What was mended in place, page by page, each cell with what stands in the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "imports/ledger/row_fixes.h"

namespace inlet::engine {

struct ShownCellFix {
  imports::CellFix fix;
  std::int64_t row = 0;  // as a spreadsheet shows it; 0 where the file is gone
  std::string original;
};
struct FixPage {
  std::vector<ShownCellFix> cells;  // in the order of the file
  std::vector<imports::ValueFix> values;
  imports::FixCount count;
  bool has_more = false;
};
// Those behind (record, column).
Result<FixPage> list_fixes(Engine& engine, const imports::ImportRecord& record, std::int64_t after_record,
                           std::uint32_t after_column, std::uint32_t limit);

}  // namespace inlet::engine
