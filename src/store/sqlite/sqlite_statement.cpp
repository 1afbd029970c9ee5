// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_statement.h"

#include <sqlite3.h>

#include <utility>

#include "store/sqlite/sqlite_error.h"

namespace inlet::store {
namespace {

// The macros of sqlite3.h are casts in the old style.
const sqlite3_destructor_type kStays = nullptr;
const auto kCopied = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});

}  // namespace

SqliteStatement::~SqliteStatement() {
  if (handle_ == nullptr) return;
  if (shared_ == nullptr) {
    sqlite3_finalize(handle_);
    return;
  }
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  shared_->on_loan = false;
}

SqliteStatement::SqliteStatement(SqliteStatement&& other) noexcept
    : database_(other.database_),
      handle_(std::exchange(other.handle_, nullptr)),
      shared_(std::exchange(other.shared_, nullptr)),
      bind_fault_(other.bind_fault_),
      copies_(other.copies_) {}

void SqliteStatement::bind(int place, std::int64_t number) {
  if (const int code = sqlite3_bind_int64(handle_, place, number); code != SQLITE_OK) bind_fault_ = code;
}

void SqliteStatement::bind(int place, std::string_view text) {
  const char* bytes = text.data() != nullptr ? text.data() : "";
  const int code = sqlite3_bind_text64(handle_, place, bytes, text.size(), copies_ ? kCopied : kStays, SQLITE_UTF8);
  if (code != SQLITE_OK) bind_fault_ = code;
}

void SqliteStatement::bind(int place, Blob bytes) {
  const int code = sqlite3_bind_blob64(handle_, place, bytes.data(), bytes.size(), copies_ ? kCopied : kStays);
  if (code != SQLITE_OK) bind_fault_ = code;
}

void SqliteStatement::bind_null(int place) {
  if (const int code = sqlite3_bind_null(handle_, place); code != SQLITE_OK) bind_fault_ = code;
}

void SqliteStatement::bind(int place, RowFeed& feed) {
  const int code = sqlite3_bind_pointer(handle_, place, &feed, kRowFeedPointer, nullptr);
  if (code != SQLITE_OK) bind_fault_ = code;
}

Result<bool> SqliteStatement::step() {
  if (bind_fault_ != 0) return sqlite_error(database_, bind_fault_, sqlite3_sql(handle_));
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  base::Error error = sqlite_error(database_, sqlite3_extended_errcode(database_), sqlite3_sql(handle_));
  sqlite3_reset(handle_);
  return error;
}

Result<void> SqliteStatement::run() {
  for (;;) {
    INLET_ASSIGN(const bool has_row, step());
    if (!has_row) break;
  }
  sqlite3_reset(handle_);
  return {};
}

void SqliteStatement::reset() { sqlite3_reset(handle_); }

std::int64_t SqliteStatement::number(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view SqliteStatement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(handle_, column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

Blob SqliteStatement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(handle_, column);
  return {static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

bool SqliteStatement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }

}  // namespace inlet::store
