// SPDX-License-Identifier: Apache-2.0
//
// Received files in the database, in pieces of a megabyte (0011_shared_uploads.sql).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "imports/uploads/shared_uploads.h"
#include "store/postgres/connection_pool.h"

namespace inlet::store::postgres {

class PostgresSharedUploads final : public imports::SharedUploads {
 public:
  explicit PostgresSharedUploads(ConnectionPool& pool) : pool_(&pool) {}

  Result<void> put(std::string_view sha256, const base::ByteSource& file, base::TimePoint now) override;
  Result<void> begin_pieces(std::string_view name, std::uint64_t size, base::TimePoint now) override;
  Result<void> put_piece(std::string_view name, std::int64_t number, std::string_view bytes) override;
  Result<std::int64_t> count_pieces(std::string_view name) override;
  Result<void> fetch_pieces(std::string_view name, std::int64_t count, const imports::ByteSink& sink) override;
  Result<bool> fetch(std::string_view sha256, const imports::ByteSink& sink) override;
  Result<bool> has(std::string_view sha256) override;
  Result<std::vector<std::string>> missing() override;
  Result<std::vector<std::string>> needed(std::span<const std::string> hashes) override;
  Result<void> remove(std::string_view sha256) override;
  Result<std::int64_t> remove_unneeded(base::TimePoint before) override;

 private:
  ConnectionPool* pool_;
};

}  // namespace inlet::store::postgres
