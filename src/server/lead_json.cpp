// SPDX-License-Identifier: Apache-2.0
#include "server/lead_json.h"

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "engine/load_actor.h"
#include "engine/verbs/find_import.h"
#include "leads/values/value_text.h"
#include "server/lead_names.h"

namespace inlet::server {
namespace {

constexpr std::uint32_t kMostHistory = 200;

std::string quoted(std::string_view text) {
  std::string json;
  base::append_json_string(json, text);
  return json;
}

std::string time_text(std::int64_t milliseconds) {
  return quoted(base::iso_time(base::TimePoint(base::Duration(milliseconds))));
}

std::string number_or_null(std::optional<std::int64_t> number) { return number ? std::to_string(*number) : "null"; }

std::string positive_or_null(std::int64_t number) { return number > 0 ? std::to_string(number) : "null"; }

std::string text_or_null(const std::string& text) { return text.empty() ? "null" : quoted(text); }

}  // namespace

Result<LeadJson> LeadJson::create(store::Transaction& transaction, const access::Actor& actor) {
  LeadJson writer;
  writer.actor_ = actor;
  INLET_ASSIGN(writer.catalog_, engine::catalog_for(transaction, actor));
  INLET_ASSIGN(const auto users, transaction.users().list());
  for (const access::User& user : users) writer.user_names_[user.id] = user.name;
  return writer;
}

std::string LeadJson::user(std::optional<std::int64_t> id) const {
  if (!id || *id == 0) return "null";
  const auto found = user_names_.find(*id);
  return "{\"id\":" + std::to_string(*id) + ",\"name\":" + quoted(found == user_names_.end() ? "" : found->second) +
         "}";
}

std::string LeadJson::members(const leads::Lead& lead) const {
  std::string values;
  std::string display;
  const leads::UserName name_of_user = [this](std::int64_t id) {
    const auto found = user_names_.find(id);
    return found == user_names_.end() ? std::string() : found->second;
  };
  for (const leads::Field& field : catalog_->fields()) {
    const leads::Value value = lead.get(field.key);
    if (value.is_none() || field.hidden || field.import_only) continue;
    const std::string key = (values.empty() ? "" : ",") + quoted(field.key) + ":";
    values += key;
    leads::append_json(values, field, value);
    const bool is_money = field.type == leads::FieldType::kMoney;
    display += key + quoted(is_money ? leads::text_with_currency(field, value)
                                     : leads::text_of(field, value, leads::OptionText::kLabels, name_of_user));
  }
  return "\"id\":" + std::to_string(lead.id) + ",\"version\":" + std::to_string(lead.version) +
         ",\"name\":" + quoted(name_of(lead, actor_)) + ",\"values\":{" + values + "},\"display\":{" + display +
         "},\"created_at\":" + time_text(lead.created_at_ms) + ",\"updated_at\":" + time_text(lead.updated_at_ms) +
         ",\"created_by\":" + user(lead.created_by) + ",\"updated_by\":" + user(lead.updated_by) +
         ",\"import_job_id\":" + number_or_null(lead.import_job_id) +
         ",\"import_row\":" + number_or_null(lead.import_row) +
         ",\"deleted_at\":" + (lead.trashed_at_ms ? time_text(*lead.trashed_at_ms) : "null");
}

std::string LeadJson::lead(const leads::Lead& lead) const { return "{" + members(lead) + "}"; }

Result<std::string> LeadJson::detail(store::Transaction& transaction, const access::Actor& actor,
                                     const leads::Lead& lead) const {
  std::string origin = "null";
  if (lead.import_job_id) {
    // Who may see the lead and not the import is told its number only by the lead itself.
    const auto record = engine::find_import(transaction, actor, *lead.import_job_id);
    if (record) {
      origin = "{\"import_id\":" + std::to_string(record->id) + ",\"file_name\":" + quoted(record->file_name) +
               ",\"row\":" + std::to_string(lead.import_row.value_or(0)) +
               ",\"line\":null,\"imported_by\":" + user(record->started_by) +
               ",\"imported_at\":" + time_text(lead.created_at_ms) + ",\"file_deleted_at\":null,\"cells\":[]}";
    }
  }
  INLET_ASSIGN(const auto events, transaction.leads().history(lead.id, kMostHistory));
  std::string history;
  for (const leads::LeadEvent& event : events) {
    std::string changes;
    for (const auto& [field, texts] : event.changes) {
      const leads::Field* known = catalog_->find(field);
      if (known == nullptr || known->hidden) continue;
      changes += (changes.empty() ? "" : ",") + std::string("{\"field\":") + quoted(field) +
                 ",\"old\":" + text_or_null(texts.first) + ",\"new\":" + text_or_null(texts.second) + "}";
    }
    history += (history.empty() ? "" : ",") + std::string("{\"at\":") + quoted(base::iso_time(event.at)) +
               ",\"by\":" + user(event.by) + ",\"action\":" + quoted(event.kind) +
               ",\"import_id\":" + positive_or_null(event.import_id) +
               ",\"row\":" + positive_or_null(event.import_row) + ",\"changes\":[" + changes + "]}";
  }
  return "{" + members(lead) + ",\"origin\":" + origin + ",\"history\":[" + history + "]}";
}

}  // namespace inlet::server
