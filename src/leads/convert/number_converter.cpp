// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/number_converter.h"

#include "leads/convert/cell_text.h"
#include "leads/convert/currency_names.h"

namespace inlet::leads {
namespace {

ValueKind kind_of(FieldType type) {
  if (type == FieldType::kInteger) return ValueKind::kInteger;
  return type == FieldType::kMoney ? ValueKind::kMoney : ValueKind::kDecimal;
}

std::int64_t scale_of(FieldType type) {
  if (type == FieldType::kInteger) return 1;
  return type == FieldType::kMoney ? kMoneyScale : kDecimalScale;
}

constexpr std::size_t kMaxPlainDigits = 14;  // fit every scale without a look

// Digits alone: what most cells hold.
bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > kMaxPlainDigits) return false;
  for (const char letter : text) {
    if (!is_ascii_digit(letter)) return false;
  }
  return true;
}

bool is_number_letter(std::string_view text, std::size_t at) {
  if (is_ascii_digit(text[at])) return true;
  const bool is_mark = text[at] == '.' || text[at] == ',';
  return is_mark && at + 1 < text.size() && is_ascii_digit(text[at + 1]) && (at == 0 || !is_ascii_letter(text[at - 1]));
}

// Takes one minus or plus off the front; true for a minus.
bool take_sign(std::string_view& text) {
  constexpr std::string_view kMinus = "\xE2\x88\x92";
  text = base::trim(text);
  if (text.starts_with('-') || text.starts_with('+')) {
    const bool is_minus = text.front() == '-';
    text = base::trim(text.substr(1));
    return is_minus;
  }
  if (!text.starts_with(kMinus)) return false;
  text = base::trim(text.substr(kMinus.size()));
  return true;
}

// "100,-" and "100.–": no cents.
void drop_empty_cents(std::string_view& after) {
  if (!after.starts_with('.') && !after.starts_with(',')) return;
  for (const std::string_view dash : {"--", "-", "\xE2\x80\x93", "\xE2\x80\x94"}) {
    if (after.substr(1).starts_with(dash)) {
      after.remove_prefix(1 + dash.size());
      return;
    }
  }
}

}  // namespace

NumberConverter::NumberConverter(const Field& field, const ConversionOptions& options,
                                 const OrganisationSettings& settings)
    : field_(field),
      kind_(kind_of(field.type)),
      scale_(scale_of(field.type)),
      mark_(options.decimal_mark != DecimalMark::kUnknown ? options.decimal_mark : settings.decimal_mark),
      home_currency_(settings.currency),
      range_(ValueRange::of(field)) {}

Value NumberConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const Value value = read(cell, conversion);
  return range_.holds(value) ? value : refuse(base::Code::kNumberOutOfRange, cell, conversion);
}

Value NumberConverter::read(const tables::Cell& cell, Conversion& conversion) const {
  const bool is_typed = cell.kind == tables::CellKind::kNumber;
  if (is_plain(cell.text)) {
    std::int64_t number = 0;
    for (const char letter : cell.text) number = number * 10 + (letter - '0');
    if (number <= INT64_MAX / scale_ && !(is_typed && field_.type == FieldType::kPercent)) {
      return kind_ == ValueKind::kMoney ? Value::of_money(number * scale_, home_currency_)
                                        : Value::of_number(kind_, number * scale_);
    }
  }
  if (is_typed && field_.type == FieldType::kPercent && shown_text(cell).ends_with('%'))
    return typed_percent(cell, conversion);
  const auto amount = unwrap(trim_fast(cell.text));
  if (!amount) return refuse(base::Code::kInvalidNumber, cell, conversion);
  NumberText number = read_number(amount->number, is_typed ? DecimalMark::kPoint : mark_);
  if (amount->is_negative) number.sign = Sign::kNegative;
  return finish(number, *amount, cell, conversion);
}

std::optional<NumberConverter::Amount> NumberConverter::unwrap(std::string_view text) const {
  Amount amount;
  amount.currency = home_currency_;
  std::size_t begin = 0;
  while (begin < text.size() && !is_number_letter(text, begin)) ++begin;
  std::size_t end = text.size();
  while (end > begin && !is_ascii_digit(text[end - 1])) --end;
  if (begin == end) return std::nullopt;
  amount.number = text.substr(begin, end - begin);
  if (amount.number.size() == text.size()) return amount;

  std::string_view before = base::trim(text.substr(0, begin));
  std::string_view after = text.substr(end);
  drop_empty_cents(after);
  after = base::trim(after);
  const bool is_bracketed = before.find('(') != std::string_view::npos && after.ends_with(')');
  if (is_bracketed) {
    const std::size_t open = before.find('(');
    if (open != 0) return std::nullopt;
    before = base::trim(before.substr(1));
    after = base::trim(after.substr(0, after.size() - 1));
    amount.is_negative = true;
  } else {
    amount.is_negative = take_sign(before);
  }
  if (!before.empty() && !is_bracketed && !amount.is_negative &&
      (before.ends_with('-') || before.ends_with("\xE2\x88\x92"))) {
    before = base::trim(before.substr(0, before.size() - (before.ends_with('-') ? 1 : 3)));
    amount.is_negative = true;
  }
  if (field_.type == FieldType::kPercent && after == "%") after = {};
  if (before.empty() && after.empty()) return amount;
  if (kind_ != ValueKind::kMoney) return std::nullopt;
  const auto currency = unwrap_currency(before, after);
  if (!currency) return std::nullopt;
  amount.currency = *currency;
  return amount;
}

// One of both, or both meaning the same: "$100 CAD".
std::optional<std::string_view> NumberConverter::unwrap_currency(std::string_view before,
                                                                 std::string_view after) const {
  const std::string_view second = after.empty() ? std::string_view() : currency_of(after, home_currency_);
  if (!after.empty() && second.empty()) return std::nullopt;
  if (before.empty()) return second;
  const std::string_view first = currency_of(before, second.empty() ? std::string_view(home_currency_) : second);
  if (first.empty() || (!second.empty() && first != second)) return std::nullopt;
  return first;
}

Value NumberConverter::finish(const NumberText& number, const Amount& amount, const tables::Cell& cell,
                              Conversion& conversion) const {
  if (number.shape == NumberShape::kNotANumber) return refuse(base::Code::kInvalidNumber, cell, conversion);
  if (number.shape == NumberShape::kTooLong) return refuse(base::Code::kNumberOutOfRange, cell, conversion);
  int whole = number.whole;
  if (number.shape == NumberShape::kAmbiguous) {
    // A fraction is no reading of a whole number.
    if (kind_ != ValueKind::kInteger || !number.has_fraction()) {
      conversion.report(
          base::Code::kAmbiguousNumber,
          {std::string(cell.text), reading(number, number.whole_if_grouped()), reading(number, number.whole)});
      return {};
    }
    whole = number.whole_if_grouped();
  } else if (kind_ == ValueKind::kInteger && number.has_fraction()) {
    return refuse(base::Code::kInvalidNumber, cell, conversion);
  }
  const auto scaled = scale_digits(number.digits(), whole, scale_, number.sign);
  if (!scaled) return refuse(base::Code::kNumberOutOfRange, cell, conversion);
  return kind_ == ValueKind::kMoney ? Value::of_money(*scaled, amount.currency) : Value::of_number(kind_, *scaled);
}

// A spreadsheet stores 12.5 % as 0.125.
Value NumberConverter::typed_percent(const tables::Cell& cell, Conversion& conversion) const {
  NumberText number = read_number(cell.text, DecimalMark::kPoint);
  if (number.shape == NumberShape::kNumber) number.whole += 2;
  return finish(number, {}, cell, conversion);
}

Value NumberConverter::refuse(base::Code code, const tables::Cell& cell, Conversion& conversion) const {
  std::vector<std::string> arguments{std::string(cell.text)};
  if (code == base::Code::kNumberOutOfRange) arguments.push_back(field_.label);
  conversion.report(code, std::move(arguments));
  return {};
}

std::string NumberConverter::reading(const NumberText& number, int whole) const {
  std::string text;
  if (number.sign == Sign::kNegative) text += '-';
  text += number.digits().substr(0, static_cast<std::size_t>(whole));
  if (whole < number.count) text.append(".").append(number.digits().substr(static_cast<std::size_t>(whole)));
  return text;
}

}  // namespace inlet::leads
