// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/run_plan.h"

#include <utility>

#include "base/errors/check.h"
#include "base/json/json.h"
#include "leads/convert/conversion_options_json.h"

namespace inlet::engine {
namespace {

// Nouns that write their own JSON are kept as text inside the plan's.
constexpr base::JsonLimits kPlanLimits{64U * 1024 * 1024, 32};

base::JsonArray json_of(const std::vector<std::string>& texts) {
  base::JsonArray array;
  for (const std::string& text : texts) array.emplace_back(text);
  return array;
}

}  // namespace

std::string to_json(const RunPlan& plan) {
  base::JsonArray bindings;
  for (const imports::Binding& binding : plan.bindings) {
    bindings.push_back(base::JsonObject{
        {"column", binding.column}, {"field", binding.field}, {"options", leads::json_of(binding.options)}});
  }
  base::JsonArray defaults;
  for (const auto& [field, text] : plan.defaults)
    defaults.push_back(base::JsonObject{{"field", field}, {"text", text}});
  base::JsonArray criteria;
  for (const leads::Criterion& criterion : plan.criteria) {
    criteria.push_back(base::JsonObject{{"id", criterion.id},
                                        {"fields", json_of(criterion.fields)},
                                        {"unique", criterion.unique},
                                        {"ignore_gmail_dots", criterion.ignore_gmail_dots}});
  }
  const auto catalog = leads::FieldCatalog::create(plan.fields, 1);
  INLET_CHECK(catalog.has_value());
  return base::write_json(base::JsonObject{{"upload", plan.upload},
                                           {"sha256", plan.sha256},
                                           {"profile", tables::to_json(plan.profile)},
                                           {"columns", json_of(plan.column_names)},
                                           {"records", plan.records},
                                           {"empty_rows", plan.empty_rows},
                                           {"left_out", plan.left_out},
                                           {"longest_cell", plan.longest_cell},
                                           {"bindings", std::move(bindings)},
                                           {"defaults", std::move(defaults)},
                                           {"fields", leads::to_json(*catalog)},
                                           {"settings", leads::json_of(plan.settings)},
                                           {"policy", leads::to_json(plan.policy)},
                                           {"criteria", std::move(criteria)},
                                           {"user", plan.actor.user},
                                           {"permissions", access::to_json(plan.actor.permissions)},
                                           {"external_system", plan.external_system}});
}

Result<RunPlan> run_plan_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, kPlanLimits));
  RunPlan plan;
  std::string profile;
  std::string fields;
  std::string policy;
  std::string permissions;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    plan.upload = reader.integer("upload");
    plan.sha256 = reader.text("sha256");
    profile = reader.text("profile");
    plan.column_names = reader.texts("columns");
    plan.records = reader.integer("records");
    plan.empty_rows = reader.integer("empty_rows");
    plan.left_out = reader.integer("left_out");
    plan.longest_cell = reader.find_integer("longest_cell").value_or(0);
    reader.each("bindings", [&](base::JsonReader& member) {
      imports::Binding binding;
      binding.column = static_cast<std::uint32_t>(member.integer("column", 0, UINT32_MAX));
      binding.field = member.text("field");
      member.object("options",
                    [&](base::JsonReader& options) { binding.options = leads::read_conversion_options(options); });
      plan.bindings.push_back(std::move(binding));
    });
    reader.each("defaults", [&](base::JsonReader& member) {
      std::string field = member.text("field");
      plan.defaults.emplace(std::move(field), member.text("text"));
    });
    fields = reader.text("fields");
    reader.object("settings",
                  [&](base::JsonReader& member) { plan.settings = leads::read_organisation_settings(member); });
    policy = reader.text("policy");
    reader.each("criteria", [&](base::JsonReader& member) {
      leads::Criterion criterion;
      criterion.id = member.integer("id");
      criterion.fields = member.texts("fields");
      criterion.unique = member.boolean("unique");
      criterion.ignore_gmail_dots = member.boolean("ignore_gmail_dots");
      plan.criteria.push_back(std::move(criterion));
    });
    plan.actor.user = reader.integer("user");
    plan.actor.from = "import";
    permissions = reader.find_text("permissions").value_or("");
    // Plans of Inlet 0.1 named a role of a fresh installation.
    const auto role = access::role_named(reader.find_text("role").value_or("user"));
    plan.actor.permissions = role.value_or(access::RoleId::kUser);
    plan.external_system = reader.text("external_system");
  }));
  INLET_ASSIGN(plan.profile, tables::source_profile_from_json(profile));
  INLET_ASSIGN(const leads::FieldCatalog catalog, leads::field_catalog_from_json(fields));
  plan.fields.assign(catalog.fields().begin(), catalog.fields().end());
  INLET_ASSIGN(plan.policy, leads::match_policy_from_json(policy));
  if (!permissions.empty()) {
    INLET_ASSIGN(plan.actor.permissions, access::permissions_from_json(permissions));
  }
  return plan;
}

}  // namespace inlet::engine
