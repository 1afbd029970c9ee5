// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_personal_records.h"

#include "sql/sqlite/personal.h"
#include "store/database/inquiry_json.h"
#include "store/sqlite/stored_name.h"

namespace inlet::store {
namespace {

Result<Inquiry> inquiry_of(const SqliteStatement& row) {
  Inquiry inquiry;
  inquiry.id = row.number(0);
  inquiry.email = row.string(1);
  inquiry.phone = row.string(2);
  inquiry.by = row.number(3);
  inquiry.from = row.string(4);
  INLET_ASSIGN(inquiry.stage, known(inquiry_stage_named(row.text(5)), row.text(5)));
  inquiry.searched_to = row.number(6);
  INLET_ASSIGN(inquiry.leads, ids_from_json(row.text(7)));
  INLET_ASSIGN(inquiry.places, counts_from_json(row.text(8)));
  inquiry.created_at = row.time(9);
  inquiry.changed_at = row.time(10);
  return inquiry;
}

// Of places whose text is stored anew.
const char* rewriting(Place place) {
  switch (place) {
    case Place::kHistory: return sql::sqlite::kRewriteHistory;
    case Place::kTemplate: return sql::sqlite::kRewriteTemplate;
    case Place::kImportProfile: return sql::sqlite::kRewriteImportProfile;
    case Place::kImportMapping: return sql::sqlite::kRewriteImportMapping;
    case Place::kImportOptions: return sql::sqlite::kRewriteImportOptions;
    case Place::kImportPlan: return sql::sqlite::kRewriteImportPlan;
    case Place::kImportFileName: return sql::sqlite::kRewriteImportFileName;
    case Place::kUploadName: return sql::sqlite::kRewriteUploadName;
    case Place::kNotice: return sql::sqlite::kRewriteNotice;
    case Place::kMessage: return sql::sqlite::kRewriteMessage;
    case Place::kBulkSelection: return sql::sqlite::kRewriteBulkSelection;
    case Place::kBulkValues: return sql::sqlite::kRewriteBulkValues;
    case Place::kValueBefore:
    case Place::kRow:
    case Place::kExample:
    case Place::kCellFix:
    case Place::kValueFix:
    case Place::kBulkBefore: break;
  }
  return nullptr;
}

}  // namespace

Result<InquiryId> SqlitePersonalRecords::open(const Inquiry& inquiry) {
  INLET_TRY(connection_.run(sql::sqlite::kInquiryOpen, inquiry.email, inquiry.phone, inquiry.by, inquiry.from,
                            name_of(inquiry.stage), inquiry.searched_to, ids_json(inquiry.leads),
                            counts_json(inquiry.places), inquiry.created_at, inquiry.changed_at));
  return connection_.last_insert_id();
}

Result<std::optional<Inquiry>> SqlitePersonalRecords::find(InquiryId id) {
  INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kInquiryFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Inquiry>();
  INLET_ASSIGN(Inquiry inquiry, inquiry_of(row));
  return std::optional<Inquiry>(std::move(inquiry));
}

Result<std::vector<Inquiry>> SqlitePersonalRecords::list(std::uint32_t limit) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kInquiryList, limit));
  std::vector<Inquiry> inquiries;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return inquiries;
    INLET_ASSIGN(Inquiry inquiry, inquiry_of(rows));
    inquiries.push_back(std::move(inquiry));
  }
}

Result<void> SqlitePersonalRecords::change(const Inquiry& inquiry) {
  return connection_.run(sql::sqlite::kInquiryChange, inquiry.id, inquiry.email, inquiry.phone, name_of(inquiry.stage),
                         inquiry.searched_to, ids_json(inquiry.leads), counts_json(inquiry.places), inquiry.changed_at);
}

Result<void> SqlitePersonalRecords::remove(InquiryId id) { return connection_.run(sql::sqlite::kInquiryRemove, id); }

Result<std::optional<imports::UploadId>> SqlitePersonalRecords::next_upload(imports::UploadId after) {
  return connection_.find_number(sql::sqlite::kInquiryNextUpload, after);
}

Result<void> SqlitePersonalRecords::put(InquiryId id, const HeldUpload& held) {
  return connection_.run(sql::sqlite::kHeldUploadPut, id, held.upload, held.rows, held.is_whole, held.is_erased);
}

Result<std::vector<HeldUpload>> SqlitePersonalRecords::held_uploads(InquiryId id) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kHeldUploadList, id));
  std::vector<HeldUpload> held;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return held;
    held.push_back({rows.number(0), rows.number(1), rows.boolean(2), rows.boolean(3)});
  }
}

Result<std::vector<imports::ImportId>> SqlitePersonalRecords::imports_of(imports::UploadId id) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kImportsOfUpload, id));
  std::vector<imports::ImportId> imports;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return imports;
    imports.push_back(rows.number(0));
  }
}

Result<std::vector<Passage>> SqlitePersonalRecords::passages(std::string_view text) {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kPassages, text));
  std::vector<Passage> passages;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return passages;
    INLET_ASSIGN(const Place place, known(place_named(rows.text(0)), rows.text(0)));
    passages.push_back({place, rows.number(1), rows.number(2), rows.string(3)});
  }
}

Result<void> SqlitePersonalRecords::forget(const Passage& passage, std::string_view text) {
  switch (passage.place) {
    case Place::kValueBefore: return connection_.run(sql::sqlite::kForgetValueBefore, passage.id, passage.number, text);
    case Place::kRow: return connection_.run(sql::sqlite::kForgetRow, passage.id, passage.number);
    case Place::kExample: return connection_.run(sql::sqlite::kForgetExample, passage.id, passage.number);
    case Place::kCellFix: return connection_.run(sql::sqlite::kForgetCellFix, passage.id, passage.number, text);
    case Place::kValueFix: return connection_.run(sql::sqlite::kForgetValueFix, passage.id, passage.number, text);
    case Place::kBulkBefore: return connection_.run(sql::sqlite::kForgetBulkBefore, passage.id, passage.number, text);
    default: return connection_.run(rewriting(passage.place), passage.id, passage.text);
  }
}

Result<void> SqlitePersonalRecords::forget_answers(std::string_view text) {
  return connection_.run(sql::sqlite::kForgetAnswers, text);
}

Result<void> SqlitePersonalRecords::erase_leads(std::span<const leads::LeadId> ids) {
  const std::string list = ids_json(ids);
  INLET_TRY(connection_.run(sql::sqlite::kForgetExamplesOfLeads, list));
  INLET_TRY(connection_.run(sql::sqlite::kForgetRowsOfLeads, list));
  for (const leads::LeadId id : ids) {
    for (const char* statement :
         {sql::sqlite::kEraseLead, sql::sqlite::kEraseLeadOptions, sql::sqlite::kEraseLeadEvents,
          sql::sqlite::kEraseLeadSearch, sql::sqlite::kEraseLeadSearchDirty, sql::sqlite::kEraseLeadValuesBefore,
          sql::sqlite::kEraseLeadPairs, sql::sqlite::kEraseLeadInBulk}) {
      INLET_TRY(connection_.run(statement, id));
    }
  }
  return {};
}

Result<void> SqlitePersonalRecords::forget_rows(imports::ImportId id) {
  for (const char* statement : {sql::sqlite::kForgetRowErrors, sql::sqlite::kForgetErrorGroups,
                                sql::sqlite::kForgetCellFixes, sql::sqlite::kForgetValueFixes}) {
    INLET_TRY(connection_.run(statement, id));
  }
  return {};
}

Result<void> SqlitePersonalRecords::forget_surveys(imports::UploadId id) {
  INLET_TRY(connection_.run(sql::sqlite::kForgetAddresses, id));
  return connection_.run(sql::sqlite::kForgetSurveys, id);
}

}  // namespace inlet::store
