// SPDX-License-Identifier: Apache-2.0
//
// What a filter asks for, as SQL.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/errors/result.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/lead_filter.h"
#include "leads/values/text_arena.h"
#include "store/records/lead_dialect.h"

namespace inlet::store {

// Writes the conditions of one filter and gathers what is bound.
class FilterWriter {
 public:
  // Both must outlive this.
  FilterWriter(const leads::FieldCatalog& catalog, const LeadDialect& dialect)
      : catalog_(&catalog), dialect_(&dialect) {}

  const leads::FieldCatalog& catalog() const { return *catalog_; }
  const LeadDialect& dialect() const { return *dialect_; }

  // BAD_REQUEST when a value does not fit its field.
  Result<void> add(const leads::LeadCondition& condition);
  // Beside the index of words, which knows all fields: what some may not see must not find anything for them.
  void add_searched(const leads::LeadFilter& filter);
  void add(std::string_view condition) { where_ += "\n  AND " + std::string(condition); }
  // The name of the parameter.
  std::string bind(BoundValue value) {
    values_.push_back(std::move(value));
    return dialect_->parameter(static_cast<int>(values_.size()));
  }
  std::string bind(std::int64_t number) { return bind(BoundValue{leads::ValueKind::kInteger, number, {}}); }
  std::string bind(std::string text) { return bind(BoundValue{leads::ValueKind::kText, 0, std::move(text)}); }
  const std::string& where() const { return where_; }
  const std::vector<BoundValue>& values() const { return values_; }

 private:
  Result<BoundValue> stored_value(const leads::LeadCondition& condition, const leads::Field* field,
                                  const std::string& text);
  Result<std::string> bound_list(const leads::LeadCondition& condition, const leads::Field* field);

  const leads::FieldCatalog* catalog_;
  const LeadDialect* dialect_;
  leads::TextArena arena_;
  std::string where_;
  std::vector<BoundValue> values_;
};

// Columns that every lead has beside its fields.
bool is_system_column(std::string_view key);

base::Error bad_request(std::string what);

// What is searched for, word by word. Parts without letters and digits don't count.
std::vector<std::string> search_words(std::string_view search);

}  // namespace inlet::store
