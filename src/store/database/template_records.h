// SPDX-License-Identifier: Apache-2.0
//
// Where mapping templates, and what people chose for a column name before, are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/user.h"
#include "base/errors/result.h"

namespace inlet::store {

struct StoredTemplate {
  std::int64_t id = 0;
  std::int64_t version = 1;
  std::string name;  // 1 to 100 characters, distinct per owner and among shared ones, ignoring case
  access::UserId owner = 0;
  bool shared = false;
  std::string fingerprint;  // of the column names, whatever their order
  std::string json;         // imports::MappingTemplate
  base::TimePoint changed_at{};
  std::optional<base::TimePoint> used_at;
};

struct RememberedColumn {
  std::string folded_name;
  std::string field;  // key; empty: was skipped
  bool own = false;   // chosen by the same person; otherwise by somebody of the organisation
};

class TemplateRecords {
 public:
  virtual ~TemplateRecords() = default;
  virtual Result<std::int64_t> add(const StoredTemplate& stored) = 0;  // kConflict: the name is taken
  virtual Result<void> change(const StoredTemplate& stored) = 0;       // kConflict: name taken, or version changed
  virtual Result<void> remove(std::int64_t id) = 0;
  virtual Result<std::optional<StoredTemplate>> find(std::int64_t id) = 0;
  virtual Result<std::vector<StoredTemplate>> list(access::UserId user) = 0;  // own and shared ones
  virtual Result<void> mark_used(std::int64_t id, base::TimePoint now) = 0;

  // Learnt from finished imports only.
  virtual Result<void> remember(access::UserId user, std::string_view folded_name, std::string_view field) = 0;
  virtual Result<std::vector<RememberedColumn>> remembered(access::UserId user,
                                                           const std::vector<std::string>& folded_names) = 0;
};

}  // namespace inlet::store
