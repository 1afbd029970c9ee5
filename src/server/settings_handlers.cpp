// SPDX-License-Identifier: Apache-2.0
#include "server/settings_handlers.h"

#include <algorithm>

#include "engine/workers/parallel_imports.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

JsonArray criteria_json(const std::vector<leads::Criterion>& criteria) {
  JsonArray array;
  for (const leads::Criterion& criterion : criteria) {
    if (criterion.unique) continue;
    JsonArray fields;
    for (const std::string& field : criterion.fields) fields.emplace_back(field);
    array.emplace_back(std::move(fields));
  }
  return array;
}

JsonObject settings_json(const engine::Settings& settings, const std::vector<leads::Criterion>& criteria,
                         std::int64_t parallel_imports, std::uint64_t upload_bytes) {
  const JsonObject duplicates{{"criteria", criteria_json(criteria)},
                              {"duplicates", leads::name_of(settings.policy.on_duplicate)},
                              {"unmatched", leads::name_of(settings.policy.on_unmatched)},
                              {"several", leads::name_of(settings.policy.on_several)},
                              {"merge", api_word(settings.policy.merge)},
                              {"people_may_choose", settings.people_may_choose}};
  return JsonObject{{"version", settings.version},
                    {"organisation", organisation_json(settings.organisation)},
                    {"duplicates", duplicates},
                    {"retention_days", settings.retention_days},
                    {"draft_days", settings.draft_days},
                    {"parallel_imports", parallel_imports},
                    {"upload_bytes", static_cast<std::int64_t>(upload_bytes)}};
}

std::vector<std::vector<std::string>> read_criteria(base::JsonReader& reader) {
  std::vector<std::vector<std::string>> criteria;
  const base::JsonValue* value = reader.find_any("criteria");
  if (value == nullptr || !value->is_array()) {
    reader.problem("criteria", "must be a list of lists of field keys");
    return criteria;
  }
  for (const base::JsonValue& item : value->as_array()) {
    std::vector<std::string> fields;
    const bool is_list = item.is_array() && !item.as_array().empty();
    if (is_list) {
      for (const base::JsonValue& field : item.as_array()) {
        if (field.is_string()) fields.emplace_back(field.as_string());
      }
    }
    if (!is_list || fields.size() != item.as_array().size())
      reader.problem("criteria", "must be a list of lists of field keys");
    criteria.push_back(std::move(fields));
  }
  return criteria;
}

struct SettingsRequest {
  engine::Settings settings;
  std::vector<std::vector<std::string>> criteria;
  std::optional<leads::OnSeveral> several;       // none: as stored
  std::optional<std::int64_t> parallel_imports;  // the same
  std::int64_t upload_bytes = 0;
};

Result<SettingsRequest> read_settings_request(const Request& request) {
  SettingsRequest read;
  engine::Settings& settings = read.settings;
  INLET_TRY(read_body(request, [&](base::JsonReader& reader) {
    settings.version = reader.integer("version");
    reader.object("organisation", [&](base::JsonReader& member) { settings.organisation = read_organisation(member); });
    reader.object("duplicates", [&](base::JsonReader& member) {
      read.criteria = read_criteria(member);
      settings.policy.on_duplicate = read_duplicates(member, "duplicates");
      settings.policy.on_unmatched = read_unmatched(member, "unmatched");
      if (const auto word = member.find_text("several")) {
        read.several = leads::on_several_named(*word);
        if (!read.several) member.problem("several", "must be fail, oldest, newest or last_updated");
      }
      settings.policy.merge = read_merge(member, "merge");
      settings.people_may_choose = member.boolean("people_may_choose");
    });
    settings.retention_days = reader.integer("retention_days", 1, 3650);
    settings.draft_days = reader.integer("draft_days", 1, 365);
    read.parallel_imports = reader.find_integer("parallel_imports", 1, engine::kMostParallelImports);
    read.upload_bytes = reader.integer("upload_bytes", 1);
  }));
  return read;
}

Result<Response> stored_settings(Call& call) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const engine::Settings settings, engine::read_settings(*transaction));
  INLET_ASSIGN(const auto criteria, transaction->duplicates().criteria());
  INLET_ASSIGN(const std::int64_t parallel, engine::read_parallel_imports(*transaction));
  return json_response(
      200, base::write_json(settings_json(settings, criteria, parallel, call.engine().limits.read.file_bytes)));
}

Result<leads::OnSeveral> several_of(Call& call, const SettingsRequest& wanted) {
  if (wanted.several) return *wanted.several;
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const engine::Settings stored, engine::read_settings(*transaction));
  return stored.policy.on_several;
}

// What is not changed here has to be sent back as it is; silently keeping another value would be a lie.
Result<void> check_fixed(Call& call, const SettingsRequest& wanted) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto criteria, transaction->duplicates().criteria());
  std::vector<std::vector<std::string>> present;
  for (const leads::Criterion& criterion : criteria) {
    if (!criterion.unique) present.push_back(criterion.fields);
  }
  if (present != wanted.criteria) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                            {"criteria", "other than stored", "Change criteria with PUT /duplicate-criteria."});
  }
  if (wanted.upload_bytes != static_cast<std::int64_t>(call.engine().limits.read.file_bytes)) {
    return base::make_error(
        base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
        {"upload_bytes", std::to_string(wanted.upload_bytes), "It is set where the server is started."});
  }
  return {};
}

}  // namespace

base::JsonObject organisation_json(const leads::OrganisationSettings& organisation) {
  return JsonObject{{"name", organisation.name},
                    {"time_zone", organisation.time_zone},
                    {"currency", organisation.currency},
                    {"date_order", word_or_null(organisation.date_order)},
                    {"decimal_mark", word_or_null(organisation.decimal_mark)},
                    {"phone_country", text_or_null(organisation.phone_country)}};
}

leads::OrganisationSettings read_organisation(base::JsonReader& reader) {
  leads::OrganisationSettings organisation;
  organisation.name = reader.text("name");
  organisation.time_zone = reader.text("time_zone");
  organisation.currency = reader.text("currency");
  organisation.date_order = read_date_order(reader, "date_order");
  organisation.decimal_mark = read_decimal_mark(reader, "decimal_mark");
  organisation.phone_country = reader.find_text("phone_country").value_or("");
  if (organisation.name.empty() || organisation.name.size() > 400)
    reader.problem("name", "must have 1 to 100 characters");
  return organisation;
}

Result<Response> get_settings(Call& call) { return stored_settings(call); }

Result<Response> put_settings(Call& call) {
  INLET_ASSIGN(SettingsRequest wanted, read_settings_request(call.request));
  INLET_TRY(check_fixed(call, wanted));
  INLET_ASSIGN(wanted.settings.policy.on_several, several_of(call, wanted));
  INLET_TRY(engine::change_settings(call.engine(), call.actor(), wanted.settings));
  if (wanted.parallel_imports) {
    INLET_TRY(engine::change_parallel_imports(call.engine(), call.actor(), *wanted.parallel_imports));
  }
  return stored_settings(call);
}

}  // namespace inlet::server
