// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/change_fields.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/json/json.h"
#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "engine/pipeline/run_users.h"
#include "engine/verbs/settings.h"
#include "imports/mapping/mapping_template.h"
#include "leads/convert/converter.h"
#include "leads/fields/field_key.h"
#include "leads/fields/option_id.h"
#include "leads/values/value_range.h"

namespace inlet::engine {
namespace {

using leads::Field;
using leads::FieldCatalog;
using leads::FieldOption;
using leads::FieldType;

constexpr std::size_t kLongestLabel = 100;
constexpr std::size_t kLongestHelp = 500;
constexpr std::size_t kMostOptions = 1'000;
constexpr std::size_t kMostAliases = 50;

base::Error bad(std::string what, std::string value, std::string remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {std::move(what), std::move(value), std::move(remedy)});
}

base::Error no_such_field(const std::string& key) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchField, {key});
}

base::Error taken(const std::string& name) {
  return base::make_error(base::ErrorKind::kConflict, base::Code::kNameTaken, {name});
}

bool is_picklist(FieldType type) { return type == FieldType::kPicklist || type == FieldType::kMultiPicklist; }
bool is_text(FieldType type) { return type == FieldType::kText || type == FieldType::kLongText; }

Result<std::vector<FieldOption>> options_of(const Field& before, const std::vector<OptionWish>& wishes) {
  Field field = before;
  field.options.clear();
  std::set<std::string> named;
  for (const OptionWish& wish : wishes) {
    const auto old = std::ranges::find(before.options, wish.id, &FieldOption::id);
    if (!wish.id.empty() && old == before.options.end())
      return bad("Option of " + field.label, wish.id, "Name an option that is there, or leave the id out.");
    FieldOption option = wish.id.empty() ? FieldOption() : *old;
    option.label = base::trim(wish.label);
    option.active = wish.active;
    if (wish.id.empty()) {
      Field known = before;
      known.options.insert(known.options.end(), field.options.begin(), field.options.end());
      option.id = leads::option_id_for(known, option.label);
    }
    if (!named.insert(option.id).second)
      return bad("Option of " + field.label, option.label, "Write each option once.");
    field.options.push_back(std::move(option));
  }
  // Leads may hold what is left out.
  for (const FieldOption& option : before.options) {
    if (named.contains(option.id)) continue;
    field.options.push_back(option);
    field.options.back().active = false;
  }
  return std::move(field.options);
}

Result<void> apply(const FieldWish& wish, Field& field) {
  field.label = base::trim(wish.label.value_or(field.label));
  field.help = base::trim(wish.help.value_or(field.help));
  field.required = wish.required.value_or(field.required);
  field.unique = wish.unique.value_or(field.unique);
  field.hidden = wish.hidden.value_or(field.hidden);
  field.open_options = wish.open_options.value_or(field.open_options);
  field.max_length = wish.max_length.value_or(field.max_length);
  const auto change = [](const std::optional<std::string>& given, std::optional<std::string>& member) {
    if (given) member = base::is_blank(*given) ? std::optional<std::string>() : std::string(base::trim(*given));
  };
  change(wish.minimum, field.minimum);
  change(wish.maximum, field.maximum);
  change(wish.default_value, field.default_value);
  if (wish.aliases) {
    field.aliases.clear();
    for (const std::string& alias : *wish.aliases) {
      const std::string text(base::trim(alias));
      if (!text.empty() && std::ranges::find(field.aliases, text) == field.aliases.end()) field.aliases.push_back(text);
    }
  }
  if (wish.options) {
    INLET_ASSIGN(field.options, options_of(field, *wish.options));
  }
  return {};
}

Result<void> check_names(const Field& field, const FieldCatalog& catalog) {
  const std::size_t length = base::count_code_points(field.label);
  if (length == 0 || length > kLongestLabel)
    return bad("Name of a field", std::string(base::cut_utf8(field.label, 40)), "Write 1 to 100 characters.");
  if (base::count_code_points(field.help) > kLongestHelp)
    return bad("Help of " + field.label, std::string(base::cut_utf8(field.help, 40)), "Write at most 500 characters.");
  for (const Field& other : catalog.fields()) {
    if (other.key != field.key && base::fold_text(other.label) == base::fold_text(field.label))
      return taken(field.label);
  }
  if (field.aliases.size() > kMostAliases)
    return bad("Other names of " + field.label, std::to_string(field.aliases.size()), "Write at most 50.");
  return {};
}

Result<void> check_options(const Field& field) {
  if (field.options.size() > kMostOptions)
    return bad("Options of " + field.label, std::to_string(field.options.size()), "A field can have 1,000 options.");
  std::set<std::string> labels;
  for (const FieldOption& option : field.options) {
    const std::size_t length = base::count_code_points(option.label);
    if (length == 0 || length > kLongestLabel)
      return bad("Option of " + field.label, std::string(base::cut_utf8(option.label, 40)),
                 "Write 1 to 100 characters.");
    if (option.active && !labels.insert(base::fold_loose(option.label)).second)
      return bad("Option of " + field.label, option.label, "Write each option once, whatever its case and accents.");
  }
  return {};
}

// What only some types can have.
Result<void> check_type(const Field& field) {
  const std::string type(leads::name_of(field.type));
  if (field.import_only && (field.required || field.unique))
    return bad("Rules of " + field.label, "required or unique", "It is taken apart on import and never stored.");
  if (field.unique && (field.type == FieldType::kBoolean || field.type == FieldType::kMultiPicklist))
    return bad("Unique", field.label, "A field of type " + type + " can't be unique.");
  if (field.max_length > 0 && !is_text(field.type) && field.custom)
    return bad("Longest text of " + field.label, std::to_string(field.max_length), "Only texts have a length.");
  if ((!field.options.empty() || field.open_options) && !is_picklist(field.type))
    return bad("Options of " + field.label, type, "Only picklists have options.");
  for (const auto* bound : {&field.minimum, &field.maximum}) {
    if (!*bound || leads::ValueRange::takes(field.type, **bound)) continue;
    return bad("Range of " + field.label, **bound,
               leads::has_range(field.type) ? "Write a number like -12.5, for dates a day like 2026-05-31."
                                            : "Only numbers and dates have a range.");
  }
  const leads::ValueRange range = leads::ValueRange::of(field);
  if (range.least > range.most)
    return bad("Range of " + field.label, *field.minimum + " to " + *field.maximum, "Write the smaller one first.");
  return {};
}

// A default goes the way of a cell.
Result<void> check_default(store::Transaction& transaction, const Field& field) {
  if (!field.default_value) return {};
  if (field.import_only) return bad("Default of " + field.label, *field.default_value, "It is never stored.");
  INLET_ASSIGN(const auto users, RunUsers::load(transaction.users()));
  INLET_ASSIGN(const Settings settings, read_settings(transaction));
  leads::TextArena arena;
  leads::Conversion conversion(arena);
  conversion.enter(leads::kNoColumn, field.key, *field.default_value);
  const auto converter = leads::make_converter(field, {}, settings.organisation, *users);
  const std::string& text = *field.default_value;
  static_cast<void>(converter->convert({text, text, tables::CellKind::kText}, conversion));
  if (conversion.faults().empty()) return {};
  const leads::Fault& fault = conversion.faults().front();
  return bad("Default of " + field.label, text, base::fill(base::catalog_entry(fault.code).remedy, fault.arguments));
}

Result<void> check_hidden(store::Transaction& transaction, const Field& field) {
  if (!field.hidden) return {};
  if (field.required) return bad("Hidden", field.label, "Make it optional first: every new lead needs a value.");
  INLET_ASSIGN(const auto criteria, transaction.duplicates().criteria());
  for (const leads::Criterion& criterion : criteria) {
    const bool names_it = std::ranges::find(criterion.fields, field.key) != criterion.fields.end();
    if (names_it && !criterion.unique)
      return bad("Hidden", field.label, "Take it out of the duplicate criteria first.");
  }
  return {};
}

Result<void> check(store::Transaction& transaction, const Field& field, const FieldCatalog& catalog) {
  INLET_TRY(check_names(field, catalog));
  INLET_TRY(check_options(field));
  INLET_TRY(check_type(field));
  INLET_TRY(check_default(transaction, field));
  return check_hidden(transaction, field);
}

base::JsonValue json_of(const Field& field) {
  const auto catalog = FieldCatalog::create({field}, 0);
  const auto json = catalog.has_value() ? base::parse_json(leads::to_json(*catalog)) : base::JsonValue();
  if (!json.has_value() || !json->is_object()) return nullptr;
  return json->as_object().at("fields").as_array().front();
}

Result<void> audit(Engine& engine, store::Transaction& transaction, const access::Actor& actor, const char* action,
                   const std::string& subject, base::JsonObject json) {
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = actor.user;
  entry.action = action;
  entry.subject = subject;
  entry.json = base::write_json(json);
  entry.from = actor.from;
  return transaction.audit().add(entry);
}

Result<std::int64_t> count(store::Transaction& transaction, leads::LeadCondition condition) {
  leads::LeadFilter filter;
  filter.sort = {"id", false};
  filter.conditions.push_back(std::move(condition));
  INLET_ASSIGN(const auto page, transaction.leads().list(filter, 1));
  return page.total;
}

}  // namespace

Result<Field> add_field(Engine& engine, const access::Actor& actor, const std::string& key, FieldType type,
                        const FieldWish& wish) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  Field field;
  field.key = key.empty() ? leads::key_for(wish.label.value_or(""), *catalog) : key;
  field.type = type;
  field.custom = true;
  if (!leads::is_custom_key(field.key))
    return bad("Key of a field", field.key, "Write cf_ and 1 to 40 small letters, digits or underscores.");
  if (catalog->find(field.key) != nullptr) return taken(field.key);
  INLET_TRY(apply(wish, field));
  INLET_TRY(check(*transaction, field, *catalog));
  INLET_TRY(transaction->catalog().add_field(field));
  INLET_TRY(audit(engine, *transaction, actor, "field.created", "field " + field.key,
                  base::JsonObject{{"after", json_of(field)}}));
  INLET_TRY(transaction->commit());
  return field;
}

Result<Field> change_field(Engine& engine, const access::Actor& actor, const std::string& key, const FieldWish& wish) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  const Field* before = catalog->find(key);
  if (before == nullptr) return no_such_field(key);
  Field field = *before;
  INLET_TRY(apply(wish, field));
  INLET_TRY(check(*transaction, field, *catalog));
  const base::JsonObject changes{{"before", json_of(*before)}, {"after", json_of(field)}};
  INLET_TRY(transaction->catalog().change_field(field));
  INLET_TRY(audit(engine, *transaction, actor, "field.changed", "field " + field.key, changes));
  INLET_TRY(transaction->commit());
  return field;
}

Result<void> order_fields(Engine& engine, const access::Actor& actor, const std::vector<std::string>& keys) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  if (std::set<std::string>(keys.begin(), keys.end()).size() != keys.size())
    return bad("Order of the fields", "the same key twice", "Write each key once.");
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->catalog().order_fields(keys));
  base::JsonArray order;
  for (const std::string& key : keys) order.emplace_back(key);
  INLET_TRY(audit(engine, *transaction, actor, "fields.ordered", "fields", base::JsonObject{{"after", order}}));
  return transaction->commit();
}

Result<FieldUse> field_use(Engine& engine, const access::Actor& actor, const std::string& key) {
  INLET_TRY(access::require(actor, access::Right::kViewSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  const Field* field = catalog->find(key);
  if (field == nullptr || actor.field(key) == access::FieldAccess::kHidden) return no_such_field(key);
  FieldUse use;
  if (!field->import_only) {
    INLET_ASSIGN(use.leads, count(*transaction, {key, leads::FilterOp::kNotBlank, {}}));
    INLET_ASSIGN(use.without, count(*transaction, {key, leads::FilterOp::kBlank, {}}));
  }
  for (const FieldOption& option : field->options) {
    INLET_ASSIGN(const std::int64_t leads, count(*transaction, {key, leads::FilterOp::kIn, {option.id}}));
    use.options.emplace_back(option.id, leads);
  }
  INLET_ASSIGN(const auto templates, transaction->templates().list(actor.user));
  for (const store::StoredTemplate& stored : templates) {
    INLET_ASSIGN(const auto saved, imports::mapping_template_from_json(stored.json));
    if (std::ranges::find(saved.columns, key, &imports::TemplateColumn::field) != saved.columns.end())
      use.templates.emplace_back(stored.id, stored.name);
  }
  return use;
}

}  // namespace inlet::engine
