// SPDX-License-Identifier: Apache-2.0
#include "store/records/key_reader.h"

#include <utility>

#include "store/records/value_columns.h"

namespace inlet::store {

Result<KeyReader> KeyReader::create(const leads::FieldCatalog& catalog, std::span<const leads::Criterion> criteria) {
  KeyReader reader;
  for (const leads::Criterion& criterion : criteria) {
    Part part{&criterion, {}, {}};
    for (const std::string& key : criterion.fields) {
      const leads::Field* field = catalog.find(key);
      if (field == nullptr) return base::internal_error("a criterion names a field that is not in the catalogue");
      part.fields.push_back(field);
      part.columns.push_back(reader.column_of(*field));
    }
    reader.parts_.push_back(std::move(part));
  }
  return reader;
}

int KeyReader::column_of(const leads::Field& field) {
  int column = 1;
  for (const leads::Field* known : fields_) {
    if (known == &field) return column;
    column += read_column_count(*known);
  }
  fields_.push_back(&field);
  return column;
}

}  // namespace inlet::store
