// SPDX-License-Identifier: Apache-2.0
//
// Reads the fields of leads that some criteria need, and makes their keys. Rows come by the thousand, so they are the dialect's own
// statement, found with its read_value() (lead_columns.h).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "leads/dedupe/duplicate_index.h"
#include "leads/fields/field_catalog.h"

namespace inlet::store {

class KeyReader {
 public:
  static Result<KeyReader> create(const leads::FieldCatalog& catalog, std::span<const leads::Criterion> criteria);

  std::span<const leads::Field* const> fields() const { return fields_; }

  // Column 0 of the row is the lead's id, the fields follow.
  template <class DialectStatement>
  void append_keys(const DialectStatement& row, std::vector<leads::KeyClaim>& claims) {
    for (const Part& part : parts_) {
      values_.clear();
      for (std::size_t i = 0; i < part.fields.size(); ++i) {
        values_.push_back(read_value(row, part.columns[i], *part.fields[i]));
      }
      const auto key = leads::match_key(*part.criterion, part.fields, values_, scratch_);
      if (key) claims.push_back({*key, row.number(0), part.criterion->unique});
    }
  }

 private:
  struct Part {
    const leads::Criterion* criterion;
    std::vector<const leads::Field*> fields;
    std::vector<int> columns;
  };

  int column_of(const leads::Field& field);

  std::vector<const leads::Field*> fields_;
  std::vector<Part> parts_;
  std::vector<leads::Value> values_;
  std::string scratch_;
};

}  // namespace inlet::store
