// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_retention_records.h"

#include "sql/sqlite/fix.h"
#include "sql/sqlite/ledger.h"
#include "sql/sqlite/retention.h"

namespace inlet::store {

Result<std::int64_t> SqliteRetentionRecords::remove(Perishable what, base::TimePoint before, std::uint32_t limit,
                                                    base::TimePoint now) {
  const char* statement = nullptr;
  switch (what) {
    case Perishable::kSessions: statement = sql::sqlite::kRetentionSessions; break;
    case Perishable::kAnswers: statement = sql::sqlite::kRetentionAnswers; break;
    case Perishable::kNotices: statement = sql::sqlite::kRetentionNotices; break;
    case Perishable::kMessages: statement = sql::sqlite::kRetentionMessages; break;
    case Perishable::kBulkLeads: statement = sql::sqlite::kRetentionBulkLeads; break;
    case Perishable::kInquiries: statement = sql::sqlite::kRetentionInquiries; break;
    case Perishable::kDrafts: return remove_draft(before, limit);
    case Perishable::kImportDetails: return remove_details(before, limit, now);
    case Perishable::kTrash: return remove_leads(before, limit);
  }
  INLET_TRY(connection_.run(statement, before, limit));
  return connection_.changes();
}

// First the rows of its checks, a step each, so that the draft itself is little.
Result<std::int64_t> SqliteRetentionRecords::remove_draft(base::TimePoint before, std::uint32_t limit) {
  INLET_ASSIGN(const auto draft, connection_.find_number(sql::sqlite::kRetentionNextDraft, before));
  if (!draft) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*draft, limit));
  if (rows > 0) return rows;
  INLET_TRY(connection_.run(sql::sqlite::kImportRemoveDraft, *draft));
  return 1;
}

Result<std::int64_t> SqliteRetentionRecords::remove_details(base::TimePoint before, std::uint32_t limit,
                                                            base::TimePoint now) {
  INLET_ASSIGN(const auto import_id, connection_.find_number(sql::sqlite::kRetentionNextEnded, before));
  if (!import_id) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*import_id, limit));
  if (rows > 0) return rows;
  for (const char* statement : {sql::sqlite::kRetentionEarlierValues, sql::sqlite::kRetentionEvents}) {
    INLET_TRY(connection_.run(statement, *import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  // What was mended in place holds texts of the file too; at most 100,000.
  INLET_TRY(connection_.run(sql::sqlite::kCellFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::sqlite::kValueFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::sqlite::kRetentionExamples, *import_id));
  INLET_TRY(connection_.run(sql::sqlite::kRetentionNoteDetails, *import_id, now));
  return 1;
}

Result<std::int64_t> SqliteRetentionRecords::remove_rows(std::int64_t import_id, std::uint32_t limit) {
  for (const char* statement : {sql::sqlite::kRetentionRowErrors, sql::sqlite::kRetentionRowOutcomes}) {
    INLET_TRY(connection_.run(statement, import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  return 0;
}

Result<std::int64_t> SqliteRetentionRecords::remove_leads(base::TimePoint before, std::uint32_t limit) {
  std::vector<std::int64_t> leads;
  {
    INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kRetentionTrash, before, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      leads.push_back(rows.number(0));
    }
  }
  for (const std::int64_t lead : leads) {
    for (const char* statement :
         {sql::sqlite::kRetentionLeadOptions, sql::sqlite::kRetentionLeadEvents, sql::sqlite::kRetentionLeadValues,
          sql::sqlite::kRetentionLeadSearch, sql::sqlite::kRetentionLead}) {
      INLET_TRY(connection_.run(statement, lead));
    }
  }
  return static_cast<std::int64_t>(leads.size());
}

Result<std::vector<std::string>> SqliteRetentionRecords::idle_files(base::TimePoint ended_before,
                                                                    base::TimePoint unused_before,
                                                                    std::uint32_t limit) {
  INLET_ASSIGN(SqliteStatement rows,
               connection_.query(sql::sqlite::kRetentionIdleFiles, ended_before, unused_before, limit));
  std::vector<std::string> hashes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return hashes;
    hashes.push_back(rows.string(0));
  }
}

Result<void> SqliteRetentionRecords::note_file_removed(std::string_view sha256, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::sqlite::kRetentionForgetAddresses, sha256));
  return connection_.run(sql::sqlite::kRetentionNoteFile, sha256, now);
}

}  // namespace inlet::store
