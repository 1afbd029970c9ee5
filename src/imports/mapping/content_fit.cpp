// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/content_fit.h"

#include <algorithm>
#include <array>

#include "base/text/fold.h"
#include "imports/mapping/value_shapes.h"
#include "imports/mapping/value_words.h"

namespace inlet::imports {
namespace {

constexpr double kEnough = 0.8;
constexpr double kClearly = 0.5;          // of the cells are something else
constexpr std::uint64_t kNoHandful = 10;  // cells

bool is_person_or_email(std::string_view text) { return looks_like_email(text) || looks_like_name(text); }

Fit at_least(double share) { return share >= kEnough ? Fit::kFits : Fit::kDoesNotFit; }

// Whether a value has the shape that fields of this type are known by; false for types that have none.
bool is_of_type(leads::FieldType type, std::string_view text) {
  using enum leads::FieldType;
  switch (type) {
    case kEmail: return looks_like_email(text);
    case kPhone: return looks_like_phone(text);
    case kUrl: return looks_like_url(text);
    case kInteger:
    case kDecimal:
    case kMoney:
    case kPercent: return looks_like_number(text);
    case kBoolean: return looks_like_boolean(text);
    case kDate:
    case kDateTime: return looks_like_date(text);
    default: return false;
  }
}

Fit fit_of_type(leads::FieldType type, const ColumnContent& content, std::uint64_t benefit) {
  using enum leads::FieldType;
  switch (type) {
    case kEmail: return at_least(content.share(looks_like_email, benefit));
    case kPhone: return at_least(content.share(looks_like_phone, benefit));
    case kUrl: return at_least(content.share(looks_like_url, benefit));
    case kInteger: return at_least(content.share(looks_like_integer, benefit));
    case kDecimal:
    case kMoney:
    case kPercent: return at_least(content.share(looks_like_number, benefit));
    case kBoolean: return at_least(content.share(looks_like_boolean, benefit));
    case kDate:
    case kDateTime: return at_least(content.share(looks_like_date, benefit));
    case kUser: return at_least(content.share(is_person_or_email, benefit));
    default: return Fit::kUnknown;
  }
}

// What a known name must hold beyond its type.
Fit fit_of_key(std::string_view key, const ColumnContent& content, std::uint64_t benefit) {
  const auto good = [&](auto test) {
    return content.share(test, benefit) >= kEnough ? Fit::kUnknown : Fit::kDoesNotFit;
  };
  if (key == "first_name" || key == "last_name") return good(looks_like_name);
  if (key == "full_name") {
    return content.share(has_legal_form) >= 0.3 ? Fit::kDoesNotFit : good(looks_like_name);
  }
  if (key == "linkedin_url") return at_least(content.share(looks_like_linkedin, benefit));
  if (key == "company" || key == "industry" || key == "job_title") {
    return content.share(looks_like_boolean) > 0.5 ? Fit::kDoesNotFit : good(is_plain_text);
  }
  if (key == "city") return good(is_place_name);
  if (key == "state") {
    if (content.share(is_subscription_state) >= 0.3 || content.share(is_vague_region) >= 0.3) return Fit::kDoesNotFit;
    return good(is_place_name);
  }
  if (key == "street")
    return content.share(looks_like_email) > 0.2 || content.share(looks_like_boolean) > 0.5 ? Fit::kDoesNotFit
                                                                                            : Fit::kUnknown;
  if (key == "postal_code") return good(is_postal_code);
  if (key == "country") return good(is_country);
  if (key == "source" || key == "stage" || key == "pipeline") return good(is_plain_text);
  if (key == "priority") return at_least(content.share(is_priority, benefit));
  if (key == "external_id") {
    return content.filled() >= 5 && content.distinct_share() < 0.9 ? Fit::kDoesNotFit : good(is_identifier);
  }
  if (key == "tags" || key == "description" || key == "title") {
    return content.share(looks_like_boolean) > 0.5 && key != "description" ? Fit::kDoesNotFit : Fit::kUnknown;
  }
  return Fit::kUnknown;
}

}  // namespace

ColumnContent::ColumnContent(const tables::ColumnSurvey& survey) : filled_(survey.filled) {
  const auto add = [&](std::string_view raw, std::uint64_t count) {
    std::string_view text = base::trim(raw);
    // A spreadsheet's mark for text.
    while (text.starts_with('\'') && text.size() > 1) text.remove_prefix(1);
    if (text.empty() || count == 0) return;
    values_.emplace_back(text, count);
    total_ += count;
  };
  for (const auto& [text, count] : survey.values) add(text, count);
  if (values_.empty()) {
    for (const std::string& text : survey.samples) add(text, 1);
  }
  if (filled_ == 0) filled_ = total_;
  const std::uint64_t distinct = std::max<std::uint64_t>(survey.distinct, values_.size());
  if (filled_ != 0) distinct_share_ = std::min(1.0, static_cast<double>(distinct) / static_cast<double>(filled_));
}

Fit fit_of(const leads::Field& field, const ColumnContent& content, std::uint64_t benefit) {
  if (content.is_empty()) return Fit::kUnknown;
  const Fit by_type = fit_of_type(field.type, content, benefit);
  if (by_type == Fit::kDoesNotFit || field.custom) return by_type;
  const Fit by_key = fit_of_key(field.key, content, benefit);
  if (by_key == Fit::kDoesNotFit) return by_key;
  return by_type == Fit::kFits || by_key == Fit::kFits ? Fit::kFits : Fit::kUnknown;
}

bool speaks_for_something_else(const leads::Field& field, const ColumnContent& content) {
  static constexpr std::array<std::string_view, 10> kVagueNames = {
      "title", "state", "stage", "source", "pipeline", "value", "priority", "owner", "tags", "external_id"};
  const bool is_vague = !field.custom && std::ranges::find(kVagueNames, field.key) != kVagueNames.end();
  if (is_vague || field.key == "linkedin_url") return fit_of(field, content) == Fit::kDoesNotFit;
  if (fit_of(field, content) != Fit::kDoesNotFit) return false;
  const bool has_shape = fit_of_type(field.type, content, 0) != Fit::kUnknown;
  const auto is_as_named = [&](std::string_view text) { return is_of_type(field.type, text); };
  if (has_shape && content.filled() >= kNoHandful && content.share(is_as_named) == 0) return true;
  const auto is_of_another_kind = [&](std::string_view text) {
    if (is_of_type(field.type, text)) return false;
    return looks_like_email(text) || is_address_of_page(text) || looks_like_boolean(text) || looks_like_date(text) ||
           looks_like_number(text);
  };
  return content.share(is_of_another_kind) >= kClearly;
}

}  // namespace inlet::imports
