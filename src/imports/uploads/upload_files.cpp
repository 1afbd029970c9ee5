// SPDX-License-Identifier: Apache-2.0
#include "imports/uploads/upload_files.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "base/bytes/file_source.h"
#include "base/errors/check.h"
#include "imports/uploads/folder_error.h"

namespace inlet::imports {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;
constexpr auto kLeftoverAge = std::chrono::hours(1);
// What comes in is in the shared place before anything says that it is there; until then its copy here is all there is.
constexpr auto kSharingTime = std::chrono::minutes(5);

// "more than" beside it: the rest of the file is not read.
base::Error too_large(const std::string& name, std::uint64_t limit_bytes) {
  const auto megabytes = [](std::uint64_t bytes) { return std::to_string(bytes >> 20U) + " MB"; };
  const std::string limit = std::to_string(limit_bytes);
  return make_error(base::ErrorKind::kLimit, base::Code::kFileTooLarge,
                    {name, "more than " + limit, "over " + megabytes(limit_bytes), limit, megabytes(limit_bytes)});
}

bool is_there(const std::string& path) {
  std::error_code fault;
  return fs::exists(path, fault);
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// A reception, or decoded rows that a reader has not finished (tables/sandbox/kept_file).
bool is_on_its_way(std::string_view name) {
  constexpr std::size_t kHashAndDot = 65;
  const bool is_reception = name.starts_with('.') && name.ends_with(".tmp");
  const bool is_of_upload = name.size() > kHashAndDot && is_sha256(name.substr(0, 64)) && name[64] == '.';
  return is_reception || PartialFiles::is_name(name) || (is_of_upload && !name.ends_with(".rows"));
}

// Nothing where the file is not there.
Result<std::optional<fs::file_time_type::duration>> age_of(const std::string& path) {
  std::error_code fault;
  const auto changed_at = fs::last_write_time(path, fault);
  if (fault == std::errc::no_such_file_or_directory) return std::optional<fs::file_time_type::duration>();
  if (fault) return folder_error(path, fault.value());
  return std::optional(fs::file_time_type::clock::now() - changed_at);
}

}  // namespace

Reception::Reception(base::TemporaryFile file, std::string folder, std::string name, std::uint64_t limit_bytes)
    : file_(std::move(file)), folder_(std::move(folder)), name_(std::move(name)), limit_bytes_(limit_bytes) {}

Result<void> Reception::add(std::string_view bytes) {
  INLET_CHECK(!broken_);
  if (file_.size() + bytes.size() > limit_bytes_) {
    broken_ = true;
    return too_large(name_, limit_bytes_);
  }
  hash_.add(bytes);
  auto written = file_.write(bytes);
  broken_ = !written.has_value();
  return written;
}

Result<ReceivedFile> Reception::finish() && {
  INLET_CHECK(!broken_);
  ReceivedFile received{hash_.hex(), file_.size()};
  INLET_TRY(std::move(file_).keep_as(folder_ + "/" + received.sha256));
  return received;
}

Result<UploadFiles> UploadFiles::open(const std::string& data_folder, SharedUploads* shared) {
  std::string folder = data_folder + "/uploads";
  for (const std::string& path : {data_folder, folder}) {
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) return folder_error(path, errno);
  }
  return UploadFiles(std::move(folder), shared);
}

Result<Reception> UploadFiles::receive(std::string_view name, std::uint64_t limit_bytes) const {
  INLET_ASSIGN(base::TemporaryFile file, base::TemporaryFile::create(folder_));
  return Reception(std::move(file), folder_, std::string(name), limit_bytes);
}

Result<ReceivedFile> UploadFiles::receive_file(const std::string& path, std::uint64_t limit_bytes) const {
  INLET_ASSIGN(const std::unique_ptr<base::FileSource> source, base::FileSource::open(path));
  INLET_ASSIGN(Reception reception, receive(fs::path(path).filename().string(), limit_bytes));
  std::vector<char> piece(kPieceBytes);
  for (std::uint64_t offset = 0;;) {
    INLET_ASSIGN(const std::size_t count, source->read_at(offset, piece));
    if (count == 0) return std::move(reception).finish();
    INLET_TRY(reception.add({piece.data(), count}));
    offset += count;
  }
}

Result<std::unique_ptr<base::ByteSource>> UploadFiles::open_file(std::string_view sha256) const {
  INLET_CHECK(is_sha256(sha256));
  if (shared_ != nullptr && !is_there(path_of(sha256))) INLET_TRY(fetch(sha256));
  INLET_ASSIGN(std::unique_ptr<base::FileSource> source, base::FileSource::open(path_of(sha256)));
  return std::unique_ptr<base::ByteSource>(std::move(source));
}

// Two threads that need it at once fetch it twice and keep one.
Result<void> UploadFiles::fetch(std::string_view sha256) const {
  INLET_ASSIGN(base::TemporaryFile file, base::TemporaryFile::create(folder_));
  base::ContentHash hash;
  INLET_ASSIGN(const bool was_there, shared_->fetch(sha256, [&](std::string_view bytes) -> Result<void> {
    hash.add(bytes);
    return file.write(bytes);
  }));
  if (!was_there) return {};
  if (std::move(hash).hex() != sha256) {
    return make_error(base::ErrorKind::kCorrupt, base::Code::kInputOutput,
                      {"The received file in the database", "its hash is another"}, std::string(sha256));
  }
  return std::move(file).keep_as(path_of(sha256));
}

Result<bool> UploadFiles::has(std::string_view sha256) const {
  INLET_CHECK(is_sha256(sha256));
  if (is_there(path_of(sha256))) return true;
  return shared_ != nullptr ? shared_->has(sha256) : Result<bool>(false);
}

Result<void> UploadFiles::share(std::string_view sha256, base::TimePoint now) const {
  if (shared_ == nullptr) return {};
  INLET_ASSIGN(const std::unique_ptr<base::FileSource> source, base::FileSource::open(path_of(sha256)));
  return shared_->put(sha256, *source, now);
}

Result<void> UploadFiles::share_all(SharedUploads& shared, base::TimePoint now, const ShareWatch& watch) const {
  INLET_ASSIGN(std::vector<std::string> hashes, shared.missing());
  std::erase_if(hashes, [this](const std::string& hash) { return !is_there(path_of(hash)); });
  const auto total = static_cast<std::int64_t>(hashes.size());
  for (std::int64_t done = 0; done < total; ++done) {
    INLET_TRY(watch(done, total));
    const std::string& hash = hashes[static_cast<std::size_t>(done)];
    INLET_ASSIGN(const std::unique_ptr<base::FileSource> source, base::FileSource::open(path_of(hash)));
    INLET_TRY(shared.put(hash, *source, now));
  }
  return total > 0 ? watch(total, total) : Result<void>();
}

std::string UploadFiles::path_of(std::string_view sha256) const { return folder_ + "/" + std::string(sha256); }

Result<std::vector<std::string>> UploadFiles::list() const {
  std::vector<std::string> hashes;
  std::error_code fault;
  for (fs::directory_iterator place(folder_, fault); !fault && place != fs::directory_iterator();
       place.increment(fault)) {
    const std::string name = place->path().filename().string();
    if (is_sha256(name)) hashes.push_back(name);
  }
  if (fault) return folder_error(folder_, fault.value());
  return hashes;
}

Result<void> UploadFiles::remove(std::string_view sha256) const {
  INLET_CHECK(is_sha256(sha256));
  const std::string path = path_of(sha256);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return folder_error(path, errno);
  std::error_code fault;
  for (fs::directory_iterator place(folder_, fault); !fault && place != fs::directory_iterator();
       place.increment(fault)) {
    if (!place->path().filename().string().starts_with(std::string(sha256) + ".")) continue;
    std::error_code file_fault;
    fs::remove(place->path(), file_fault);
    if (file_fault) return folder_error(place->path().string(), file_fault.value());
  }
  if (fault) return folder_error(folder_, fault.value());
  return {};
}

Result<void> UploadFiles::erase(std::string_view sha256) const {
  if (shared_ != nullptr) INLET_TRY(shared_->remove(sha256));
  return remove(sha256);
}

Result<void> UploadFiles::remove_unless_fresh(std::string_view sha256) const {
  INLET_CHECK(is_sha256(sha256));
  INLET_ASSIGN(const auto age, age_of(path_of(sha256)));
  if (!age || *age < kLeftoverAge) return {};
  return remove(sha256);
}

Result<void> UploadFiles::remove_unneeded(base::TimePoint now) const {
  if (shared_ == nullptr) return {};
  INLET_TRY(shared_->remove_unneeded(now - std::chrono::duration_cast<base::Duration>(kLeftoverAge)));
  INLET_ASSIGN(const std::vector<std::string> copies, list());
  INLET_ASSIGN(const std::vector<std::string> needed, shared_->needed(copies));
  for (const std::string& copy : copies) {
    if (std::ranges::find(needed, copy) != needed.end()) continue;
    INLET_ASSIGN(const auto age, age_of(path_of(copy)));
    if (age && *age >= kSharingTime) INLET_TRY(remove(copy));
  }
  return {};
}

Result<std::int64_t> UploadFiles::remove_leftovers() const {
  std::error_code fault;
  std::int64_t removed = 0;
  fs::directory_iterator place(folder_, fault);
  for (; !fault && place != fs::directory_iterator(); place.increment(fault)) {
    const fs::path& path = place->path();
    const std::string name = path.filename().string();
    if (!is_on_its_way(name)) continue;
    std::error_code file_fault;
    const auto changed_at = fs::last_write_time(path, file_fault);
    const auto stays = PartialFiles::is_name(name) ? PartialFiles::kStay : kLeftoverAge;
    if (file_fault || fs::file_time_type::clock::now() - changed_at < stays) continue;
    if (fs::remove(path, file_fault)) ++removed;
  }
  if (fault) return folder_error(folder_, fault.value());
  return removed;
}

}  // namespace inlet::imports
