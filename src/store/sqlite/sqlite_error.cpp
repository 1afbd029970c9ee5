// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <string>

#include "base/errors/no_space.h"

namespace inlet::store {

using base::Code;
using base::Error;
using base::ErrorKind;

namespace {

std::string detail_of(sqlite3* database, int code, std::string_view place) {
  std::string detail(place);
  detail += ": ";
  detail += database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  detail += " (" + std::to_string(code) + ")";
  return detail;
}

// Some writes for which there was no room are told as faults of the disk: where the index of the log grows, and past the limit of a
// process. SQLite asks the system why only where a statement fails, not where a commit does; then its files know.
bool has_no_room(sqlite3* database) {
  if (base::is_no_space(sqlite3_system_errno(database))) return true;
  for (const int which : {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER}) {
    sqlite3_file* file = nullptr;
    int number = 0;
    if (sqlite3_file_control(database, "main", which, &file) != SQLITE_OK) continue;
    if (file == nullptr || file->pMethods == nullptr) continue;
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    if (base::is_no_space(number)) return true;
  }
  return false;
}

}  // namespace

Error sqlite_error(sqlite3* database, int code, std::string_view place) {
  const std::string detail = detail_of(database, code, place);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return make_error(ErrorKind::kUnavailable, Code::kDatabaseLocked, {}, detail);
    case SQLITE_NOMEM:
      return make_error(ErrorKind::kUnavailable, Code::kDatabaseUnavailable, {sqlite3_errstr(code)}, detail);
    // A statement that was under way when a full disk, or another statement, ended its transaction.
    case SQLITE_ABORT: return transaction_is_over(detail);
    case SQLITE_FULL: return make_error(ErrorKind::kUnavailable, Code::kNoSpace, {}, detail);
    case SQLITE_IOERR: {
      if (database != nullptr && has_no_room(database)) {
        return make_error(ErrorKind::kUnavailable, Code::kNoSpace, {}, detail);
      }
      return make_error(ErrorKind::kUnavailable, Code::kInputOutput, {"The database", sqlite3_errstr(code)}, detail);
    }
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_PROTOCOL:
      return make_error(ErrorKind::kUnavailable, Code::kDatabaseUnavailable, {sqlite3_errstr(code)}, detail);
    default: return base::internal_error(detail);
  }
}

Error transaction_is_over(std::string_view place) {
  return make_error(ErrorKind::kUnavailable, Code::kDatabaseUnavailable, {"the transaction was rolled back"},
                    std::string(place));
}

}  // namespace inlet::store
