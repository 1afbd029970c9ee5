// SPDX-License-Identifier: Apache-2.0
//
// The choices of a column as JSON: in plans, drafts and templates alike. Members that say what is usual are left out, so a
// new choice needs no migration; unknown members are refused.
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

#include "base/errors/result.h"
#include "leads/convert/conversion_options.h"

namespace inlet::imports {

boost::json::object options_to_json(const leads::ConversionOptions& options);
Result<leads::ConversionOptions> options_from_json(const boost::json::value& json);

// BAD_REQUEST that says which part can't be understood.
base::Error unreadable(std::string_view what);

}  // namespace inlet::imports
