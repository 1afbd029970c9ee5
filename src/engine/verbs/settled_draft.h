// SPDX-License-Identifier: Apache-2.0
//
// A draft is made at once, with what the first rows of its file suggest. Once the whole file is surveyed it is settled: its profile is
// final, and what no person chose is suggested anew. Whoever reads a draft settles it; it is stored so with the next change.
#pragma once

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

// A draft without a profile is not.
inline bool is_settled(const imports::ImportRecord& record) {
  return record.state != imports::ImportState::kDraft || !record.profile.empty();
}

// The record as it is once the draft is settled; one that is settled, or no draft, as it is. Waits for the survey.
Result<imports::ImportRecord> settle(Engine& engine, const access::Actor& actor, imports::ImportRecord record);
// The same, where that takes no waiting.
Result<imports::ImportRecord> settle_if_surveyed(Engine& engine, const access::Actor& actor,
                                                 imports::ImportRecord record);

struct SettledDraft {
  imports::ImportRecord record;
  imports::Upload upload;
  ImportDraft draft;
  tables::TableSurvey survey;
};
// kConflict where it was started; waits for the survey.
Result<SettledDraft> settled_draft(Engine& engine, const access::Actor& actor, imports::ImportId id);

}  // namespace inlet::engine
