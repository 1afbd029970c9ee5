// SPDX-License-Identifier: Apache-2.0
//
// Web addresses, with or without http(s)://, kept as written. Anything else that a browser would run or open is refused.
#pragma once

#include "leads/convert/converter.h"

namespace inlet::leads {

class UrlConverter final : public Converter {
 public:
  explicit UrlConverter(const Field& field) : field_(field) {}
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  const Field& field_;
};

bool is_web_address(std::string_view text);

}  // namespace inlet::leads
