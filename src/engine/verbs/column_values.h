// SPDX-License-Identifier: Apache-2.0
//
// The different values of a column over all rows, and what a person makes of each: for picklists, whose options seldom have the
// words of the file (semantics 26).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"

namespace inlet::engine {

enum class ValueAction : std::uint8_t { kUse, kAdd, kLeaveEmpty, kFail };

struct ValueChoice {
  std::string text;                   // as in the file
  std::optional<ValueAction> action;  // none: takes an earlier choice back
  std::string option;                 // id, for kUse
};

struct ColumnValue {
  std::string text;
  std::uint64_t count = 0;
  std::string option;      // id of what it becomes by itself; empty: of none
  std::string suggestion;  // id of the nearest option otherwise; never applied by itself
  std::optional<ValueAction> choice;
  std::string chosen_option;
  bool needs_choice() const { return option.empty() && !choice; }
};

struct ColumnValues {
  std::vector<ColumnValue> values;  // those that need a choice first, then by count
  std::uint64_t distinct = 0;
  bool is_complete = true;  // false: there are more than kMostColumnValues different ones
};
inline constexpr std::size_t kMostColumnValues = 10'000;

// `field_key` empty: as the draft maps the column. kNotFound for a column that is not in the file. Values of fields that hold
// several are the parts of the cells.
Result<ColumnValues> column_values(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                   std::uint32_t column, const std::string& field_key);

// What a choice is in ConversionOptions::value_map, and back.
std::string stored_choice(ValueAction action, const std::string& option);
ValueAction action_of(std::string_view stored);
// New options: where the field is open and the person may create options, or where the person may change the field.
bool may_add_options(const access::Actor& actor, const leads::Field& field);

}  // namespace inlet::engine
