// SPDX-License-Identifier: Apache-2.0
//
// In which language an answer says what is wrong: the one that a person chose in the pages (a cookie, for links to downloads carry nothing
// else), else the first of Accept-Language (RFC 9110) that Inlet has, else English.
#pragma once

#include <string_view>

#include "base/errors/language.h"
#include "server/http/request.h"

namespace inlet::server {

inline constexpr std::string_view kLanguageCookie = "inlet_language";

base::Language language_of(const Request& request);

}  // namespace inlet::server
