// SPDX-License-Identifier: Apache-2.0
//
// A value as canonical text, for exports, receipts, stored earlier values and the API, and back. Dates are ISO 8601, money
// "1234.50", booleans true and false; date-times are UTC and end in Z.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "leads/fields/field.h"
#include "leads/values/text_arena.h"
#include "leads/values/value.h"

namespace inlet::leads {

// Options and users by what stays when they are renamed, or by what people read. Several options are joined by ";".
enum class OptionText : std::uint8_t { kIds, kLabels };

// Name or email of a user for people; without one, or where it gives nothing, the number is written.
using UserName = std::function<std::string(std::int64_t user)>;

void append_text(std::string& text, const Field& field, const Value& value, OptionText options = OptionText::kIds,
                 const UserName& user_name = {});
std::string text_of(const Field& field, const Value& value, OptionText options = OptionText::kIds,
                    const UserName& user_name = {});
// Money with its currency: "1234.50 EUR"; all else as text_of().
std::string text_with_currency(const Field& field, const Value& value, OptionText options = OptionText::kIds);

// Reads text_with_currency() in ids; money without a currency gets `currency`. Only for texts that Inlet wrote: what people
// wrote goes through a Converter. Nothing for a text of another form; blank text is a value of none.
std::optional<Value> value_from_text(const Field& field, std::string_view text, std::string_view currency,
                                     TextArena& arena);

// A JSON value: strings; numbers for integers and users; true and false; {"amount":"1234.50","currency":"EUR"} for money;
// "12.5" for decimals, so that no reader makes them binary; an array of ids for several options; null for none.
void append_json(std::string& json, const Field& field, const Value& value);

}  // namespace inlet::leads
