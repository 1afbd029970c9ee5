// SPDX-License-Identifier: Apache-2.0
//
// Phone numbers to E.164 (semantics 29): "(030) 12 34 56" of a row in Germany is "+4930123456", an extension stays behind it
// as ";ext=5". Of two numbers in a cell the second one is left to the row (Conversion::spare_phone).
#pragma once

#include <memory>

#include "leads/convert/converter.h"

namespace inlet::leads {

std::unique_ptr<Converter> make_phone_converter(const Field& field, const ConversionOptions& options,
                                                const OrganisationSettings& settings);

}  // namespace inlet::leads
