// SPDX-License-Identifier: Apache-2.0
//
// Moving everything from one dialect to another, table by table: what is read on one side is written on the other, and read
// again there for comparison. Which tables and columns there are is told by the databases themselves.
//
// A row travels as a line of PostgreSQL's COPY text format: cells parted by tabs, \N for NULL, backslash before what would
// be ambiguous, a line feed at the end. Numbers in decimal, bytes as \x and hexadecimal digits, yes and no as 1 and 0, dates and
// date-times as ISO 8601 writes them. Both dialects give the same line for the same row, byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "imports/uploads/shared_uploads.h"
#include "leads/fields/field.h"

namespace inlet::store {

struct MovedColumn {
  std::string name;
  bool is_moment = false;  // a date-time; SQLite keeps these as milliseconds, as all other times that are no field's
};

struct TableShape {
  std::string name;
  std::vector<MovedColumn> columns;
  std::vector<std::string> key;  // the columns of the primary key, in order
  std::int64_t last_id = 0;      // the highest id ever given out, where the table counts; 0 elsewhere
};

using LineSink = std::function<Result<void>(std::string_view line)>;

class TableSource {
 public:
  virtual ~TableSource() = default;
  // Tells this database from others, now and later.
  virtual Result<std::string> identity() = 0;
  // All tables that hold something of people's: sessions stay behind, an index for search is built anew. A table stands behind
  // those that its foreign keys name.
  virtual Result<std::vector<TableShape>> tables() = 0;
  virtual Result<std::int64_t> count(const TableShape& table) = 0;
  // The rows in order of the key, without the first `skip`.
  virtual Result<void> read(const TableShape& table, std::int64_t skip, const LineSink& sink) = 0;
};

class TableTarget {
 public:
  virtual ~TableTarget() = default;
  // From now on the target is half moved, which nobody else may open, and empty but for what an earlier, broken off move from the
  // same source left. TARGET_NOT_EMPTY where it holds anything else; kInternal where the tables don't fit.
  virtual Result<void> begin(const std::string& source, const std::vector<TableShape>& tables,
                             const std::vector<leads::Field>& custom_fields) = 0;
  // How many rows of the table are there from this move.
  virtual Result<std::int64_t> rows_there(const TableShape& table) = 0;
  // Writes `count` lines in one commit, with the memory that they are there.
  virtual Result<void> append(const TableShape& table, std::string_view lines, std::int64_t count) = 0;
  // All rows, in any order.
  virtual Result<void> read(const TableShape& table, const LineSink& sink) = 0;
  // Where received files go, once the tables that name them are there.
  virtual imports::SharedUploads& shared_uploads() = 0;
  // The target is whole: new ids follow the moved ones, and it may be opened.
  virtual Result<void> finish(const std::vector<TableShape>& tables) = 0;
};

}  // namespace inlet::store
