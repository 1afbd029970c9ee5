// SPDX-License-Identifier: Apache-2.0
//
// The import that a file of failed records comes from (semantics 7). Its mapping and every choice are offered again, with the
// decisions that were made about the whole file, so that a column's minority never becomes its majority.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"
#include "imports/mapping/mapping.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

struct EarlierImport {
  imports::ImportId id = 0;
  bool is_named = false;  // by the file's `_Job`; otherwise it only had the same columns
  std::string template_name;
  ImportDraft draft;
  std::vector<imports::Binding> bindings;  // by column of the present file
  std::map<std::string, leads::MergeRule> merge_of_field;
};

// The import that `_Job` names, if the person may see it; else the person's newest with the same columns. Of other files: none.
Result<std::optional<EarlierImport>> find_earlier(store::Transaction& transaction, const access::Actor& actor,
                                                  const tables::TableSurvey& survey);

}  // namespace inlet::engine
