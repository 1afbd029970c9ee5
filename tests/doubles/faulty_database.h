// SPDX-License-Identifier: Apache-2.0
//
// A database whose n-th commit of a write from now on does not happen: the transaction is dropped, as by a crash or a full
// disk, and the caller is told what the test wants.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "store/database/database.h"

namespace inlet::doubles {

class FaultyDatabase final : public store::Database {
 public:
  explicit FaultyDatabase(std::unique_ptr<store::Database> real) : real_(std::move(real)) {}

  // 1: the next one. All others pass.
  void fail_commit(int number, base::Error error) {
    error_ = std::move(error);
    until_failure_ = number;
  }
  // Write transactions begun so far: each had to wait for all others.
  int writes() const { return writes_; }
  // Commits of writes so far, without the one that failed.
  int commits() const { return commits_; }

  Result<std::unique_ptr<store::Transaction>> begin(store::Access access) override {
    INLET_ASSIGN(auto transaction, real_->begin(access));
    if (access == store::Access::kRead) return transaction;
    ++writes_;
    return std::unique_ptr<store::Transaction>(new FaultyTransaction(*this, std::move(transaction)));
  }
  std::string describe() const override { return real_->describe(); }
  imports::SharedUploads* shared_uploads() override { return real_->shared_uploads(); }

 private:
  class FaultyTransaction final : public store::Transaction {
   public:
    FaultyTransaction(FaultyDatabase& database, std::unique_ptr<store::Transaction> real)
        : database_(&database), real_(std::move(real)) {}
    leads::LeadStore& leads() override { return real_->leads(); }
    leads::DuplicateIndex& duplicates() override { return real_->duplicates(); }
    leads::CriteriaRecords& criteria() override { return real_->criteria(); }
    leads::LikelyRecords& likely() override { return real_->likely(); }
    leads::BulkRecords& bulk() override { return real_->bulk(); }
    imports::ImportLedger& ledger() override { return real_->ledger(); }
    imports::FixRecords& fixes() override { return real_->fixes(); }
    imports::UndoLedger& undos() override { return real_->undos(); }
    imports::UploadRecords& uploads() override { return real_->uploads(); }
    imports::NoticeBox& notices() override { return real_->notices(); }
    imports::Outbox& outbox() override { return real_->outbox(); }
    jobs::JobQueue& jobs() override { return real_->jobs(); }
    access::UserRecords& users() override { return real_->users(); }
    store::CatalogRecords& catalog() override { return real_->catalog(); }
    store::TemplateRecords& templates() override { return real_->templates(); }
    store::SettingRecords& settings() override { return real_->settings(); }
    store::AnswerRecords& answers() override { return real_->answers(); }
    store::AuditLog& audit() override { return real_->audit(); }
    store::PersonalRecords& personal() override { return real_->personal(); }
    store::RetentionRecords& retention() override { return real_->retention(); }
    Result<void> commit() override {
      if (database_->until_failure_ > 0 && --database_->until_failure_ == 0) {
        real_.reset();
        return *database_->error_;
      }
      INLET_TRY(real_->commit());
      ++database_->commits_;
      return {};
    }

   private:
    FaultyDatabase* database_;
    std::unique_ptr<store::Transaction> real_;
  };

  std::unique_ptr<store::Database> real_;
  std::optional<base::Error> error_;
  std::atomic<int> until_failure_ = 0;
  std::atomic<int> commits_ = 0;
  std::atomic<int> writes_ = 0;
};

}  // namespace inlet::doubles
