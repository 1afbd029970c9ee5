// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_metadata.h"

#include <algorithm>
#include <array>

namespace inlet::leads {
namespace {

#include "leads/convert/phone_metadata.inc"

constexpr std::uint8_t kGeneral = 1;
constexpr std::uint8_t kValid = 2;
constexpr PlanIndex kNoPlan = 0xFFFF;

// Regions as a table of 26 x 26, codes as one of 1,000: both are asked for every number.
constexpr std::array<PlanIndex, 676> kByRegion = [] {
  std::array<PlanIndex, 676> table{};
  table.fill(kNoPlan);
  for (std::size_t i = 0; i < std::size(kPlans); ++i) {
    const std::string_view region = kPlans[i].region;
    if (!region.empty())
      table[static_cast<std::size_t>((region[0] - 'A') * 26 + (region[1] - 'A'))] = static_cast<PlanIndex>(i);
  }
  return table;
}();

constexpr std::size_t number_of(std::string_view code) {
  std::size_t number = 0;
  for (const char digit : code) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return number;
}

constexpr std::array<std::uint16_t, 1000> kByCode = [] {
  std::array<std::uint16_t, 1000> table{};
  table.fill(0xFFFF);
  for (std::size_t i = 0; i < std::size(kCallingCodes); ++i)
    table[number_of(kCallingCodes[i].code)] = static_cast<std::uint16_t>(i);
  return table;
}();

}  // namespace

std::span<const PhonePlan> phone_plans() { return kPlans; }

std::span<const PhoneFormat> phone_formats(const PhonePlan& plan) {
  return std::span<const PhoneFormat>(kFormats).subspan(plan.first_format, plan.format_count);
}

std::optional<PlanIndex> phone_plan_of(std::string_view region) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (region.size() != 2 || !is_capital(region[0]) || !is_capital(region[1])) return std::nullopt;
  const PlanIndex index = kByRegion[static_cast<std::size_t>((region[0] - 'A') * 26 + (region[1] - 'A'))];
  if (index == kNoPlan) return std::nullopt;
  return index;
}

std::span<const PlanIndex> plans_of_code(std::string_view calling_code) {
  if (calling_code.empty() || calling_code.size() > 3 || calling_code[0] == '0') return {};
  const std::uint16_t index = kByCode[number_of(calling_code)];
  if (index == 0xFFFF) return {};
  const CallingCode& code = kCallingCodes[index];
  return std::span<const PlanIndex>(kCodeMembers).subspan(code.first_member, code.member_count);
}

PhoneShape shape_of(const PhonePlan& plan, std::string_view national_digits) {
  std::uint16_t state = plan.start;
  for (const char digit : national_digits) {
    state = kSuccessors[static_cast<std::size_t>(state) * 10 + static_cast<std::size_t>(digit - '0')];
    if (state == 0) return {};
  }
  const std::uint8_t flags = kFlags[state];
  return {(flags & kGeneral) != 0, (flags & kValid) != 0};
}

}  // namespace inlet::leads
