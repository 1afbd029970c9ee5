// SPDX-License-Identifier: Apache-2.0
//
// Mends what a check found, in place: a cell, a value wherever it stands in a column, rows that are left out. The fixes belong
// to the draft; the check is out of date after each, and check and import read the rows as corrected.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/ledger/import_record.h"
#include "imports/ledger/row_fixes.h"

namespace inlet::engine {

inline constexpr std::int64_t kMostFixes = 100'000;  // of an import

struct CellWish {
  std::int64_t record = 0;
  std::uint32_t column = 0;
  std::optional<std::string> text;  // none: as in the file again
};
struct ValueWish {
  std::uint32_t column = 0;
  std::string value;
  std::optional<std::string> text;
};
struct RowWish {
  std::int64_t record = 0;
  bool is_left_out = true;
};
// All rows that the newest check has in a group of errors.
struct GroupWish {
  base::Code code = base::Code::kInternal;
  std::optional<std::int32_t> column;
  std::optional<std::string> value;
};

struct FixWish {
  std::vector<CellWish> cells;
  std::vector<ValueWish> values;
  std::vector<RowWish> rows;
  std::vector<GroupWish> groups;
};

// What is not named stays as it is. kConflict for a draft of another version, kInvalidInput for a place that is not in the file,
// kLimit above kMostFixes.
Result<imports::ImportRecord> fix_rows(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                       std::int64_t version, const FixWish& wish);
Result<imports::ImportRecord> remove_fixes(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                           std::int64_t version);

}  // namespace inlet::engine
