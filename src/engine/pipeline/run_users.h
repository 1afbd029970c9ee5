// SPDX-License-Identifier: Apache-2.0
//
// The users as they were when a run began: whom the cells of an owner column mean.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include "access/user_directory.h"
#include "leads/convert/converter.h"

namespace inlet::engine {

class RunUsers final : public leads::UserDirectory {
 public:
  static Result<std::unique_ptr<RunUsers>> load(access::UserRecords& records);
  Result<std::int64_t> find(std::string_view email_or_name) const override;

 private:
  static constexpr std::int64_t kSeveral = -1;
  std::unordered_map<std::string, std::int64_t> by_email_;  // folded
  std::unordered_map<std::string, std::int64_t> by_name_;   // folded; kSeveral where it is not one
};

}  // namespace inlet::engine
