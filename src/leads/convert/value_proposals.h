// SPDX-License-Identifier: Apache-2.0
//
// What a bad value may have been meant to be. Each proposal is tried by the column's own converter, so taking one mends the row;
// none is ever applied by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "leads/convert/converter.h"

namespace inlet::leads {

struct ValueProposal {
  std::string text;     // what to write instead
  std::string display;  // how it is read
  std::string option;   // id, of picklists alone
};

// Likeliest first, at most five; none where nobody can know.
std::vector<ValueProposal> propose_values(const Field& field, const ConversionOptions& options,
                                          const OrganisationSettings& settings, const UserDirectory& users,
                                          std::string_view text);

}  // namespace inlet::leads
