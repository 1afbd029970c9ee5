// SPDX-License-Identifier: Apache-2.0
//
// Turns cells of one column into values of one field. Chosen and prepared once per column of an import, then called for
// each cell from several threads at once; knows what is wrong with a value, never where it stands.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/errors/result.h"
#include "leads/convert/conversion.h"
#include "leads/convert/conversion_options.h"
#include "leads/fields/field.h"
#include "tables/rows/row_block.h"

namespace inlet::leads {

class Converter {
 public:
  virtual ~Converter() = default;
  // `cell` is not blank. Where it can't be converted: reports the fault and gives none.
  // Texts of the value are views of the cell or live in the conversion's arena.
  virtual Value convert(const tables::Cell& cell, Conversion& conversion) const = 0;
};

// Who a cell of an owner column means. Frozen when the run begins.
class UserDirectory {
 public:
  virtual ~UserDirectory() = default;
  // By email, then by full name, both ignoring case. kNotFound: OWNER_NOT_FOUND; kConflict: AMBIGUOUS_OWNER.
  virtual Result<std::int64_t> find(std::string_view email_or_name) const = 0;
};

// `field`, `settings` and `users` must outlive the converter.
std::unique_ptr<Converter> make_converter(const Field& field, const ConversionOptions& options,
                                          const OrganisationSettings& settings, const UserDirectory& users);

}  // namespace inlet::leads
