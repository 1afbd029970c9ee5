// SPDX-License-Identifier: Apache-2.0
//
// Currencies as they stand beside amounts: ISO codes and signs.
#pragma once

#include <string_view>

namespace inlet::leads {

// The ISO 4217 code that `sign` means ("€", "US$", "eur", "Rs."), where the organisation uses `home`; a sign that many
// countries share ("$", "kr") means the home currency if that has it. Empty where it is no currency.
std::string_view currency_of(std::string_view sign, std::string_view home);

// The 3 capital letters are a currency in use.
bool is_currency_code(std::string_view code);

}  // namespace inlet::leads
