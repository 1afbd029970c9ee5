// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_likely_records.h"

#include <charconv>

#include "sql/likely.h"
#include "store/database/id_list.h"

namespace inlet::store {

using leads::LeadFace;
using leads::LeadId;
using leads::LikelyFilter;
using leads::LikelyPage;
using leads::LikelyPair;

namespace {

constexpr int kAboveAllScores = 101;

LikelyPair read_pair(const Statement& row) {
  return {row.number(0), row.number(1), row.number(2), static_cast<int>(row.number(3)), row.time(4)};
}

LeadFace read_face(const Statement& row) {
  return {row.number(0), row.number(1), row.string(2), row.string(3), row.string(4),
          row.string(5), row.string(6), row.string(7), row.string(8)};
}

// "85-17": the score and the id of the last pair that was given.
struct Place {
  int score = kAboveAllScores;
  std::int64_t id = 0;
};

std::optional<Place> read_place(std::string_view cursor) {
  Place place;
  if (cursor.empty()) return place;
  const char* const end = cursor.data() + cursor.size();
  const auto score = std::from_chars(cursor.data(), end, place.score);
  if (score.ec != std::errc() || score.ptr == end || *score.ptr != '-') return std::nullopt;
  const auto id = std::from_chars(score.ptr + 1, end, place.id);
  if (id.ec != std::errc() || id.ptr != end) return std::nullopt;
  return place;
}

}  // namespace

Result<void> SqlLikelyRecords::put(std::span<const LikelyPair> pairs) {
  INLET_ASSIGN(Statement put, connection_.prepare(sql::kLikelyPut));
  for (const LikelyPair& pair : pairs) {
    put.bind_all(pair.left, pair.right, pair.score, pair.found_at);
    INLET_TRY(put.run());
  }
  return {};
}

Result<LikelyPage> SqlLikelyRecords::list(const LikelyFilter& filter, const std::string& cursor, std::uint32_t limit) {
  const auto place = read_place(cursor);
  if (!place) {
    return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {"The cursor is none of this list."});
  }
  LikelyPage page;
  INLET_ASSIGN(page.total, connection_.number(sql::kLikelyCount, filter.owner, filter.lead, filter.import_id));
  INLET_ASSIGN(Statement rows, connection_.query(sql::kLikelyList, filter.owner, place->score, place->id,
                                                 std::int64_t{limit} + 1, filter.lead, filter.import_id));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return page;
    if (page.pairs.size() == limit) {
      const LikelyPair& last = page.pairs.back();
      page.next_cursor = std::to_string(last.score) + "-" + std::to_string(last.id);
      return page;
    }
    page.pairs.push_back(read_pair(rows));
  }
}

Result<std::optional<LikelyPair>> SqlLikelyRecords::find(std::int64_t id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kLikelyFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  return has_row ? std::optional(read_pair(row)) : std::nullopt;
}

Result<void> SqlLikelyRecords::dismiss(std::int64_t id, access::UserId by, base::TimePoint now) {
  return connection_.run(sql::kLikelyDismiss, id, by, now);
}

Result<void> SqlLikelyRecords::forget_older(base::TimePoint searched_at) {
  return connection_.run(sql::kLikelyForgetOlder, searched_at);
}

Result<std::vector<LeadFace>> SqlLikelyRecords::scan(LeadId after, std::int64_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kLikelyScan, after, limit));
  std::vector<LeadFace> faces;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return faces;
    faces.push_back(read_face(rows));
  }
}

Result<std::vector<LeadFace>> SqlLikelyRecords::faces(std::span<const LeadId> ids) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kLikelyFace, ids_json(ids)));
  std::vector<LeadFace> faces;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return faces;
    faces.push_back(read_face(rows));
  }
}

Result<std::pair<LeadId, LeadId>> SqlLikelyRecords::range_of(std::int64_t import_id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kLikelyRangeOfImport, import_id));
  INLET_ASSIGN(const bool has_row, row.step());
  return has_row ? std::pair(row.number(0), row.number(1)) : std::pair<LeadId, LeadId>();
}

}  // namespace inlet::store
