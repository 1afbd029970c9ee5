// SPDX-License-Identifier: Apache-2.0
//
// What somebody may not see of an import's results: the columns that went to fields hidden from that person, and all that is said of
// them. A hidden field is in no file and no message, whoever imported it (roles.md).
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/report/original_rows.h"
#include "imports/ledger/import_ledger.h"
#include "imports/mapping/mapping.h"

namespace inlet::engine {

class Veil {
 public:
  Veil() = default;  // hides nothing
  static Result<Veil> create(const access::Actor& actor, const imports::ImportRecord& record);

  bool hides_something() const { return !columns_.empty() || !labels_.empty(); }
  bool hides_column(std::int64_t column) const { return columns_.contains(column); }
  bool hides(const imports::RowError& error) const;
  bool hides(const imports::ErrorGroup& group) const;

  // In the place of what it hides: a fault without its value, column and code. Hidden warnings and skips are left out where
  // the row has others, since they change no outcome by themselves.
  void apply(std::vector<imports::RowError>& errors) const;
  void apply(OriginalRow& row) const;
  // Hidden groups become one, without an example.
  void apply(std::vector<imports::ErrorGroup>& groups) const;
  // Without the hidden columns.
  void apply(std::vector<imports::Binding>& bindings) const;
  // Names of hidden columns become blank.
  void apply(std::vector<std::string>& column_names) const;

 private:
  std::set<std::int64_t> columns_;
  std::set<std::string, std::less<>> keys_;    // of the hidden fields
  std::set<std::string, std::less<>> labels_;  // theirs, which messages say

  // Of the leads that messages tell of: "lead 17 (Ann Lee)".
  enum class LeadNames : std::uint8_t { kAll, kNumberAlone, kNone };
  void leave_out_names(imports::RowError& error) const;
  LeadNames lead_names_ = LeadNames::kAll;
};

}  // namespace inlet::engine
