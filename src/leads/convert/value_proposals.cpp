// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/value_proposals.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text/edit_distance.h"
#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "leads/convert/cell_text.h"
#include "leads/values/scaled_number.h"
#include "leads/values/value_text.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMostProposals = 5;
constexpr std::size_t kMostTypos = 2;

using Texts = std::vector<std::string>;

std::string without_blanks(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if (letter != ' ' && letter != '\t' && letter != '\n') plain += letter;
  }
  return plain;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

// "ann (at) example,com" and what else keeps machines and fingers from writing an address.
Texts emails(std::string_view text) {
  std::string plain(text);
  for (const std::string_view at : {"(at)", "[at]", "{at}", "(AT)", "[AT]", " at ", " AT "})
    replace_all(plain, at, "@");
  for (const std::string_view dot : {"(dot)", "[dot]", " dot ", "(DOT)", "[DOT]"}) replace_all(plain, dot, ".");
  plain = without_blanks(plain);
  const std::size_t at = plain.find('@');
  if (at != std::string::npos) std::replace(plain.begin() + static_cast<std::ptrdiff_t>(at), plain.end(), ',', '.');
  replace_all(plain, "@@", "@");
  while (plain.find("..") != std::string::npos) replace_all(plain, "..", ".");
  replace_all(plain, "@.", "@");
  replace_all(plain, ".@", "@");
  while (!plain.empty() && std::string_view(".,;:-").find(plain.back()) != std::string_view::npos) plain.pop_back();
  Texts texts{plain};
  // "ann.example.com" lacks its sign; nobody can know where it stood.
  return texts;
}

Texts urls(std::string_view text) {
  std::string plain = without_blanks(text);
  for (const std::string_view wrong : {"http:\\\\", "http//", "htp://", "htpp://", "http:/www", "https//"}) {
    if (plain.starts_with(wrong)) plain.replace(0, wrong.size(), wrong == "http:/www" ? "http://www" : "https://");
  }
  std::replace(plain.begin(), plain.end(), '\\', '/');
  Texts texts{plain};
  std::replace(plain.begin(), plain.end(), ',', '.');
  texts.push_back(std::move(plain));
  return texts;
}

Texts phones(std::string_view text) {
  std::string digits;
  for (const char letter : text) {
    if (is_ascii_digit(letter) || (letter == '+' && digits.empty())) digits += letter;
  }
  Texts texts{digits};
  if (!digits.starts_with('+') && !digits.starts_with('0')) texts.push_back("+" + digits);
  if (digits.starts_with("00")) texts.push_back("+" + digits.substr(2));
  return texts;
}

// "12k" and "1.5 Mio": the number that is meant, and the number that is written.
Texts numbers(std::string_view text) {
  const std::size_t begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < text.size() && (is_ascii_digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
  while (end > begin && !is_ascii_digit(text[end - 1])) --end;
  std::string number(text.substr(begin, end - begin));
  const bool is_negative = begin > 0 && text[begin - 1] == '-';
  if (is_negative) number.insert(0, "-");
  const std::string unit = base::fold_loose(text.substr(end));
  Texts texts;
  const auto times = [&](std::int64_t factor) {
    std::string point = number;
    std::replace(point.begin(), point.end(), ',', '.');
    const auto scaled = parse_scaled(point, kDecimalScale);
    if (!scaled || *scaled > INT64_MAX / factor || *scaled < INT64_MIN / factor) return;
    std::string product;
    append_scaled(product, *scaled * factor, kDecimalScale, 0);
    texts.push_back(std::move(product));
  };
  if (unit == "k" || unit == "tsd" || unit == "thousand") times(1'000);
  if (unit == "m" || unit == "mio" || unit == "mn" || unit == "million") times(1'000'000);
  if (unit == "bn" || unit == "mrd" || unit == "b" || unit == "billion") times(1'000'000'000);
  texts.push_back(std::move(number));
  return texts;
}

Texts near_options(const Field& field, std::string_view text) {
  const std::string folded = base::fold_loose(text);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const FieldOption& option : field.options) {
    if (!option.active) continue;
    const std::string label = base::fold_loose(option.label);
    const std::size_t distance = base::edit_distance(folded, label, kMostTypos);
    const bool is_part = label.size() >= 4 && folded.size() >= 4 &&
                         (folded.find(label) != std::string::npos || label.find(folded) != std::string::npos);
    if (distance <= kMostTypos && distance * 2 < folded.size()) {
      near.emplace_back(distance, option.label);
    } else if (is_part) {
      near.emplace_back(kMostTypos + 1, option.label);
    }
  }
  std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
  Texts texts;
  for (auto& [distance, label] : near) texts.push_back(std::move(label));
  return texts;
}

// Tries texts with a converter.
class Trial {
 public:
  Trial(const Field& field, const OrganisationSettings& settings, const UserDirectory& users)
      : field_(field), settings_(settings), users_(users) {}

  // The value, when it is one; warnings do not count.
  std::optional<Value> convert(const ConversionOptions& options, std::string_view text) {
    conversion_.clear();
    conversion_.enter(kNoColumn, field_.key, text);
    const auto converter = make_converter(field_, options, settings_, users_);
    const std::string_view kept = arena_.keep(text);
    const Value value = converter->convert({kept, kept, tables::CellKind::kText}, conversion_);
    if (!conversion_.faults().empty() || value.is_none()) return std::nullopt;
    return value.is_text() ? Value::of_text(value.kind, arena_.keep(value.text())) : value;
  }
  const Conversion& conversion() const { return conversion_; }

 private:
  const Field& field_;
  const OrganisationSettings& settings_;
  const UserDirectory& users_;
  TextArena arena_;
  Conversion conversion_{arena_};
};

// All ways in which the text can be read as a date, as ISO 8601.
Texts dates(const Field& field, const ConversionOptions& options, std::string_view text, Trial& trial) {
  Texts texts;
  const auto read = [&](const ConversionOptions& way) {
    const auto value = trial.convert(way, text);
    if (value) texts.push_back(text_of(field, *value));
  };
  for (const DateOrder order : {DateOrder::kDayFirst, DateOrder::kMonthFirst, DateOrder::kYearFirst}) {
    ConversionOptions way = options;
    way.date_order = order;
    read(way);
  }
  ConversionOptions serial = options;
  serial.excel_serial = true;
  read(serial);
  return texts;
}

Texts candidates(const Field& field, const ConversionOptions& options, std::string_view text, Trial& trial) {
  switch (field.type) {
    case FieldType::kEmail: {
      static_cast<void>(trial.convert(options, text));
      for (const Fault& warning : trial.conversion().warnings()) {
        if (warning.code == base::Code::kLikelyTypo && warning.arguments.size() > 1) return {warning.arguments[1]};
      }
      return emails(text);
    }
    case FieldType::kUrl: return urls(text);
    case FieldType::kPhone: return phones(text);
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kMoney:
    case FieldType::kPercent: return numbers(text);
    case FieldType::kDate:
    case FieldType::kDateTime: return dates(field, options, text, trial);
    case FieldType::kPicklist:
    case FieldType::kMultiPicklist: return near_options(field, text);
    case FieldType::kText:
    case FieldType::kLongText:
      if (field.max_length == 0) return {};
      return {std::string(base::trim(base::cut_utf8(text, field.max_length)))};
    case FieldType::kBoolean:
    case FieldType::kUser: return {};
  }
  return {};
}

}  // namespace

std::vector<ValueProposal> propose_values(const Field& field, const ConversionOptions& options,
                                          const OrganisationSettings& settings, const UserDirectory& users,
                                          std::string_view text) {
  Trial trial(field, settings, users);
  std::vector<ValueProposal> proposals;
  for (const std::string& candidate : candidates(field, options, base::trim(text), trial)) {
    const bool is_known = std::ranges::find(proposals, candidate, &ValueProposal::text) != proposals.end();
    if (is_known || candidate == text || candidate.empty()) continue;
    const auto value = trial.convert(options, candidate);
    if (!value) continue;
    const bool is_money = field.type == FieldType::kMoney;
    ValueProposal proposal{
        candidate, is_money ? text_with_currency(field, *value) : text_of(field, *value, OptionText::kLabels), {}};
    if (value->kind == ValueKind::kOption) proposal.option = value->text();
    proposals.push_back(std::move(proposal));
    if (proposals.size() == kMostProposals) break;
  }
  return proposals;
}

}  // namespace inlet::leads
