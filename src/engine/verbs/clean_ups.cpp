// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/clean_ups.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/clock/civil_date.h"
#include "base/text/fold.h"
#include "imports/mapping/content_fit.h"
#include "imports/mapping/value_shapes.h"
#include "leads/convert/split_text.h"
#include "leads/convert/text_repair.h"

namespace inlet::engine {
namespace {

using leads::FieldType;

constexpr std::string_view kExcelDate = "excel_date";
constexpr std::string_view kRepairText = "repair_text";
constexpr std::string_view kFixCase = "fix_case";
constexpr std::string_view kBlankWords = "blank_words";
constexpr std::string_view kTidySpaces = "tidy_spaces";
constexpr std::string_view kSplitName = "split_name";
constexpr std::string_view kSplitValues = "split_values";
constexpr std::array<std::string_view, 7> kBlanks = {"n/a", "na", "null", "none", "nil", "-", "--"};

// Days from 1970 to the day that Excel numbers 0, for days after February 1900.
constexpr std::int64_t kExcelZero = -25'569;
constexpr std::int64_t kFirstLikelyDay = 14'000;  // in 1938
constexpr std::int64_t kLastLikelyDay = 73'000;   // in 2099

std::optional<std::string> day_of_serial(std::string_view text) {
  std::int64_t number = 0;
  for (const char letter : text) {
    if (letter < '0' || letter > '9' || number > kLastLikelyDay) return std::nullopt;
    number = number * 10 + (letter - '0');
  }
  if (number < kFirstLikelyDay || number > kLastLikelyDay) return std::nullopt;
  const auto date = base::civil_date(number + kExcelZero);
  return date ? std::optional(base::iso_text(*date)) : std::nullopt;
}

bool is_blank_word(std::string_view text) { return std::ranges::find(kBlanks, base::fold_text(text)) != kBlanks.end(); }

template <class Change>
void offer(std::vector<CleanUpOffer>& offers, std::string_view kind, const imports::ColumnContent& content,
           const Change& change) {
  CleanUpOffer found{kind, 0, {}, {}, {}};
  for (const auto& [text, count] : content.values()) {
    const std::optional<std::string> after = change(text);
    if (!after) continue;
    if (found.count == 0) {
      found.before = text;
      found.after = *after;
    }
    found.count += count;
  }
  if (found.count > 0) offers.push_back(std::move(found));
}

// Fields in which a comma or a slash is a part of the value.
bool is_one_value_by_nature(const leads::Field& field) {
  if (field.type != FieldType::kText && field.type != FieldType::kEmail && field.type != FieldType::kPicklist)
    return true;
  for (const std::string_view key : {"first_name", "last_name", "full_name", "title", "external_id", "industry"}) {
    if (field.key == key) return true;
  }
  return false;
}

// "Acme, Inc." and "VP, Sales" are one value.
bool are_two_values(const leads::Field& field, std::string_view at, const leads::SplitText& parts) {
  if (field.type == FieldType::kEmail)
    return imports::looks_like_email(parts.first) && imports::looks_like_email(parts.second);
  const bool is_soft = at == ", " || at == "/";
  if (is_soft && (field.key == "company" || field.key == "job_title")) return false;
  return true;
}

// Where at least half of the cells hold two values with the same mark between them; of emails one cell is enough.
void offer_split(std::vector<CleanUpOffer>& offers, const imports::ColumnContent& content, const leads::Field& field) {
  if (is_one_value_by_nature(field)) return;
  std::map<std::string_view, CleanUpOffer> found;
  std::uint64_t total = 0;
  for (const auto& [text, count] : content.values()) {
    total += count;
    const auto at = leads::separator_in(text);
    if (!at) continue;
    const leads::SplitText parts = leads::split_text(text, *at);
    if (!are_two_values(field, *at, parts)) continue;
    CleanUpOffer& offer = found[*at];
    if (offer.count == 0) {
      offer = {kSplitValues, 0, std::string(text), std::string(parts.first) + " | " + std::string(parts.second),
               std::string(*at)};
    }
    offer.count += count;
  }
  const auto most = std::ranges::max_element(found, {}, [](const auto& pair) { return pair.second.count; });
  if (most == found.end()) return;
  if (field.type != FieldType::kEmail && most->second.count * 2 < total) return;
  offers.push_back(std::move(most->second));
}

bool is_name(const leads::Field& field) {
  return field.key == "first_name" || field.key == "last_name" || field.key == "full_name" || field.key == "city";
}

}  // namespace

std::vector<CleanUpOffer> offered_clean_ups(const tables::ColumnSurvey& survey, const leads::Field* field) {
  std::vector<CleanUpOffer> offers;
  if (field == nullptr) return offers;
  const imports::ColumnContent content(survey);
  const bool is_date = field->type == FieldType::kDate || field->type == FieldType::kDateTime;
  if (is_date) offer(offers, kExcelDate, content, day_of_serial);
  offer(offers, kRepairText, content, [](std::string_view text) { return leads::repaired_text(text); });
  if (is_name(*field)) offer(offers, kFixCase, content, [](std::string_view text) { return leads::fixed_case(text); });
  offer(offers, kTidySpaces, content, [](std::string_view text) { return leads::tidied_spaces(text); });
  offer(offers, kBlankWords, content,
        [](std::string_view text) { return is_blank_word(text) ? std::optional<std::string>("") : std::nullopt; });
  if (field->key == "last_name" && content.share(imports::has_several_words) > 0.5) {
    offer(offers, kSplitName, content, [](std::string_view text) {
      if (!imports::has_several_words(text)) return std::optional<std::string>();
      const std::size_t space = text.rfind(' ');
      if (space == std::string_view::npos) return std::optional<std::string>();
      return std::optional(std::string(text.substr(0, space)) + " | " + std::string(text.substr(space + 1)));
    });
  }
  offer_split(offers, content, *field);
  return offers;
}

bool add_clean_up(leads::ConversionOptions& options, std::string_view word) {
  if (word == kExcelDate) {
    options.excel_serial = true;
  } else if (word == kRepairText) {
    options.repair_text = true;
  } else if (word == kFixCase) {
    options.fix_case = true;
  } else if (word == kTidySpaces) {
    options.tidy_spaces = true;
  } else if (word == kBlankWords) {
    options.blank_tokens.assign(kBlanks.begin(), kBlanks.end());
  } else {
    return false;
  }
  return true;
}

std::vector<std::string_view> clean_ups_of(const leads::ConversionOptions& options) {
  std::vector<std::string_view> words;
  if (options.excel_serial) words.push_back(kExcelDate);
  if (options.repair_text) words.push_back(kRepairText);
  if (options.fix_case) words.push_back(kFixCase);
  if (options.tidy_spaces) words.push_back(kTidySpaces);
  if (!options.blank_tokens.empty()) words.push_back(kBlankWords);
  return words;
}

void keep_clean_ups(const leads::ConversionOptions& before, leads::ConversionOptions& options) {
  options.excel_serial = before.excel_serial;
  options.repair_text = before.repair_text;
  options.fix_case = before.fix_case;
  options.tidy_spaces = before.tidy_spaces;
  options.blank_tokens = before.blank_tokens;
}

void keep_split(const leads::ConversionOptions& before, leads::ConversionOptions& options) {
  options.split_at = before.split_at;
  options.split_to = before.split_to;
}

}  // namespace inlet::engine
