// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

#include "base/errors/catalog.h"

namespace inlet::cli {
namespace {

// The file is at fault, not what was asked for: a sheet or an encoding that does not exist was asked for.
bool is_about_the_file(base::Code code) {
  if (code == base::Code::kNoSuchSheet || code == base::Code::kNoSuchEncoding) return false;
  return base::catalog_entry(code).severity == base::Severity::kFile;
}

}  // namespace

int exit_code(const base::Error& error) {
  switch (error.kind) {
    case base::ErrorKind::kInvalidInput: return is_about_the_file(error.code) ? kUnreadableFile : kWrongUsage;
    case base::ErrorKind::kNotFound:
    case base::ErrorKind::kForbidden: return kWrongUsage;
    case base::ErrorKind::kCorrupt:
    case base::ErrorKind::kLimit: return kUnreadableFile;
    case base::ErrorKind::kConflict: return kConflict;
    case base::ErrorKind::kUnavailable: return kUnavailable;
    case base::ErrorKind::kCancelled: return kCancelled;
    case base::ErrorKind::kInternal: return kBug;
  }
  return kBug;
}

}  // namespace inlet::cli
