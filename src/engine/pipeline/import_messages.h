// SPDX-License-Identifier: Apache-2.0
//
// What is told at the end of an import: one notice to its starter, and beside it an e-mail and webhooks where they are set up. All of
// it is written in the transaction of the end, so each is told exactly once.
#pragma once

#include <string_view>

#include "base/errors/result.h"
#include "imports/ledger/import_record.h"
#include "imports/notices/notification_settings.h"
#include "store/database/database.h"

namespace inlet::engine {

// `kind`: import_completed, import_completed_with_errors, import_failed, import_cancelled, import_undone, import_undo_failed. `detail`:
// a sentence for people, or empty. `record` stands at its end already.
Result<void> tell_the_end(store::Transaction& transaction, const imports::ImportRecord& record, std::string_view kind,
                          const std::string& detail, base::TimePoint now);

// Where those messages go; nowhere until an administrator says so.
Result<imports::NotificationSettings> read_notification_settings(store::Transaction& transaction);

}  // namespace inlet::engine
