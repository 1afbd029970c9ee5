// SPDX-License-Identifier: Apache-2.0
//
// One opened installation: database, uploads, the lock that shows we live, and the engine over them.
#pragma once

#include <memory>
#include <string>

#include "app/local_signal.h"
#include "cli/cli.h"
#include "delivery/curl_courier.h"
#include "engine/engine.h"
#include "engine/worker_lock.h"
#include "store/database/database_clock.h"

namespace inlet::app {

class Installation final : public cli::OpenedEngine {
 public:
  // Makes the data folder when it is missing, for its owner alone.
  static Result<std::unique_ptr<Installation>> open(const cli::Location& location);

  engine::Engine& engine() override { return *engine_; }
  // Files that came before the database kept them, and that only this machine has.
  Result<void> share_files();
  Result<imports::Courier*> courier() override;
  const std::string& lock_folder() const { return lock_folder_; }

 private:
  Installation() = default;

  std::string lock_folder_;
  LocalSignal signal_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<store::DatabaseClock> clock_;
  std::unique_ptr<imports::UploadFiles> files_;
  std::unique_ptr<delivery::CurlCourier> courier_;
  std::unique_ptr<engine::WorkerLock> lock_;
  std::unique_ptr<engine::Engine> engine_;
};

}  // namespace inlet::app
