// SPDX-License-Identifier: Apache-2.0
//
// All fields of a lead at one moment. Immutable: a change makes a catalogue of a new version, and an import keeps the one
// it started with.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/errors/result.h"
#include "leads/fields/field.h"

namespace inlet::leads {

using CatalogVersion = std::int64_t;
// Place of a field in one catalogue.
using FieldIndex = std::uint16_t;

class FieldCatalog {
 public:
  // Keys are distinct and well formed, option ids distinct within a field.
  static Result<FieldCatalog> create(std::vector<Field> fields, CatalogVersion version);

  std::span<const Field> fields() const { return fields_; }
  const Field& at(FieldIndex index) const { return fields_[index]; }
  const Field* find(std::string_view key) const;
  std::optional<FieldIndex> index_of(std::string_view key) const;
  CatalogVersion version() const { return version_; }

 private:
  std::vector<Field> fields_;
  std::unordered_map<std::string, FieldIndex> by_key_;
  CatalogVersion version_ = 0;
};

// What a fresh installation starts with (lead-fields.md).
std::vector<Field> standard_fields();

std::string to_json(const FieldCatalog& catalog);
Result<FieldCatalog> field_catalog_from_json(std::string_view json);

}  // namespace inlet::leads
