// SPDX-License-Identifier: Apache-2.0
//
// Which column of a file goes to which field of a lead. A Mapping that exists is valid for the catalogue and header it was
// made with; part of an import's frozen plan.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "leads/convert/conversion_options.h"
#include "leads/fields/field_catalog.h"
#include "tables/rows/header.h"

namespace inlet::imports {

struct Binding {
  std::uint32_t column = 0;  // index in the header
  std::string field;         // key
  leads::ConversionOptions options;

  friend bool operator==(const Binding&, const Binding&) = default;
};

// The bindings of a column: two where its cells hold two values (ConversionOptions::split_to), the first one first.
std::vector<Binding> bindings_of(std::uint32_t column, const std::string& field,
                                 const leads::ConversionOptions& options);

class Mapping {
 public:
  // Refuses with NOTHING_MAPPED, NO_SUCH_FIELD (also for hidden fields), NO_SUCH_COLUMN, and FIELD_MAPPED_TWICE unless the
  // field holds several values or is a text and all its columns ask to be joined. A column goes to one field only,
  // unless its cells are split; the second part of one can be a text, an option, an email, a phone or a url.
  // The bindings are kept in the order of their columns.
  static Result<Mapping> create(const leads::FieldCatalog& catalog, const tables::Header& header,
                                std::vector<Binding> bindings);

  std::span<const Binding> bindings() const { return bindings_; }
  bool maps(std::string_view field) const;

  friend bool operator==(const Mapping&, const Mapping&) = default;

 private:
  explicit Mapping(std::vector<Binding> bindings) : bindings_(std::move(bindings)) {}

  std::vector<Binding> bindings_;
};

// Keys of required fields that no column goes to and that have neither a default of their own nor one in
// `defaulted_fields`, in catalogue order. A mapped Full Name stands for First and Last Name.
std::vector<std::string> unbound_required(const Mapping& mapping, const leads::FieldCatalog& catalog,
                                          std::span<const std::string> defaulted_fields);

// A stable text: [{"column":0,"field":"email","options":{...}}]; options only where they differ from what is usual.
std::string to_json(const Mapping& mapping);
Result<Mapping> mapping_from_json(std::string_view json, const leads::FieldCatalog& catalog,
                                  const tables::Header& header);

}  // namespace inlet::imports
