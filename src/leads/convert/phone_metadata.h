// SPDX-License-Identifier: Apache-2.0
//
// The numbering plans of the world: which digits are a number, and how it is written. Tables made by tools/make_phone_tables.
// Whether digits are a number of a plan is one walk through an automaton; the few things that need more (prefixes, formats)
// are small patterns for phone_pattern.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace inlet::leads {

struct PhoneFormat {
  std::string_view pattern;        // (\d{2})(\d{3,13})
  std::string_view national;       // $1 $2
  std::string_view leading;        // the number must begin so; empty: any
  std::string_view prefix_rule;    // 0$1, in place of $1; empty: the plan's
  std::string_view international;  // empty: as national
};

struct PhonePlan {
  std::string_view region;  // alpha-2; empty: a code of no country (+800)
  std::string_view calling_code;
  std::uint32_t lengths;  // bit n: numbers of n digits are possible
  std::uint16_t start;    // state of the automaton
  std::string_view idd;   // pattern of what is dialled before a calling code
  std::string_view national_prefix;
  std::string_view prefix_for_parsing;  // pattern
  std::string_view transform;           // $2, 9$1: what the matched prefix becomes
  std::string_view leading_digits;      // pattern: numbers of a shared code that are this region's
  std::string_view prefix_rule;
  std::string_view extension_label;  // empty: " ext. "
  std::uint16_t first_format;
  std::uint16_t format_count;
};

struct CallingCode {
  std::string_view code;
  std::uint16_t first_member;
  std::uint16_t member_count;
};

using PlanIndex = std::uint16_t;

std::span<const PhonePlan> phone_plans();
std::span<const PhoneFormat> phone_formats(const PhonePlan& plan);
// By alpha-2 code in capitals.
std::optional<PlanIndex> phone_plan_of(std::string_view region);
// The plans that share a calling code, main country first; empty: there is no such code.
std::span<const PlanIndex> plans_of_code(std::string_view calling_code);

struct PhoneShape {
  bool general = false;  // as long and begun as numbers of the plan are
  bool valid = false;    // and of some kind that exists: fixed, mobile, toll free ...
};
PhoneShape shape_of(const PhonePlan& plan, std::string_view national_digits);

}  // namespace inlet::leads
