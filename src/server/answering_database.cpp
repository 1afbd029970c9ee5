// SPDX-License-Identifier: Apache-2.0
#include "server/answering_database.h"

#include <utility>

#include "base/log/log.h"

namespace inlet::server {

// Passes everything on to the real transaction; only its commit is put off.
class AnsweringDatabase::Waiting final : public store::Transaction {
 public:
  // `owner`: whom to leave the transaction to at commit; nullptr for one that only reads.
  Waiting(AnsweringDatabase* owner, std::shared_ptr<store::Transaction> real) : owner_(owner), real_(std::move(real)) {}

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
    if (owner_ != nullptr) owner_->pending_ = std::move(real_);
    return {};
  }

 private:
  AnsweringDatabase* owner_;
  std::shared_ptr<store::Transaction> real_;
};

AnsweringDatabase::~AnsweringDatabase() {
  const auto kept = let_through();
  if (!kept) base::log_error("answer.lost", {{"detail", kept.error().detail}});
}

Result<std::unique_ptr<store::Transaction>> AnsweringDatabase::begin(store::Access access) {
  if (access == store::Access::kRead) {
    if (!pending_) return real_->begin(access);
    return std::unique_ptr<store::Transaction>(std::make_unique<Waiting>(nullptr, pending_));
  }
  INLET_TRY(let_through());
  INLET_ASSIGN(std::shared_ptr<store::Transaction> transaction, real_->begin(access));
  return std::unique_ptr<store::Transaction>(std::make_unique<Waiting>(this, std::move(transaction)));
}

Result<void> AnsweringDatabase::let_through() {
  if (!pending_) return {};
  const std::shared_ptr<store::Transaction> transaction = std::exchange(pending_, nullptr);
  return transaction->commit();
}

Result<void> AnsweringDatabase::finish(const std::function<Result<void>(store::Transaction&)>& last) {
  std::shared_ptr<store::Transaction> transaction = std::exchange(pending_, nullptr);
  if (!transaction) {
    INLET_ASSIGN(transaction, real_->begin(store::Access::kWrite));
  }
  INLET_TRY(last(*transaction));
  return transaction->commit();
}

engine::Engine with_database(const engine::Engine& engine, store::Database& database) {
  return {database,      engine.clock,  engine.files,         engine.signal,
          engine.limits, engine.worker, engine.worker_folder, engine.upload_quota};
}

}  // namespace inlet::server
