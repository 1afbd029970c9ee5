// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_shared_uploads.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "sql/postgres/connection.h"
#include "sql/postgres/own_received.h"
#include "store/postgres/postgres_error.h"

namespace inlet::store::postgres {
namespace {

using imports::kSharedPieceBytes;
constexpr int kPiecesPerCommit = 16;

// A transaction that is no writer's turn, on a connection of the pool. Left without a commit, it is rolled back.
class Errand {
 public:
  static Result<Errand> begin(ConnectionPool& pool, const std::string& begin) {
    INLET_ASSIGN(auto connection, pool.begin(ConnectionUse::kReader, begin));
    return Errand(pool, std::move(connection));
  }
  Errand(Errand&&) = default;
  Errand& operator=(Errand&&) = delete;
  ~Errand() {
    if (connection_ == nullptr) return;
    // Where even that fails, the pool closes the connection, and the server rolls back.
    if (connection_->is_in_transaction()) [[maybe_unused]]
      const auto ignored = connection_->run_script(sql::postgres::kRollback);
    pool_->give_back(std::move(connection_), ConnectionUse::kReader);
  }

  PostgresConnection* operator->() { return connection_.get(); }
  Result<void> commit() {
    if (!connection_->is_in_transaction()) return connection_is_gone("commit");
    return connection_->run_script(sql::postgres::kCommit);
  }

 private:
  Errand(ConnectionPool& pool, std::unique_ptr<PostgresConnection> connection)
      : pool_(&pool), connection_(std::move(connection)) {}

  ConnectionPool* pool_;
  std::unique_ptr<PostgresConnection> connection_;
};

// At most kPiecesPerCommit pieces from `number` on; false once the file is at its end.
Result<bool> put_some(ConnectionPool& pool, std::string_view sha256, const base::ByteSource& file, std::int64_t& number,
                      std::vector<char>& piece) {
  INLET_ASSIGN(Errand errand, Errand::begin(pool, sql::postgres::kBeginPiece));
  std::size_t count = kSharedPieceBytes;
  for (int i = 0; i < kPiecesPerCommit && count == kSharedPieceBytes; ++i) {
    INLET_ASSIGN(count, file.read_at(static_cast<std::uint64_t>(number) * kSharedPieceBytes, piece));
    if (count == 0) break;
    const Blob bytes(reinterpret_cast<const std::uint8_t*>(piece.data()), count);
    INLET_TRY(errand->run(sql::postgres::kReceivedPieceAdd, sha256, number, bytes));
    ++number;
  }
  INLET_TRY(errand.commit());
  return count == kSharedPieceBytes;
}

Result<std::vector<std::string>> texts(PostgresStatement rows) {
  std::vector<std::string> found;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return found;
    found.push_back(rows.string(0));
  }
}

}  // namespace

Result<void> PostgresSharedUploads::put(std::string_view sha256, const base::ByteSource& file, base::TimePoint now) {
  std::int64_t number = 0;
  {
    INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
    INLET_ASSIGN(const std::int64_t is_whole, errand->number(sql::postgres::kReceivedClaim, sha256, file.size(), now));
    INLET_ASSIGN(number, errand->number(sql::postgres::kReceivedPieceCount, sha256));
    INLET_TRY(errand.commit());
    if (is_whole != 0) return {};
  }
  std::vector<char> piece(std::min<std::size_t>(kSharedPieceBytes, std::max<std::size_t>(file.size(), 1)));
  for (bool is_more = true; is_more;) {
    INLET_ASSIGN(is_more, put_some(*pool_, sha256, file, number, piece));
  }
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
  INLET_TRY(errand->run(sql::postgres::kReceivedIsWhole, sha256));
  return errand.commit();
}

Result<void> PostgresSharedUploads::begin_pieces(std::string_view name, std::uint64_t size, base::TimePoint now) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
  INLET_TRY(errand->number(sql::postgres::kReceivedClaim, name, size, now));
  return errand.commit();
}

Result<void> PostgresSharedUploads::put_piece(std::string_view name, std::int64_t number, std::string_view bytes) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
  const Blob blob(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  INLET_TRY(errand->run(sql::postgres::kReceivedPieceAdd, name, number, blob));
  return errand.commit();
}

Result<std::int64_t> PostgresSharedUploads::count_pieces(std::string_view name) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
  return errand->number(sql::postgres::kReceivedPieceCount, name);
}

Result<void> PostgresSharedUploads::fetch_pieces(std::string_view name, std::int64_t count,
                                                 const imports::ByteSink& sink) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
  for (std::int64_t number = 0; number < count; ++number) {
    INLET_ASSIGN(PostgresStatement row, errand->query(sql::postgres::kReceivedPiece, name, number));
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return base::internal_error("a received file in the database lacks a piece");
    INLET_TRY(sink(row.text(0)));
  }
  return {};
}

Result<bool> PostgresSharedUploads::fetch(std::string_view sha256, const imports::ByteSink& sink) {
  std::optional<std::int64_t> size;
  {
    INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
    INLET_ASSIGN(size, errand->find_number(sql::postgres::kReceivedSize, sha256));
  }
  if (!size) return false;
  const auto bytes = static_cast<std::int64_t>(kSharedPieceBytes);
  INLET_TRY(fetch_pieces(sha256, (*size + bytes - 1) / bytes, sink));
  return true;
}

Result<bool> PostgresSharedUploads::has(std::string_view sha256) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
  INLET_ASSIGN(const auto size, errand->find_number(sql::postgres::kReceivedSize, sha256));
  return size.has_value();
}

Result<std::vector<std::string>> PostgresSharedUploads::missing() {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
  INLET_ASSIGN(PostgresStatement rows, errand->query(sql::postgres::kReceivedMissing));
  return texts(std::move(rows));
}

Result<std::vector<std::string>> PostgresSharedUploads::needed(std::span<const std::string> hashes) {
  Array asked(Type::kText);
  for (const std::string& hash : hashes) asked.add(hash);
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginRead));
  INLET_ASSIGN(PostgresStatement rows, errand->query(sql::postgres::kReceivedNeeded, asked));
  return texts(std::move(rows));
}

Result<void> PostgresSharedUploads::remove(std::string_view sha256) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
  INLET_TRY(errand->run(sql::postgres::kReceivedRemove, sha256));
  return errand.commit();
}

Result<std::int64_t> PostgresSharedUploads::remove_unneeded(base::TimePoint before) {
  INLET_ASSIGN(Errand errand, Errand::begin(*pool_, sql::postgres::kBeginReceived));
  INLET_TRY(errand->run(sql::postgres::kReceivedRemoveUnneeded, before));
  const std::int64_t count = errand->changes();
  INLET_TRY(errand.commit());
  return count;
}

}  // namespace inlet::store::postgres
