// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/run_users.h"

#include "base/text/fold.h"

namespace inlet::engine {

Result<std::unique_ptr<RunUsers>> RunUsers::load(access::UserRecords& records) {
  INLET_ASSIGN(const auto users, records.list());
  auto loaded = std::make_unique<RunUsers>();
  for (const access::User& user : users) {
    if (!user.active || user.id == access::kCommandLineUser) continue;
    loaded->by_email_[base::fold_text(user.email)] = user.id;
    const auto [place, is_new] = loaded->by_name_.emplace(base::fold_text(user.name), user.id);
    if (!is_new) place->second = kSeveral;
  }
  return loaded;
}

Result<std::int64_t> RunUsers::find(std::string_view email_or_name) const {
  const std::string folded = base::fold_text(email_or_name);
  if (const auto place = by_email_.find(folded); place != by_email_.end()) return place->second;
  const auto place = by_name_.find(folded);
  if (place == by_name_.end()) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kOwnerNotFound, {std::string(email_or_name)});
  }
  if (place->second == kSeveral) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kAmbiguousOwner, {std::string(email_or_name)});
  }
  return place->second;
}

}  // namespace inlet::engine
