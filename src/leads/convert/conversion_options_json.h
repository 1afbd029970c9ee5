// SPDX-License-Identifier: Apache-2.0
//
// Conversion choices as JSON, for drafts, templates and plans. Only what differs from what is usual is written.
#pragma once

#include "base/json/json.h"
#include "leads/convert/conversion_options.h"

namespace inlet::leads {

base::JsonObject json_of(const ConversionOptions& options);
// Reads the members of an object that json_of() wrote; others are left to the caller.
ConversionOptions read_conversion_options(base::JsonReader& reader);

base::JsonObject json_of(const OrganisationSettings& settings);
OrganisationSettings read_organisation_settings(base::JsonReader& reader);

}  // namespace inlet::leads
