// SPDX-License-Identifier: Apache-2.0
//
// Phone numbers to E.164 (semantics 29).
#pragma once

#include <memory>

#include "leads/convert/converter.h"

namespace inlet::leads {

std::unique_ptr<Converter> make_phone_converter(const Field& field, const ConversionOptions& options,
                                                const OrganisationSettings& settings);

}  // namespace inlet::leads
