// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_statement.h"

#include <libpq-fe.h>

#include "base/errors/check.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {
namespace {

template <class Number>
Number big_endian(const char* bytes) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof number; ++i) {
    number = static_cast<Number>((number << 8U) | static_cast<unsigned char>(bytes[i]));
  }
  return number;
}

}  // namespace

void FreeAnswer::operator()(pg_result* answer) const { PQclear(answer); }

Result<bool> PostgresStatement::step() {
  if (answer_ == nullptr) {
    INLET_ASSIGN(answer_, connection_->execute(sql_, parameters_));
    row_ = -1;
  }
  return ++row_ < PQntuples(answer_.get());
}

Result<void> PostgresStatement::run() {
  answer_ = nullptr;
  return connection_->execute(sql_, parameters_).map([](auto&&) {});
}

void PostgresStatement::reset() { answer_ = nullptr; }

bool PostgresStatement::is_null(int column) const { return PQgetisnull(answer_.get(), row_, column) != 0; }

std::int64_t PostgresStatement::number(int column) const { return number_at(answer_.get(), row_, column); }

std::int64_t PostgresStatement::number_at(const pg_result* answer, int row, int column) {
  if (PQgetisnull(answer, row, column) != 0) return 0;
  const char* bytes = PQgetvalue(answer, row, column);
  switch (static_cast<Type>(PQftype(answer, column))) {
    case Type::kBoolean: return bytes[0];
    case Type::kInteger: return static_cast<std::int64_t>(big_endian<std::uint64_t>(bytes));
    case Type::kInteger32: return static_cast<std::int32_t>(big_endian<std::uint32_t>(bytes));
    case Type::kInteger16: return static_cast<std::int16_t>(big_endian<std::uint16_t>(bytes));
    case Type::kDate: return days_from_binary(static_cast<std::int32_t>(big_endian<std::uint32_t>(bytes)));
    case Type::kTime: return milliseconds_from_binary(static_cast<std::int64_t>(big_endian<std::uint64_t>(bytes)));
    default: break;
  }
  INLET_CHECK(false);  // the statement gives a type that nobody reads as a number
  return 0;
}

std::string_view PostgresStatement::text(int column) const {
  return {PQgetvalue(answer_.get(), row_, column), static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column))};
}

}  // namespace inlet::store::postgres
