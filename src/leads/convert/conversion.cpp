// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/conversion.h"

#include <utility>

#include "base/text/utf8.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kKeptCharacters = 200;

}  // namespace

void Conversion::report(base::Code code, std::vector<std::string> arguments) {
  const bool is_warning = base::catalog_entry(code).severity == base::Severity::kWarning;
  Fault fault{code, std::move(arguments), column_, std::string(field_),
              std::string(base::cut_utf8(cell_, kKeptCharacters))};
  (is_warning ? warnings_ : faults_).push_back(std::move(fault));
}

void Conversion::clear() {
  column_ = kNoColumn;
  field_ = {};
  cell_ = {};
  row_country = {};
  spare_phone = {};
  new_options.clear();
  faults_.clear();
  warnings_.clear();
}

}  // namespace inlet::leads
