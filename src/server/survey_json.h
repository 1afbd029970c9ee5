// SPDX-License-Identifier: Apache-2.0
//
// What is in the columns of a file, in the API's form.
#pragma once

#include "base/json/json.h"
#include "leads/fields/field.h"
#include "tables/detect/column_survey.h"

namespace inlet::server {

// Survey of openapi.yaml.
base::JsonObject survey_json(const tables::Detection& detection, const tables::TableSurvey& survey);
// ColumnValues; with a field that has options, what each value would become.
base::JsonObject column_values_json(const tables::ColumnSurvey& survey, const leads::Field* field);
// What the first look and the survey found worth saying, each once.
base::JsonArray notes_json(const tables::Detection& detection, const tables::TableSurvey& survey);

}  // namespace inlet::server
