// SPDX-License-Identifier: Apache-2.0
//
// Makes a draft of an upload, with the source as detected and the mapping as suggested.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/earlier_import.h"
#include "engine/verbs/import_draft.h"
#include "imports/ledger/import_record.h"
#include "imports/mapping/mapping_suggestion.h"
#include "tables/detect/column_survey.h"

namespace inlet::engine {

// What is suggested for a file, with the templates and the memory of the person and the organisation.
struct Suggestion {
  imports::MappingSuggestion mapping;
  std::optional<EarlierImport> earlier;        // of a file of failed records
  std::optional<store::StoredTemplate> saved;  // the template that was named, or the best that fits
  imports::TemplateFit fit;
};
// Which templates a suggestion may use. kNone: the person wants none; what was learnt still counts.
enum class TemplateUse : std::uint8_t { kBest, kNone };

// `template_id` 0: the best template that fits, if any may be used.
Result<Suggestion> suggest(Engine& engine, const access::Actor& actor, const tables::TableSurvey& survey,
                           std::int64_t template_id, TemplateUse use = TemplateUse::kBest);

// The choices of a template that are not about columns: how the file is read, duplicates, defaults. What is gone since or what
// the person may not choose is left as `settings` have it.
struct TemplateChoices {
  tables::SourceChoices source;
  leads::MatchPolicy policy;
  std::map<std::string, std::string> defaults;
};
Result<TemplateChoices> choices_of(store::Transaction& transaction, const access::Actor& actor,
                                   const store::StoredTemplate& stored);

// The suggestion as choices that nobody has made yet.
std::vector<DraftColumn> draft_columns(const Suggestion& suggestion);

Result<imports::ImportRecord> create_import(Engine& engine, const access::Actor& actor, imports::UploadId upload,
                                            std::int64_t template_id);

}  // namespace inlet::engine
