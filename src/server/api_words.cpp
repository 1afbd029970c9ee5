// SPDX-License-Identifier: Apache-2.0
#include "server/api_words.h"

#include <array>
#include <utility>

#include "base/clock/iso_time.h"

namespace inlet::server {
namespace {

template <class Choice, std::size_t kCount>
using Words = std::array<std::pair<std::string_view, Choice>, kCount>;

constexpr Words<leads::DateOrder, 3> kDateOrders = {{{"dmy", leads::DateOrder::kDayFirst},
                                                     {"mdy", leads::DateOrder::kMonthFirst},
                                                     {"ymd", leads::DateOrder::kYearFirst}}};
constexpr Words<leads::DecimalMark, 2> kDecimalMarks = {
    {{".", leads::DecimalMark::kPoint}, {",", leads::DecimalMark::kComma}}};
constexpr Words<leads::OnDuplicate, 4> kDuplicates = {{{"skip", leads::OnDuplicate::kSkip},
                                                       {"update", leads::OnDuplicate::kUpdate},
                                                       {"create", leads::OnDuplicate::kCreate},
                                                       {"error", leads::OnDuplicate::kError}}};
constexpr Words<leads::OnUnmatched, 2> kUnmatched = {
    {{"create", leads::OnUnmatched::kCreate}, {"skip", leads::OnUnmatched::kSkip}}};
constexpr Words<leads::MergeRule, 3> kMergeRules = {{{"overwrite", leads::MergeRule::kOverwrite},
                                                     {"fill_blanks", leads::MergeRule::kFillBlanks},
                                                     {"keep", leads::MergeRule::kKeep}}};

template <class Choice, std::size_t kCount>
std::string_view word_of(const Words<Choice, kCount>& words, Choice choice) {
  for (const auto& [word, meaning] : words) {
    if (meaning == choice) return word;
  }
  return {};
}

}  // namespace

namespace {

constexpr std::array<std::pair<std::string_view, engine::ValueAction>, 4> kActions = {
    {{"use", engine::ValueAction::kUse},
     {"add", engine::ValueAction::kAdd},
     {"leave_empty", engine::ValueAction::kLeaveEmpty},
     {"fail", engine::ValueAction::kFail}}};

}  // namespace

std::string_view action_word(engine::ValueAction action) {
  for (const auto& [word, named] : kActions) {
    if (named == action) return word;
  }
  return kActions.front().first;
}

std::optional<engine::ValueAction> find_action(base::JsonReader& reader, std::string_view name) {
  return reader.find_choice<engine::ValueAction>(name, kActions);
}

void require_member(base::JsonReader& reader, std::string_view name) {
  if (reader.find_any(name) == nullptr) reader.problem(name, "is missing");
}

base::JsonValue text_or_null(std::string_view text) { return text.empty() ? base::JsonValue() : base::JsonValue(text); }

base::JsonValue number_or_null(std::optional<std::int64_t> number) {
  return number ? base::JsonValue(*number) : base::JsonValue();
}

base::JsonValue time_or_null(std::optional<base::TimePoint> time) {
  return time ? base::JsonValue(base::iso_time(*time)) : base::JsonValue();
}

base::JsonValue word_or_null(leads::DateOrder order) { return text_or_null(word_of(kDateOrders, order)); }

base::JsonValue word_or_null(leads::DecimalMark mark) { return text_or_null(word_of(kDecimalMarks, mark)); }

std::string_view api_word(leads::MergeRule rule) { return word_of(kMergeRules, rule); }

leads::DateOrder read_date_order(base::JsonReader& reader, std::string_view name) {
  require_member(reader, name);
  return reader.find_choice<leads::DateOrder>(name, kDateOrders).value_or(leads::DateOrder::kUnknown);
}

leads::DecimalMark read_decimal_mark(base::JsonReader& reader, std::string_view name) {
  require_member(reader, name);
  return reader.find_choice<leads::DecimalMark>(name, kDecimalMarks).value_or(leads::DecimalMark::kUnknown);
}

leads::OnDuplicate read_duplicates(base::JsonReader& reader, std::string_view name) {
  return reader.choice<leads::OnDuplicate>(name, kDuplicates);
}

leads::OnUnmatched read_unmatched(base::JsonReader& reader, std::string_view name) {
  return reader.choice<leads::OnUnmatched>(name, kUnmatched);
}

leads::MergeRule read_merge(base::JsonReader& reader, std::string_view name) {
  return reader.choice<leads::MergeRule>(name, kMergeRules);
}

std::optional<leads::MergeRule> find_merge(base::JsonReader& reader, std::string_view name) {
  require_member(reader, name);
  return reader.find_choice<leads::MergeRule>(name, kMergeRules);
}

}  // namespace inlet::server
