// SPDX-License-Identifier: Apache-2.0
//
// Leads in the API's form: values for programs, display for people, and where each came from.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/lead.h"
#include "store/database/database.h"

namespace inlet::server {

class LeadJson {
 public:
  // Writes what `actor` may see of a lead.
  static Result<LeadJson> create(store::Transaction& transaction, const access::Actor& actor);

  std::string lead(const leads::Lead& lead) const;
  // With origin and history.
  Result<std::string> detail(store::Transaction& transaction, const access::Actor& actor,
                             const leads::Lead& lead) const;

 private:
  std::string user(std::optional<std::int64_t> id) const;  // UserRef or null
  std::string members(const leads::Lead& lead) const;      // without the braces

  access::Actor actor_;
  std::shared_ptr<const leads::FieldCatalog> catalog_;
  std::map<std::int64_t, std::string> user_names_;
};

}  // namespace inlet::server
