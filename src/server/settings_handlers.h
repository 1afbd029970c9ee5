// SPDX-License-Identifier: Apache-2.0
//
// What holds for everyone: the organisation, duplicates, the catalogue of fields.
#pragma once

#include "base/json/json.h"
#include "engine/verbs/settings.h"
#include "server/call.h"

namespace inlet::server {

Result<Response> get_settings(Call& call);
Result<Response> put_settings(Call& call);

// Organisation of the API, both ways.
base::JsonObject organisation_json(const leads::OrganisationSettings& organisation);
leads::OrganisationSettings read_organisation(base::JsonReader& reader);

}  // namespace inlet::server
