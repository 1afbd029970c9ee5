// SPDX-License-Identifier: Apache-2.0
//
// What the dialects say differently about lists of leads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "leads/fields/field.h"
#include "leads/values/value.h"

namespace inlet::store {

// A value of a statement; how it is bound is the dialect's.
struct BoundValue {
  leads::ValueKind kind = leads::ValueKind::kInteger;
  std::int64_t number = 0;
  std::string text;  // of a text, an option or options
};

constexpr bool is_text(leads::ValueKind kind) {
  return kind == leads::ValueKind::kText || kind == leads::ValueKind::kOption || kind == leads::ValueKind::kOptions;
}

// A statement with what is to be bound to its parameters, from the first on.
struct BoundStatement {
  std::string sql;
  std::vector<BoundValue> values;
};

class FilterWriter;

class LeadDialect {
 public:
  virtual ~LeadDialect() = default;
  virtual std::string parameter(int number) const = 0;  // from 1 on
  virtual const char* column_type(leads::FieldType type) const = 0;
  virtual const char* no_value() const = 0;  // in place of the column of a field that is not stored
  virtual const char* never() const = 0;     // a condition that no lead fulfils
  // The options of lead `l` in the field, joined by leads::kOptionSeparator.
  virtual std::string options_of(const std::string& field) const = 0;
  virtual std::string contains(const std::string& texts, const std::string& part) const = 0;  // of folded texts
  // A column of texts in the order of their bytes, letters of ASCII without case: the same whatever the locale.
  virtual std::string without_case(const std::string& column) const = 0;
  virtual bool is_stored_as_text(leads::ValueKind kind) const = 0;
  // FROM the index of words, as `s`, with the leads, as `l`; every word must begin some word of the lead.
  virtual std::string searched_source(const std::vector<std::string>& words, FilterWriter& writer) const = 0;
  virtual const char* id_in_search() const = 0;
};

}  // namespace inlet::store
