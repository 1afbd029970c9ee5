// SPDX-License-Identifier: Apache-2.0
#include "engine/worker_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/bytes/random_token.h"
#include "base/errors/no_space.h"

namespace inlet::engine {

Result<std::unique_ptr<WorkerLock>> WorkerLock::take(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  const std::string name = "worker-" + std::to_string(::getpid()) + "-" + base::random_token(6);
  const std::string path = folder + "/" + name + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int number = errno;
    if (descriptor >= 0) ::close(descriptor);
    const auto code = base::is_no_space(number) ? base::Code::kNoSpace : base::Code::kInputOutput;
    return base::make_error(base::ErrorKind::kUnavailable, code, {path, std::strerror(number)});
  }
  return std::unique_ptr<WorkerLock>(new WorkerLock(path, name, descriptor));
}

WorkerLock::~WorkerLock() {
  ::unlink(path_.c_str());
  ::close(descriptor_);
}

bool WorkerLock::is_dead(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool is_free = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  ::close(descriptor);
  return is_free;
}

std::vector<std::string> WorkerLock::living(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator place(folder, failed);
       !failed && place != std::filesystem::directory_iterator(); place.increment(failed)) {
    const std::filesystem::path& path = place->path();
    if (path.extension() == ".lock" && !is_dead(folder, path.stem())) names.push_back(path.stem());
  }
  return names;
}

std::vector<std::string> WorkerLock::dead_of(const std::string& folder, const std::vector<std::string>& names) {
  std::vector<std::string> dead;
  for (const std::string& name : names) {
    if (is_dead(folder, name)) dead.push_back(name);
  }
  return dead;
}

}  // namespace inlet::engine
