// SPDX-License-Identifier: Apache-2.0
#include "leads/values/lead_filter.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/clock/civil_date.h"
#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "base/text/fold.h"
#include "leads/values/text_arena.h"
#include "leads/values/value_text.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxSearch = 200;  // bytes
constexpr std::size_t kMaxConditions = 50;
constexpr std::size_t kMaxValues = 1'000;  // of one condition

constexpr std::array<std::pair<std::string_view, FilterOp>, 7> kOps = {{{"in", FilterOp::kIn},
                                                                        {"not_in", FilterOp::kNotIn},
                                                                        {"contains", FilterOp::kContains},
                                                                        {"blank", FilterOp::kBlank},
                                                                        {"not_blank", FilterOp::kNotBlank},
                                                                        {"from", FilterOp::kFrom},
                                                                        {"to", FilterOp::kTo}}};

base::Error bad(std::string what) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {std::move(what)});
}

bool is_text(FieldType type) {
  return type == FieldType::kText || type == FieldType::kLongText || type == FieldType::kEmail ||
         type == FieldType::kPhone || type == FieldType::kUrl;
}

bool has_options(FieldType type) { return type == FieldType::kPicklist || type == FieldType::kMultiPicklist; }

bool is_time_column(std::string_view key) { return key == "created_at" || key == "updated_at"; }

// System columns as fields, so that one way of checking does for all.
std::optional<Field> system_field(std::string_view key) {
  const bool is_number = key == "import_job_id" || key == "id";
  if (!is_number && !is_time_column(key)) return std::nullopt;
  Field field;
  field.key = key;
  field.label = key;
  field.type = is_number ? FieldType::kInteger : FieldType::kDateTime;
  return field;
}

bool fits(FilterOp op, const Field& field) {
  switch (op) {
    case FilterOp::kContains: return is_text(field.type);
    case FilterOp::kFrom:
    case FilterOp::kTo:
      return !is_text(field.type) && !has_options(field.type) && field.type != FieldType::kUser &&
             field.type != FieldType::kBoolean;
    default: return true;
  }
}

// A time, or a day that is meant from its beginning or to its end.
std::optional<std::string> time_text(std::string_view value, FilterOp op, const base::TimeZone& zone) {
  if (base::parse_iso_time(value)) return std::string(value);
  const auto date = base::parse_iso_date(value);
  if (!date) return std::nullopt;
  const bool is_end = op == FilterOp::kTo;
  const base::CivilTime local = is_end ? base::CivilTime{*date, 23, 59, 59, 999} : base::CivilTime{*date, 0, 0, 0, 0};
  return base::iso_time(zone.to_utc(local));
}

std::optional<std::string> option_id(const Field& field, std::string_view value) {
  for (const FieldOption& option : field.options) {
    if (option.id == value) return option.id;
  }
  const std::string folded = base::fold_loose(value);
  for (const FieldOption& option : field.options) {
    if (base::fold_loose(option.label) == folded) return option.id;
  }
  return std::nullopt;
}

std::optional<std::string> canonical(const Field& field, FilterOp op, const std::string& value,
                                     const base::TimeZone& zone) {
  if (op == FilterOp::kContains) return value.empty() ? std::nullopt : std::optional(value);
  if (has_options(field.type)) return option_id(field, value);
  if (field.type == FieldType::kDateTime) return time_text(value, op, zone);
  TextArena arena;
  const auto read = value_from_text(field, value, "XXX", arena);
  if (!read || read->is_none()) return std::nullopt;
  return value;
}

Result<void> check_condition(LeadCondition& condition, const FieldCatalog& catalog, const base::TimeZone& zone) {
  const auto system = system_field(condition.field);
  const Field* field = system ? &*system : catalog.find(condition.field);
  if (field == nullptr || field->import_only || field->hidden) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {condition.field});
  }
  if (!fits(condition.op, *field))
    return bad("The filter of " + field->key + " has an op that its type does not know.");
  const bool takes_none = condition.op == FilterOp::kBlank || condition.op == FilterOp::kNotBlank;
  const bool takes_many = condition.op == FilterOp::kIn || condition.op == FilterOp::kNotIn;
  const std::size_t count = condition.values.size();
  const bool has_right_count = takes_none ? count == 0 : takes_many ? count >= 1 && count <= kMaxValues : count == 1;
  if (!has_right_count) return bad("The filter of " + field->key + " has the wrong number of values.");
  for (std::string& value : condition.values) {
    auto made = canonical(*field, condition.op, value, zone);
    if (!made) return bad("The filter of " + field->key + " has a value that does not fit: “" + value + "”.");
    value = std::move(*made);
  }
  return {};
}

Result<std::vector<LeadCondition>> read_conditions(const std::string& json) {
  std::vector<LeadCondition> conditions;
  if (json.empty()) return conditions;
  INLET_ASSIGN(base::JsonValue list, base::parse_json(json));
  base::JsonObject root;
  root["filter"] = std::move(list);
  INLET_TRY(base::read_json(root, [&conditions](base::JsonReader& reader) {
    reader.each("filter", [&conditions](base::JsonReader& each) {
      LeadCondition condition;
      condition.field = each.text("field");
      condition.op = each.choice<FilterOp>("op", kOps);
      condition.values = each.find_texts("values").value_or(std::vector<std::string>());
      conditions.push_back(std::move(condition));
    });
  }));
  if (conditions.size() > kMaxConditions) return bad("The filter has too many conditions.");
  return conditions;
}

// A name is its parts. An order by one that is hidden would tell it, and a cursor holds what it is ordered by.
std::string name_sort(const FieldCatalog& catalog) {
  const auto is_shown = [&](std::string_view key) {
    const Field* field = catalog.find(key);
    return field != nullptr && !field->hidden;
  };
  const bool has_last = is_shown("last_name");
  const bool has_first = is_shown("first_name");
  if (has_last && has_first) return "name";
  return has_last ? "last_name" : has_first ? "first_name" : "id";
}

Result<LeadSort> read_sort(std::string_view text, const FieldCatalog& catalog) {
  LeadSort sort;
  if (text.empty()) return sort;
  sort.descending = text.starts_with('-');
  if (sort.descending) text.remove_prefix(1);
  sort.key = text;
  const bool is_known = text == "name" || text == "id" || is_time_column(text);
  const Field* field = is_known ? nullptr : catalog.find(text);
  if (!is_known && (field == nullptr || field->import_only || field->hidden)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {sort.key});
  }
  if (sort.key == "name") sort.key = name_sort(catalog);
  return sort;
}

constexpr std::string_view kHex = "0123456789abcdef";

std::string to_hex(std::string_view bytes) {
  std::string hex;
  for (const char byte : bytes) {
    hex += kHex[static_cast<unsigned char>(byte) >> 4U];
    hex += kHex[static_cast<unsigned char>(byte) & 15U];
  }
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  std::string bytes;
  if (hex.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const std::size_t high = kHex.find(hex[i]);
    const std::size_t low = kHex.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    bytes += static_cast<char>(static_cast<unsigned char>(high << 4U | low));
  }
  return bytes;
}

}  // namespace

namespace {

// What the index of words is made of.
constexpr std::string_view kIndexedFields[] = {"first_name", "last_name", "title", "email",
                                               "company",    "phone",     "mobile"};

// Who may not see a field can't find a lead by what stands there.
std::optional<std::vector<std::string>> searched_fields(const FieldCatalog& catalog) {
  std::vector<std::string> shown;
  for (const std::string_view key : kIndexedFields) {
    const Field* field = catalog.find(key);
    if (field != nullptr && !field->hidden) shown.emplace_back(key);
  }
  if (shown.size() == std::size(kIndexedFields)) return std::nullopt;
  return shown;
}

}  // namespace

Result<LeadFilter> lead_filter(const LeadFilterTexts& texts, const FieldCatalog& catalog, const base::TimeZone& zone) {
  LeadFilter filter;
  filter.search = base::trim(texts.search);
  if (filter.search.size() > kMaxSearch) return bad("The search is too long.");
  if (!filter.search.empty()) filter.searched_fields = searched_fields(catalog);
  filter.trashed = texts.trashed;
  INLET_ASSIGN(filter.conditions, read_conditions(texts.conditions));
  for (LeadCondition& condition : filter.conditions) INLET_TRY(check_condition(condition, catalog, zone));
  INLET_ASSIGN(filter.sort, read_sort(texts.sort, catalog));
  if (!texts.cursor.empty() && !read_cursor(texts.cursor)) return bad("The cursor is none of this list.");
  filter.cursor = texts.cursor;
  return filter;
}

std::string write_cursor(const LeadCursor& cursor) {
  base::JsonArray parts{cursor.id};
  for (const auto& value : cursor.sort_values) {
    if (value) {
      parts.emplace_back(*value);
    } else {
      parts.emplace_back(nullptr);
    }
  }
  return to_hex(base::write_json(parts));
}

std::optional<LeadCursor> read_cursor(std::string_view text) {
  const auto json = from_hex(text);
  if (!json) return std::nullopt;
  const auto parsed = base::parse_json(*json);
  if (!parsed || !parsed->is_array() || parsed->get_array().empty() || !parsed->get_array().front().is_int64())
    return std::nullopt;
  LeadCursor cursor;
  cursor.id = parsed->get_array().front().get_int64();
  for (std::size_t i = 1; i < parsed->get_array().size(); ++i) {
    const base::JsonValue& part = parsed->get_array()[i];
    if (part.is_string()) {
      cursor.sort_values.emplace_back(std::string(part.get_string()));
    } else {
      cursor.sort_values.emplace_back(std::nullopt);
    }
  }
  return cursor;
}

}  // namespace inlet::leads
