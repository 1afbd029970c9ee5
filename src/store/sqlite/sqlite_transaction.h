// SPDX-License-Identifier: Apache-2.0
//
// One transaction on a SQLite file. A writer has passed the turnstile and leaves it at the end; a reader sees the file as it
// was when it first looked.
#pragma once

#include <memory>

#include "store/records/sql_bulk_records.h"
#include "store/records/sql_fix_records.h"
#include "store/records/sql_job_queue.h"
#include "store/records/sql_likely_records.h"
#include "store/records/sql_notice_box.h"
#include "store/records/sql_outbox.h"
#include "store/records/sql_personal_records.h"
#include "store/records/sql_retention_records.h"
#include "store/records/sql_setting_records.h"
#include "store/records/sql_template_records.h"
#include "store/records/sql_undo_ledger.h"
#include "store/records/sql_upload_records.h"
#include "store/records/sql_user_records.h"
#include "store/sqlite/sqlite_catalog_records.h"
#include "store/sqlite/sqlite_criteria_records.h"
#include "store/sqlite/sqlite_database.h"
#include "store/sqlite/sqlite_duplicate_index.h"
#include "store/sqlite/sqlite_import_ledger.h"
#include "store/sqlite/sqlite_lead_store.h"

namespace inlet::store {

class SqliteTransaction final : public Transaction {
 public:
  // `connection`: in a transaction already; nullptr reader means that it is the writer's.
  SqliteTransaction(SqliteDatabase& database, SqliteConnection& connection, std::unique_ptr<SqliteConnection> reader);
  ~SqliteTransaction() override;
  SqliteTransaction(const SqliteTransaction&) = delete;
  SqliteTransaction& operator=(const SqliteTransaction&) = delete;

  leads::LeadStore& leads() override { return leads_; }
  leads::DuplicateIndex& duplicates() override { return duplicates_; }
  leads::CriteriaRecords& criteria() override { return criteria_; }
  leads::LikelyRecords& likely() override { return likely_; }
  leads::BulkRecords& bulk() override { return bulk_; }
  imports::ImportLedger& ledger() override { return ledger_; }
  imports::FixRecords& fixes() override { return fixes_; }
  imports::UndoLedger& undos() override { return undos_; }
  imports::UploadRecords& uploads() override { return uploads_; }
  imports::NoticeBox& notices() override { return notices_; }
  imports::Outbox& outbox() override { return outbox_; }
  jobs::JobQueue& jobs() override { return jobs_; }
  access::UserRecords& users() override { return users_; }
  CatalogRecords& catalog() override { return catalog_; }
  TemplateRecords& templates() override { return templates_; }
  SettingRecords& settings() override { return settings_; }
  AnswerRecords& answers() override { return answers_; }
  AuditLog& audit() override { return audit_; }
  PersonalRecords& personal() override { return personal_; }
  RetentionRecords& retention() override { return retention_; }
  Result<void> commit() override;

 private:
  SqliteDatabase& database_;
  SqliteConnection& connection_;
  std::unique_ptr<SqliteConnection> reader_;
  bool is_over_ = false;

  SqliteCatalogRecords catalog_;
  SqliteLeadStore leads_;
  SqliteDuplicateIndex duplicates_;
  SqliteCriteriaRecords criteria_;
  SqlLikelyRecords likely_;
  SqlBulkRecords bulk_;
  SqliteImportLedger ledger_;
  SqlFixRecords fixes_;
  SqlUndoLedger undos_;
  SqlUploadRecords uploads_;
  SqlNoticeBox notices_;
  SqlOutbox outbox_;
  SqlJobQueue jobs_;
  SqlUserRecords users_;
  SqlTemplateRecords templates_;
  SqlSettingRecords settings_;
  SqlAnswerRecords answers_;
  SqlAuditLog audit_;
  SqlPersonalRecords personal_;
  SqlRetentionRecords retention_;
};

}  // namespace inlet::store
