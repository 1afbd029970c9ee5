// SPDX-License-Identifier: Apache-2.0
//
// From the cells of a row to the values of a lead, as the plan says: one converter per bound column, then what concerns the
// row as a whole. Pure; called from several threads at once.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/pipeline/converted_block.h"
#include "engine/pipeline/row_fixes.h"
#include "engine/pipeline/run_plan.h"
#include "leads/convert/converter.h"
#include "leads/validate/row_rules.h"
#include "tables/rows/records.h"

namespace inlet::engine {

class RowConversion {
 public:
  // All must outlive it.
  static Result<std::unique_ptr<RowConversion>> create(const RunPlan& plan, const leads::UserDirectory& users,
                                                       const RowFixes& fixes);

  // The fields of a converted row, in the order of its values; none import-only.
  const std::vector<const leads::Field*>& fields() const { return fields_; }
  std::optional<std::uint32_t> slot_of(std::string_view key) const;
  // True where a value of this field comes from a column of the file, not only from a default.
  bool is_mapped(std::uint32_t slot) const { return mapped_[slot]; }
  const std::vector<bool>& mapped() const { return mapped_; }
  // What a create takes where the row, of which `values` are, has nothing; none where there is no default.
  const leads::Value& default_of(std::uint32_t slot, const leads::Value* values) const;
  // What the import itself gives that row, by slot: it fills what is blank in the lead on an update too. In `scratch` where
  // rows differ.
  std::span<const leads::Value> given(const leads::Value* values, std::vector<leads::Value>& scratch) const;
  bool is_title(std::uint32_t slot) const { return title_slot_ == slot; }
  // Required fields to which neither a column nor a default goes: every create lacks them.
  const std::vector<const leads::Field*>& required_without_slot() const { return required_without_slot_; }
  // The first column that goes to the field; leads::kNoColumn where none does.
  std::uint32_t column_of(std::string_view field_key) const;

  // Finds the records among the rows of a block that was just read; gives how many there are.
  static std::int64_t sift(tables::RecordSieve& sieve, ConvertedBlock& block);
  // Converts the records that sift() found.
  void convert(ConvertedBlock& block) const;

 private:
  struct BoundColumn {
    std::uint32_t column = 0;
    std::uint32_t slot = 0;
    const leads::Field* field = nullptr;
    std::unique_ptr<leads::Converter> converter;  // none for a full name
    const leads::ConversionOptions* options = nullptr;
    leads::Value fallback;                  // the column's default, converted
    std::vector<std::string> blank_tokens;  // folded
    bool is_country = false;
  };
  // A default that is the value of another field of the row.
  struct RowDefault {
    std::uint32_t slot = 0;
    std::uint32_t source = 0;  // a slot
    bool is_email = false;
    std::unique_ptr<leads::Converter> converter;
  };
  struct KeyFields {
    const leads::Criterion* criterion = nullptr;
    std::vector<const leads::Field*> fields;
    std::vector<std::uint32_t> slots;
  };

  RowConversion() = default;
  Result<void> bind(const RunPlan& plan, const leads::UserDirectory& users);
  Result<void> bind_defaults(const RunPlan& plan, const leads::UserDirectory& users);
  std::uint32_t add_slot(const leads::Field& field);
  // Behind the title, one for each of row_defaults_.
  void fill_row_defaults(leads::Value* values, leads::Conversion& conversion) const;
  leads::MadeTitle made_title(const leads::Value* values, leads::TextArena& arena) const;
  void convert_row(ConvertedBlock& block, std::size_t index, leads::Conversion& conversion, std::string& scratch) const;
  void convert_cell(const BoundColumn& bound, const tables::Cell& cell, leads::Value* values,
                    leads::Conversion& conversion) const;
  // Sets what the cell gives, and reports what is wrong with it.
  void read_value(const BoundColumn& bound, const tables::Cell& cell, leads::Value* values,
                  leads::Conversion& conversion) const;
  void read_name(const tables::Cell& cell, leads::Value* values, leads::Conversion& conversion) const;
  // The cell after the clean-ups that were chosen for its column.
  static tables::Cell cleaned(const leads::ConversionOptions& options, const tables::Cell& cell,
                              leads::TextArena& arena);
  // In a file of failed records: what could not be told apart the last time fails again until it is mended (semantics 7).
  void check_rest(const ConvertedBlock& block, const ConvertedRow& row, leads::Conversion& conversion) const;
  void place_spare_phone(leads::Value* values, leads::Conversion& conversion) const;
  void warn_of_spare_phone(leads::Conversion& conversion) const;

  // The cell as corrected.
  tables::Cell cell_of(const ConvertedBlock& block, const ConvertedRow& row, std::uint32_t column) const {
    return fixes_->corrected(row.record, column, block.source.cell(row.source_index, column));
  }

  const RunPlan* plan_ = nullptr;
  const RowFixes* fixes_ = nullptr;
  std::vector<const leads::Field*> fields_;
  std::vector<bool> mapped_;
  std::vector<BoundColumn> columns_;    // the country first, since phones read it
  std::vector<leads::Value> given_;     // by slot; defaults of the import
  std::vector<leads::Value> defaults_;  // by slot; those, and the fields' own
  std::vector<RowDefault> row_defaults_;
  leads::TextArena default_texts_;
  std::vector<KeyFields> keys_;
  std::uint32_t header_width_ = 0;
  std::optional<std::uint32_t> rest_column_, codes_column_;  // of a file of failed records
  std::optional<std::uint32_t> title_slot_, mobile_slot_, first_name_slot_, last_name_slot_;
  std::vector<const leads::Field*> required_without_slot_;
  std::unique_ptr<leads::Converter> mobile_converter_;  // where a second number of the phone column may go
  std::unique_ptr<leads::Converter> first_name_converter_, last_name_converter_;  // for the parts of a full name
};

}  // namespace inlet::engine
