// SPDX-License-Identifier: Apache-2.0
#include "engine/surveys/upload_survey.h"

#include <utility>

#include "base/bytes/content_hash.h"
#include "engine/surveys/running_surveys.h"
#include "tables/detect/source_choices_json.h"
#include "tables/rows/kept_blocks.h"

namespace inlet::engine {
namespace {

using imports::Upload;
using tables::SourceChoices;
using tables::TableSurvey;
using tables::confined::SurveyProgress;

std::string key_of(std::string_view what, const Upload& upload, const SourceChoices& choices) {
  base::ContentHash hash;
  hash.add(std::string(what) + upload.sha256 + "\n" + upload.name + "\n" + tables::kReaderVersion + "\n" +
           tables::to_json(choices));
  return std::move(hash).hex();
}

std::string look_key(const Upload& upload, const SourceChoices& choices) { return key_of("look\n", upload, choices); }
std::string survey_key(const Upload& upload, const SourceChoices& choices) { return key_of("", upload, choices); }

Result<std::optional<std::string>> find_kept(Engine& engine, const std::string& key) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return transaction->uploads().survey(key);
}

Result<std::optional<TableSurvey>> find_survey(Engine& engine, const std::string& key) {
  INLET_ASSIGN(const auto kept, find_kept(engine, key));
  if (!kept) return std::optional<TableSurvey>();
  INLET_ASSIGN(auto survey, tables::table_survey_from_json(*kept));
  return std::optional<TableSurvey>(std::move(survey));
}

// What was read of a file that was erased meanwhile must not be kept.
Result<void> check_not_removed(store::Transaction& transaction, const Upload& upload) {
  INLET_ASSIGN(const auto present, transaction.uploads().find(upload.id));
  if (present && !present->removed_at) return {};
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {"The file"});
}

Result<void> keep_survey(store::Transaction& transaction, const Upload& upload, const SourceChoices& choices,
                         TableSurvey& survey) {
  if (survey.addresses.count() > 0) {
    INLET_TRY(transaction.uploads().keep_addresses(upload.sha256, survey.addresses.to_text()));
  }
  survey.addresses = {};  // they have a place of their own
  return transaction.uploads().keep_survey(survey_key(upload, choices), upload.id, tables::to_json(survey));
}

Result<TableSurvey> make_survey(Engine& engine, const Upload& upload, const SourceChoices& choices,
                                const SurveyProgress& progress) {
  INLET_ASSIGN(const auto look, look_at_upload(engine, upload, choices));
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  INLET_ASSIGN(auto survey, tables::confined::survey_columns(*source, look.detection, choices, engine.limits.read,
                                                             engine.files.path_of(upload.sha256), progress));
  if (survey.records == 0) return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoDataRows);
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(check_not_removed(*transaction, upload));
  INLET_TRY(keep_survey(*transaction, upload, choices, survey));
  INLET_TRY(transaction->commit());
  return survey;
}

RunningSurveys::Work work_of(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  return [&engine, upload, choices](const SurveyProgress& progress) -> Result<void> {
    INLET_TRY(make_survey(engine, upload, choices, progress));
    return {};
  };
}

Result<tables::FirstLook> look_anew(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  return tables::confined::look_at(*source, upload.name, choices, engine.limits.read);
}

}  // namespace

Result<tables::FirstLook> look_at_upload(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  INLET_ASSIGN(const auto kept, find_kept(engine, look_key(upload, choices)));
  if (kept) return tables::first_look_from_json(*kept);
  INLET_ASSIGN(auto look, look_anew(engine, upload, choices));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(check_not_removed(*transaction, upload));
  INLET_TRY(keep_look(*transaction, upload, choices, look));
  INLET_TRY(transaction->commit());
  return look;
}

Result<tables::FirstLook> look_at_new_upload(Engine& engine, const Upload& upload) {
  return look_anew(engine, upload, {});
}

Result<void> keep_look(store::Transaction& transaction, const Upload& upload, const SourceChoices& choices,
                       tables::FirstLook look) {
  if (look.is_final()) INLET_TRY(keep_survey(transaction, upload, choices, look.survey));
  look.survey.addresses = {};  // those of the first rows tell nothing
  return transaction.uploads().keep_survey(look_key(upload, choices), upload.id, tables::to_json(look));
}

Result<TableSurvey> survey_of_upload(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  const std::string key = survey_key(upload, choices);
  INLET_ASSIGN(auto known, find_survey(engine, key));
  if (known) return std::move(*known);
  RunningSurveys* surveys = RunningSurveys::of(engine);
  if (surveys == nullptr) return make_survey(engine, upload, choices, {});
  INLET_TRY(surveys->finish(key, work_of(engine, upload, choices)));
  INLET_ASSIGN(known, find_survey(engine, key));
  if (!known) return base::internal_error("a survey was made and not kept");
  return std::move(*known);
}

Result<SurveyStanding> survey_so_far(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  SurveyStanding standing;
  const std::string key = survey_key(upload, choices);
  INLET_ASSIGN(standing.survey, find_survey(engine, key));
  if (standing.survey) return standing;
  RunningSurveys* surveys = RunningSurveys::of(engine);
  if (surveys == nullptr) {
    auto made = make_survey(engine, upload, choices, {});
    if (made.has_value()) standing.survey = std::move(*made);
    if (!made.has_value()) standing.failure = made.error();
    return standing;
  }
  surveys->begin(key, work_of(engine, upload, choices));
  if (const auto running = surveys->standing(key)) {
    standing.so_far = running->so_far;
    standing.failure = running->failure;
    if (standing.so_far.bytes_total == 0) standing.so_far.bytes_total = upload.size;
    return standing;
  }
  INLET_ASSIGN(standing.survey, find_survey(engine, key));  // it was done in that moment
  return standing;
}

Result<KnownSurvey> known_survey(Engine& engine, const Upload& upload, const SourceChoices& choices) {
  INLET_ASSIGN(auto look, look_at_upload(engine, upload, choices));
  if (look.is_whole) {
    INLET_ASSIGN(auto survey, survey_of_upload(engine, upload, choices));
    return KnownSurvey{std::move(survey), true};
  }
  INLET_ASSIGN(auto standing, survey_so_far(engine, upload, choices));
  if (standing.survey) return KnownSurvey{std::move(*standing.survey), true};
  if (standing.failure) return *standing.failure;
  return KnownSurvey{std::move(look.survey), false};
}

}  // namespace inlet::engine
