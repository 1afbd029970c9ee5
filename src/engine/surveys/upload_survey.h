// SPDX-License-Identifier: Apache-2.0
//
// What is in an upload: a first look at once, the survey of all rows as soon as it is made. Both are made once per file and way of
// reading it, then remembered with the upload.
#pragma once

#include <optional>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/uploads/upload.h"
#include "tables/detect/first_look.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {

Result<tables::FirstLook> look_at_upload(Engine& engine, const imports::Upload& upload,
                                         const tables::SourceChoices& choices);

// The look at a file that is only now taken in, and how to keep it once the upload has its number.
Result<tables::FirstLook> look_at_new_upload(Engine& engine, const imports::Upload& upload);
Result<void> keep_look(store::Transaction& transaction, const imports::Upload& upload,
                       const tables::SourceChoices& choices, tables::FirstLook look);

// The survey of all rows; waits for it.
Result<tables::TableSurvey> survey_of_upload(Engine& engine, const imports::Upload& upload,
                                             const tables::SourceChoices& choices);

struct SurveyStanding {
  std::optional<tables::TableSurvey> survey;  // once it is done
  std::optional<base::Error> failure;
  tables::ReadSoFar so_far;
};

// How it stands, without waiting; begins it where nobody has. Where nothing runs beside the caller (the command line), it is done.
Result<SurveyStanding> survey_so_far(Engine& engine, const imports::Upload& upload,
                                     const tables::SourceChoices& choices);

// What is known of the columns without waiting: of the first rows, until the survey is done. A small file is surveyed at once.
struct KnownSurvey {
  tables::TableSurvey survey;
  bool is_final = false;
};
Result<KnownSurvey> known_survey(Engine& engine, const imports::Upload& upload, const tables::SourceChoices& choices);

}  // namespace inlet::engine
