// SPDX-License-Identifier: Apache-2.0
//
// Rows in memory as a table of SQL: `FROM fed_rows(?1)` reads the rows of the feed bound to ?1, in columns c1, c2 ... One
// statement for a whole batch costs about half of a statement for each row: cursors are opened and the program is begun once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_context;

namespace inlet::store {

// Takes the value of one cell; NULL when it is given none.
class FedCell {
 public:
  explicit FedCell(sqlite3_context* context) : context_(context) {}
  void give(std::int64_t number);
  // Texts and bytes must stay until the next row is asked for.
  void give(std::string_view text);
  void give(std::span<const std::uint8_t> bytes);

 private:
  sqlite3_context* context_;
};

class RowFeed {
 public:
  virtual ~RowFeed() = default;
  virtual std::size_t row_count() const = 0;
  // Of a row, from 0, and a column, from 1 as SQL names it. Called in order of rows, for the columns that the statement reads.
  virtual void read(std::size_t row, int column, FedCell cell) = 0;
};

// The items of a span as rows, one by one: `read(item, column, cell)`.
template <class Item, class Read>
class SpanFeed final : public RowFeed {
 public:
  SpanFeed(std::span<const Item> items, Read read) : items_(items), read_(std::move(read)) {}
  std::size_t row_count() const override { return items_.size(); }
  void read(std::size_t row, int column, FedCell cell) override { read_(items_[row], column, cell); }

 private:
  std::span<const Item> items_;
  Read read_;
};

// Under this name SQLite passes the pointer to a feed.
inline constexpr const char* kRowFeedPointer = "row_feed";

// Makes fed_rows known to a connection. Gives SQLite's result code.
int register_fed_rows(sqlite3* database);

}  // namespace inlet::store
