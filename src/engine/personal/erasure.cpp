// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/erasure.h"

#include <algorithm>
#include <span>

#include "engine/personal/person_leads.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;
using imports::ImportState;
using store::Place;

constexpr std::size_t kLeadsAtOnce = 200;

bool is_open(const std::optional<jobs::Job>& job) {
  if (!job) return false;
  return job->state == jobs::JobState::kAvailable || job->state == jobs::JobState::kRunning ||
         job->state == jobs::JobState::kRetryable;
}

Result<std::vector<ImportRecord>> imports_of(store::Transaction& transaction, imports::UploadId upload) {
  INLET_ASSIGN(const auto ids, transaction.personal().imports_of(upload));
  std::vector<ImportRecord> records;
  for (const imports::ImportId id : ids) {
    INLET_ASSIGN(auto record, transaction.ledger().find(id));
    if (record) records.push_back(std::move(*record));
  }
  return records;
}

// Its job reads the file, or writes what the file says.
Result<bool> is_at_work(store::Transaction& transaction, const ImportRecord& record) {
  if (record.state != ImportState::kDraft && !imports::is_end(record.state)) return true;
  INLET_ASSIGN(const auto job, transaction.jobs().find_for_import(record.id));
  return is_open(job);
}

Result<void> forget_import(store::Transaction& transaction, const ImportRecord& record, store::Inquiry& inquiry) {
  if (record.state == ImportState::kDraft) {
    ++inquiry.places["drafts"];
    return transaction.ledger().remove_draft(record.id);
  }
  ++inquiry.places["imports"];
  return transaction.personal().forget_rows(record.id);
}

}  // namespace

std::string_view kind_of(Place place) {
  switch (place) {
    case Place::kHistory: return "history";
    case Place::kValueBefore: return "values_before";
    case Place::kRow:
    case Place::kExample: return "failed_rows";
    case Place::kCellFix:
    case Place::kValueFix: return "fixes";
    case Place::kTemplate: return "templates";
    case Place::kImportProfile:
    case Place::kImportMapping:
    case Place::kImportOptions:
    case Place::kImportPlan: return "import_choices";
    case Place::kImportFileName:
    case Place::kUploadName: return "file_names";
    case Place::kNotice:
    case Place::kMessage: return "messages";
    case Place::kBulkSelection:
    case Place::kBulkValues:
    case Place::kBulkBefore: return "bulk_changes";
  }
  return "history";
}

Result<Erased> erase_upload(Engine& engine, store::Transaction& transaction, store::Inquiry& inquiry) {
  INLET_ASSIGN(const auto held, transaction.personal().held_uploads(inquiry.id));
  const auto next =
      std::ranges::find_if(held, [](const store::HeldUpload& each) { return each.rows > 0 && !each.is_erased; });
  if (next == held.end()) return Erased::kNothing;
  INLET_ASSIGN(const auto upload, transaction.uploads().find(next->upload));
  if (upload && !upload->removed_at) {
    INLET_ASSIGN(const auto records, imports_of(transaction, upload->id));
    for (const ImportRecord& record : records) {
      INLET_ASSIGN(const bool waits, is_at_work(transaction, record));
      if (waits) return Erased::kMustWait;
    }
    for (const ImportRecord& record : records) INLET_TRY(forget_import(transaction, record, inquiry));
    INLET_TRY(transaction.personal().forget_surveys(upload->id));
    // Without the commit that follows, the next try finds no file, and goes on.
    INLET_TRY(engine.files.erase(upload->sha256));
    INLET_TRY(transaction.retention().note_file_removed(upload->sha256, engine.clock.now()));
    ++inquiry.places["uploads"];
    inquiry.places["rows"] += next->rows;
  }
  store::HeldUpload erased = *next;
  erased.is_erased = true;
  INLET_TRY(transaction.personal().put(inquiry.id, erased));
  return Erased::kSome;
}

Result<Erased> erase_some_leads(store::Transaction& transaction, const PersonText& person, store::Inquiry& inquiry) {
  INLET_ASSIGN(const auto all, find_person(transaction, person));
  const auto some = std::span(all).first(std::min(all.size(), kLeadsAtOnce));
  if (some.empty()) return Erased::kNothing;
  INLET_TRY(transaction.duplicates().release(some));
  INLET_TRY(transaction.personal().erase_leads(some));
  inquiry.places["leads"] += static_cast<std::int64_t>(some.size());
  return Erased::kSome;
}

Result<void> erase_passages(store::Transaction& transaction, const PersonText& person, store::Inquiry& inquiry) {
  for (const std::string& needle : person.needles()) {
    INLET_ASSIGN(const auto passages, transaction.personal().passages(needle));
    for (store::Passage passage : passages) {
      if (!person.is_named_in(passage.text)) continue;
      passage.text = person.without(passage.text);
      INLET_TRY(transaction.personal().forget(passage, needle));
      if (passage.place != Place::kExample) ++inquiry.places[std::string(kind_of(passage.place))];
    }
    INLET_TRY(transaction.personal().forget_answers(needle));
  }
  return {};
}

}  // namespace inlet::engine
