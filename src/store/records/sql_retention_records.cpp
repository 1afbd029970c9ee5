// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_retention_records.h"

#include "sql/fix.h"
#include "sql/ledger.h"
#include "sql/retention.h"

namespace inlet::store {

Result<std::int64_t> SqlRetentionRecords::remove(Perishable what, base::TimePoint before, std::uint32_t limit,
                                                 base::TimePoint now) {
  const Sql* statement = nullptr;
  switch (what) {
    case Perishable::kSessions: statement = &sql::kRetentionSessions; break;
    case Perishable::kAnswers: statement = &sql::kRetentionAnswers; break;
    case Perishable::kPartialUploads: statement = &sql::kRetentionPartialUploads; break;
    case Perishable::kNotices: statement = &sql::kRetentionNotices; break;
    case Perishable::kMessages: statement = &sql::kRetentionMessages; break;
    case Perishable::kBulkLeads: statement = &sql::kRetentionBulkLeads; break;
    case Perishable::kInquiries: statement = &sql::kRetentionInquiries; break;
    case Perishable::kDrafts: return remove_draft(before, limit);
    case Perishable::kImportDetails: return remove_details(before, limit, now);
    case Perishable::kTrash: return remove_leads(before, limit);
  }
  INLET_TRY(connection_.run(*statement, before, limit));
  return connection_.changes();
}

// First the rows of its checks, a step each, so that the draft itself is little.
Result<std::int64_t> SqlRetentionRecords::remove_draft(base::TimePoint before, std::uint32_t limit) {
  INLET_ASSIGN(const auto draft, connection_.find_number(sql::kRetentionNextDraft, before));
  if (!draft) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*draft, limit));
  if (rows > 0) return rows;
  INLET_TRY(connection_.run(sql::kImportRemoveDraft, *draft));
  return 1;
}

Result<std::int64_t> SqlRetentionRecords::remove_details(base::TimePoint before, std::uint32_t limit,
                                                         base::TimePoint now) {
  INLET_ASSIGN(const auto import_id, connection_.find_number(sql::kRetentionNextEnded, before));
  if (!import_id) return 0;
  INLET_ASSIGN(const std::int64_t rows, remove_rows(*import_id, limit));
  if (rows > 0) return rows;
  for (const Sql& statement : {sql::kRetentionEarlierValues, sql::kRetentionEvents}) {
    INLET_TRY(connection_.run(statement, *import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  // What was mended in place holds texts of the file too; at most 100,000.
  INLET_TRY(connection_.run(sql::kCellFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::kValueFixRemoveAll, *import_id));
  INLET_TRY(connection_.run(sql::kRetentionExamples, *import_id));
  INLET_TRY(connection_.run(sql::kRetentionNoteDetails, *import_id, now));
  return 1;
}

Result<std::int64_t> SqlRetentionRecords::remove_rows(std::int64_t import_id, std::uint32_t limit) {
  for (const Sql& statement : {sql::kRetentionRowErrors, sql::kRetentionRowOutcomes}) {
    INLET_TRY(connection_.run(statement, import_id, limit));
    if (connection_.changes() > 0) return connection_.changes();
  }
  return 0;
}

Result<std::int64_t> SqlRetentionRecords::remove_leads(base::TimePoint before, std::uint32_t limit) {
  std::vector<std::int64_t> leads;
  {
    INLET_ASSIGN(Statement rows, connection_.query(sql::kRetentionTrash, before, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      leads.push_back(rows.number(0));
    }
  }
  for (const std::int64_t lead : leads) {
    for (const Sql& statement : {sql::kRetentionLeadOptions, sql::kRetentionLeadEvents, sql::kRetentionLeadValues,
                                 sql::kRetentionLeadSearch, sql::kRetentionLead}) {
      INLET_TRY(connection_.run(statement, lead));
    }
  }
  return static_cast<std::int64_t>(leads.size());
}

Result<std::vector<std::string>> SqlRetentionRecords::idle_files(base::TimePoint ended_before,
                                                                 base::TimePoint unused_before, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kRetentionIdleFiles, ended_before, unused_before, limit));
  std::vector<std::string> hashes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return hashes;
    hashes.push_back(rows.string(0));
  }
}

Result<void> SqlRetentionRecords::note_file_removed(std::string_view sha256, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kRetentionForgetAddresses, sha256));
  return connection_.run(sql::kRetentionNoteFile, sha256, now);
}

}  // namespace inlet::store
