// SPDX-License-Identifier: Apache-2.0
//
// One option, or several: split at ";", else "|", else line breaks, else "," where no option contains one (semantics 26).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "leads/convert/converter.h"
#include "leads/convert/option_matcher.h"

namespace inlet::leads {

// The values in a cell of a field that holds several, without blank ones; views of `text`.
std::vector<std::string_view> option_parts(const Field& field, std::string_view text);

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
  const Field& field_;
  OptionMatcher matcher_;
  bool is_multiple_;
  bool adds_options_;
  bool comma_separates_;
};

}  // namespace inlet::leads
