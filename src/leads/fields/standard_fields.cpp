// SPDX-License-Identifier: Apache-2.0
//
// What a fresh installation starts with: spec/lead-fields.md, line by line.
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "base/text/country_names.h"
#include "leads/fields/field_catalog.h"

namespace inlet::leads {
namespace {

// "Trade Show" -> trade_show.
std::string id_of(std::string_view label) {
  std::string id;
  for (const char letter : label) {
    const bool is_upper = letter >= 'A' && letter <= 'Z';
    id += letter == ' ' ? '_' : is_upper ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return id;
}

std::vector<FieldOption> options(std::initializer_list<const char*> labels) {
  std::vector<FieldOption> made;
  for (const char* label : labels) made.push_back({id_of(label), label, true, {}});
  return made;
}

std::vector<FieldOption> country_options() {
  std::vector<FieldOption> made;
  for (const base::Country& country : base::countries()) made.push_back({country.alpha2, country.name, true, {}});
  return made;
}

Field field(const char* key, const char* label, FieldType type, std::uint32_t max_length = 0) {
  Field made;
  made.key = key;
  made.label = label;
  made.type = type;
  made.max_length = max_length;
  return made;
}

Field picklist(const char* key, const char* label, std::vector<FieldOption> choices, const char* standard = nullptr) {
  Field made = field(key, label, FieldType::kPicklist);
  made.options = std::move(choices);
  if (standard != nullptr) made.default_value = standard;
  return made;
}

}  // namespace

std::vector<Field> standard_fields() {
  std::vector<Field> fields = {
      field("title", "Lead Title", FieldType::kText, 200),
      field("first_name", "First Name", FieldType::kText, 100),
      field("last_name", "Last Name", FieldType::kText, 100),
      field("full_name", "Full Name", FieldType::kText),
      field("email", "Email", FieldType::kEmail, 254),
      field("phone", "Phone", FieldType::kPhone),
      field("mobile", "Mobile", FieldType::kPhone),
      field("company", "Company", FieldType::kText, 200),
      field("job_title", "Job Title", FieldType::kText, 200),
      field("website", "Website", FieldType::kUrl),
      field("linkedin_url", "LinkedIn", FieldType::kUrl),
      field("street", "Street", FieldType::kLongText),
      field("city", "City", FieldType::kText, 100),
      field("state", "State / Province", FieldType::kText, 100),
      field("postal_code", "Postal Code", FieldType::kText, 20),
      picklist("country", "Country", country_options()),
      field("industry", "Industry", FieldType::kText, 100),
      field("employees", "Employees", FieldType::kInteger),
      field("annual_revenue", "Annual Revenue", FieldType::kMoney),
      picklist("source", "Source",
               options({"Website", "Referral", "Trade Show", "Advertising", "Social Media", "Email Campaign",
                        "Cold Call", "Partner", "Event", "Other"})),
      picklist("pipeline", "Pipeline", options({"Sales"})),
      picklist("stage", "Stage", options({"New", "Contacted", "Qualified", "Proposal", "Won", "Lost"}), "new"),
      picklist("priority", "Priority", options({"Urgent", "High", "Medium", "Low", "None"}), "none"),
      field("value", "Value", FieldType::kMoney),
      field("expected_close_date", "Expected Close Date", FieldType::kDate),
      field("owner", "Owner", FieldType::kUser),
      field("tags", "Tags", FieldType::kMultiPicklist),
      field("email_opt_out", "Email Opt Out", FieldType::kBoolean),
      field("external_id", "External ID", FieldType::kText, 100),
      field("description", "Description", FieldType::kLongText),
  };
  for (Field& each : fields) {
    each.required = each.key == "last_name";
    each.import_only = each.key == "full_name";
    each.open_options = each.key == "tags";
  }
  return fields;
}

}  // namespace inlet::leads
