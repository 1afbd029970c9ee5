// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_personal_records.h"

#include "sql/personal.h"
#include "store/database/id_list.h"
#include "store/database/inquiry_json.h"
#include "store/database/stored_name.h"

namespace inlet::store {
namespace {

Result<Inquiry> inquiry_of(const Statement& row) {
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
const Sql* rewriting(Place place) {
  switch (place) {
    case Place::kHistory: return &sql::kRewriteHistory;
    case Place::kTemplate: return &sql::kRewriteTemplate;
    case Place::kImportProfile: return &sql::kRewriteImportProfile;
    case Place::kImportMapping: return &sql::kRewriteImportMapping;
    case Place::kImportOptions: return &sql::kRewriteImportOptions;
    case Place::kImportPlan: return &sql::kRewriteImportPlan;
    case Place::kImportFileName: return &sql::kRewriteImportFileName;
    case Place::kUploadName: return &sql::kRewriteUploadName;
    case Place::kNotice: return &sql::kRewriteNotice;
    case Place::kMessage: return &sql::kRewriteMessage;
    case Place::kBulkSelection: return &sql::kRewriteBulkSelection;
    case Place::kBulkValues: return &sql::kRewriteBulkValues;
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

Result<InquiryId> SqlPersonalRecords::open(const Inquiry& inquiry) {
  INLET_TRY(connection_.run(sql::kInquiryOpen, inquiry.email, inquiry.phone, inquiry.by, inquiry.from,
                            name_of(inquiry.stage), inquiry.searched_to, ids_json(inquiry.leads),
                            counts_json(inquiry.places), inquiry.created_at, inquiry.changed_at));
  return connection_.last_insert_id();
}

Result<std::optional<Inquiry>> SqlPersonalRecords::find(InquiryId id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kInquiryFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Inquiry>();
  INLET_ASSIGN(Inquiry inquiry, inquiry_of(row));
  return std::optional<Inquiry>(std::move(inquiry));
}

Result<std::vector<Inquiry>> SqlPersonalRecords::list(std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kInquiryList, limit));
  std::vector<Inquiry> inquiries;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return inquiries;
    INLET_ASSIGN(Inquiry inquiry, inquiry_of(rows));
    inquiries.push_back(std::move(inquiry));
  }
}

Result<void> SqlPersonalRecords::change(const Inquiry& inquiry) {
  return connection_.run(sql::kInquiryChange, inquiry.id, inquiry.email, inquiry.phone, name_of(inquiry.stage),
                         inquiry.searched_to, ids_json(inquiry.leads), counts_json(inquiry.places), inquiry.changed_at);
}

Result<void> SqlPersonalRecords::remove(InquiryId id) { return connection_.run(sql::kInquiryRemove, id); }

Result<std::optional<imports::UploadId>> SqlPersonalRecords::next_upload(imports::UploadId after) {
  return connection_.find_number(sql::kInquiryNextUpload, after);
}

Result<void> SqlPersonalRecords::put(InquiryId id, const HeldUpload& held) {
  return connection_.run(sql::kHeldUploadPut, id, held.upload, held.rows, held.is_whole, held.is_erased);
}

Result<std::vector<HeldUpload>> SqlPersonalRecords::held_uploads(InquiryId id) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kHeldUploadList, id));
  std::vector<HeldUpload> held;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return held;
    held.push_back({rows.number(0), rows.number(1), rows.boolean(2), rows.boolean(3)});
  }
}

Result<std::vector<imports::ImportId>> SqlPersonalRecords::imports_of(imports::UploadId id) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kImportsOfUpload, id));
  std::vector<imports::ImportId> imports;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return imports;
    imports.push_back(rows.number(0));
  }
}

Result<std::vector<Passage>> SqlPersonalRecords::passages(std::string_view text) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kPassages, text));
  std::vector<Passage> passages;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return passages;
    INLET_ASSIGN(const Place place, known(place_named(rows.text(0)), rows.text(0)));
    passages.push_back({place, rows.number(1), rows.number(2), rows.string(3)});
  }
}

Result<void> SqlPersonalRecords::forget(const Passage& passage, std::string_view text) {
  switch (passage.place) {
    case Place::kValueBefore: return connection_.run(sql::kForgetValueBefore, passage.id, passage.number, text);
    case Place::kRow: return connection_.run(sql::kForgetRow, passage.id, passage.number);
    case Place::kExample: return connection_.run(sql::kForgetExample, passage.id, passage.number);
    case Place::kCellFix: return connection_.run(sql::kForgetCellFix, passage.id, passage.number, text);
    case Place::kValueFix: return connection_.run(sql::kForgetValueFix, passage.id, passage.number, text);
    case Place::kBulkBefore: return connection_.run(sql::kForgetBulkBefore, passage.id, passage.number, text);
    default: return connection_.run(*rewriting(passage.place), passage.id, passage.text);
  }
}

Result<void> SqlPersonalRecords::forget_answers(std::string_view text) {
  return connection_.run(sql::kForgetAnswers, text);
}

Result<void> SqlPersonalRecords::erase_leads(std::span<const leads::LeadId> ids) {
  const std::string list = ids_json(ids);
  INLET_TRY(connection_.run(sql::kForgetExamplesOfLeads, list));
  INLET_TRY(connection_.run(sql::kForgetRowsOfLeads, list));
  for (const leads::LeadId id : ids) {
    for (const Sql& statement :
         {sql::kEraseLead, sql::kEraseLeadOptions, sql::kEraseLeadEvents, sql::kEraseLeadSearch,
          sql::kEraseLeadSearchDirty, sql::kEraseLeadValuesBefore, sql::kEraseLeadPairs, sql::kEraseLeadInBulk}) {
      INLET_TRY(connection_.run(statement, id));
    }
  }
  return {};
}

Result<void> SqlPersonalRecords::forget_rows(imports::ImportId id) {
  for (const Sql& statement :
       {sql::kForgetRowErrors, sql::kForgetErrorGroups, sql::kForgetCellFixes, sql::kForgetValueFixes}) {
    INLET_TRY(connection_.run(statement, id));
  }
  return {};
}

Result<void> SqlPersonalRecords::forget_surveys(imports::UploadId id) {
  INLET_TRY(connection_.run(sql::kForgetAddresses, id));
  return connection_.run(sql::kForgetSurveys, id);
}

}  // namespace inlet::store
