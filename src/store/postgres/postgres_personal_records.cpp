// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_personal_records.h"

#include "sql/postgres/personal.h"
#include "store/database/inquiry_json.h"
#include "store/sqlite/stored_name.h"

namespace inlet::store::postgres {
namespace {

Result<Inquiry> inquiry_of(const PostgresStatement& row) {
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
    case Place::kHistory: return sql::postgres::kRewriteHistory;
    case Place::kTemplate: return sql::postgres::kRewriteTemplate;
    case Place::kImportProfile: return sql::postgres::kRewriteImportProfile;
    case Place::kImportMapping: return sql::postgres::kRewriteImportMapping;
    case Place::kImportOptions: return sql::postgres::kRewriteImportOptions;
    case Place::kImportPlan: return sql::postgres::kRewriteImportPlan;
    case Place::kImportFileName: return sql::postgres::kRewriteImportFileName;
    case Place::kUploadName: return sql::postgres::kRewriteUploadName;
    case Place::kNotice: return sql::postgres::kRewriteNotice;
    case Place::kMessage: return sql::postgres::kRewriteMessage;
    case Place::kBulkSelection: return sql::postgres::kRewriteBulkSelection;
    case Place::kBulkValues: return sql::postgres::kRewriteBulkValues;
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

Result<InquiryId> PostgresPersonalRecords::open(const Inquiry& inquiry) {
  INLET_TRY(connection_.run(sql::postgres::kInquiryOpen, inquiry.email, inquiry.phone, inquiry.by, inquiry.from,
                            name_of(inquiry.stage), inquiry.searched_to, ids_json(inquiry.leads),
                            counts_json(inquiry.places), inquiry.created_at, inquiry.changed_at));
  return connection_.last_insert_id();
}

Result<std::optional<Inquiry>> PostgresPersonalRecords::find(InquiryId id) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kInquiryFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Inquiry>();
  INLET_ASSIGN(Inquiry inquiry, inquiry_of(row));
  return std::optional<Inquiry>(std::move(inquiry));
}

Result<std::vector<Inquiry>> PostgresPersonalRecords::list(std::uint32_t limit) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kInquiryList, limit));
  std::vector<Inquiry> inquiries;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return inquiries;
    INLET_ASSIGN(Inquiry inquiry, inquiry_of(rows));
    inquiries.push_back(std::move(inquiry));
  }
}

Result<void> PostgresPersonalRecords::change(const Inquiry& inquiry) {
  return connection_.run(sql::postgres::kInquiryChange, inquiry.id, inquiry.email, inquiry.phone,
                         name_of(inquiry.stage), inquiry.searched_to, ids_json(inquiry.leads),
                         counts_json(inquiry.places), inquiry.changed_at);
}

Result<void> PostgresPersonalRecords::remove(InquiryId id) {
  return connection_.run(sql::postgres::kInquiryRemove, id);
}

Result<std::optional<imports::UploadId>> PostgresPersonalRecords::next_upload(imports::UploadId after) {
  return connection_.find_number(sql::postgres::kInquiryNextUpload, after);
}

Result<void> PostgresPersonalRecords::put(InquiryId id, const HeldUpload& held) {
  return connection_.run(sql::postgres::kHeldUploadPut, id, held.upload, held.rows, held.is_whole, held.is_erased);
}

Result<std::vector<HeldUpload>> PostgresPersonalRecords::held_uploads(InquiryId id) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kHeldUploadList, id));
  std::vector<HeldUpload> held;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return held;
    held.push_back({rows.number(0), rows.number(1), rows.boolean(2), rows.boolean(3)});
  }
}

Result<std::vector<imports::ImportId>> PostgresPersonalRecords::imports_of(imports::UploadId id) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kImportsOfUpload, id));
  std::vector<imports::ImportId> imports;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return imports;
    imports.push_back(rows.number(0));
  }
}

Result<std::vector<Passage>> PostgresPersonalRecords::passages(std::string_view text) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kPassages, text));
  std::vector<Passage> passages;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return passages;
    INLET_ASSIGN(const Place place, known(place_named(rows.text(0)), rows.text(0)));
    passages.push_back({place, rows.number(1), rows.number(2), rows.string(3)});
  }
}

Result<void> PostgresPersonalRecords::forget(const Passage& passage, std::string_view text) {
  switch (passage.place) {
    case Place::kValueBefore:
      return connection_.run(sql::postgres::kForgetValueBefore, passage.id, passage.number, text);
    case Place::kRow: return connection_.run(sql::postgres::kForgetRow, passage.id, passage.number);
    case Place::kExample: return connection_.run(sql::postgres::kForgetExample, passage.id, passage.number);
    case Place::kCellFix: return connection_.run(sql::postgres::kForgetCellFix, passage.id, passage.number, text);
    case Place::kValueFix: return connection_.run(sql::postgres::kForgetValueFix, passage.id, passage.number, text);
    case Place::kBulkBefore: return connection_.run(sql::postgres::kForgetBulkBefore, passage.id, passage.number, text);
    default: return connection_.run(rewriting(passage.place), passage.id, passage.text);
  }
}

Result<void> PostgresPersonalRecords::forget_answers(std::string_view text) {
  return connection_.run(sql::postgres::kForgetAnswers, text);
}

Result<void> PostgresPersonalRecords::erase_leads(std::span<const leads::LeadId> ids) {
  const std::string list = ids_json(ids);
  INLET_TRY(connection_.run(sql::postgres::kForgetExamplesOfLeads, list));
  INLET_TRY(connection_.run(sql::postgres::kForgetRowsOfLeads, list));
  for (const leads::LeadId id : ids) {
    for (const char* statement :
         {sql::postgres::kEraseLead, sql::postgres::kEraseLeadOptions, sql::postgres::kEraseLeadEvents,
          sql::postgres::kEraseLeadSearch, sql::postgres::kEraseLeadSearchDirty, sql::postgres::kEraseLeadValuesBefore,
          sql::postgres::kEraseLeadPairs, sql::postgres::kEraseLeadInBulk}) {
      INLET_TRY(connection_.run(statement, id));
    }
  }
  return {};
}

Result<void> PostgresPersonalRecords::forget_rows(imports::ImportId id) {
  for (const char* statement : {sql::postgres::kForgetRowErrors, sql::postgres::kForgetErrorGroups,
                                sql::postgres::kForgetCellFixes, sql::postgres::kForgetValueFixes}) {
    INLET_TRY(connection_.run(statement, id));
  }
  return {};
}

Result<void> PostgresPersonalRecords::forget_surveys(imports::UploadId id) {
  INLET_TRY(connection_.run(sql::postgres::kForgetAddresses, id));
  return connection_.run(sql::postgres::kForgetSurveys, id);
}

}  // namespace inlet::store::postgres
