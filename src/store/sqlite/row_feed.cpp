// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/row_feed.h"

#include <sqlite3.h>

#include <memory>
#include <new>
#include <string>

namespace inlet::store {
namespace {

// SQLite allows 2,000 columns; the last one is the hidden argument.
constexpr int kColumns = 1'999;

struct FeedCursor : sqlite3_vtab_cursor {
  RowFeed* feed = nullptr;
  std::size_t row = 0;
  std::size_t count = 0;
};

FeedCursor& cursor_of(sqlite3_vtab_cursor* cursor) { return *static_cast<FeedCursor*>(cursor); }

std::string declaration() {
  std::string sql = "CREATE TABLE fed_rows (";
  for (int column = 1; column <= kColumns; ++column) sql += "c" + std::to_string(column) + ", ";
  return sql + "feed HIDDEN)";
}

// What SQLite calls must not throw through it.
template <class Work>
int in_c(Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**) {
  return in_c([&] {
    static const std::string kDeclaration = declaration();
    if (const int code = sqlite3_declare_vtab(database, kDeclaration.c_str()); code != SQLITE_OK) return code;
    *table = new sqlite3_vtab();
    return SQLITE_OK;
  });
}

int disconnect(sqlite3_vtab* table) {
  delete table;
  return SQLITE_OK;
}

// The feed comes first, and is all there is to choose: the rows are read in their order, once.
int best_index(sqlite3_vtab*, sqlite3_index_info* info) {
  for (int i = 0; i < info->nConstraint; ++i) {
    const auto& constraint = info->aConstraint[i];
    if (constraint.iColumn != kColumns || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (constraint.usable == 0) return SQLITE_CONSTRAINT;
    info->aConstraintUsage[i].argvIndex = 1;
    info->aConstraintUsage[i].omit = 1;
    info->estimatedCost = 1;
    info->estimatedRows = 1000;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** cursor) {
  *cursor = new (std::nothrow) FeedCursor();
  return *cursor == nullptr ? SQLITE_NOMEM : SQLITE_OK;
}

int close(sqlite3_vtab_cursor* cursor) {
  delete &cursor_of(cursor);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value** arguments) {
  FeedCursor& cursor = cursor_of(base);
  cursor.feed = static_cast<RowFeed*>(sqlite3_value_pointer(arguments[0], kRowFeedPointer));
  cursor.row = 0;
  cursor.count = cursor.feed == nullptr ? 0 : cursor.feed->row_count();
  return cursor.feed == nullptr ? SQLITE_MISUSE : SQLITE_OK;
}

int next(sqlite3_vtab_cursor* cursor) {
  ++cursor_of(cursor).row;
  return SQLITE_OK;
}

int is_at_end(sqlite3_vtab_cursor* cursor) { return cursor_of(cursor).row >= cursor_of(cursor).count ? 1 : 0; }

int read_column(sqlite3_vtab_cursor* base, sqlite3_context* context, int column) {
  const FeedCursor& cursor = cursor_of(base);
  return in_c([&] {
    if (column < kColumns) cursor.feed->read(cursor.row, column + 1, FedCell(context));
    return SQLITE_OK;
  });
}

int read_row_number(sqlite3_vtab_cursor* cursor, sqlite3_int64* row) {
  *row = static_cast<sqlite3_int64>(cursor_of(cursor).row);
  return SQLITE_OK;
}

sqlite3_module module_of_feeds() {
  sqlite3_module module{};
  module.xConnect = connect;  // and no xCreate: it is there under its own name, and nobody can make another
  module.xBestIndex = best_index;
  module.xDisconnect = disconnect;
  module.xOpen = open;
  module.xClose = close;
  module.xFilter = filter;
  module.xNext = next;
  module.xEof = is_at_end;
  module.xColumn = read_column;
  module.xRowid = read_row_number;
  return module;
}

}  // namespace

void FedCell::give(std::int64_t number) { sqlite3_result_int64(context_, number); }

void FedCell::give(std::string_view text) {
  const char* bytes = text.data() != nullptr ? text.data() : "";
  sqlite3_result_text64(context_, bytes, text.size(), nullptr, SQLITE_UTF8);
}

void FedCell::give(std::span<const std::uint8_t> bytes) {
  sqlite3_result_blob64(context_, bytes.data(), bytes.size(), nullptr);
}

int register_fed_rows(sqlite3* database) {
  static const sqlite3_module kModule = module_of_feeds();
  return sqlite3_create_module_v2(database, "fed_rows", &kModule, nullptr, nullptr);
}

}  // namespace inlet::store
