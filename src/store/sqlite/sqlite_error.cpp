// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <cerrno>
#include <string>

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

}  // namespace

Error sqlite_error(sqlite3* database, int code, std::string_view place) {
  const std::string detail = detail_of(database, code, place);
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return make_error(ErrorKind::kUnavailable, Code::kDatabaseLocked, {}, detail);
    case SQLITE_FULL: return make_error(ErrorKind::kUnavailable, Code::kNoSpace, {}, detail);
    case SQLITE_IOERR: {
      // The index of the write-ahead log grows by ftruncate, whose ENOSPC SQLite reports as a fault of the disk.
      const int number = database != nullptr ? sqlite3_system_errno(database) : 0;
      if (number == ENOSPC || number == EDQUOT) {
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
