// SPDX-License-Identifier: Apache-2.0
//
// One attribute of a lead as the catalogue knows it. Keys and types never change once made; the rest is the administrator's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::leads {

enum class FieldType : std::uint8_t {
  kText,
  kLongText,
  kEmail,
  kPhone,
  kUrl,
  kInteger,
  kDecimal,
  kMoney,
  kPercent,
  kBoolean,
  kDate,
  kDateTime,
  kPicklist,
  kMultiPicklist,
  kUser,
};

struct FieldOption {
  std::string id;     // stable, [a-z0-9_]{1,60}, stored in leads; countries: ISO 3166 alpha-2 in capitals
  std::string label;  // what people read
  bool active = true;
  std::vector<std::string> synonyms;  // other ways to write it, beyond what all files share
};

struct Field {
  std::string key;  // [a-z][a-z0-9_]*, custom ones begin with cf_; also the name of the column in the database
  std::string label;
  FieldType type = FieldType::kText;
  std::string help;
  bool custom = false;
  bool import_only = false;  // full_name: taken apart, never stored
  bool required = false;
  bool unique = false;
  bool hidden = false;
  bool open_options = false;                 // an import may add options
  std::uint32_t max_length = 0;              // characters; 0: no limit but that of a cell
  std::optional<std::string> default_value;  // as text, converted like a cell; fills creates
  std::vector<FieldOption> options;
  std::vector<std::string> aliases;  // other column names that mean this field
  // Of numbers and dates, as text (value_range.h); none: as far as the type goes. Both belong to the range.
  std::optional<std::string> minimum, maximum;
};

std::string_view name_of(FieldType type);  // text, long_text, email ... multi_picklist, user
std::optional<FieldType> field_type_named(std::string_view name);

}  // namespace inlet::leads
