// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/batch_report.h"

#include <algorithm>
#include <utility>

namespace inlet::engine {

using base::Code;
using imports::Outcome;
using leads::LeadId;

void BatchReport::say(const ConvertedRow& row, const leads::Fault& fault) {
  if (base::catalog_entry(fault.code).severity == base::Severity::kWarning) is_warned_ = true;
  imports::RowError error;
  error.record = row.record;
  error.row = row.row;
  error.code = fault.code;
  error.column = fault.column == leads::kNoColumn ? -1 : static_cast<std::int32_t>(fault.column);
  error.field = fault.field;
  error.value = fault.value;
  error.arguments = fault.arguments;
  result_->errors.push_back(std::move(error));
}

void BatchReport::say(const ConvertedRow& row, Code code, std::vector<std::string> arguments, std::string field) {
  leads::Fault fault;
  fault.code = code;
  fault.arguments = std::move(arguments);
  fault.column = conversion_->column_of(field);
  fault.field = std::move(field);
  say(row, fault);
}

void BatchReport::end(const ConvertedRow& row, Outcome outcome, LeadId lead, bool is_told) {
  result_->tally.count(outcome);
  const auto checked = checked_ == nullptr ? std::nullopt : checked_->of(row.record);
  const bool differs = checked && *checked != outcome;
  if (differs) {
    say(row, Code::kChangedSinceCheck, {imports::name_of(*checked), imports::name_of(outcome)});
    is_told = true;
  }
  if (is_warned_) ++result_->tally.warnings;
  is_warned_ = false;
  if (outcome == Outcome::kCreated) {
    const bool goes_on = !result_->created.empty() &&
                         result_->created.back().first_record + result_->created.back().count == row.record &&
                         (lead < 0 || result_->created.back().first_lead + result_->created.back().count == lead);
    if (goes_on) {
      ++result_->created.back().count;
    } else {
      result_->created.push_back({row.record, 1, std::max<LeadId>(lead, 0)});
    }
    if (!is_told) return;
  }
  result_->outcomes.push_back({row.record, row.row, row.line, outcome, std::max<LeadId>(lead, 0)});
}

}  // namespace inlet::engine
