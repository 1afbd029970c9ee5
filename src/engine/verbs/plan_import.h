// SPDX-License-Identifier: Apache-2.0
//
// From a draft to the frozen plan of a run: every choice checked, every decision about dates, numbers and duplicates made.
#pragma once

#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/pipeline/run_plan.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/settings.h"
#include "imports/ledger/import_record.h"
#include "leads/convert/column_decision.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

// Where the person may not choose the handling of duplicates, that of the administrator holds, as it is now.
void settle_policy(ImportDraft& draft, const Settings& settings, const access::Actor& actor);

// What a person still has to choose or to mend before the import can start. A code of the catalogue that is a question
// (AMBIGUOUS_DATE, AMBIGUOUS_NUMBER) does not stop the command line; its rows fail there.
struct MappingProblem {
  base::Code code = base::Code::kNothingMapped;
  std::vector<std::string> arguments;
  std::vector<std::uint32_t> columns;
  std::vector<std::string> fields;
  bool is_question = false;
};

std::vector<MappingProblem> mapping_problems(const ImportDraft& draft, const leads::FieldCatalog& catalog,
                                             const tables::TableSurvey& survey, const Settings& settings);

// Refuses with the first problem that is no question: NOTHING_MAPPED, REQUIRED_UNMAPPED, FIELD_MAPPED_TWICE ...
Result<RunPlan> plan_import(store::Transaction& transaction, const access::Actor& actor, const imports::Upload& upload,
                            const ImportDraft& chosen, const tables::TableSurvey& survey);

}  // namespace inlet::engine
