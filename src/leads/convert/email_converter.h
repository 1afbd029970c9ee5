// SPDX-License-Identifier: Apache-2.0
//
// Email addresses as people and programs write them into cells: "Nea <a@b.se>", mailto:, several at once (semantics 30).
#pragma once

#include <string>
#include <string_view>

#include "leads/convert/converter.h"

namespace inlet::leads {

class EmailConverter final : public Converter {
 public:
  explicit EmailConverter(const Field& field) : field_(field) {}
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  Value accept(std::string_view address, Conversion& conversion) const;

  const Field& field_;
};

// One @, a domain with a dot, no spaces or "..", at most 254 octets; letters of all scripts.
bool is_email_address(std::string_view text);

// The address that was likely meant: ann@gmail.com for ann@gmial.com. Empty where nothing looks wrong.
std::string likely_address(std::string_view address);

}  // namespace inlet::leads
