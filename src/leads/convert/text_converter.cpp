// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/text_converter.h"

#include "base/text/utf8.h"
#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

// Excel keeps 15 digits of a number; further ones are zeros that nobody typed.
constexpr std::size_t kExactDigits = 15;

bool is_identifier(const Field& field) {
  for (const std::string_view end : {"_id", "_code", "_number", "_no"}) {
    if (std::string_view(field.key).ends_with(end)) return true;
  }
  return false;
}

bool is_line_break(char32_t letter) {
  return letter == '\n' || letter == '\r' || letter == '\v' || letter == '\f' || letter == 0x85 || letter == 0x2028 ||
         letter == 0x2029;
}

bool is_control(char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); }

// Writes into memory that its caller has made large enough: nothing becomes longer here.
class CleanText {
 public:
  explicit CleanText(char* place) : start_(place), end_(place) {}

  void add(std::string_view bytes) {
    std::memmove(end_, bytes.data(), bytes.size());
    end_ += bytes.size();
  }
  void add_space() {
    if (end_ != start_ && end_[-1] != ' ') *end_++ = ' ';
  }
  void add_line_break() { *end_++ = '\n'; }
  std::string_view text() const { return {start_, static_cast<std::size_t>(end_ - start_)}; }

 private:
  char* start_;
  char* end_;
};

}  // namespace

bool is_shortened_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    return at - begin;
  };
  if (at < text.size() && text[at] == '-') ++at;
  if (digits() != 1) return false;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
    ++at;
    if (digits() == 0) return false;
  }
  if (at + 1 >= text.size() || (text[at] | 0x20) != 'e' || text[at + 1] != '+') return false;
  at += 2;
  return digits() >= 1 && at == text.size();
}

TextConverter::TextConverter(const Field& field)
    : field_(field),
      is_long_(field.type == FieldType::kLongText),
      is_identifier_(is_identifier(field)),
      is_postal_code_(field.key == "postal_code") {}

Value TextConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  if (is_identifier_ && is_spoilt(cell, conversion)) return {};
  const std::string_view text = shown_text(cell);
  if (is_printable_ascii(text)) return checked(trim_spaces(text), conversion);
  return checked(clean(base::trim(text), conversion), conversion);
}

Value TextConverter::checked(std::string_view text, Conversion& conversion) const {
  if (text.empty()) return {};
  if (field_.max_length != 0 && text.size() > field_.max_length) {
    const std::size_t length = base::count_code_points(text);
    if (length > field_.max_length) {
      conversion.report(base::Code::kTooLong,
                        {std::to_string(length), field_.label, std::to_string(field_.max_length)});
      return {};
    }
  }
  return Value::of_text(ValueKind::kText, text);
}

std::string_view TextConverter::clean(std::string_view text, Conversion& conversion) const {
  bool is_clean = true;
  for (std::size_t at = 0; at < text.size() && is_clean;) {
    const char byte = text[at];
    if ((byte >= 0x20 && byte < 0x7F) || (is_long_ && (byte == '\n' || byte == '\t'))) {
      ++at;
      continue;
    }
    const base::DecodedCodePoint next = base::decode_next(text, at);
    is_clean = !is_control(next.value) && !is_line_break(next.value);
    at += next.size_bytes;
  }
  if (is_clean) return text;

  bool dropped = false;
  CleanText made(conversion.arena().allocate(text.size()));
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    const bool ends_line = is_line_break(next.value);
    const bool is_pair = next.value == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (ends_line && is_long_) {
      made.add_line_break();
    } else if (ends_line || (next.value == '\t' && !is_long_)) {
      made.add_space();
    } else if (is_control(next.value) && next.value != '\t') {
      dropped = true;
    } else {
      made.add(text.substr(at, next.size_bytes));
    }
    at += next.size_bytes + (is_pair ? 1 : 0);
  }
  if (dropped) conversion.report(base::Code::kBadCharacter, {field_.label});
  return base::trim(made.text());
}

bool TextConverter::is_spoilt(const tables::Cell& cell, Conversion& conversion) const {
  const bool is_number = cell.kind == tables::CellKind::kNumber;
  const std::string_view text = shown_text(cell);
  const bool is_too_long = is_number && text == cell.text && text.size() > kExactDigits &&
                           text.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_too_long || is_shortened_number(trim_fast(text))) {
    conversion.report(base::Code::kLostPrecision, {std::string(text)});
    return true;
  }
  if (is_number && is_postal_code_ && text == cell.text) {
    conversion.report(base::Code::kZerosMayBeLost, {field_.label, std::string(text)});
  }
  return false;
}

}  // namespace inlet::leads
