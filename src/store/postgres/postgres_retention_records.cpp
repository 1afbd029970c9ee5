// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_retention_records.h"

#include "sql/postgres/fix.h"
#include "sql/postgres/ledger.h"
#include "sql/postgres/retention.h"

namespace inlet::store::postgres {

Result<std::int64_t> PostgresRetentionRecords::remove(Perishable what, base::TimePoint before, std::uint32_t limit,
                                                      base::TimePoint now) {
  const char* statement = nullptr;
  switch (what) {
    case Perishable::kSessions: statement = sql::postgres::kRetentionSessions; break;
    case Perishable::kAnswers: statement = sql::postgres::kRetentionAnswers; break;
    case Perishable::kNotices: statement = sql::postgres::kRetentionNotices; break;
    case Perishable::kMessages: statement = sql::postgres::kRetentionMessages; break;
    case Perishable::kBulkLeads: statement = sql::postgres::kRetentionBulkLeads; break;
    case Perishable::kInquiries: statement = sql::postgres::kRetentionInquiries; break;
    case Perishable::kDrafts: return remove_draft(before, limit);
    case Perishable::kImportDetails: return remove_details(before, limit, now);
    case Perishable::kTrash: return remove_leads(before, limit);
  }
  INLET_TRY(connection_.run(statement, before, limit));
  return connection_.changes();
}

// First the rows of its checks, a step each, so that the draft itself is little.
Result<std::int64_t> PostgresRetentionRecords::remove_draft(base::TimePoint before, std::uint32_t limit) {
  INLET_ASSIGN(const auto draft, connection_.find_number(sql::postgres::kRetentionNextDraft, before));
  if (!draft) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*draft, limit));
  if (rows > 0) return rows;
  INLET_TRY(connection_.run(sql::postgres::kImportRemoveDraft, *draft));
  return 1;
}

Result<std::int64_t> PostgresRetentionRecords::remove_details(base::TimePoint before, std::uint32_t limit,
                                                              base::TimePoint now) {
  INLET_ASSIGN(const auto import_id, connection_.find_number(sql::postgres::kRetentionNextEnded, before));
  if (!import_id) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*import_id, limit));
  if (rows > 0) return rows;
  for (const char* statement : {sql::postgres::kRetentionEarlierValues, sql::postgres::kRetentionEvents}) {
    INLET_TRY(connection_.run(statement, *import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  // What was mended in place holds texts of the file too; at most 100,000.
  INLET_TRY(connection_.run(sql::postgres::kCellFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::postgres::kValueFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::postgres::kRetentionExamples, *import_id));
  INLET_TRY(connection_.run(sql::postgres::kRetentionNoteDetails, *import_id, now));
  return 1;
}

Result<std::int64_t> PostgresRetentionRecords::remove_rows(std::int64_t import_id, std::uint32_t limit) {
  for (const char* statement : {sql::postgres::kRetentionRowErrors, sql::postgres::kRetentionRowOutcomes}) {
    INLET_TRY(connection_.run(statement, import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  return 0;
}

Result<std::int64_t> PostgresRetentionRecords::remove_leads(base::TimePoint before, std::uint32_t limit) {
  std::vector<std::int64_t> leads;
  {
    INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kRetentionTrash, before, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      leads.push_back(rows.number(0));
    }
  }
  for (const std::int64_t lead : leads) {
    for (const char* statement :
         {sql::postgres::kRetentionLeadOptions, sql::postgres::kRetentionLeadEvents,
          sql::postgres::kRetentionLeadValues, sql::postgres::kRetentionLeadSearch, sql::postgres::kRetentionLead}) {
      INLET_TRY(connection_.run(statement, lead));
    }
  }
  return static_cast<std::int64_t>(leads.size());
}

Result<std::vector<std::string>> PostgresRetentionRecords::idle_files(base::TimePoint ended_before,
                                                                      base::TimePoint unused_before,
                                                                      std::uint32_t limit) {
  INLET_ASSIGN(PostgresStatement rows,
               connection_.query(sql::postgres::kRetentionIdleFiles, ended_before, unused_before, limit));
  std::vector<std::string> hashes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return hashes;
    hashes.push_back(rows.string(0));
  }
}

Result<void> PostgresRetentionRecords::note_file_removed(std::string_view sha256, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::postgres::kRetentionForgetAddresses, sha256));
  return connection_.run(sql::postgres::kRetentionNoteFile, sha256, now);
}

}  // namespace inlet::store::postgres
