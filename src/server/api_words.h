// SPDX-License-Identifier: Apache-2.0
//
// The words of the API for choices that several handlers read and write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock/clock.h"
#include "base/json/json.h"
#include "engine/verbs/column_values.h"
#include "leads/convert/conversion_options.h"
#include "leads/dedupe/match_policy.h"

namespace inlet::server {

base::JsonValue text_or_null(std::string_view text);  // null for an empty one
base::JsonValue number_or_null(std::optional<std::int64_t> number);
base::JsonValue time_or_null(std::optional<base::TimePoint> time);

base::JsonValue word_or_null(leads::DateOrder order);   // dmy, mdy, ymd
base::JsonValue word_or_null(leads::DecimalMark mark);  // "." or ","
std::string_view api_word(leads::MergeRule rule);       // overwrite, fill_blanks, keep

std::string_view action_word(engine::ValueAction action);  // use, add, leave_empty, fail
std::optional<engine::ValueAction> find_action(base::JsonReader& reader, std::string_view name);

// A problem when the member is absent; null counts as there: openapi.yaml asks for all members.
void require_member(base::JsonReader& reader, std::string_view name);
leads::DateOrder read_date_order(base::JsonReader& reader, std::string_view name);
leads::DecimalMark read_decimal_mark(base::JsonReader& reader, std::string_view name);
leads::OnDuplicate read_duplicates(base::JsonReader& reader, std::string_view name);
leads::OnUnmatched read_unmatched(base::JsonReader& reader, std::string_view name);
leads::MergeRule read_merge(base::JsonReader& reader, std::string_view name);
std::optional<leads::MergeRule> find_merge(base::JsonReader& reader, std::string_view name);

}  // namespace inlet::server
