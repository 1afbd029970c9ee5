// SPDX-License-Identifier: Apache-2.0
//
// inlet fields: what a lead has; and add, change, hide, show and move, as an administrator does it in Admin, Fields.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/fields_move.h"
#include "engine/verbs/change_fields.h"

namespace inlet::cli {
namespace {

base::JsonObject field_json(const leads::Field& field) {
  base::JsonArray options;
  for (const leads::FieldOption& option : field.options)
    options.push_back(base::JsonObject{{"id", option.id}, {"label", option.label}, {"active", option.active}});
  return base::JsonObject{{"key", field.key},           {"label", field.label},   {"type", leads::name_of(field.type)},
                          {"required", field.required}, {"unique", field.unique}, {"hidden", field.hidden},
                          {"custom", field.custom},     {"options", options}};
}

std::string field_text(const leads::Field& field) {
  return field.key + "  " + field.label + "  " + std::string(leads::name_of(field.type)) +
         (field.required ? "  required" : "") + (field.unique ? "  unique" : "") + (field.hidden ? "  hidden" : "") +
         "\n";
}

Result<int> list_fields(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  base::JsonArray fields;
  std::string text;
  for (const leads::Field& field : catalog->fields()) {
    fields.push_back(field_json(field));
    text += field_text(field);
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"fields", std::move(fields)}}) + "\n" : text);
  return kSuccess;
}

// What the options of add and change say; empty or absent ones change nothing.
struct FieldOptions {
  std::string key, label, type, help, minimum, maximum, default_value;
  std::vector<std::string> also_known_as, options;
  std::uint32_t max_length = 0;
  bool required = false, optional = false, unique = false, not_unique = false, open = false, closed = false;

  engine::FieldWish wish(const leads::Field* before) const {
    engine::FieldWish made;
    const auto text = [](const std::string& given, std::optional<std::string>& member) {
      if (!given.empty()) member = given == "none" ? std::string() : given;
    };
    if (!label.empty()) made.label = label;
    text(help, made.help);
    text(minimum, made.minimum);
    text(maximum, made.maximum);
    text(default_value, made.default_value);
    if (max_length > 0) made.max_length = max_length;
    if (required || optional) made.required = required;
    if (unique || not_unique) made.unique = unique;
    if (open || closed) made.open_options = open;
    if (!also_known_as.empty()) made.aliases = also_known_as;
    if (options.empty()) return made;
    // Options that are there by their label; others are new, and those that are not named are retired.
    made.options.emplace();
    for (const std::string& name : options) {
      engine::OptionWish option{"", name, true};
      for (std::size_t i = 0; before != nullptr && i < before->options.size(); ++i) {
        const leads::FieldOption& known = before->options[i];
        if (known.label == name || known.id == name) option = {known.id, known.label, true};
      }
      made.options->push_back(std::move(option));
    }
    return made;
  }
};

void add_wishes(CLI::App& command, FieldOptions& options) {
  command.add_option("--help-text", options.help, "What people read below the field")->type_name("TEXT");
  command.add_option("--also-known-as", options.also_known_as, "Column name that means this field (repeatable)")
      ->allow_extra_args(false);
  command.add_option("--option", options.options, "Option of a picklist, in order (repeatable); the whole list")
      ->allow_extra_args(false);
  command.add_option("--default", options.default_value, "Value of new leads that have none; none: no default");
  command.add_option("--max-length", options.max_length, "Longest text, in characters");
  command.add_option("--minimum", options.minimum, "Smallest number or first day; none: no bound");
  command.add_option("--maximum", options.maximum, "Largest number or last day; none: no bound");
  command.add_flag("--required", options.required, "A new lead needs a value");
  command.add_flag("--unique", options.unique, "No two leads have the same value");
  command.add_flag("--open", options.open, "An import may add options");
}

Result<int> show(const Invocation& invocation, const leads::Field& field) {
  print(invocation.json ? base::write_json(field_json(field)) + "\n" : field_text(field));
  return kSuccess;
}

Result<int> add_one(const Invocation& invocation, const FieldOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  const auto type = leads::field_type_named(options.type);
  if (!type) {
    return base::make_error(
        base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
        {"--type", options.type,
         "Write text, long_text, email, phone, url, integer, decimal, money, percent, boolean, date, "
         "date_time, picklist, multi_picklist or user."});
  }
  INLET_ASSIGN(const leads::Field field,
               engine::add_field(opened.engine(), opened.actor, options.key, *type, options.wish(nullptr)));
  return show(invocation, field);
}

Result<int> change_one(const Invocation& invocation, const FieldOptions& options, std::optional<bool> hidden) {
  INLET_ASSIGN(const auto opened, open(invocation));
  leads::Field before;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto catalog, transaction->catalog().current());
    if (const leads::Field* field = catalog->find(options.key)) before = *field;
  }
  engine::FieldWish wish = options.wish(&before);
  wish.hidden = hidden;
  INLET_ASSIGN(const leads::Field field, engine::change_field(opened.engine(), opened.actor, options.key, wish));
  return show(invocation, field);
}

}  // namespace

void add_fields(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand(
      "fields", "List the fields of a lead; add, change, hide and show them; move between options");
  command->footer("Example: inlet fields add Region --type picklist --option EMEA --option APAC");
  command->require_subcommand(0, 1);
  auto options = std::make_shared<FieldOptions>();

  CLI::App* add = command->add_subcommand("add", "Make a custom field");
  add->footer("Example: inlet fields add \"Badge ID\" --type text --unique");
  add->add_option("LABEL", options->label, "The name that people read")->required();
  add->add_option("--type", options->type, "text, email, picklist ...")->required();
  add->add_option("--key", options->key, "Its key, beginning with cf_; made from the label otherwise");
  add_wishes(*add, *options);

  CLI::App* change = command->add_subcommand("change", "Change a field; what is not said stays");
  change->footer("Example: inlet fields change cf_region --label \"Sales region\" --required");
  change->add_option("KEY", options->key)->required();
  change->add_option("--label", options->label, "The name that people read");
  change->add_flag("--optional", options->optional, "A new lead needs no value");
  change->add_flag("--not-unique", options->not_unique, "Leads may share a value");
  change->add_flag("--closed", options->closed, "An import may not add options");
  add_wishes(*change, *options);

  CLI::App* hide = command->add_subcommand("hide", "Hide a field everywhere; its values stay");
  hide->footer("Example: inlet fields hide cf_region");
  hide->add_option("KEY", options->key)->required();
  CLI::App* reveal = command->add_subcommand("show", "Show a hidden field again");
  reveal->footer("Example: inlet fields show cf_region");
  reveal->add_option("KEY", options->key)->required();
  CLI::App* move = command->add_subcommand("move", "Give leads that have one option another; the first may be retired");
  move->footer("Example: inlet fields move cf_region --from APAC --to Asia");
  auto moved = std::make_shared<OptionMove>();
  move->add_option("KEY", moved->key)->required();
  move->add_option("--from", moved->from, "The option that leads have now")->required();
  move->add_option("--to", moved->to, "The option that they get")->required();

  add->callback(
      [&invocation, options] { invocation.action = [&invocation, options] { return add_one(invocation, *options); }; });
  change->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return change_one(invocation, *options, std::nullopt); };
  });
  hide->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return change_one(invocation, *options, true); };
  });
  reveal->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return change_one(invocation, *options, false); };
  });
  move->callback(
      [&invocation, moved] { invocation.action = [&invocation, moved] { return move_option(invocation, *moved); }; });
  // Of a command with a subcommand both callbacks run, the inner one first.
  command->callback([&invocation, command] {
    if (command->get_subcommands().empty()) invocation.action = [&invocation] { return list_fields(invocation); };
  });
}

}  // namespace inlet::cli
