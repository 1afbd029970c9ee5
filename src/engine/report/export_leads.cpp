// SPDX-License-Identifier: Apache-2.0
#include "engine/report/export_leads.h"

#include <utility>

#include "base/clock/time_zone.h"
#include "base/json/json.h"
#include "engine/load_actor.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/settings.h"
#include "leads/values/lead_filter.h"
#include "leads/values/value_text.h"
#include "tables/rows/csv/csv_writer.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kPage = 1'000;

void append_number(std::string& json, const char* name, std::optional<std::int64_t> number) {
  json += ",\"";
  json += name;
  json += "\":";
  json += number ? std::to_string(*number) : "null";
}

void append_lead(std::string& json, const std::vector<const leads::Field*>& fields, const leads::Lead& lead) {
  json += "{\"id\":" + std::to_string(lead.id);
  for (const leads::Field* field : fields) {
    json += ',';
    base::append_json_string(json, field->key);
    json += ':';
    leads::append_json(json, *field, lead.get(field->key));
  }
  append_number(json, "import_job_id", lead.import_job_id);
  append_number(json, "import_row", lead.import_row);
  json += "}\n";
}

Result<std::vector<const leads::Field*>> chosen_fields(const leads::FieldCatalog& catalog, const LeadExport& wanted) {
  std::vector<const leads::Field*> fields;
  for (const std::string& key : wanted.fields) {
    const leads::Field* field = catalog.find(key);
    if (field == nullptr || field->import_only || field->hidden) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {key});
    }
    fields.push_back(field);
  }
  if (!fields.empty()) return fields;
  for (const leads::Field& field : catalog.fields()) {
    if (!field.import_only && !field.hidden) fields.push_back(&field);
  }
  return fields;
}

}  // namespace

Result<void> export_leads(Engine& engine, const access::Actor& actor, const LeadExport& wanted,
                          const std::function<Result<void>(std::string_view)>& sink) {
  INLET_TRY(access::require(actor, access::Right::kExportLeads));
  INLET_ASSIGN(auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, catalog_for(*transaction, actor));
  INLET_ASSIGN(const auto fields, chosen_fields(*catalog, wanted));
  INLET_ASSIGN(const Settings settings, read_settings(*transaction));
  const auto zone = base::TimeZone::find(settings.organisation.time_zone);
  INLET_ASSIGN(auto filter, leads::lead_filter({wanted.search, wanted.conditions, "id", "", false}, *catalog, *zone));
  if (actor.scope(access::Right::kExportLeads) == access::Scope::kOwn) {
    filter.conditions.push_back({"owner", leads::FilterOp::kIn, {std::to_string(actor.user)}});
  }

  std::string lines;
  std::int64_t count = 0;
  const bool is_csv = wanted.format == LeadFormat::kCsv;
  tables::CsvWriter csv(sink, {});
  if (is_csv) {
    for (const leads::Field* field : fields) csv.add_cell(field->label);
    csv.add_cell("_Lead");
    INLET_TRY(csv.end_row());
  }
  do {
    INLET_ASSIGN(const auto page, transaction->leads().list(filter, kPage));
    lines.clear();
    for (const leads::Lead& lead : page.leads) {
      if (!is_csv) {
        append_lead(lines, fields, lead);
        continue;
      }
      for (const leads::Field* field : fields) {
        csv.add_cell(leads::text_with_currency(*field, lead.get(field->key), leads::OptionText::kLabels));
      }
      csv.add_cell(std::to_string(lead.id));
      INLET_TRY(csv.end_row());
    }
    if (!lines.empty()) INLET_TRY(sink(lines));
    filter.cursor = page.next_cursor;
    count += static_cast<std::int64_t>(page.leads.size());
  } while (!filter.cursor.empty());
  if (is_csv) INLET_TRY(csv.finish());
  transaction = nullptr;
  return audit_alone(engine, actor, "lead.exported", "leads", {{"count", count}});
}

}  // namespace inlet::engine
