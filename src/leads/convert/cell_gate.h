// SPDX-License-Identifier: Apache-2.0
//
// What a cell may hold that is no value at all, before the field's own converter sees it: errors of formulas, formulas without
// a value (semantics 34) and the token that clears a field (semantics 20).
#pragma once

#include <memory>

#include "leads/convert/converter.h"

namespace inlet::leads {

class CellGate final : public Converter {
 public:
  CellGate(std::unique_ptr<Converter> converter, const ConversionOptions& options);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  std::unique_ptr<Converter> converter_;
  bool clear_token_;
};

// #REF!, #DIV/0! and the like: how spreadsheet programs show that a formula failed.
bool is_error_text(std::string_view text);

}  // namespace inlet::leads
