// SPDX-License-Identifier: Apache-2.0
//
// The database of one request that carries an Idempotency-Key: what its verb commits becomes true together with the answer, or not at
// all. So whoever repeats the request after a crash gets either that answer or a first try.
#pragma once

#include <functional>
#include <memory>

#include "engine/engine.h"
#include "store/database/database.h"

namespace inlet::server {

class AnsweringDatabase final : public store::Database {
 public:
  explicit AnsweringDatabase(store::Database& real) : real_(&real) {}
  // What a verb has committed stays, whatever became of the answer.
  ~AnsweringDatabase() override;

  // A commit waits for finish(); a read in between sees what waits, and another write first lets it become true.
  Result<std::unique_ptr<store::Transaction>> begin(store::Access access) override;
  std::string describe() const override { return real_->describe(); }
  imports::SharedUploads* shared_uploads() override { return real_->shared_uploads(); }
  imports::ProgressSignal* signal() override { return real_->signal(); }
  base::Duration clock_ahead() const override { return real_->clock_ahead(); }

  // Makes true what waits, with what `last` adds to it. Without anything that waits `last` gets a transaction of its own.
  Result<void> finish(const std::function<Result<void>(store::Transaction&)>& last);

 private:
  class Waiting;
  Result<void> let_through();

  store::Database* real_;
  std::shared_ptr<store::Transaction> pending_;  // committed by the verb, not yet by us
};

// The same engine over another database.
engine::Engine with_database(const engine::Engine& engine, store::Database& database);

}  // namespace inlet::server
