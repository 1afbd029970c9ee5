// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_catalog_records.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text/fold.h"
#include "leads/fields/option_id.h"
#include "sql/catalog.h"
#include "sql/duplicate.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"

namespace inlet::store {

using leads::Field;
using leads::FieldCatalog;
using leads::FieldOption;

namespace {

constexpr std::size_t kMostCustomFields = 200;

base::Error no_such_field(std::string_view key) {
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {std::string(key)});
}

Result<std::unordered_map<std::string, std::vector<FieldOption>>> read_options(Connection& connection) {
  std::unordered_map<std::string, std::vector<FieldOption>> options;
  INLET_ASSIGN(Statement rows, connection.query(sql::kFieldOptionList));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return options;
    FieldOption option{rows.string(1), rows.string(2), rows.boolean(3), {}};
    INLET_ASSIGN(option.synonyms, text_list_from_json(rows.text(4)));
    options[rows.string(0)].push_back(std::move(option));
  }
}

Result<Field> read_field(const Statement& row) {
  Field field;
  field.key = row.text(0);
  field.label = row.text(1);
  INLET_ASSIGN(field.type, known(leads::field_type_named(row.text(2)), row.text(2)));
  field.help = row.text(3);
  field.custom = row.boolean(4);
  field.import_only = row.boolean(5);
  field.required = row.boolean(6);
  field.unique = row.boolean(7);
  field.hidden = row.boolean(8);
  field.open_options = row.boolean(9);
  field.max_length = static_cast<std::uint32_t>(row.number(10));
  if (!row.is_null(11)) field.default_value = row.string(11);
  INLET_ASSIGN(field.aliases, text_list_from_json(row.text(12)));
  if (!row.is_null(13)) field.minimum = row.string(13);
  if (!row.is_null(14)) field.maximum = row.string(14);
  return field;
}

}  // namespace

Result<std::shared_ptr<const FieldCatalog>> SqlCatalogRecords::current() {
  if (own_ != nullptr) return own_;
  INLET_ASSIGN(const std::int64_t version, connection_.number(sql::kCatalogVersionFind));
  if (!changed_) own_ = cache_.find(version);
  if (own_ != nullptr) return own_;
  INLET_ASSIGN(own_, read(version));
  if (!changed_) cache_.keep(own_);
  return own_;
}

Result<std::shared_ptr<const FieldCatalog>> SqlCatalogRecords::read(leads::CatalogVersion version) {
  INLET_ASSIGN(auto options, read_options(connection_));
  INLET_ASSIGN(Statement rows, connection_.query(sql::kFieldList));
  std::vector<Field> fields;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) break;
    INLET_ASSIGN(Field field, read_field(rows));
    field.options = std::move(options[field.key]);
    fields.push_back(std::move(field));
  }
  INLET_ASSIGN(FieldCatalog catalog, FieldCatalog::create(std::move(fields), version));
  return std::make_shared<const FieldCatalog>(std::move(catalog));
}

Result<void> SqlCatalogRecords::add_field(const Field& field) {
  INLET_ASSIGN(const auto catalog, current());
  std::vector<Field> fields(catalog->fields().begin(), catalog->fields().end());
  const auto custom = std::count_if(fields.begin(), fields.end(), [](const Field& each) { return each.custom; });
  if (!field.custom || static_cast<std::size_t>(custom) >= kMostCustomFields) {
    return make_error(base::ErrorKind::kLimit, base::Code::kBadSetting,
                      {"Custom field", field.key, "Keys begin with cf_; there can be 200 of them."});
  }
  if (catalog->find(field.key) != nullptr) {
    return make_error(base::ErrorKind::kConflict, base::Code::kConflict,
                      {"A field “" + field.key + "” exists already and"});
  }
  fields.push_back(field);
  INLET_TRY(FieldCatalog::create(fields, catalog->version() + 1).map([](auto&&) {}));
  INLET_TRY(lead_table_.add_columns(field));
  INLET_TRY(insert_field(field));
  INLET_TRY(begin_version());
  return field.unique ? make_unique(field) : Result<void>();
}

Result<void> SqlCatalogRecords::change_field(const Field& field) {
  INLET_ASSIGN(const auto catalog, current());
  const Field* before = catalog->find(field.key);
  if (before == nullptr) return no_such_field(field.key);
  if (before->type != field.type) return base::internal_error("the type of a field never changes");
  std::vector<Field> fields(catalog->fields().begin(), catalog->fields().end());
  fields[static_cast<std::size_t>(before - catalog->fields().data())] = field;
  INLET_TRY(FieldCatalog::create(std::move(fields), catalog->version() + 1).map([](auto&&) {}));
  INLET_TRY(connection_.run(sql::kFieldChange, field.key, field.label, field.help, field.required, field.unique,
                            field.hidden, field.open_options, field.max_length, field.default_value,
                            to_json(field.aliases), field.minimum, field.maximum));
  // An option that is left out is turned off, since leads may hold it.
  INLET_TRY(connection_.run(sql::kFieldOptionTurnOff, field.key));
  INLET_TRY(put_options(field));
  const bool was_unique = before->unique;
  INLET_TRY(begin_version());
  if (field.unique && !was_unique) return make_unique(field);
  if (!field.unique && was_unique) return end_unique(field);
  return {};
}

Result<std::string> SqlCatalogRecords::add_option(std::string_view key, std::string_view label) {
  INLET_ASSIGN(const auto catalog, current());
  const Field* field = catalog->find(key);
  if (field == nullptr) return no_such_field(key);
  const std::string folded = base::fold_loose(label);
  for (const FieldOption& option : field->options) {
    if (base::fold_loose(option.label) == folded) return option.id;
  }
  std::string id = leads::option_id_for(*field, label);
  INLET_TRY(connection_.run(sql::kFieldOptionPut, key, id, field->options.size() + 1, label, true, "[]"));
  INLET_TRY(begin_version());
  return id;
}

Result<void> SqlCatalogRecords::order_fields(const std::vector<std::string>& keys) {
  INLET_ASSIGN(const auto catalog, current());
  std::int64_t position = 0;
  for (const std::string& key : keys) {
    if (catalog->find(key) == nullptr) return no_such_field(key);
    INLET_TRY(connection_.run(sql::kFieldPlace, key, ++position));
  }
  for (const Field& field : catalog->fields()) {
    const bool is_named = std::find(keys.begin(), keys.end(), field.key) != keys.end();
    if (!is_named) INLET_TRY(connection_.run(sql::kFieldPlace, field.key, ++position));
  }
  return begin_version();
}

Result<void> SqlCatalogRecords::add_standard_fields(std::span<const Field> fields) {
  for (const Field& field : fields) INLET_TRY(insert_field(field));
  return begin_version();
}

Result<void> SqlCatalogRecords::insert_field(const Field& field) {
  INLET_TRY(connection_.run(sql::kFieldCreate, field.key, field.label, leads::name_of(field.type), field.help,
                            field.custom, field.import_only, field.required, field.unique, field.hidden,
                            field.open_options, field.max_length, field.default_value, to_json(field.aliases),
                            field.minimum, field.maximum));
  return put_options(field);
}

Result<void> SqlCatalogRecords::put_options(const Field& field) {
  std::int64_t position = 0;
  for (const FieldOption& option : field.options) {
    INLET_TRY(connection_.run(sql::kFieldOptionPut, field.key, option.id, ++position, option.label, option.active,
                              to_json(option.synonyms)));
  }
  return {};
}

Result<void> SqlCatalogRecords::begin_version() {
  changed_ = true;
  own_ = nullptr;
  return connection_.run(sql::kCatalogVersionNext);
}

Result<void> SqlCatalogRecords::make_unique(const Field& field) {
  leads::Criterion criterion;
  criterion.fields = {field.key};
  criterion.unique = true;
  INLET_TRY(connection_.run(sql::kCriterionCreate, "unique", "active", to_json(criterion.fields), false));
  criterion.id = connection_.last_insert_id();
  INLET_ASSIGN(const auto catalog, current());
  return lead_table_.build_keys(*catalog, criterion);
}

Result<void> SqlCatalogRecords::end_unique(const Field& field) {
  INLET_ASSIGN(const auto id,
               connection_.find_number(sql::kCriterionUniqueOf, to_json(std::vector<std::string>{field.key})));
  if (!id) return {};
  INLET_TRY(lead_table_.remove_waiting_keys(*id));
  INLET_TRY(connection_.run(sql::kKeyRemoveAll, *id));
  return connection_.run(sql::kCriterionRemove, *id);
}

}  // namespace inlet::store
