// SPDX-License-Identifier: Apache-2.0
//
// The bytes of received files, each stored once under its SHA-256 and never changed. A file is there whole or not at all,
// also after a power cut. Where nodes share a database, the files lie there too, and this folder holds copies.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/bytes/content_hash.h"
#include "base/bytes/temporary_file.h"
#include "base/errors/result.h"
#include "imports/uploads/partial_files.h"
#include "imports/uploads/shared_uploads.h"

namespace inlet::imports {

struct ReceivedFile {
  std::string sha256;  // lower-case hex
  std::uint64_t size = 0;
};

// One file on its way in. Forgotten unless it is finished.
class Reception {
 public:
  // kLimit with FILE_TOO_LARGE as soon as the file is longer than the limit; NO_SPACE when the disk is full. After an error
  // nothing more can be added.
  Result<void> add(std::string_view bytes);
  // Brings the file to the disk and gives it its name.
  Result<ReceivedFile> finish() &&;

 private:
  friend class UploadFiles;
  Reception(base::TemporaryFile file, std::string folder, std::string name, std::uint64_t limit_bytes);

  base::TemporaryFile file_;
  std::string folder_;
  std::string name_;
  std::uint64_t limit_bytes_;
  base::ContentHash hash_;
  bool broken_ = false;
};

class UploadFiles {
 public:
  // `data_folder`/uploads is made when it is missing, for its owner alone. `shared`: nullptr where the folder is all there is.
  static Result<UploadFiles> open(const std::string& data_folder, SharedUploads* shared = nullptr);

  // `name`: as the person's machine calls the file, for the sentence that refuses it.
  Result<Reception> receive(std::string_view name, std::uint64_t limit_bytes) const;
  // Stores a file of this machine: the command line's way in.
  Result<ReceivedFile> receive_file(const std::string& path, std::uint64_t limit_bytes) const;
  // Makes the file known to all nodes, before anything says that it is there.
  Result<void> share(std::string_view sha256, base::TimePoint now) const;
  // The same for all that `shared` should have and lies only here; `watch` is told how many of them are done before each.
  using ShareWatch = std::function<Result<void>(std::int64_t done, std::int64_t total)>;
  Result<void> share_all(SharedUploads& shared, base::TimePoint now, const ShareWatch& watch) const;
  // A file that another node received is fetched first.
  Result<std::unique_ptr<base::ByteSource>> open_file(std::string_view sha256) const;
  Result<bool> has(std::string_view sha256) const;
  std::string path_of(std::string_view sha256) const;
  const std::string& folder() const { return folder_; }
  // The hashes of all files that are there whole.
  Result<std::vector<std::string>> list() const;
  // With all that was decoded of it and is kept beside it. A file that is not there is no error.
  Result<void> remove(std::string_view sha256) const;
  // The same at once for all nodes: their copies go with the next remove_unneeded().
  Result<void> erase(std::string_view sha256) const;
  // As remove(), but a file that came within the last hour stays: its upload may be about to be noted.
  Result<void> remove_unless_fresh(std::string_view sha256) const;
  // Removes shared files that no upload needs any more, those of the last hour excepted, and copies here of which the same is true.
  Result<void> remove_unneeded(base::TimePoint now) const;
  PartialFiles partial() const { return {folder_, shared_}; }
  // Removes what receptions and readers left behind that a dead process began; those of the last hour stay, they may be under way.
  // Partial files stay longer.
  Result<std::int64_t> remove_leftovers() const;

 private:
  UploadFiles(std::string folder, SharedUploads* shared) : folder_(std::move(folder)), shared_(shared) {}
  Result<void> fetch(std::string_view sha256) const;

  std::string folder_;
  SharedUploads* shared_;
};

}  // namespace inlet::imports
