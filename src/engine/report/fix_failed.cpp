// SPDX-License-Identifier: Apache-2.0
#include "engine/report/fix_failed.h"

#include <filesystem>
#include <utility>

#include "base/bytes/temporary_file.h"
#include "engine/report/import_rows.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/take_in.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;
using imports::ImportState;

base::Error gone(const char* what) { return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {what}); }

struct Failed {
  ImportRecord record;
  std::string sha256;  // of its file
  std::int64_t count = 0;
  std::optional<ImportRecord> draft;
};

Result<Failed> find_failed(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  Failed failed;
  INLET_ASSIGN(failed.record, find_import(*transaction, actor, id));
  INLET_ASSIGN(const RetryLinks links, retry_links(*transaction, actor, failed.record));
  if (links.draft) {
    INLET_ASSIGN(failed.draft, transaction->ledger().find(*links.draft));
    return failed;
  }
  if (!imports::is_end(failed.record.state)) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kIllegalTransition,
                            {std::string(imports::name_of(failed.record.state)), "fixed"});
  }
  if (failed.record.details_removed_at) return gone("What became of the rows");
  INLET_ASSIGN(const auto upload, upload_of(*transaction, failed.record));
  failed.sha256 = upload.sha256;
  INLET_ASSIGN(const FailedCounts counts, failed_counts(*transaction, failed.record));
  failed.count = counts.failed;
  if (failed.count > 0) return failed;
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"A failed record of this import"});
}

// The file of failed records, as an upload of the person.
Result<imports::Upload> take_in_failed(Engine& engine, const access::Actor& actor, const Failed& failed) {
  const FileKind kind = default_file_kind(failed.record);
  const std::string name = failed_file_name(failed.record, FailedKind::kFailed, kind, failed.count);
  if (kind == FileKind::kXlsx) {
    std::error_code ignored;
    INLET_ASSIGN(const auto file, base::TemporaryFile::create(std::filesystem::temp_directory_path(ignored).string()));
    INLET_TRY(write_failed_xlsx(engine, actor, failed.record, FailedKind::kFailed, file.path()));
    return take_in_file(engine, actor, file.path(), engine.limits.read.file_bytes, name);
  }
  INLET_ASSIGN(auto reception, engine.files.receive(name, engine.limits.read.file_bytes));
  INLET_TRY(write_failed_csv(engine, actor, failed.record, FailedKind::kFailed,
                             [&](std::string_view bytes) { return reception.add(bytes); }));
  return take_in(engine, actor, std::move(reception), name);
}

}  // namespace

Result<ImportRecord> fix_failed(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_ASSIGN(Failed failed, find_failed(engine, actor, id));
  if (failed.draft) return std::move(*failed.draft);
  if (!engine.files.open_file(failed.sha256).has_value()) return gone("The file");
  INLET_ASSIGN(const auto upload, take_in_failed(engine, actor, failed));
  INLET_ASSIGN(const auto draft, create_import(engine, actor, upload.id, 0));
  return choose_step(engine, actor, draft.id, "execute");
}

Result<RetryLinks> retry_links(store::Transaction& transaction, const access::Actor& actor,
                               const ImportRecord& record) {
  RetryLinks links;
  if (record.retry_of != 0 && find_import(transaction, actor, record.retry_of).has_value())
    links.retry_of = record.retry_of;
  INLET_ASSIGN(const auto ids, transaction.ledger().retries_of(record.id));
  for (const imports::ImportId id : ids) {
    const auto retry = find_import(transaction, actor, id);
    if (!retry.has_value()) continue;
    if (retry->state == ImportState::kDraft)
      links.draft = id;
    else
      links.retries.push_back(id);
  }
  return links;
}

}  // namespace inlet::engine
