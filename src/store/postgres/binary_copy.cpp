// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/binary_copy.h"

#include <libpq-fe.h>

#include <utility>

#include "store/postgres/postgres_error.h"

namespace inlet::store::postgres {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;
// Signature, flags, length of the header's extension: all by the manual, "COPY, Binary Format".
constexpr std::string_view kHeader("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);

}  // namespace

BinaryCopy::BinaryCopy(PostgresConnection& connection, std::string_view sql, int columns)
    : connection_(&connection), sql_(sql), columns_(columns), bytes_(kHeader) {
  bytes_.reserve(kPieceBytes + 8192);
}

BinaryCopy::BinaryCopy(BinaryCopy&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)),
      sql_(std::move(other.sql_)),
      columns_(other.columns_),
      bytes_(std::move(other.bytes_)) {}

Result<BinaryCopy> BinaryCopy::begin(PostgresConnection& connection, std::string_view sql, int columns) {
  if (!connection.is_in_transaction()) return connection_is_gone(sql);
  const Answer answer(PQexec(connection.handle(), std::string(sql).c_str()));
  if (PQresultStatus(answer.get()) != PGRES_COPY_IN) return server_error(connection.handle(), answer.get(), sql);
  return BinaryCopy(connection, sql, columns);
}

BinaryCopy::~BinaryCopy() {
  if (connection_ == nullptr) return;
  PQputCopyEnd(connection_->handle(), "given up");
  while (const Answer answer{PQgetResult(connection_->handle())}) {
  }
}

Result<void> BinaryCopy::begin_row() {
  if (bytes_.size() >= kPieceBytes) INLET_TRY(send());
  append_int16(bytes_, static_cast<std::int16_t>(columns_));
  return {};
}

void BinaryCopy::set_length(std::size_t place) {
  const auto length = static_cast<std::uint32_t>(bytes_.size() - place - 4);
  bytes_[place] = static_cast<char>(length >> 24U);
  bytes_[place + 1] = static_cast<char>(length >> 16U);
  bytes_[place + 2] = static_cast<char>(length >> 8U);
  bytes_[place + 3] = static_cast<char>(length);
}

Result<void> BinaryCopy::send() {
  const int sent = PQputCopyData(connection_->handle(), bytes_.data(), static_cast<int>(bytes_.size()));
  bytes_.clear();
  if (sent != 1) return server_error(connection_->handle(), nullptr, sql_);
  return {};
}

Result<void> BinaryCopy::finish() {
  append_int16(bytes_, -1);
  INLET_TRY(send());
  pg_conn* handle = std::exchange(connection_, nullptr)->handle();
  if (PQputCopyEnd(handle, nullptr) != 1) return server_error(handle, nullptr, sql_);
  Result<void> result;
  while (const Answer answer{PQgetResult(handle)}) {
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && result.has_value()) {
      result = server_error(handle, answer.get(), sql_);
    }
  }
  return result;
}

}  // namespace inlet::store::postgres
