// SPDX-License-Identifier: Apache-2.0
//
// COPY ... FROM STDIN (FORMAT binary): the fastest way of many rows into a table. Rows are gathered and sent in pieces, while the
// server already writes the ones before. Not finished: the statement fails, and with it the transaction.
#pragma once

#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

class BinaryCopy {
 public:
  // `sql` names `columns` columns.
  static Result<BinaryCopy> begin(PostgresConnection& connection, std::string_view sql, int columns);
  ~BinaryCopy();
  BinaryCopy(BinaryCopy&& other) noexcept;
  BinaryCopy& operator=(BinaryCopy&&) = delete;

  // Begins the next row; then all its values follow in the order of the columns.
  Result<void> begin_row();
  template <class T>
  void add(const T& value) {
    const std::size_t place = bytes_.size();
    bytes_.append(4, '\0');
    append_value(bytes_, value);
    set_length(place);
  }
  void add_null() { bytes_.append(4, '\xff'); }

  Result<void> finish();

 private:
  BinaryCopy(PostgresConnection& connection, std::string_view sql, int columns);
  void set_length(std::size_t place);
  Result<void> send();

  PostgresConnection* connection_;  // nullptr once finished or moved from
  std::string sql_;
  int columns_;
  std::string bytes_;
};

}  // namespace inlet::store::postgres
