// SPDX-License-Identifier: Apache-2.0
//
// One option, or several: split at ";", else "|", else line breaks, else "," where no option contains one (semantics 26).
#pragma once

#include <span>
#include <string_view>

#include "leads/convert/converter.h"
#include "leads/convert/option_matcher.h"

namespace inlet::leads {

class PicklistConverter final : public Converter {
 public:
  PicklistConverter(const Field& field, const ConversionOptions& options);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  enum class Found : std::uint8_t { kId, kNothing, kFault };
  struct Piece {
    Found found = Found::kNothing;
    std::string_view id;
  };
  Piece find(std::string_view text, Conversion& conversion) const;
  Piece add_option(std::string_view text, Conversion& conversion) const;
  Value several(std::string_view text, Conversion& conversion) const;
  Value collect(std::string_view text, char separator, std::span<std::string_view> ids, Conversion& conversion) const;
  char separator_of(std::string_view text) const;

  const Field& field_;
  OptionMatcher matcher_;
  bool is_multiple_;
  bool adds_options_;
  bool comma_separates_ = true;
};

}  // namespace inlet::leads
