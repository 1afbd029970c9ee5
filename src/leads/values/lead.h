// SPDX-License-Identifier: Apache-2.0
//
// One stored lead that owns its values: what stores give and the API shows. The rows of an import are not Leads; they live
// in the batch's arena (convert/row_converter.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "leads/values/value.h"

namespace inlet::leads {

using LeadId = std::int64_t;

class Lead {
 public:
  Lead() = default;
  Lead(const Lead& other) { *this = other; }
  Lead& operator=(const Lead& other);
  Lead(Lead&&) noexcept = default;
  Lead& operator=(Lead&&) noexcept = default;

  LeadId id = 0;
  std::int64_t version = 1;
  std::int64_t created_at_ms = 0;  // milliseconds since 1970
  std::int64_t updated_at_ms = 0;
  std::optional<std::int64_t> created_by;  // users
  std::optional<std::int64_t> updated_by;
  std::optional<std::int64_t> import_job_id;  // the import that created the lead
  std::optional<std::int64_t> import_row;
  std::string external_system;  // whose id External ID holds
  std::optional<std::int64_t> trashed_at_ms;

  bool is_trashed() const { return trashed_at_ms.has_value(); }

  // None where the field is blank. The text of the value lives until the next set() of the same field.
  Value get(std::string_view field_key) const;
  // Copies the text of `value`; none makes the field blank.
  void set(std::string_view field_key, const Value& value);

  struct Entry {
    std::string key;
    Value value;
    std::unique_ptr<char[]> bytes;  // of the value's text
  };
  // The fields that are filled, by key.
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::vector<Entry> entries_;
};

// Same filled fields with the same values; system columns don't count.
bool same_values(const Lead& a, const Lead& b);

}  // namespace inlet::leads
