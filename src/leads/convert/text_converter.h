// SPDX-License-Identifier: Apache-2.0
//
// Text and long text: trimmed, without control characters, as typed otherwise. Where the field holds an id or a postal code,
// also notices what a spreadsheet has done to it (semantics 31, 32).
#pragma once

#include "leads/convert/converter.h"

namespace inlet::leads {

class TextConverter final : public Converter {
 public:
  explicit TextConverter(const Field& field);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  Value checked(std::string_view text, Conversion& conversion) const;
  std::string_view clean(std::string_view text, Conversion& conversion) const;
  bool is_spoilt(const tables::Cell& cell, Conversion& conversion) const;

  const Field& field_;
  bool is_long_;
  bool is_identifier_;  // ids and postal codes: digits that are no number
  bool is_postal_code_;
};

// 9.88E+11: how Excel writes a long number into a text file, its last digits gone.
bool is_shortened_number(std::string_view text);

}  // namespace inlet::leads
