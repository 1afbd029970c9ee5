// SPDX-License-Identifier: Apache-2.0
//
// Yes and no in the languages of the world's lists, as a checkbox or as 1 and 0.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "leads/convert/converter.h"

namespace inlet::leads {

class BooleanConverter final : public Converter {
 public:
  explicit BooleanConverter(const ConversionOptions& options);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  std::unordered_map<std::string, std::string> chosen_;  // folded value of the file -> true, false or nothing
};

// Nothing for a word that is neither. `text` may be written in any case.
std::optional<bool> yes_or_no(std::string_view text);

}  // namespace inlet::leads
