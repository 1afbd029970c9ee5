// SPDX-License-Identifier: Apache-2.0
//
// The document that a person gets: one JSON object, written piece by piece.
#include <functional>

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "engine/personal/erasure.h"
#include "engine/personal/file_search.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/personal_data.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using base::JsonArray;
using base::JsonObject;
using Sink = std::function<Result<void>(std::string_view)>;

constexpr std::uint32_t kMostEvents = 100'000;

base::TimePoint time_of(std::int64_t ms) { return base::TimePoint(base::Duration(ms)); }

JsonArray history_json(const std::vector<leads::LeadEvent>& events) {
  JsonArray array;
  for (const leads::LeadEvent& event : events) {
    JsonArray changes;
    for (const auto& [field, values] : event.changes) {
      changes.emplace_back(JsonObject{{"field", field}, {"old", values.first}, {"new", values.second}});
    }
    array.emplace_back(
        JsonObject{{"at", base::iso_time(event.at)}, {"kind", event.kind}, {"changes", std::move(changes)}});
  }
  return array;
}

Result<std::string> lead_json(store::Transaction& transaction, const leads::FieldCatalog& catalog,
                              const leads::Lead& lead) {
  JsonObject head{{"id", lead.id},
                  {"created_at", base::iso_time(time_of(lead.created_at_ms))},
                  {"in_trash", lead.is_trashed()},
                  {"import", nullptr},
                  {"import_row", nullptr}};
  if (lead.import_job_id) head["import"] = *lead.import_job_id;
  if (lead.import_row) head["import_row"] = *lead.import_row;
  INLET_ASSIGN(const auto events, transaction.leads().history(lead.id, kMostEvents));
  head["history"] = history_json(events);
  std::string json = base::write_json(head);
  json.pop_back();
  json += ",\"values\":{";
  std::string_view comma;
  for (const leads::Field& field : catalog.fields()) {
    const leads::Value value = lead.get(field.key);
    if (field.import_only || value.is_none()) continue;
    json += comma;
    base::append_json_string(json, field.label);
    json += ':';
    base::append_json_string(json, leads::text_with_currency(field, value, leads::OptionText::kLabels));
    comma = ",";
  }
  return json + "}}";
}

Result<void> write_leads(Engine& engine, const std::vector<leads::Lead>& leads, const Sink& sink) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  std::string_view comma;
  for (const leads::Lead& lead : leads) {
    INLET_ASSIGN(const std::string json, lead_json(*transaction, *catalog, lead));
    INLET_TRY(sink(std::string(comma) + json));
    comma = ",\n";
  }
  return {};
}

Result<void> write_rows(Engine& engine, const imports::Upload& upload, const PersonText& person, const Sink& sink) {
  std::string_view comma;
  INLET_TRY(find_rows(engine, upload, person, [&](const NamingRow& row) {
    JsonArray cells;
    for (const std::string& cell : row.cells) cells.emplace_back(cell);
    std::string json(comma);
    json += base::write_json(JsonObject{{"sheet", row.sheet}, {"row", row.row}, {"cells", std::move(cells)}});
    comma = ",\n";
    return sink(json);
  }));
  return {};
}

Result<void> write_files(Engine& engine, const InquiryView& view, const PersonText& person, const Sink& sink) {
  std::string_view comma;
  for (const FoundUpload& found : view.uploads) {
    if (found.rows == 0 || found.upload.removed_at) continue;
    JsonArray imports;
    for (const imports::ImportId id : found.imports) imports.emplace_back(id);
    std::string head = base::write_json(JsonObject{{"name", found.upload.name},
                                                   {"received_at", base::iso_time(found.upload.created_at)},
                                                   {"imports", std::move(imports)}});
    head.pop_back();
    INLET_TRY(sink(std::string(comma) + head + ",\"rows\":["));
    INLET_TRY(write_rows(engine, found.upload, person, sink));
    INLET_TRY(sink("]}"));
    comma = ",\n";
  }
  return {};
}

Result<JsonArray> other_places(Engine& engine, const PersonText& person) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  JsonArray places;
  for (const std::string& needle : person.needles()) {
    INLET_ASSIGN(const auto passages, transaction->personal().passages(needle));
    for (const store::Passage& passage : passages) {
      if (passage.place == store::Place::kExample || !person.is_named_in(passage.text)) continue;
      places.emplace_back(JsonObject{{"where", kind_of(passage.place)}, {"id", passage.id}});
    }
  }
  return places;
}

}  // namespace

Result<void> export_person(Engine& engine, const access::Actor& actor, store::InquiryId id, const Sink& sink) {
  INLET_ASSIGN(const InquiryView view, view_inquiry(engine, actor, id));
  if (view.inquiry.stage != store::InquiryStage::kFound) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The inquiry"});
  }
  const PersonText person(view.inquiry.email, view.inquiry.phone);
  std::string head = base::write_json(JsonObject{{"email", view.inquiry.email},
                                                 {"phone", view.inquiry.phone},
                                                 {"written_at", base::iso_time(engine.clock.now())}});
  head.pop_back();
  INLET_TRY(sink(head + ",\n\"leads\":["));
  INLET_TRY(write_leads(engine, view.leads, sink));
  INLET_TRY(sink("],\n\"files\":["));
  INLET_TRY(write_files(engine, view, person, sink));
  INLET_ASSIGN(const JsonArray places, other_places(engine, person));
  INLET_TRY(sink("],\n\"other_places\":" + base::write_json(places) + "}\n"));
  return audit_alone(engine, actor, "person.exported", "inquiry " + std::to_string(id));
}

}  // namespace inlet::engine
