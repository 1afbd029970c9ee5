// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_number.h"

#include <algorithm>
#include <bit>
#include <vector>

#include "leads/convert/phone_metadata.h"
#include "leads/convert/phone_pattern.h"
#include "leads/convert/phone_text.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kShortestNational = 2;
constexpr std::size_t kLongestNational = 17;
constexpr std::size_t kLongestCode = 3;

// What a plan's patterns are once compiled.
struct PlanPatterns {
  PhonePattern idd;
  PhonePattern prefix;
  PhonePattern leading_digits;
};

const PlanPatterns& patterns_of(PlanIndex plan) {
  static const std::vector<PlanPatterns> all = [] {
    std::vector<PlanPatterns> made;
    for (const PhonePlan& each : phone_plans()) {
      made.push_back(
          {PhonePattern(each.idd), PhonePattern(each.prefix_for_parsing), PhonePattern(each.leading_digits)});
    }
    return made;
  }();
  return all[plan];
}

const PhonePlan& plan_at(PlanIndex index) { return phone_plans()[index]; }

// Digits of a number on their way; room for what a transform adds.
struct Digits {
  std::array<char, kLongestText + 8> bytes;
  std::size_t length = 0;

  Digits() = default;
  explicit Digits(std::string_view text) { assign(text); }
  void assign(std::string_view text) {
    length = std::min(text.size(), bytes.size());
    std::copy_n(text.begin(), length, bytes.begin());
  }
  void append(std::string_view text) {
    const std::size_t fits = std::min(text.size(), bytes.size() - length);
    std::copy_n(text.begin(), fits, bytes.begin() + static_cast<std::ptrdiff_t>(length));
    length += fits;
  }
  std::string_view view() const { return {bytes.data(), length}; }
};

enum class Length : std::uint8_t { kPossible, kTooShort, kTooLong, kImpossible };

Length length_of(const PhonePlan& plan, std::size_t digits) {
  const std::uint32_t lengths = plan.lengths;
  if (lengths == 0) return Length::kPossible;
  if (digits < 32 && ((lengths >> digits) & 1) != 0) return Length::kPossible;
  if (digits < static_cast<std::size_t>(std::countr_zero(lengths))) return Length::kTooShort;
  if (digits > static_cast<std::size_t>(31 - std::countl_zero(lengths))) return Length::kTooLong;
  return Length::kImpossible;
}

constexpr PlanIndex kNoPlan = 0xFFFF;

// The region of a number among those that share its calling code.
PlanIndex region_of(std::string_view calling_code, std::string_view national) {
  const std::span<const PlanIndex> members = plans_of_code(calling_code);
  if (members.empty() || plan_at(members[0]).region.empty()) return kNoPlan;
  if (members.size() == 1) return members[0];
  for (const PlanIndex member : members) {
    const PhonePattern& leading = patterns_of(member).leading_digits;
    if (!leading.is_none()) {
      if (!national.empty() && leading.match_start(national).has_value()) return member;
    } else if (shape_of(plan_at(member), national).valid) {
      return member;
    }
  }
  return kNoPlan;
}

// Takes off the national prefix (the 0 of 030), as far as a number is left.
void strip_national_prefix(PlanIndex index, std::string_view number, Digits& national) {
  const PhonePlan& plan = plan_at(index);
  national.assign(number);
  const PhonePattern& prefix = patterns_of(index).prefix;
  if (number.empty() || prefix.is_none()) return;
  const auto match = prefix.match_start(number);
  if (!match.has_value()) return;
  const std::size_t groups = prefix.group_count();
  const bool has_last_group = groups > 0 && !match->groups[groups - 1].empty();
  if (!plan.transform.empty() && has_last_group) {
    national.length = 0;
    for (std::size_t i = 0; i < plan.transform.size(); ++i) {
      if (plan.transform[i] != '$') {
        national.append(plan.transform.substr(i, 1));
      } else {
        national.append(match->groups[static_cast<std::size_t>(plan.transform[++i] - '1')]);
      }
    }
    national.append(number.substr(match->length));
  } else {
    national.assign(number.substr(match->length));
  }
  if (national.view() == number) return;
  bool keeps_prefix = shape_of(plan, number).general && !shape_of(plan, national.view()).general;
  if (!keeps_prefix && plan.lengths != 0) {
    const PlanIndex region = region_of(plan.calling_code, national.view());
    const Length length = length_of(region == kNoPlan ? plan : plan_at(region), national.length);
    keeps_prefix = length == Length::kTooShort || length == Length::kImpossible;
  }
  if (keeps_prefix) national.assign(number);
}

// Where the calling code is in "4930..." or "+4930...", if anywhere.
struct Split {
  std::string_view calling_code;  // empty: a national number
  std::string_view rest;
  bool is_none = false;  // begins like an international number and is none
};

Split split_after_plus(std::string_view digits) {
  for (std::size_t length = 1; length <= kLongestCode && length <= digits.size(); ++length) {
    if (!plans_of_code(digits.substr(0, length)).empty())
      return {digits.substr(0, length), digits.substr(length), false};
  }
  return {{}, {}, true};
}

// "0049 30 ..." in Germany.
std::string_view without_idd(PlanIndex index, std::string_view digits) {
  const auto match = patterns_of(index).idd.match_start(digits);
  if (!match.has_value()) return digits;
  const std::string_view rest = digits.substr(match->length);
  return rest.empty() || rest[0] == '0' ? digits : rest;
}

// "4930..." in Germany is "+4930..." when it makes no national number but that.
bool lacks_its_plus(PlanIndex index, std::string_view digits) {
  const PhonePlan& plan = plan_at(index);
  if (!digits.starts_with(plan.calling_code)) return false;
  Digits shorter;
  strip_national_prefix(index, digits.substr(plan.calling_code.size()), shorter);
  Digits whole;
  strip_national_prefix(index, digits, whole);
  if (!shape_of(plan, whole.view()).general && shape_of(plan, shorter.view()).general) return true;
  return length_of(plan, whole.length) == Length::kTooLong;
}

Split split(bool has_plus, std::string_view digits, PlanIndex home) {
  if (has_plus) return split_after_plus(digits);
  if (home == kNoPlan) return {{}, digits, false};
  const std::string_view rest = without_idd(home, digits);
  if (rest.size() != digits.size()) return split_after_plus(rest);
  if (lacks_its_plus(home, digits)) {
    const std::string_view code = plan_at(home).calling_code;
    return {code, digits.substr(code.size()), false};
  }
  return {{}, digits, false};
}

void append(PhoneNumber& number, std::string_view text) {
  std::copy(text.begin(), text.end(), number.bytes.begin() + number.length);
  number.length = static_cast<std::uint8_t>(number.length + text.size());
}

PhoneNumber number_of(const PhoneText& text, PlanIndex home) {
  PhoneNumber number;
  const Split parts = split(text.has_plus, text.digits(), home);
  if (parts.is_none || parts.rest.empty() || (parts.calling_code.empty() && home == kNoPlan)) return number;
  const PlanIndex base = parts.calling_code.empty() ? home : plans_of_code(parts.calling_code)[0];
  Digits national;
  strip_national_prefix(base, parts.rest, national);
  if (national.length < kShortestNational || national.length > kLongestNational) return number;

  const std::string_view code = plan_at(base).calling_code;
  PlanIndex region = region_of(code, national.view());
  if (region == kNoPlan && parts.calling_code.empty()) region = home;
  number.is_number = true;
  append(number, "+");
  append(number, code);
  append(number, national.view());
  number.code_length = static_cast<std::uint8_t>(code.size());
  if (region != kNoPlan) number.region = plan_at(region).region;
  number.is_valid = shape_of(plan_at(region == kNoPlan ? base : region), national.view()).valid;
  number.extension_length = static_cast<std::uint8_t>(std::min(text.extension.size(), number.extension_bytes.size()));
  std::copy_n(text.extension.begin(), number.extension_length, number.extension_bytes.begin());
  return number;
}

const PhoneFormat* format_for(const PhonePlan& plan, std::string_view national) {
  for (const PhoneFormat& format : phone_formats(plan)) {
    if (!format.leading.empty() && !PhonePattern(format.leading).match_start(national).has_value()) continue;
    if (PhonePattern(format.pattern).match_all(national).has_value()) return &format;
  }
  return nullptr;
}

// Spaces for all other marks between groups.
std::string with_spaces(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      result += c;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

enum class Form : std::uint8_t { kNational, kInternational };

std::string written(const PhonePlan& plan, std::string_view national, Form form) {
  const PhoneFormat* format = format_for(plan, national);
  if (format == nullptr) return std::string(national);
  const auto match = PhonePattern(format->pattern).match_all(national);
  if (form == Form::kInternational) {
    return with_spaces(
        PhonePattern::expand(format->international.empty() ? format->national : format->international, *match));
  }
  std::string groups(format->national);
  const std::string_view rule = format->prefix_rule.empty() ? plan.prefix_rule : format->prefix_rule;
  const std::size_t first = groups.find('$');
  if (!rule.empty() && first != std::string::npos) {
    // In the rule $1 stands for whatever group comes first.
    std::string put(rule);
    const std::size_t place = put.find("$1");
    if (place != std::string::npos) put.replace(place, 2, groups.substr(first, 2));
    groups.replace(first, 2, put);
  }
  return PhonePattern::expand(groups, *match);
}

}  // namespace

PhoneNumber parse_phone(std::string_view text, std::string_view default_region) {
  PhoneText read;
  if (!read_phone_text(text, read)) return {};
  return number_of(read, phone_plan_of(default_region).value_or(kNoPlan));
}

std::string phone_display(std::string_view stored, std::string_view region) {
  const std::size_t mark = stored.find(";ext=");
  const std::string_view e164 = stored.substr(0, mark);
  const bool is_plain =
      e164.size() > 1 && e164[0] == '+' && e164.substr(1).find_first_not_of("0123456789") == e164.npos;
  const Split parts = is_plain ? split_after_plus(e164.substr(1)) : Split{{}, {}, true};
  if (parts.is_none || parts.rest.empty()) return std::string(stored);
  const PlanIndex own = region_of(parts.calling_code, parts.rest);
  const PhonePlan& plan = plan_at(own == kNoPlan ? plans_of_code(parts.calling_code)[0] : own);
  std::string shown;
  if (own != kNoPlan && plan.region == region) {
    shown = written(plan, parts.rest, Form::kNational);
  } else {
    shown = "+" + std::string(parts.calling_code) + " " + written(plan, parts.rest, Form::kInternational);
  }
  if (mark != std::string_view::npos) {
    shown += plan.extension_label.empty() ? std::string_view(" ext. ") : plan.extension_label;
    shown += stored.substr(mark + 5);
  }
  return shown;
}

}  // namespace inlet::leads
