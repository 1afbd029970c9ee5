// SPDX-License-Identifier: Apache-2.0
//
// How a file is read, in the API's form: choices of people, what was detected, and what people should know.
#pragma once

#include <optional>
#include <string>

#include "base/json/json.h"
#include "imports/uploads/upload.h"
#include "tables/detect/detection.h"

namespace inlet::server {

base::JsonObject source_choice_json(const tables::SourceChoices& choices);
// Every member must be there, null for "as detected".
tables::SourceChoices read_source_choice(base::JsonReader& reader);

enum class Sureness : std::uint8_t { kProvisional, kFinal };
base::JsonObject detection_json(const tables::Detection& detection, Sureness sureness);
// Of an import whose file may be gone.
base::JsonObject detection_json(const tables::SourceProfile& profile);

base::JsonObject column_json(const tables::Column& column);
base::JsonArray columns_json(const tables::Header& header);
// FileNote of openapi.yaml.
base::JsonObject note_json(const tables::SourceNotice& notice);

base::JsonObject upload_json(const imports::Upload& upload, tables::FileFormat format);

}  // namespace inlet::server
