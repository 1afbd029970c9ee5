// SPDX-License-Identifier: Apache-2.0
//
// One transaction on a PostgreSQL server, on a connection of its own. A writer has the turn until the end; a reader sees all as it
// was when it first looked. After a statement that failed nothing but the end is left.
#pragma once

#include <memory>

#include "store/postgres/postgres_catalog_records.h"
#include "store/postgres/postgres_criteria_records.h"
#include "store/postgres/postgres_database.h"
#include "store/postgres/postgres_duplicate_index.h"
#include "store/postgres/postgres_import_ledger.h"
#include "store/postgres/postgres_lead_store.h"
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

namespace inlet::store::postgres {

class PostgresTransaction final : public Transaction {
 public:
  // `connection`: in a transaction already.
  PostgresTransaction(PostgresDatabase& database, std::unique_ptr<PostgresConnection> connection, ConnectionUse use);
  ~PostgresTransaction() override;
  PostgresTransaction(const PostgresTransaction&) = delete;
  PostgresTransaction& operator=(const PostgresTransaction&) = delete;

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
  PostgresDatabase& database_;
  std::unique_ptr<PostgresConnection> connection_;
  ConnectionUse use_;
  bool is_over_ = false;

  PostgresCatalogRecords catalog_;
  PostgresLeadStore leads_;
  PostgresDuplicateIndex duplicates_;
  PostgresCriteriaRecords criteria_;
  SqlLikelyRecords likely_;
  SqlBulkRecords bulk_;
  PostgresImportLedger ledger_;
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

}  // namespace inlet::store::postgres
