// SPDX-License-Identifier: Apache-2.0
#include "server/field_handlers.h"

#include <utility>

#include "engine/load_actor.h"
#include "engine/verbs/change_fields.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

JsonValue text_or_none(const std::optional<std::string>& text) { return text ? JsonValue(*text) : JsonValue(); }

JsonObject field_json(const leads::Field& field, access::FieldAccess access = access::FieldAccess::kEditable) {
  JsonArray options;
  for (const leads::FieldOption& option : field.options) {
    options.emplace_back(JsonObject{{"id", option.id}, {"label", option.label}, {"active", option.active}});
  }
  JsonArray aliases;
  for (const std::string& alias : field.aliases) aliases.emplace_back(alias);
  JsonObject json{{"key", field.key},
                  {"label", field.label},
                  {"type", leads::name_of(field.type)},
                  {"custom", field.custom},
                  {"required", field.required},
                  {"unique", field.unique},
                  {"hidden", field.hidden},
                  {"read_only", access == access::FieldAccess::kReadOnly},
                  {"import_only", field.import_only},
                  {"help", field.help},
                  {"max_length", nullptr},
                  {"minimum", text_or_none(field.minimum)},
                  {"maximum", text_or_none(field.maximum)},
                  {"default", text_or_none(field.default_value)},
                  {"options", std::move(options)},
                  {"options_open", field.open_options},
                  {"aliases", std::move(aliases)}};
  if (field.max_length > 0) json["max_length"] = field.max_length;
  return json;
}

Result<Response> list_response(Call& call, bool with_hidden) {
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, engine::catalog_for(*transaction, call.actor()));
  JsonArray fields;
  for (const leads::Field& field : catalog->fields()) {
    const bool is_hidden_from_person = call.actor().field(field.key) == access::FieldAccess::kHidden;
    const bool is_shown = with_hidden && (!is_hidden_from_person || call.actor().may(access::Right::kChangeSettings));
    if (is_shown || !field.hidden) fields.emplace_back(field_json(field, call.actor().field(field.key)));
  }
  return json_response(200,
                       base::write_json(JsonObject{{"version", catalog->version()}, {"fields", std::move(fields)}}));
}

// null takes a text away.
void read_nullable(base::JsonReader& reader, std::string_view name, std::optional<std::string>& member) {
  member = reader.find_text(name);
  if (reader.is_null(name)) member = "";  // blank: no value any more
}

void read_wish(base::JsonReader& reader, engine::FieldWish& wish) {
  wish.help = reader.find_text("help");
  wish.required = reader.find_boolean("required");
  wish.unique = reader.find_boolean("unique");
  wish.open_options = reader.find_boolean("options_open");
  if (reader.has("max_length")) {
    wish.max_length = static_cast<std::uint32_t>(reader.find_integer("max_length", 1, 1'000'000).value_or(0));
  }
  read_nullable(reader, "minimum", wish.minimum);
  read_nullable(reader, "maximum", wish.maximum);
  read_nullable(reader, "default", wish.default_value);
  wish.aliases = reader.find_texts("aliases");
  std::vector<engine::OptionWish> options;
  const bool has_options = reader.find_each("options", [&](base::JsonReader& member) {
    engine::OptionWish option;
    option.id = member.find_text("id").value_or("");
    option.label = member.text("label");
    option.active = member.find_boolean("active").value_or(true);
    options.push_back(std::move(option));
  });
  if (has_options) wish.options = std::move(options);
}

std::string key_of(const Call& call) { return std::string(call.request.path_parameter("key")); }

}  // namespace

Result<Response> get_fields(Call& call) {
  INLET_ASSIGN(const bool with_hidden, query_boolean(call.request, "hidden"));
  if (with_hidden) INLET_TRY(access::require(call.actor(), access::Right::kViewSettings));
  return list_response(call, with_hidden);
}

Result<Response> post_field(Call& call) {
  engine::FieldWish wish;
  std::string key;
  leads::FieldType type = leads::FieldType::kText;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    key = reader.find_text("key").value_or("");
    wish.label = reader.text("label");
    const auto named = leads::field_type_named(reader.text("type"));
    if (!named) reader.problem("type", "is not a type of fields");
    type = named.value_or(type);
    read_wish(reader, wish);
  }));
  INLET_ASSIGN(const leads::Field field, engine::add_field(call.engine(), call.actor(), key, type, wish));
  return json_response(201, base::write_json(field_json(field)));
}

Result<Response> put_field_order(Call& call) {
  std::vector<std::string> keys;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { keys = reader.texts("keys"); }));
  INLET_TRY(engine::order_fields(call.engine(), call.actor(), keys));
  return list_response(call, true);
}

Result<Response> patch_field(Call& call) {
  engine::FieldWish wish;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    wish.label = reader.find_text("label");
    wish.hidden = reader.find_boolean("hidden");
    read_wish(reader, wish);
  }));
  INLET_ASSIGN(const leads::Field field, engine::change_field(call.engine(), call.actor(), key_of(call), wish));
  return json_response(200, base::write_json(field_json(field)));
}

Result<Response> delete_field(Call& call) {
  engine::FieldWish wish;
  wish.hidden = true;
  INLET_TRY(engine::change_field(call.engine(), call.actor(), key_of(call), wish));
  return no_content();
}

Result<Response> get_field_use(Call& call) {
  INLET_ASSIGN(const auto use, engine::field_use(call.engine(), call.actor(), key_of(call)));
  JsonArray options;
  for (const auto& [id, leads] : use.options) options.emplace_back(JsonObject{{"id", id}, {"leads", leads}});
  JsonArray templates;
  for (const auto& [id, name] : use.templates) templates.emplace_back(JsonObject{{"id", id}, {"name", name}});
  return json_response(200, base::write_json(JsonObject{{"leads", use.leads},
                                                        {"without", use.without},
                                                        {"options", std::move(options)},
                                                        {"templates", std::move(templates)}}));
}

}  // namespace inlet::server
