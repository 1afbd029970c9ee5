// SPDX-License-Identifier: Apache-2.0
//
// How a file is read and what is in it: what Preview and Map Fields show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/uploads/upload.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"

namespace inlet::engine {

// The first look: where it is refused, the file is.
Result<tables::Detection> detect_upload(Engine& engine, const imports::Upload& upload,
                                        const tables::SourceChoices& choices);

// The survey of all rows; made once per file and choices, then remembered.
Result<tables::TableSurvey> survey_upload(Engine& engine, const imports::Upload& upload,
                                          const tables::SourceChoices& choices);

struct SampleRow {
  std::int64_t row = 0;
  bool above_header = false;
  std::vector<std::string> cells;  // as shown
};

// The first rows of the file as read with the profile, with those above the header; blank ones are left out.
Result<std::vector<SampleRow>> sample_rows(Engine& engine, const imports::Upload& upload,
                                           const tables::SourceProfile& profile, std::uint32_t limit);

}  // namespace inlet::engine
