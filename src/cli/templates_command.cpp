// SPDX-License-Identifier: Apache-2.0
//
// inlet templates: mappings kept for the next import; export and import take them from one installation to another.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/verbs/change_template.h"
#include "engine/verbs/save_template.h"
#include "imports/mapping/mapping_template.h"

namespace inlet::cli {
namespace {

struct TemplateOptions {
  std::string name, file, new_name;
  bool is_shared = false, is_own = false;
};

Result<int> list_templates(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto templates, transaction->templates().list(opened.actor.user));
  base::JsonArray list;
  std::string text;
  for (const store::StoredTemplate& stored : templates) {
    list.push_back(base::JsonObject{{"id", stored.id}, {"name", stored.name}, {"shared", stored.shared}});
    text += std::to_string(stored.id) + "  " + stored.name + (stored.shared ? "  shared" : "") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"templates", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

Result<store::StoredTemplate> find(const Opened& opened, const std::string& name) {
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto all, transaction->templates().list(opened.actor.user));
  for (const store::StoredTemplate& stored : all) {
    if (engine::same_template_name(stored.name, name) || std::to_string(stored.id) == name) return stored;
  }
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Template " + name});
}

Result<int> show(const Invocation& invocation, const TemplateOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto stored, find(opened, options.name));
  INLET_ASSIGN(const auto saved, engine::shown_template(opened.actor, stored));
  if (invocation.json) {
    print(imports::to_json(saved) + "\n");
    return kSuccess;
  }
  std::string text = stored.name + (stored.shared ? "  shared" : "") + "\n";
  for (const imports::TemplateColumn& column : saved.columns)
    text += "  " + column.header + "  ->  " + (column.field.empty() ? "(not imported)" : column.field) + "\n";
  print(text);
  return kSuccess;
}

Result<int> export_one(const Invocation& invocation, const TemplateOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto stored, find(opened, options.name));
  INLET_ASSIGN(const auto shown, engine::shown_template(opened.actor, stored));
  print(imports::to_json(shown) + "\n");
  return kSuccess;
}

Result<int> import_one(const Invocation& invocation, const TemplateOptions& options) {
  std::ifstream file(options.file, std::ios::binary);
  const std::string document{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file && document.empty()) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kFileNotFound, {options.file});
  }
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto stored,
               engine::import_template(opened.engine(), opened.actor, document, options.new_name, options.is_shared));
  print_message("Saved as template “" + stored.name + "”.");
  return kSuccess;
}

Result<int> change(const Invocation& invocation, const TemplateOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto stored, find(opened, options.name));
  engine::TemplateChange wanted;
  wanted.id = stored.id;
  wanted.version = stored.version;
  if (!options.new_name.empty()) wanted.name = options.new_name;
  if (options.is_shared || options.is_own) wanted.shared = options.is_shared;
  INLET_TRY(engine::change_template(opened.engine(), opened.actor, wanted).map([](auto&&) {}));
  return kSuccess;
}

Result<int> remove(const Invocation& invocation, const TemplateOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto stored, find(opened, options.name));
  INLET_TRY(engine::delete_template(opened.engine(), opened.actor, stored.id));
  return kSuccess;
}

}  // namespace

void add_templates(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("templates", "List, show, change, export and import mapping templates");
  command->footer("Example: inlet templates export \"HubSpot Export\" > hubspot.json");
  command->require_subcommand(0, 1);
  auto options = std::make_shared<TemplateOptions>();
  using Action = Result<int> (*)(const Invocation&, const TemplateOptions&);
  const auto add = [&](const char* name, const char* what, const char* example, Action action) {
    CLI::App* verb = command->add_subcommand(name, what);
    verb->footer(std::string("Example: ") + example);
    verb->callback([&invocation, options, action] {
      invocation.action = [&invocation, options, action] { return action(invocation, *options); };
    });
    return verb;
  };
  const auto named = [&](CLI::App* verb) { verb->add_option("NAME", options->name, "Name or number")->required(); };
  named(add("show", "Which column goes where", "inlet templates show \"HubSpot Export\"", show));
  named(add("export", "Print it as JSON", "inlet templates export \"HubSpot Export\" > hubspot.json", export_one));
  named(add("remove", "Remove it; past imports do not change", "inlet templates remove 3", remove));
  CLI::App* edit = add("change", "Rename or share it", "inlet templates change 3 --name \"HubSpot\" --shared", change);
  named(edit);
  edit->add_option("--name", options->new_name, "Its new name");
  edit->add_flag("--shared", options->is_shared, "Everyone who imports may use it");
  edit->add_flag("--own", options->is_own, "Only its owner may use it");
  CLI::App* taken = add("import", "Make one of a JSON document", "inlet templates import hubspot.json", import_one);
  taken->add_option("FILE", options->file, "What export printed")->required();
  taken->add_option("--name", options->new_name, "Instead of the document's own name");
  taken->add_flag("--shared", options->is_shared, "Everyone who imports may use it");
  command->callback([&invocation, command] {
    if (command->get_subcommands().empty()) invocation.action = [&invocation] { return list_templates(invocation); };
  });
}

}  // namespace inlet::cli
