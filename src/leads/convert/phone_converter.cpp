// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/phone_converter.h"

#include <algorithm>
#include <array>
#include <string>

#include "leads/convert/cell_text.h"
#include "leads/convert/phone_number.h"
#include "leads/convert/text_converter.h"

namespace inlet::leads {
namespace {

// What stands between two numbers in one cell. Longer ones first: " / " before "/".
constexpr std::array<std::string_view, 18> kSeparators = {" oder ", " und ", " and ", " or ",  " ou ", " et ",
                                                          " y ",    " e ",   " o ",   " или ", " / ",  "\n",
                                                          ";",      "|",     ",",     "、",    "/",    " & "};
constexpr std::size_t kFewestDigitsOfASecond = 5;

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_ascii_digit));
}

// Marks that programs put in front of numbers: tel:+49..., p:+49..., '+49....
std::string_view without_mark(std::string_view text) {
  for (bool changed = true; changed;) {
    const std::size_t before = text.size();
    while (text.starts_with('\'')) text.remove_prefix(1);
    for (const std::string_view mark : {"tel:", "Tel:", "TEL:", "p:"}) {
      if (text.starts_with(mark)) text.remove_prefix(mark.size());
    }
    text = trim_fast(text);
    changed = text.size() != before;
  }
  return text;
}

// "call office 215163" holds digits that would be a number in some countries, but is an instruction. One word may stand in
// front of a number ("Büro 030 ...").
bool is_sentence(std::string_view text) {
  int words = 0;
  bool in_word = false;
  for (const char c : text) {
    if (is_ascii_digit(c) || c == '+') break;
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (is_letter && !in_word) ++words;
    // Bytes beyond ASCII go on with a word but begin none: they may be digits of another script.
    in_word = is_letter || (in_word && static_cast<unsigned char>(c) >= 0x80);
  }
  return words > 1;
}

class PhoneConverter final : public Converter {
 public:
  PhoneConverter(const Field& field, const ConversionOptions& options, const OrganisationSettings& settings)
      : field_(field),
        home_(options.phone_country.empty() ? settings.phone_country : options.phone_country),
        lenient_(options.lenient_phone) {}

  Value convert(const tables::Cell& cell, Conversion& conversion) const override {
    const std::string_view text = trim_fast(shown_text(cell));
    const bool is_number = cell.kind == tables::CellKind::kNumber;
    if (!is_number && cell.kind != tables::CellKind::kText) return refuse(text, conversion);
    if (is_shortened_number(text)) {
      conversion.report(base::Code::kLostPrecision, {std::string(text)});
      return {};
    }
    // 1712345.5 is no number that somebody can call.
    if (is_number && text == cell.text && text.find_first_not_of("0123456789") != text.npos)
      return refuse(text, conversion);

    const std::string_view plain = without_mark(text);
    const std::string_view region = conversion.row_country.empty() ? std::string_view(home_) : conversion.row_country;
    if (is_sentence(plain)) return refuse(text, conversion);
    PhoneNumber number = parse_phone(plain, region);
    if (!number.is_valid) number = first_of_several(plain, region, conversion);
    if (!number.is_valid) return refuse(text, conversion);
    // A number cell with its calling code has no zero to lose.
    if (is_number && text == cell.text && !plain.starts_with(number.calling_code())) {
      conversion.report(base::Code::kZerosMayBeLost, {field_.label, std::string(text)});
    }
    return kept(number, conversion);
  }

 private:
  static Value kept(const PhoneNumber& number, Conversion& conversion) {
    if (number.extension_length == 0) return Value::of_text(ValueKind::kText, conversion.arena().keep(number.e164()));
    std::string text(number.e164());
    text += ";ext=";
    text += number.extension();
    return Value::of_text(ValueKind::kText, conversion.arena().keep(text));
  }

  Value refuse(std::string_view text, Conversion& conversion) const {
    if (!lenient_) {
      conversion.report(base::Code::kInvalidPhone, {std::string(text)});
      return {};
    }
    conversion.report(base::Code::kPhoneAsTyped, {std::string(text)});
    return Value::of_text(ValueKind::kText, text);
  }

  // "030 123456 / 0171 1234567": the first that is a number, and the rest as it stands.
  PhoneNumber first_of_several(std::string_view text, std::string_view region, Conversion& conversion) const {
    if (count_digits(text) < 2 * kFewestDigitsOfASecond) return {};
    for (const std::string_view separator : kSeparators) {
      for (std::size_t at = text.find(separator); at != text.npos; at = text.find(separator, at + separator.size())) {
        const std::string_view rest = trim_fast(text.substr(at + separator.size()));
        if (count_digits(rest) < kFewestDigitsOfASecond) continue;
        const PhoneNumber number = parse_phone(without_mark(trim_fast(text.substr(0, at))), region);
        if (!number.is_valid) continue;
        // Beside the first phone the row's mobile may take it; beside any other number there is no place.
        if (field_.key == "phone") {
          conversion.spare_phone = without_mark(rest);
        } else {
          conversion.report(base::Code::kSecondValueIgnored, {field_.label, std::string(rest)});
        }
        return number;
      }
    }
    return {};
  }

  const Field& field_;
  std::string home_;
  bool lenient_;
};

}  // namespace

std::unique_ptr<Converter> make_phone_converter(const Field& field, const ConversionOptions& options,
                                                const OrganisationSettings& settings) {
  return std::make_unique<PhoneConverter>(field, options, settings);
}

}  // namespace inlet::leads
