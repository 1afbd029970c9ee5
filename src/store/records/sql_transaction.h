// SPDX-License-Identifier: Apache-2.0
//
// What the transactions of both dialects have in common: all that is kept by statements alone. Leads and the index of their
// duplicates, beginning and end are the dialect's.
#pragma once

#include <memory>

#include "store/records/catalog_cache.h"
#include "store/records/lead_table.h"
#include "store/records/sql_bulk_records.h"
#include "store/records/sql_catalog_records.h"
#include "store/records/sql_criteria_records.h"
#include "store/records/sql_fix_records.h"
#include "store/records/sql_import_ledger.h"
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
#include "store/records/step_rows.h"

namespace inlet::store {

class SqlTransaction : public Transaction {
 public:
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

 protected:
  SqlTransaction(Connection& connection, CatalogCache& catalogs, std::unique_ptr<LeadTable> lead_table,
                 std::unique_ptr<StepRows> step_rows);

 private:
  std::unique_ptr<LeadTable> lead_table_;
  std::unique_ptr<StepRows> step_rows_;

  SqlCatalogRecords catalog_;
  SqlCriteriaRecords criteria_;
  SqlLikelyRecords likely_;
  SqlBulkRecords bulk_;
  SqlImportLedger ledger_;
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
