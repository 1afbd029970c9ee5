// SPDX-License-Identifier: Apache-2.0
//
// What is in the columns of a file, in the API's form.
#pragma once

#include <optional>

#include "base/json/json.h"
#include "engine/verbs/earlier_files.h"
#include "engine/verbs/import_draft.h"
#include "leads/fields/field_catalog.h"
#include "tables/detect/column_survey.h"

namespace inlet::server {

// Survey of openapi.yaml, with the clean-ups that are offered for where the draft sends each column.
base::JsonObject survey_json(const tables::Detection& detection, const tables::TableSurvey& survey,
                             const engine::ImportDraft& draft, const leads::FieldCatalog& catalog);
// SimilarFile of openapi.yaml, or null.
base::JsonValue similar_file_json(const std::optional<engine::SimilarFile>& similar);
// What the first look and the survey found worth saying, each once.
base::JsonArray notes_json(const tables::Detection& detection, const tables::TableSurvey& survey);

}  // namespace inlet::server
