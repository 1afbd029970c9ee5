// SPDX-License-Identifier: Apache-2.0
//
// Mapping templates and remembered columns.
#pragma once

#include "store/database/connection.h"
#include "store/database/template_records.h"

namespace inlet::store {

class SqlTemplateRecords final : public TemplateRecords {
 public:
  explicit SqlTemplateRecords(Connection& connection) : connection_(connection) {}

  Result<std::int64_t> add(const StoredTemplate& stored) override;
  Result<void> change(const StoredTemplate& stored) override;
  Result<void> remove(std::int64_t id) override;
  Result<std::optional<StoredTemplate>> find(std::int64_t id) override;
  Result<std::vector<StoredTemplate>> list(access::UserId user) override;
  Result<void> mark_used(std::int64_t id, base::TimePoint now) override;

  Result<void> remember(access::UserId user, std::string_view folded_name, std::string_view field) override;
  Result<std::vector<RememberedColumn>> remembered(access::UserId user,
                                                   const std::vector<std::string>& folded_names) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
