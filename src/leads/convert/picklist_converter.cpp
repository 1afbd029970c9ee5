// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/picklist_converter.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text/utf8.h"
#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxLabel = 100;  // characters of a new option
constexpr std::size_t kUsualCount = 32;

// Sorted ids without repetitions, joined.
Value joined(std::span<std::string_view> ids, TextArena& arena) {
  std::sort(ids.begin(), ids.end());
  ids = ids.first(static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin()));
  if (ids.empty()) return {};
  if (ids.size() == 1) return Value::of_text(ValueKind::kOptions, ids.front());
  std::size_t size = ids.size() - 1;
  for (const std::string_view id : ids) size += id.size();
  char* place = arena.allocate(size);
  char* end = place;
  for (const std::string_view id : ids) {
    if (end != place) *end++ = kOptionSeparator;
    end = std::copy(id.begin(), id.end(), end);
  }
  return Value::of_text(ValueKind::kOptions, {place, size});
}

bool comma_separates(const Field& field) {
  return std::ranges::none_of(field.options,
                              [](const FieldOption& option) { return option.label.find(',') != std::string::npos; });
}

char separator_of(std::string_view text, bool comma_separates) {
  for (const char separator : {';', '|', '\n'}) {
    if (text.find(separator) != std::string_view::npos) return separator;
  }
  return comma_separates ? ',' : ';';
}

}  // namespace

std::vector<std::string_view> option_parts(const Field& field, std::string_view text) {
  const char separator = separator_of(text, comma_separates(field));
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view part = trim_fast(text.substr(begin, end - begin));
    begin = end + 1;
    if (!base::is_blank(part)) parts.push_back(part);
  }
  return parts;
}

PicklistConverter::PicklistConverter(const Field& field, const ConversionOptions& options)
    : field_(field),
      matcher_(field, options),
      is_multiple_(field.type == FieldType::kMultiPicklist),
      adds_options_(options.add_options),
      comma_separates_(comma_separates(field)) {}

Value PicklistConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const std::string_view text = trim_fast(shown_text(cell));
  if (is_multiple_) return several(text, conversion);
  const Piece piece = find(text, conversion);
  return piece.found == Found::kId ? Value::of_text(ValueKind::kOption, piece.id) : Value();
}

PicklistConverter::Piece PicklistConverter::find(std::string_view text, Conversion& conversion) const {
  const OptionMatcher::Answer answer = matcher_.find(text);
  switch (answer.match) {
    case OptionMatch::kFound: return {Found::kId, answer.id};
    case OptionMatch::kLeaveEmpty: return {};
    case OptionMatch::kAddOption: return add_option(text, conversion);
    case OptionMatch::kAmbiguous:
      conversion.report(base::Code::kAmbiguousOption, {std::string(text), field_.label, matcher_.fitting(text)});
      return {Found::kFault, {}};
    case OptionMatch::kFailRow:
    case OptionMatch::kUnknown: break;
  }
  if (adds_options_ && answer.match == OptionMatch::kUnknown) return add_option(text, conversion);
  conversion.report(base::Code::kInvalidOption, {std::string(text), field_.label, matcher_.nearest(text)});
  return {Found::kFault, {}};
}

PicklistConverter::Piece PicklistConverter::add_option(std::string_view text, Conversion& conversion) const {
  const std::size_t length = base::count_code_points(text);
  if (length > kMaxLabel) {
    conversion.report(base::Code::kTooLong, {std::to_string(length), field_.label, std::to_string(kMaxLabel)});
    return {Found::kFault, {}};
  }
  const std::string_view id = conversion.arena().keep(matcher_.new_id(text));
  conversion.new_options.push_back({&field_, id, conversion.arena().keep(text)});
  return {Found::kId, id};
}

Value PicklistConverter::several(std::string_view text, Conversion& conversion) const {
  const OptionMatcher::Answer whole = matcher_.find(text);
  if (whole.match == OptionMatch::kFound) return Value::of_text(ValueKind::kOptions, whole.id);
  const char separator = separator_of(text, comma_separates_);
  const auto count = static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1;
  if (count <= kUsualCount) {
    std::array<std::string_view, kUsualCount> ids;
    return collect(text, separator, ids, conversion);
  }
  std::vector<std::string_view> ids(count);
  return collect(text, separator, ids, conversion);
}

Value PicklistConverter::collect(std::string_view text, char separator, std::span<std::string_view> ids,
                                 Conversion& conversion) const {
  std::size_t count = 0;
  bool is_faulty = false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view part = trim_fast(text.substr(begin, end - begin));
    begin = end + 1;
    if (base::is_blank(part)) continue;
    const Piece piece = find(part, conversion);
    if (piece.found == Found::kId) ids[count++] = piece.id;
    if (piece.found == Found::kFault) is_faulty = true;
  }
  return is_faulty ? Value() : joined(ids.first(count), conversion.arena());
}

}  // namespace inlet::leads
