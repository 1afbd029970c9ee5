// SPDX-License-Identifier: Apache-2.0
#include "engine/report/fix_list.h"

#include <utility>

#include "engine/report/original_rows.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/view_source.h"

namespace inlet::engine {

Result<FixPage> list_fixes(Engine& engine, const imports::ImportRecord& record, std::int64_t after_record,
                           std::uint32_t after_column, std::uint32_t limit) {
  FixPage page;
  imports::Upload upload;
  ImportDraft draft;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(page.count, transaction->fixes().count(record.id));
    INLET_ASSIGN(page.values, transaction->fixes().values(record.id));
    INLET_ASSIGN(auto cells, transaction->fixes().cells(record.id, after_record, after_column, limit + 1));
    page.has_more = cells.size() > limit;
    if (page.has_more) cells.pop_back();
    for (imports::CellFix& fix : cells) page.cells.push_back({std::move(fix), 0, {}});
    INLET_ASSIGN(upload, upload_of(*transaction, record));
    INLET_ASSIGN(draft, read_draft(record));
  }
  if (page.cells.empty()) return page;
  RunPlan plan;
  plan.sha256 = upload.sha256;
  INLET_ASSIGN(const auto survey, survey_upload(engine, upload, draft.source));
  plan.profile = survey.profile;
  const auto originals = OriginalRows::open(engine, record.id, plan);
  if (!originals.has_value()) return page;  // the file is gone; the fixes stay
  OriginalRow original;
  original.record = -1;
  for (ShownCellFix& shown : page.cells) {
    if (original.record != shown.fix.record) {
      INLET_ASSIGN(const bool found, (*originals)->read(shown.fix.record, original));
      if (!found) break;
    }
    shown.row = original.row;
    for (const MendedCell& cell : original.mended) {
      if (cell.column == shown.fix.column) shown.original = cell.original;
    }
  }
  return page;
}

}  // namespace inlet::engine
