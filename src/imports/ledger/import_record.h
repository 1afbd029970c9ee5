// SPDX-License-Identifier: Apache-2.0
//
// One import, from the draft to its end: what a person chose, what was frozen at the start, how it stands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/error.h"
#include "imports/ledger/import_state.h"
#include "imports/ledger/tally.h"
#include "imports/uploads/upload.h"

namespace inlet::imports {

using ImportId = std::int64_t;  // the job's number that people see
using RunId = std::int64_t;

struct ImportRecord {
  ImportId id = 0;
  std::int64_t version = 1;  // grows with every change of the draft; for optimistic locking
  ImportState state = ImportState::kDraft;
  UndoState undo_state = UndoState::kNone;
  UploadId upload = 0;
  std::string file_name;
  access::UserId started_by = 0;

  // Choices of the draft, as JSON of their nouns; empty where nothing was chosen yet.
  std::string step = "preview";  // where the person is: upload, preview, map_fields, execute
  std::string source_choices;    // tables::SourceChoices
  std::string profile;           // tables::SourceProfile
  std::string mapping;           // bindings
  std::string options;           // duplicate policy, defaults, template
  std::string template_name;     // the template that was applied, if any
  std::string plan;              // engine::RunPlan, frozen at the start

  RunId check_run = 0;                 // newest finished check of the present choices; 0: none
  RunId write_run = 0;                 // the run that wrote; 0: not started
  Tally tally;                         // of the write run
  std::optional<base::Error> failure;  // why it is failed or paused
  std::int64_t retry_of = 0;

  base::TimePoint created_at{};
  std::optional<base::TimePoint> queued_at;
  std::optional<base::TimePoint> started_at;  // first processing
  std::optional<base::TimePoint> ended_at;
  // When its failed rows, earlier values and events went, as the retention of the organisation says. Counts stay.
  std::optional<base::TimePoint> details_removed_at{};
};

}  // namespace inlet::imports
