// SPDX-License-Identifier: Apache-2.0
//
// What a person chose about the reading of a file, as JSON: kept with the draft and the template.
#pragma once

#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "tables/detect/detection.h"

namespace inlet::tables {

std::string to_json(const SourceChoices& choices);
Result<SourceChoices> source_choices_from_json(std::string_view json);  // an empty text: nothing was chosen

}  // namespace inlet::tables
