// SPDX-License-Identifier: Apache-2.0
//
// The unit in which things become true: a transaction over everything Inlet keeps. Two dialects implement it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "access/user_directory.h"
#include "imports/ledger/import_ledger.h"
#include "imports/ledger/row_fixes.h"
#include "imports/ledger/undo_ledger.h"
#include "imports/notices/notice.h"
#include "imports/notices/outbox.h"
#include "imports/notices/progress_signal.h"
#include "imports/uploads/shared_uploads.h"
#include "imports/uploads/upload.h"
#include "jobs/job_queue.h"
#include "leads/dedupe/criteria_records.h"
#include "leads/dedupe/duplicate_index.h"
#include "leads/dedupe/likely_records.h"
#include "leads/dedupe/match_policy.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/bulk_change.h"
#include "leads/values/lead_store.h"
#include "store/database/personal_records.h"
#include "store/database/retention_records.h"
#include "store/database/template_records.h"

namespace inlet::store {

// The lead's fields as an administrator has them.
class CatalogRecords {
 public:
  virtual ~CatalogRecords() = default;
  virtual Result<std::shared_ptr<const leads::FieldCatalog>> current() = 0;  // shared: cached until its version changes
  virtual Result<void> add_field(const leads::Field& field) = 0;             // a column is added
  virtual Result<void> change_field(const leads::Field& field) = 0;          // all but key and type
  // The fields of these keys in this order, before all others, which keep theirs.
  virtual Result<void> order_fields(const std::vector<std::string>& keys) = 0;
  // Adds an option to an open field; gives its id. An option with the same folded label is given back instead.
  virtual Result<std::string> add_option(std::string_view field, std::string_view label) = 0;
};

// Settings as text by name: organisation, duplicate policy, import settings. Values are JSON of their nouns.
class SettingRecords {
 public:
  virtual ~SettingRecords() = default;
  virtual Result<std::optional<std::string>> find(std::string_view name) = 0;
  virtual Result<void> put(std::string_view name, std::string_view value) = 0;
};

// Answers given to requests that carried an Idempotency-Key, for 24 hours.
struct KeptAnswer {
  std::string request_hash;
  int status = 0;
  std::string body;
};

class AnswerRecords {
 public:
  virtual ~AnswerRecords() = default;
  virtual Result<std::optional<KeptAnswer>> find(access::UserId user, std::string_view key) = 0;
  virtual Result<void> keep(access::UserId user, std::string_view key, const KeptAnswer& answer,
                            base::TimePoint now) = 0;
};

struct AuditEntry {
  std::int64_t id = 0;
  base::TimePoint at{};
  access::UserId by = 0;
  std::string action;   // lead.trashed, import.started, user.created ...
  std::string subject;  // "lead 17"
  std::string json;     // no cell values
  std::string from;     // an address of the network, or "command line"
};

// What must hold of an entry; what is empty holds of all.
struct AuditFilter {
  std::optional<access::UserId> by;
  std::string action;  // begins so: "user", "import.started"
  std::string subject;
  std::optional<base::TimePoint> since;
  std::optional<base::TimePoint> until;  // not included
};

class AuditLog {
 public:
  virtual ~AuditLog() = default;
  virtual Result<void> add(const AuditEntry& entry) = 0;
  // Newest first, those with an id below `before`; 0: from the newest on.
  virtual Result<std::vector<AuditEntry>> list(const AuditFilter& filter, std::int64_t before, std::uint32_t limit) = 0;
  Result<std::vector<AuditEntry>> list(std::int64_t before, std::uint32_t limit) { return list({}, before, limit); }
};

class Transaction {
 public:
  virtual ~Transaction() = default;  // not committed: as if it never was
  virtual leads::LeadStore& leads() = 0;
  virtual leads::DuplicateIndex& duplicates() = 0;
  virtual leads::CriteriaRecords& criteria() = 0;
  virtual leads::LikelyRecords& likely() = 0;
  virtual leads::BulkRecords& bulk() = 0;
  virtual imports::ImportLedger& ledger() = 0;
  virtual imports::FixRecords& fixes() = 0;
  virtual imports::UndoLedger& undos() = 0;
  virtual imports::UploadRecords& uploads() = 0;
  virtual imports::NoticeBox& notices() = 0;
  virtual imports::Outbox& outbox() = 0;
  virtual jobs::JobQueue& jobs() = 0;
  virtual access::UserRecords& users() = 0;
  virtual CatalogRecords& catalog() = 0;
  virtual TemplateRecords& templates() = 0;
  virtual SettingRecords& settings() = 0;
  virtual AnswerRecords& answers() = 0;
  virtual AuditLog& audit() = 0;
  virtual PersonalRecords& personal() = 0;
  virtual RetentionRecords& retention() = 0;
  virtual Result<void> commit() = 0;
  // As commit(), but not awaited on the disk where the database knows that: a crash of the machine may take it back, always with all
  // that came after it. For steps that are done again from where the database says they stand.
  virtual Result<void> commit_unawaited() { return commit(); }
};

enum class Access : std::uint8_t { kRead, kWrite };

class Database {
 public:
  virtual ~Database() = default;
  // A write waits its turn, fairly, also behind other processes. A transaction belongs to the thread that began it.
  virtual Result<std::unique_ptr<Transaction>> begin(Access access) = 0;
  virtual std::string describe() const = 0;  // for people: "SQLite, data/inlet.db"
  // What nodes that share the database have in common besides: received files, and news for those who wait. nullptr where one
  // machine is all there is.
  virtual imports::SharedUploads* shared_uploads() { return nullptr; }
  virtual imports::ProgressSignal* signal() { return nullptr; }
  // By how much its clock is ahead of this machine's (database_clock.h); nothing where there is one clock, or less than a second.
  virtual base::Duration clock_ahead() const { return base::Duration(0); }
};

// `url`: sqlite:PATH or postgres://... Makes the database when it is missing and brings it to the present schema.
Result<std::unique_ptr<Database>> open_database(const std::string& url);

}  // namespace inlet::store
