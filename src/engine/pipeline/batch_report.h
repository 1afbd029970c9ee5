// SPDX-License-Identifier: Apache-2.0
//
// What the ledger is told of a batch: what is said of each row, and what became of it.
#pragma once

#include <string>
#include <vector>

#include "engine/pipeline/checked_outcomes.h"
#include "engine/pipeline/converted_block.h"
#include "engine/pipeline/row_conversion.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

struct BatchResult {
  imports::Tally tally;  // goes on from what it held
  std::vector<imports::CreatedRange> created;
  std::vector<imports::RowOutcome> outcomes;
  std::vector<imports::RowError> errors;
  std::vector<imports::KeptValue> kept;
};

// One row after the other: all that is to be said of it, then its end.
class BatchReport {
 public:
  // All must outlive this. `checked`: what an earlier check said; nullptr: there was none.
  BatchReport(const RowConversion& conversion, const CheckedOutcomes* checked, BatchResult& result)
      : conversion_(&conversion), checked_(checked), result_(&result) {}

  void say(const ConvertedRow& row, const leads::Fault& fault);
  void say(const ConvertedRow& row, base::Code code, std::vector<std::string> arguments, std::string field = {});
  // `lead`: below 0, one that is not stored. A created row without remarks is part of a range, all others have a line of their own, and a
  // created one has both where `is_told`. A row that came out otherwise than in the check is told so.
  void end(const ConvertedRow& row, imports::Outcome outcome, leads::LeadId lead, bool is_told);
  // Something was said about the row in hand that does not fail it.
  bool is_warned() const { return is_warned_; }

 private:
  const RowConversion* conversion_;
  const CheckedOutcomes* checked_;
  BatchResult* result_;
  bool is_warned_ = false;
};

}  // namespace inlet::engine
