// SPDX-License-Identifier: Apache-2.0
//
// Values that are known by their words, in common languages. Letters' case, accents and signs do not matter.
#pragma once

#include <string_view>

namespace inlet::imports {

// `text` is trimmed and not blank.
bool looks_like_boolean(std::string_view text);     // yes, nein, 是, 0
bool is_currency(std::string_view word);            // €, EUR, zł; also the k and M of amounts
bool has_month(std::string_view text);              // 5 Oct, 14. März 2024
bool is_honorific(std::string_view text);           // Mr, Dr, Frau
bool is_job_title(std::string_view text);           // has a word of jobs: manager, Leiterin
bool is_priority(std::string_view text);            // high, hot, P1
bool is_vague_region(std::string_view text);        // EMEA, north: no state of a country
bool is_stage(std::string_view text);               // New, Contacted, Qualified ...
bool is_subscription_state(std::string_view text);  // active, bounced, paid, attended: states of something else
bool has_legal_form(std::string_view text);         // Ltd, GmbH, S.A.

}  // namespace inlet::imports
