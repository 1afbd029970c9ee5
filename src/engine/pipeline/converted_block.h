// SPDX-License-Identifier: Apache-2.0
//
// A block of rows after conversion: what goes from the converting threads to the one writer. Reused from block to block, so a
// good row allocates nothing.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "leads/convert/conversion.h"
#include "leads/dedupe/match_key.h"
#include "leads/values/text_arena.h"
#include "leads/values/value.h"
#include "tables/rows/row_block.h"
#include "tables/rows/row_reader.h"

namespace inlet::engine {

struct ConvertedRow {
  std::uint32_t source_index = 0;  // of the row in ConvertedBlock::source
  std::int64_t record = 0;         // from 0, without blank rows
  std::int64_t row = 0;            // as a spreadsheet shows it
  std::int64_t line = 0;
  bool is_left_out = false;                            // by the person
  bool is_title_shortened = false;                     // the one to be used if there is none
  std::uint32_t first_fault = 0, fault_count = 0;      // in ConvertedBlock::faults
  std::uint32_t first_warning = 0, warning_count = 0;  // in ConvertedBlock::warnings
  std::uint32_t first_option = 0, option_count = 0;    // in ConvertedBlock::new_options
  std::uint32_t first_key = 0, key_count = 0;          // in ConvertedBlock::keys, in order of the plan's criteria
};

struct ConvertedBlock {
  std::uint64_t sequence = 0;
  tables::RowBlock source;  // owns the texts that values point into
  tables::Bookmark after;   // behind the last row of the block
  std::int64_t first_record = 0;
  std::int64_t blank_rows = 0, left_out = 0;

  leads::TextArena arena;
  std::uint32_t width =
      0;  // values per row: one a field, the title to be used if there is none, defaults from other fields
  std::vector<leads::Value> values;  // rows x width
  std::vector<ConvertedRow> rows;    // records only
  std::vector<leads::Fault> faults;  // fail their row
  std::vector<leads::Fault> warnings;
  std::vector<leads::NewOption> new_options;  // of rows that name tags or options nobody has yet
  std::vector<leads::MatchKey> keys;

  const leads::Value* values_of(std::size_t row) const { return values.data() + row * width; }
  leads::Value* values_of(std::size_t row) { return values.data() + row * width; }
  std::span<const leads::MatchKey> keys_of(const ConvertedRow& row) const {
    return std::span(keys).subspan(row.first_key, row.key_count);
  }
  std::span<const leads::Fault> faults_of(const ConvertedRow& row) const {
    return std::span(faults).subspan(row.first_fault, row.fault_count);
  }
  std::span<const leads::Fault> warnings_of(const ConvertedRow& row) const {
    return std::span(warnings).subspan(row.first_warning, row.warning_count);
  }

  std::span<const leads::NewOption> new_options_of(const ConvertedRow& row) const {
    return std::span(new_options).subspan(row.first_option, row.option_count);
  }

  void clear() {
    arena.clear();
    values.clear();
    rows.clear();
    faults.clear();
    warnings.clear();
    new_options.clear();
    keys.clear();
    blank_rows = left_out = 0;
  }
};

}  // namespace inlet::engine
