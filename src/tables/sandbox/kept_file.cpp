// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/kept_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "base/bytes/content_hash.h"
#include "tables/rows/kept_blocks.h"

namespace inlet::tables {

std::string kept_path(const std::string& beside, const SourceProfile& profile) {
  SourceProfile how = profile;  // only what decides where a row begins and ends
  how.header_row.reset();
  how.left_out.clear();
  constexpr std::size_t kDigits = 16;
  const std::string key = base::sha256_hex(std::string(kReaderVersion) + "\n" + to_json(how)).substr(0, kDigits);
  return beside + "." + key + ".rows";
}

std::optional<KeptFile> find_kept(const std::string& beside, const SourceProfile& profile) {
  if (beside.empty()) return std::nullopt;
  const std::string path = kept_path(beside, profile);
  auto file = base::FileSource::open(path);
  if (!file.has_value()) return std::nullopt;
  auto index = read_kept_index(**file);
  if (index.has_value()) return KeptFile{std::move(*file), std::move(*index)};
  ::unlink(path.c_str());
  return std::nullopt;
}

std::unique_ptr<KeepingFile> KeepingFile::create(const std::string& beside) {
  if (beside.empty()) return nullptr;
  std::string path = beside + ".XXXXXX";
  const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);  // 0600
  if (descriptor < 0) return nullptr;
  return std::unique_ptr<KeepingFile>(new KeepingFile(descriptor, std::move(path)));
}

KeepingFile::~KeepingFile() {
  if (!path_.empty()) ::unlink(path_.c_str());
  ::close(descriptor_);
}

void KeepingFile::keep_as(const std::string& path) {
  const auto file = base::FileSource::open(path_);
  if (!file.has_value() || !read_kept_index(**file).has_value()) return;
  // Not brought to the disk first: after a power cut its checksums tell, and it is made again.
  if (std::rename(path_.c_str(), path.c_str()) == 0) path_.clear();
}

}  // namespace inlet::tables
