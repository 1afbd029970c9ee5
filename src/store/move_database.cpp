// SPDX-License-Identifier: Apache-2.0
#include "store/move_database.h"

#include <array>
#include <cstring>
#include <memory>

#include "base/bytes/content_hash.h"
#include "store/postgres/postgres_table_target.h"
#include "store/sqlite/sqlite_table_source.h"

namespace inlet::store {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{4} << 20U;
constexpr std::int64_t kBatchRows = 20'000;
constexpr std::int64_t kWatchRows = 50'000;

// Of rows in any order: the sum of their hashes. A row that is lost, doubled or changed shows.
class TableHash {
 public:
  void add(std::string_view line) {
    const base::Hash128 hash = base::hash128(line);
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), hash.bytes.data(), sizeof halves);
    sums_[0] += halves[0];
    sums_[1] += halves[1];
    ++rows_;
  }
  std::int64_t rows() const { return rows_; }
  std::string hex() const {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const std::uint64_t sum : sums_) {
      for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[(sum >> static_cast<unsigned>(shift)) & 15U];
    }
    return text;
  }
  friend bool operator==(const TableHash&, const TableHash&) = default;

 private:
  std::array<std::uint64_t, 2> sums_{};
  std::int64_t rows_ = 0;
};

Result<void> copy_table(TableSource& source, TableTarget& target, const TableShape& table, const MoveWatch& watch) {
  MoveProgress progress{table.name, 0, 0, false};
  INLET_ASSIGN(progress.total, source.count(table));
  INLET_ASSIGN(progress.rows, target.rows_there(table));
  std::string lines;
  std::int64_t count = 0;
  const auto flush = [&]() -> Result<void> {
    if (count == 0) return {};
    INLET_TRY(target.append(table, lines, count));
    progress.rows += count;
    lines.clear();
    count = 0;
    return watch(progress);
  };
  INLET_TRY(source.read(table, progress.rows, [&](std::string_view line) -> Result<void> {
    lines += line;
    ++count;
    if (lines.size() < kBatchBytes && count < kBatchRows) return {};
    return flush();
  }));
  return flush();
}

Result<MovedTable> compare_table(TableSource& source, TableTarget& target, const TableShape& table,
                                 const MoveWatch& watch) {
  TableHash here;
  TableHash there;
  MoveProgress progress{table.name, 0, 0, true};
  INLET_ASSIGN(progress.total, source.count(table));
  INLET_TRY(source.read(table, 0, [&](std::string_view line) -> Result<void> {
    here.add(line);
    return {};
  }));
  INLET_TRY(target.read(table, [&](std::string_view line) -> Result<void> {
    there.add(line);
    progress.rows = there.rows();
    return progress.rows % kWatchRows == 0 ? watch(progress) : Result<void>();
  }));
  if (here == there) return MovedTable{table.name, here.rows(), here.hex()};
  return make_error(base::ErrorKind::kConflict, base::Code::kMoveDiffers,
                    {table.name, std::to_string(here.rows()), std::to_string(there.rows())});
}

}  // namespace

Result<std::vector<MovedTable>> move_tables(TableSource& source, TableTarget& target,
                                            const std::vector<leads::Field>& custom_fields,
                                            const imports::UploadFiles& files, base::TimePoint now,
                                            const MoveWatch& watch) {
  INLET_ASSIGN(const std::string identity, source.identity());
  INLET_ASSIGN(const std::vector<TableShape> tables, source.tables());
  INLET_TRY(target.begin(identity, tables, custom_fields));
  for (const TableShape& table : tables) INLET_TRY(copy_table(source, target, table, watch));
  std::vector<MovedTable> moved;
  for (const TableShape& table : tables) {
    INLET_ASSIGN(MovedTable compared, compare_table(source, target, table, watch));
    moved.push_back(std::move(compared));
  }
  INLET_TRY(files.share_all(target.shared_uploads(), now, [&](std::int64_t done, std::int64_t total) {
    return watch({"", done, total, false});
  }));
  INLET_TRY(target.finish(tables));
  return moved;
}

Result<std::vector<MovedTable>> move_database(const std::string& source, const std::string& target,
                                              const std::vector<leads::Field>& custom_fields,
                                              const imports::UploadFiles& files, base::TimePoint now,
                                              const MoveWatch& watch) {
  INLET_ASSIGN(const auto from, SqliteTableSource::open(source, custom_fields));
  INLET_ASSIGN(const auto to, postgres::PostgresTableTarget::open(target, now));
  return move_tables(*from, *to, custom_fields, files, now, watch);
}

}  // namespace inlet::store
