// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_conversion.h"

#include <algorithm>
#include <utility>

#include "base/text/fold.h"
#include "leads/convert/full_name.h"
#include "leads/convert/split_text.h"
#include "leads/convert/text_repair.h"

namespace inlet::engine {
namespace {

using leads::Value;
using leads::ValueKind;

constexpr std::size_t kShownValue = 200;  // characters of a bad value that are kept with its error

bool is_one_of(const std::vector<std::string>& tokens, std::string_view text) {
  if (tokens.empty()) return false;
  return std::find(tokens.begin(), tokens.end(), base::fold_text(text)) != tokens.end();
}

// The code in `_Error codes` that says why a row has a `_Rest`.
base::Code code_of_rest(std::string_view codes) {
  while (!codes.empty()) {
    const std::size_t end = std::min(codes.find(';'), codes.size());
    const auto code = base::code_named(base::trim(codes.substr(0, end)));
    if (code == base::Code::kTooManyCells || code == base::Code::kUnclosedQuote || code == base::Code::kUnparsableRow)
      return *code;
    codes.remove_prefix(std::min(end + 1, codes.size()));
  }
  return base::Code::kTooManyCells;
}

// Cells of a line of CSV.
std::int64_t count_cells(std::string_view line, char delimiter) {
  std::int64_t count = 1;
  bool is_quoted = false;
  for (const char letter : line) {
    if (letter == '"') is_quoted = !is_quoted;
    if (letter == delimiter && !is_quoted) ++count;
  }
  return count;
}

// False for a formula that failed or was never worked out: its converter says so, although the cell may look blank.
bool is_value(const tables::Cell& cell) {
  return cell.kind != tables::CellKind::kError && cell.kind != tables::CellKind::kFormulaNoValue;
}

}  // namespace

std::uint32_t RowConversion::column_of(std::string_view field_key) const {
  for (const BoundColumn& bound : columns_) {
    const bool is_part_of_name = bound.field->import_only && (field_key == "first_name" || field_key == "last_name");
    if (bound.field->key == field_key || is_part_of_name) return bound.column;
  }
  return leads::kNoColumn;
}

std::int64_t RowConversion::sift(tables::RecordSieve& sieve, ConvertedBlock& block) {
  std::int64_t record = block.first_record;
  for (std::uint32_t index = 0; index < block.source.row_count(); ++index) {
    switch (sieve.role(block.source, index)) {
      case tables::RowRole::kBlank: ++block.blank_rows; break;
      case tables::RowRole::kLeftOut: ++block.left_out; break;
      case tables::RowRole::kHeader:
      case tables::RowRole::kBeforeHeader: break;
      case tables::RowRole::kRecord: {
        const tables::RowPlace& place = block.source.row(index);
        ConvertedRow row;
        row.source_index = index;
        row.record = record++;
        row.row = static_cast<std::int64_t>(place.number);
        row.line = static_cast<std::int64_t>(place.line);
        block.rows.push_back(row);
      }
    }
  }
  return record - block.first_record;
}

void RowConversion::convert(ConvertedBlock& block) const {
  block.width = static_cast<std::uint32_t>(fields_.size() + 1 + row_defaults_.size());
  block.values.assign(block.rows.size() * block.width, Value());
  leads::Conversion conversion(block.arena);
  std::string scratch;
  for (std::size_t index = 0; index < block.rows.size(); ++index) convert_row(block, index, conversion, scratch);
}

void RowConversion::convert_row(ConvertedBlock& block, std::size_t index, leads::Conversion& conversion,
                                std::string& scratch) const {
  ConvertedRow& row = block.rows[index];
  const tables::RowPlace& place = block.source.row(row.source_index);
  Value* values = block.values_of(index);
  conversion.clear();
  row.is_left_out = fixes_->is_left_out(row.record);
  if (row.is_left_out) return;

  if (place.status == tables::RowStatus::kBad) {
    conversion.enter(leads::kNoColumn, "", block.source.cell(row.source_index, 0).text.substr(0, kShownValue));
    conversion.report(place.fault, {std::to_string(place.fault_line)});
  } else {
    for (const BoundColumn& bound : columns_) {
      convert_cell(bound, cell_of(block, row, bound.column), values, conversion);
    }
    if (!conversion.spare_phone.empty()) place_spare_phone(values, conversion);
    fill_row_defaults(values, conversion);
    std::uint32_t last = place.cell_count;
    while (last > header_width_ && base::is_blank(cell_of(block, row, last - 1).text)) --last;
    if (last > header_width_) {
      conversion.enter(header_width_, "", cell_of(block, row, header_width_).text);
      conversion.report(base::Code::kTooManyCells, {std::to_string(last), std::to_string(header_width_)});
    }
    if (rest_column_) check_rest(block, row, conversion);
    if (place.bad_characters) leads::warn_of_bad_characters(fields_, std::span(values, fields_.size()), conversion);
  }

  row.first_fault = static_cast<std::uint32_t>(block.faults.size());
  row.fault_count = static_cast<std::uint32_t>(conversion.faults().size());
  row.first_option = static_cast<std::uint32_t>(block.new_options.size());
  row.option_count = static_cast<std::uint32_t>(conversion.new_options.size());
  std::ranges::move(conversion.new_options, std::back_inserter(block.new_options));
  std::ranges::move(conversion.faults(), std::back_inserter(block.faults));
  row.first_warning = static_cast<std::uint32_t>(block.warnings.size());
  row.warning_count = static_cast<std::uint32_t>(conversion.warnings().size());
  std::ranges::move(conversion.warnings(), std::back_inserter(block.warnings));
  if (row.fault_count > 0) return;

  const leads::MadeTitle title = made_title(values, block.arena);
  values[fields_.size()] = title.value;
  row.is_title_shortened = title.is_shortened;
  row.first_key = static_cast<std::uint32_t>(block.keys.size());
  Value compared[8];
  for (const KeyFields& key : keys_) {
    const std::size_t count = std::min<std::size_t>(key.slots.size(), std::size(compared));
    for (std::size_t i = 0; i < count; ++i) {
      const Value& value = values[key.slots[i]];
      compared[i] = value.is_none() ? default_of(key.slots[i], values) : value;
    }
    const auto made = leads::match_key(*key.criterion, key.fields, std::span(compared, count), scratch);
    if (made) block.keys.push_back(*made);
  }
  row.key_count = static_cast<std::uint32_t>(block.keys.size()) - row.first_key;
}

const Value& RowConversion::default_of(std::uint32_t slot, const Value* values) const {
  for (std::size_t i = 0; i < row_defaults_.size(); ++i) {
    const Value& value = values[fields_.size() + 1 + i];
    if (row_defaults_[i].slot == slot && !value.is_none()) return value;
  }
  return defaults_[slot];
}

std::span<const Value> RowConversion::given(const Value* values, std::vector<Value>& scratch) const {
  if (row_defaults_.empty()) return given_;
  scratch = given_;
  for (std::size_t i = 0; i < row_defaults_.size(); ++i)
    scratch[row_defaults_[i].slot] = values[fields_.size() + 1 + i];
  return scratch;
}

void RowConversion::fill_row_defaults(Value* values, leads::Conversion& conversion) const {
  for (std::size_t i = 0; i < row_defaults_.size(); ++i) {
    const RowDefault& wanted = row_defaults_[i];
    std::string_view text = values[wanted.source].text();
    if (wanted.is_email) text = text.substr(0, text.rfind('@'));
    if (text.empty() || !values[wanted.slot].is_none()) continue;
    conversion.enter(leads::kNoColumn, fields_[wanted.slot]->key, text);
    values[fields_.size() + 1 + i] = wanted.converter->convert({text, text, tables::CellKind::kText}, conversion);
  }
}

leads::MadeTitle RowConversion::made_title(const Value* values, leads::TextArena& arena) const {
  const std::span known(values, fields_.size());
  if (row_defaults_.empty()) return leads::title_for(fields_, known, arena);
  std::vector<Value> filled(known.begin(), known.end());
  for (const RowDefault& wanted : row_defaults_) {
    if (filled[wanted.slot].is_none()) filled[wanted.slot] = default_of(wanted.slot, values);
  }
  return leads::title_for(fields_, filled, arena);
}

void RowConversion::convert_cell(const BoundColumn& bound, const tables::Cell& cell, Value* values,
                                 leads::Conversion& conversion) const {
  const bool has_value = is_value(cell);
  if (has_value && (base::is_blank(cell.text) || is_one_of(bound.blank_tokens, cell.text))) return;
  conversion.enter(bound.column, bound.field->key, cell.text);
  const tables::Cell read = has_value ? cleaned(*bound.options, cell, conversion.arena()) : cell;
  if (has_value && base::is_blank(read.text)) return;
  const std::size_t faults_before = conversion.faults().size();
  read_value(bound, read, values, conversion);
  if (conversion.faults().size() == faults_before || bound.options->bad_value == leads::BadValue::kFailRow) return;
  conversion.faults().resize(faults_before);
  if (bound.options->bad_value == leads::BadValue::kUseDefault && bound.converter) values[bound.slot] = bound.fallback;
  conversion.report(base::Code::kValueLeftOut, {bound.field->label, std::string(cell.text.substr(0, kShownValue))});
}

void RowConversion::read_value(const BoundColumn& bound, const tables::Cell& cell, Value* values,
                               leads::Conversion& conversion) const {
  if (!bound.converter) return read_name(cell, values, conversion);
  Value value = bound.converter->convert(cell, conversion);
  if (bound.options->join && !values[bound.slot].is_none() && !value.is_none()) {
    const std::string joined = std::string(values[bound.slot].text()) + " " + std::string(value.text());
    const std::string_view kept = conversion.arena().keep(joined);
    // Together they may be too long for the field.
    value = bound.converter->convert({kept, kept, tables::CellKind::kText}, conversion);
  }
  if (!value.is_none() || value.is_clear()) values[bound.slot] = value;
  if (bound.is_country && value.kind == ValueKind::kOption) conversion.row_country = value.text();
}

// What columns of their own say of a name counts more than the whole.
void RowConversion::read_name(const tables::Cell& cell, Value* values, leads::Conversion& conversion) const {
  if (!is_value(cell)) return static_cast<void>(last_name_converter_->convert(cell, conversion));
  const leads::FullName name = leads::split_full_name(cell.text, conversion.arena());
  const auto take = [&](std::uint32_t slot, const leads::Converter& converter, std::string_view text) {
    if (!values[slot].is_none() || text.empty()) return;
    values[slot] = converter.convert({text, text, tables::CellKind::kText}, conversion);
  };
  take(*first_name_slot_, *first_name_converter_, name.first);
  take(*last_name_slot_, *last_name_converter_, name.last);
}

tables::Cell RowConversion::cleaned(const leads::ConversionOptions& options, const tables::Cell& cell,
                                    leads::TextArena& arena) {
  const bool is_split = !options.split_at.empty();
  if (!options.repair_text && !options.fix_case && !options.tidy_spaces && !is_split) return cell;
  std::string_view text = cell.text;
  const auto apply = [&](bool is_chosen, const auto& clean) {
    if (!is_chosen) return;
    if (const std::optional<std::string> changed = clean(text)) text = arena.keep(*changed);
  };
  apply(options.repair_text, leads::repaired_text);
  apply(options.tidy_spaces, leads::tidied_spaces);
  apply(options.fix_case, leads::fixed_case);
  if (is_split) {
    const leads::SplitText parts = leads::split_text(text, options.split_at);
    text = options.split_to.empty() ? parts.second : parts.first;
  }
  if (text.data() == cell.text.data() && text.size() == cell.text.size()) return cell;
  return {text, text, tables::CellKind::kText};
}

void RowConversion::check_rest(const ConvertedBlock& block, const ConvertedRow& row,
                               leads::Conversion& conversion) const {
  const std::string_view rest = cell_of(block, row, *rest_column_).text;
  if (base::is_blank(rest)) return;
  conversion.enter(*rest_column_, "", rest);
  const base::Code code = codes_column_ ? code_of_rest(block.source.cell(row.source_index, *codes_column_).text)
                                        : base::Code::kTooManyCells;
  if (code == base::Code::kTooManyCells) {
    const auto width = std::ranges::count_if(plan_->column_names,
                                             [](const std::string& name) { return !tables::is_own_column(name); });
    const std::int64_t cells = width + count_cells(rest, plan_->profile.delimiter);
    conversion.report(code, {std::to_string(cells), std::to_string(width)});
  } else if (code == base::Code::kUnclosedQuote) {
    conversion.report(code, {std::to_string(row.line)});
  } else {
    conversion.report(code, {"its text stands in _Rest"});
  }
}

void RowConversion::place_spare_phone(Value* values, leads::Conversion& conversion) const {
  conversion.enter(column_of("phone"), "phone", conversion.spare_phone);
  const bool is_free = mobile_slot_ && values[*mobile_slot_].is_none();
  if (!is_free) return warn_of_spare_phone(conversion);
  const std::string_view spare = conversion.spare_phone;
  const std::size_t faults_before = conversion.faults().size();
  values[*mobile_slot_] = mobile_converter_->convert({spare, spare, tables::CellKind::kText}, conversion);
  if (conversion.faults().size() == faults_before) return;
  // "030 123456 / ask for Ann": the first number stands, whatever follows it.
  conversion.faults().resize(faults_before);
  warn_of_spare_phone(conversion);
}

void RowConversion::warn_of_spare_phone(leads::Conversion& conversion) const {
  const auto phone = slot_of("phone");
  conversion.report(base::Code::kSecondValueIgnored,
                    {phone ? fields_[*phone]->label : "Phone", std::string(conversion.spare_phone)});
}

}  // namespace inlet::engine
