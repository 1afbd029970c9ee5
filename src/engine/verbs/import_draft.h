// SPDX-License-Identifier: Apache-2.0
//
// What a person has chosen so far in the wizard. Kept on the server from the first byte on, also when it is incomplete.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "imports/ledger/import_record.h"
#include "leads/convert/conversion_options.h"
#include "leads/dedupe/match_policy.h"
#include "tables/detect/detection.h"

namespace inlet::engine {

enum class ChosenBy : std::uint8_t { kSuggestion, kTemplate, kPerson };
std::string_view name_of(ChosenBy by);  // suggestion, template, person
std::optional<ChosenBy> chosen_by_named(std::string_view name);

struct DraftColumn {
  std::uint32_t column = 0;
  std::string field;  // key; empty: not imported
  ChosenBy chosen_by = ChosenBy::kSuggestion;
  leads::ConversionOptions options;
  std::optional<leads::MergeRule> merge;  // none: as the whole import
};

struct ImportDraft {
  tables::SourceChoices source;
  std::vector<DraftColumn> columns;  // one a column of the file, in its order
  std::vector<std::string> dropped;  // columns whose choices the last change of the source lost
  leads::MatchPolicy policy;
  std::map<std::string, std::string> defaults;  // field key -> text
  std::int64_t template_id = 0;
  std::string external_system;  // of the recognised source
};

Result<ImportDraft> read_draft(const imports::ImportRecord& record);
// Puts the draft into the record; what was checked before is out of date then.
void write_draft(const ImportDraft& draft, imports::ImportRecord& record);

}  // namespace inlet::engine
