// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/cell_gate.h"

#include <utility>

#include "base/text/fold.h"

namespace inlet::leads {
namespace {

constexpr std::string_view kClearToken = "#N/A";
constexpr std::string_view kNoValueText = "#NO VALUE!";  // what files of failed records hold for such a formula

}  // namespace

bool is_error_text(std::string_view text) {
  for (const std::string_view error :
       {"#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!"}) {
    if (text == error) return true;
  }
  return false;
}

CellGate::CellGate(std::unique_ptr<Converter> converter, const ConversionOptions& options)
    : converter_(std::move(converter)), clear_token_(options.clear_token) {}

Value CellGate::convert(const tables::Cell& cell, Conversion& conversion) const {
  const bool is_error = cell.kind == tables::CellKind::kError;
  const bool is_unknown = cell.kind == tables::CellKind::kFormulaNoValue;
  if (!is_error && !is_unknown && !cell.text.starts_with('#')) return converter_->convert(cell, conversion);

  // A text file has the same errors as texts; the same table gives the same leads whatever its format.
  const std::string_view text = base::trim(cell.text);
  if (clear_token_ && text == kClearToken) return Value::clear();
  if (is_error || is_error_text(text)) {
    conversion.report(base::Code::kFormulaError, {std::string(text)});
    return {};
  }
  if (is_unknown || text == kNoValueText) {
    conversion.report(base::Code::kFormulaNoValue, {});
    return {};
  }
  return converter_->convert(cell, conversion);
}

}  // namespace inlet::leads
