// SPDX-License-Identifier: Apache-2.0
//
// Integers, decimals, percents and money. Finer parts than a field keeps are rounded half away from zero (semantics 28).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "leads/convert/converter.h"
#include "leads/convert/number_text.h"
#include "leads/values/value_range.h"

namespace inlet::leads {

class NumberConverter final : public Converter {
 public:
  // `field` is of type integer, decimal, percent or money.
  NumberConverter(const Field& field, const ConversionOptions& options, const OrganisationSettings& settings);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  // What stands around the digits.
  struct Amount {
    std::string_view number;
    std::string_view currency;  // ISO code; the organisation's where none is written
    bool is_negative = false;
  };
  std::optional<Amount> unwrap(std::string_view text) const;
  std::optional<std::string_view> unwrap_currency(std::string_view before, std::string_view after) const;
  Value read(const tables::Cell& cell, Conversion& conversion) const;
  Value finish(const NumberText& number, const Amount& amount, const tables::Cell& cell, Conversion& conversion) const;
  Value typed_percent(const tables::Cell& cell, Conversion& conversion) const;
  Value refuse(base::Code code, const tables::Cell& cell, Conversion& conversion) const;
  std::string reading(const NumberText& number, int whole) const;

  const Field& field_;
  ValueKind kind_;
  std::int64_t scale_;
  DecimalMark mark_;
  std::string home_currency_;
  ValueRange range_;
};

}  // namespace inlet::leads
