// SPDX-License-Identifier: Apache-2.0
#include "app/installation.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/log/log.h"

namespace inlet::app {

Result<std::unique_ptr<Installation>> Installation::open(const cli::Location& location) {
  ::umask(0077);
  std::error_code failed;
  std::filesystem::create_directories(location.data_folder, failed);
  if (failed) {
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput,
                            {location.data_folder, failed.message()});
  }
  std::unique_ptr<Installation> opened(new Installation());
  INLET_ASSIGN(opened->database_, store::open_database(cli::address_of(location)));
  opened->clock_ = std::make_unique<store::DatabaseClock>(*opened->database_);
  INLET_ASSIGN(auto files, imports::UploadFiles::open(location.data_folder, opened->database_->shared_uploads()));
  opened->files_ = std::make_unique<imports::UploadFiles>(std::move(files));
  opened->lock_folder_ = location.data_folder + "/workers";
  INLET_ASSIGN(opened->lock_, engine::WorkerLock::take(opened->lock_folder_));
  imports::ProgressSignal* shared = opened->database_->signal();
  imports::ProgressSignal& signal = shared != nullptr ? *shared : opened->signal_;
  opened->engine_ = std::make_unique<engine::Engine>(engine::Engine{*opened->database_, *opened->clock_,
                                                                    *opened->files_, signal, engine::EngineLimits(),
                                                                    opened->lock_->name(), opened->lock_folder_});
  // The writer has a core for itself; the others convert.
  const unsigned cores = std::thread::hardware_concurrency();
  opened->engine_->limits.converters = std::clamp(static_cast<int>(cores) - 1, 1, 4);
  return opened;
}

Result<void> Installation::share_files() {
  imports::SharedUploads* shared = database_->shared_uploads();
  if (shared == nullptr) return {};
  return files_->share_all(*shared, clock_->now(), [](std::int64_t done, std::int64_t total) -> Result<void> {
    base::log_info("uploads.shared", {{"done", done}, {"total", total}});
    return {};
  });
}

Result<imports::Courier*> Installation::courier() {
  if (!courier_) {
    INLET_ASSIGN(courier_, delivery::CurlCourier::create());
  }
  return courier_.get();
}

}  // namespace inlet::app
