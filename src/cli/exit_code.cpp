// SPDX-License-Identifier: Apache-2.0
#include "cli/exit_code.h"

namespace inlet::cli {

int exit_code(const base::Error& error) {
  switch (error.kind) {
    case base::ErrorKind::kInvalidInput:
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
