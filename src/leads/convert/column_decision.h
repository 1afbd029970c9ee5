// SPDX-License-Identifier: Apache-2.0
//
// Decides once per column, over all its rows, how its dates and numbers are written (semantics 27, 28), and says why and
// whether a person must be asked.
#pragma once

#include <cstdint>
#include <string_view>

#include "leads/convert/conversion_options.h"
#include "leads/fields/field.h"
#include "tables/detect/column_survey.h"

namespace inlet::leads {

enum class DecisionReason : std::uint8_t {
  kNotNeeded,     // nothing in the column depends on it
  kChosen,        // by the person or the template
  kProven,        // by values that can be read in one way only
  kOrganisation,  // nothing proves it; the organisation's setting
  kAmbiguous,     // nothing proves it and nothing is set
  kTie,           // as many values for as against
};
std::string_view name_of(DecisionReason reason);  // not_needed, chosen, proven, organisation, ambiguous, tie

struct ColumnDecision {
  DateOrder date_order = DateOrder::kUnknown;
  Epoch epoch = Epoch::kNone;
  DecimalMark decimal_mark = DecimalMark::kUnknown;
  DecisionReason reason = DecisionReason::kNotNeeded;
  // Nothing proves it and nobody chose: a person is asked, with the organisation's setting as the answer at hand. Where nobody
  // can be asked the import goes on with it, and without one the rows in doubt fail.
  bool ask = false;
  std::uint64_t evidence = 0;       // values that prove it
  std::uint64_t misfits = 0;        // values that contradict it; their rows will fail
  std::uint64_t in_doubt = 0;       // values that could be read in two ways
  bool offer_excel_serial = false;  // numbers like 45678 in a date column: may be Excel dates, never guessed

  // `chosen` with the decisions put in.
  ConversionOptions apply_to(ConversionOptions chosen) const;
};

// `chosen`: what the person or template chose; unknown parts are decided. Fields other than dates and numbers need nothing.
ColumnDecision decide_column(const Field& field, const tables::ColumnSurvey& survey, const ConversionOptions& chosen,
                             const OrganisationSettings& settings);

}  // namespace inlet::leads
