// SPDX-License-Identifier: Apache-2.0
//
// The short ways to ask, over prepare(): for the connections of each dialect and for the one over both.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/errors/result.h"

namespace inlet::store {

// `Self` has Result<Statement> prepare(Text).
template <class Self, class Text, class Statement>
class Queries {
 public:
  // Binds the values to the places 1, 2 ... and runs to the end.
  template <class... Values>
  Result<void> run(Text sql, const Values&... values) {
    INLET_ASSIGN(Statement statement, self().prepare(sql));
    statement.bind_all(values...);
    return statement.run();
  }

  // The same, for statements that give rows. They may outlive the values.
  template <class... Values>
  Result<Statement> query(Text sql, const Values&... values) {
    INLET_ASSIGN(Statement statement, self().prepare(sql));
    statement.copy_texts();
    statement.bind_all(values...);
    return statement;
  }

  // The first column of the first row, if there is a row.
  template <class... Values>
  Result<std::optional<std::int64_t>> find_number(Text sql, const Values&... values) {
    INLET_ASSIGN(Statement statement, query(sql, values...));
    INLET_ASSIGN(const bool has_row, statement.step());
    if (!has_row) return std::optional<std::int64_t>();
    return statement.find_number(0);
  }
  template <class... Values>
  Result<std::int64_t> number(Text sql, const Values&... values) {
    INLET_ASSIGN(const std::optional<std::int64_t> found, find_number(sql, values...));
    return found.value_or(0);
  }
  template <class... Values>
  Result<std::optional<std::string>> find_text(Text sql, const Values&... values) {
    INLET_ASSIGN(Statement statement, query(sql, values...));
    INLET_ASSIGN(const bool has_row, statement.step());
    if (!has_row || statement.is_null(0)) return std::optional<std::string>();
    return std::optional<std::string>(statement.string(0));
  }

 private:
  Self& self() { return static_cast<Self&>(*this); }
};

}  // namespace inlet::store
