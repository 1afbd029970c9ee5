// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/row_conversion.h"

#include <algorithm>
#include <utility>

#include "base/errors/check.h"
#include "base/text/fold.h"
#include "imports/mapping/row_default.h"
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

Value kept(leads::TextArena& arena, Value value) {
  if (!value.is_text()) return value;
  return Value::of_text(value.kind, arena.keep(value.text()));
}

}  // namespace

Result<std::unique_ptr<RowConversion>> RowConversion::create(const RunPlan& plan, const leads::UserDirectory& users,
                                                             const RowFixes& fixes) {
  std::unique_ptr<RowConversion> conversion(new RowConversion());
  conversion->plan_ = &plan;
  conversion->fixes_ = &fixes;
  INLET_TRY(conversion->bind(plan, users));
  return conversion;
}

std::optional<std::uint32_t> RowConversion::slot_of(std::string_view key) const {
  for (std::uint32_t slot = 0; slot < fields_.size(); ++slot) {
    if (fields_[slot]->key == key) return slot;
  }
  return std::nullopt;
}

std::uint32_t RowConversion::add_slot(const leads::Field& field) {
  if (const auto slot = slot_of(field.key)) return *slot;
  fields_.push_back(&field);
  mapped_.push_back(false);
  return static_cast<std::uint32_t>(fields_.size() - 1);
}

Result<void> RowConversion::bind(const RunPlan& plan, const leads::UserDirectory& users) {
  const auto field_named = [&](std::string_view key) -> const leads::Field* {
    const auto place = std::ranges::find(plan.fields, key, &leads::Field::key);
    return place == plan.fields.end() ? nullptr : &*place;
  };
  header_width_ = static_cast<std::uint32_t>(plan.column_names.size());
  for (std::uint32_t column = 0; plan.profile.is_failed_records_file && column < header_width_; ++column) {
    if (plan.column_names[column] == "_Rest") rest_column_ = column;
    if (plan.column_names[column] == "_Error codes") codes_column_ = column;
  }

  for (const imports::Binding& binding : plan.bindings) {
    const leads::Field* field = field_named(binding.field);
    INLET_CHECK(field != nullptr);
    BoundColumn bound;
    bound.column = binding.column;
    bound.field = field;
    bound.options = &binding.options;
    bound.is_country = field->key == "country";
    for (const std::string& token : binding.options.blank_tokens) bound.blank_tokens.push_back(base::fold_text(token));
    if (field->import_only) {
      first_name_slot_ = add_slot(*field_named("first_name"));
      last_name_slot_ = add_slot(*field_named("last_name"));
      mapped_[*first_name_slot_] = mapped_[*last_name_slot_] = true;
      first_name_converter_ = leads::make_converter(*field_named("first_name"), {}, plan.settings, users);
      last_name_converter_ = leads::make_converter(*field_named("last_name"), {}, plan.settings, users);
    } else {
      bound.slot = add_slot(*field);
      mapped_[bound.slot] = true;
      bound.converter = leads::make_converter(*field, binding.options, plan.settings, users);
    }
    columns_.push_back(std::move(bound));
  }
  std::ranges::stable_partition(columns_, [](const BoundColumn& bound) { return bound.is_country; });

  if (const leads::Field* mobile = field_named("mobile"); mobile != nullptr && slot_of("phone")) {
    mobile_slot_ = add_slot(*mobile);
    mobile_converter_ = leads::make_converter(*mobile, {}, plan.settings, users);
  }

  // What a create fills in needs its place too, whether it is mapped or not.
  for (const leads::Field& field : plan.fields) {
    const bool has_default = field.default_value.has_value() || plan.defaults.contains(field.key);
    if (!field.import_only && (has_default || leads::is_filled_on_create(field.key))) add_slot(field);
  }
  INLET_TRY(bind_defaults(plan, users));
  for (const leads::Criterion& criterion : plan.criteria) {
    KeyFields key;
    key.criterion = &criterion;
    for (const std::string& name : criterion.fields) {
      const auto slot = slot_of(name);
      if (!slot) break;  // a field that the file lacks: no row has this key
      key.fields.push_back(fields_[*slot]);
      key.slots.push_back(*slot);
    }
    if (key.slots.size() == criterion.fields.size()) keys_.push_back(std::move(key));
  }
  title_slot_ = slot_of("title");
  for (const leads::Field& field : plan.fields) {
    if (field.required && !field.import_only && !slot_of(field.key)) required_without_slot_.push_back(&field);
  }
  return {};
}

Result<void> RowConversion::bind_defaults(const RunPlan& plan, const leads::UserDirectory& users) {
  leads::Conversion conversion(default_texts_);
  const auto converted = [&](const leads::Field& field, const std::string& text,
                             const leads::ConversionOptions& options) -> Result<Value> {
    if (base::is_blank(text)) return Value();
    conversion.clear();
    conversion.enter(leads::kNoColumn, field.key, text);
    const auto converter = leads::make_converter(field, options, plan.settings, users);
    const Value value = converter->convert({text, text, tables::CellKind::kText}, conversion);
    if (conversion.faults().empty()) return kept(default_texts_, value);
    const leads::Fault& fault = conversion.faults().front();
    return base::make_error(base::ErrorKind::kInvalidInput, fault.code, fault.arguments, "default of " + field.key);
  };

  given_.resize(fields_.size());
  defaults_.resize(fields_.size());
  for (BoundColumn& bound : columns_) {
    if (!bound.options->default_value || !bound.converter) continue;
    INLET_ASSIGN(bound.fallback, converted(*bound.field, *bound.options->default_value, *bound.options));
    given_[bound.slot] = bound.fallback;
  }
  for (std::uint32_t slot = 0; slot < fields_.size(); ++slot) {
    const leads::Field& field = *fields_[slot];
    const auto text = plan.defaults.find(field.key);
    const bool is_given = text != plan.defaults.end();
    if (const auto source = is_given ? imports::source_of_default(text->second) : std::string_view(); !source.empty()) {
      if (const auto from = slot_of(source)) {
        row_defaults_.push_back({slot, *from, fields_[*from]->type == leads::FieldType::kEmail,
                                 leads::make_converter(field, {}, plan.settings, users)});
      }
    } else if (is_given) {
      INLET_ASSIGN(given_[slot], converted(field, text->second, {}));
    }
    defaults_[slot] = given_[slot];
    if (defaults_[slot].is_none() && field.default_value) {
      INLET_ASSIGN(defaults_[slot], converted(field, *field.default_value, {}));
    }
    const bool is_own = field.key == "owner" && plan.actor.user != access::kCommandLineUser;
    if (defaults_[slot].is_none() && is_own) defaults_[slot] = Value::of_number(ValueKind::kUser, plan.actor.user);
  }
  return {};
}

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
