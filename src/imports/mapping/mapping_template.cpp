// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_template.h"

#include <boost/json.hpp>

#include <algorithm>
#include <deque>
#include <set>

#include "base/bytes/content_hash.h"
#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "imports/mapping/mapping_json.h"

namespace inlet::imports {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestName = 100;
constexpr std::int64_t kFormat = 1;

std::string fingerprint(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) {
    all += name;
    all += '\n';
  }
  return base::sha256_hex(all).substr(0, 32);
}

// The columns of a file by folded name, each to be taken once, from left to right.
std::map<std::string, std::deque<std::uint32_t>> by_name(const tables::Header& header) {
  std::map<std::string, std::deque<std::uint32_t>> columns;
  for (const tables::Column& column : header.columns) {
    columns[tables::fold_column_name(column.name)].push_back(column.index);
  }
  return columns;
}

json::value parsed_or_null(const std::string& text) {
  boost::system::error_code error;
  json::value value = text.empty() ? json::value(nullptr) : json::parse(text, error);
  return error ? json::value(nullptr) : value;
}

Result<TemplateColumn> column_from_json(const json::value& value) {
  if (!value.is_object()) return unreadable("A column of the template");
  TemplateColumn column;
  for (const auto& [name, member] : value.get_object()) {
    if (name == "header" && member.is_string()) {
      column.header = std::string(member.get_string());
    } else if (name == "field" && (member.is_string() || member.is_null())) {
      column.field = member.is_null() ? std::string() : std::string(member.get_string());
    } else if (name == "options") {
      INLET_ASSIGN(column.options, options_from_json(member));
    } else {
      return unreadable("The member “" + std::string(name) + "” of a template's column");
    }
  }
  if (base::is_blank(column.header)) return unreadable("A column of the template without a name");
  return column;
}

}  // namespace

Result<void> check_template_name(std::string_view name) {
  const bool fits = !base::is_blank(name) && base::count_code_points(base::trim(name)) <= kLongestName;
  if (fits) return {};
  return base::make_error(
      base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
      {"Name of the template", std::string(base::cut_utf8(name, kLongestName)), "Write 1 to 100 characters."});
}

std::string header_fingerprint(const tables::Header& header) {
  std::vector<std::string> names;
  for (const tables::Column& column : header.columns) {
    if (!tables::is_own_column(column.name)) names.push_back(tables::fold_column_name(column.name));
  }
  return fingerprint(std::move(names));
}

std::string header_fingerprint(const MappingTemplate& saved) {
  std::vector<std::string> names;
  for (const TemplateColumn& column : saved.columns) names.push_back(tables::fold_column_name(column.header));
  return fingerprint(std::move(names));
}

TemplateFit apply_template(const MappingTemplate& saved, const leads::FieldCatalog& catalog,
                           const tables::Header& header) {
  TemplateFit fit;
  fit.columns = saved.columns.size();
  fit.exact = header_fingerprint(saved) == header_fingerprint(header);
  auto columns = by_name(header);
  std::set<std::uint32_t> used;
  for (const TemplateColumn& column : saved.columns) {
    auto& places = columns[tables::fold_column_name(column.header)];
    if (places.empty()) {
      fit.missing.push_back(column.header);
      continue;
    }
    const std::uint32_t place = places.front();
    places.pop_front();
    used.insert(place);
    ++fit.fitting;
    if (column.field.empty()) {
      fit.skipped.push_back(place);
      continue;
    }
    const leads::Field* field = catalog.find(column.field);
    if (field == nullptr || field->hidden) {
      fit.missing_fields.push_back(column.field);
      continue;
    }
    leads::ConversionOptions options = column.options;
    const leads::Field* second = options.split_to.empty() ? nullptr : catalog.find(options.split_to);
    if (!options.split_to.empty() && (second == nullptr || second->hidden)) {
      fit.missing_fields.push_back(options.split_to);
      options.split_at.clear();
      options.split_to.clear();
    }
    fit.bindings.push_back({place, column.field, std::move(options)});
  }
  for (const tables::Column& column : header.columns) {
    if (!used.contains(column.index) && !tables::is_own_column(column.name)) fit.new_columns.push_back(column.index);
  }
  std::sort(fit.bindings.begin(), fit.bindings.end(),
            [](const Binding& a, const Binding& b) { return a.column < b.column; });
  return fit;
}

std::vector<TemplateColumn> template_columns(const Mapping& mapping, const tables::Header& header) {
  std::vector<TemplateColumn> columns;
  for (const tables::Column& column : header.columns) {
    if (tables::is_own_column(column.name)) continue;
    const auto bindings = mapping.bindings();
    const auto bound =
        std::find_if(bindings.begin(), bindings.end(), [&](const Binding& b) { return b.column == column.index; });
    if (bound == bindings.end()) {
      columns.push_back({column.name, {}, {}});
    } else {
      columns.push_back({column.name, bound->field, bound->options});
    }
  }
  return columns;
}

std::string to_json(const MappingTemplate& saved) {
  json::array columns;
  for (const TemplateColumn& column : saved.columns) {
    json::object object{{"header", json::string(column.header)}};
    object["field"] = column.field.empty() ? json::value(nullptr) : json::value(json::string(column.field));
    json::object options = options_to_json(column.options);
    if (!options.empty()) object["options"] = std::move(options);
    columns.push_back(std::move(object));
  }
  json::object object{{"inlet_template", kFormat}, {"name", json::string(saved.name)}, {"shared", saved.shared}};
  object["columns"] = std::move(columns);
  object["source"] = parsed_or_null(saved.source_choices);
  object["options"] = parsed_or_null(saved.options);
  object["duplicates"] = parsed_or_null(saved.duplicate_policy);
  return json::serialize(object);
}

Result<MappingTemplate> mapping_template_from_json(std::string_view text) {
  boost::system::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error || !parsed.is_object()) return unreadable("The template");
  MappingTemplate saved;
  bool has_format = false;
  for (const auto& [name, member] : parsed.get_object()) {
    const auto kept = [&member = member] { return member.is_null() ? std::string() : json::serialize(member); };
    if (name == "inlet_template" && member.is_int64() && member.get_int64() == kFormat) {
      has_format = true;
    } else if (name == "name" && member.is_string()) {
      saved.name = std::string(member.get_string());
    } else if (name == "shared" && member.is_bool()) {
      saved.shared = member.get_bool();
    } else if (name == "columns" && member.is_array()) {
      for (const json::value& column : member.get_array()) {
        INLET_ASSIGN(TemplateColumn read, column_from_json(column));
        saved.columns.push_back(std::move(read));
      }
    } else if (name == "source") {
      saved.source_choices = kept();
    } else if (name == "options") {
      saved.options = kept();
    } else if (name == "duplicates") {
      saved.duplicate_policy = kept();
    } else {
      return unreadable("The member “" + std::string(name) + "” of the template");
    }
  }
  if (!has_format) return unreadable("A template without “inlet_template”: 1");
  INLET_TRY(check_template_name(saved.name));
  return saved;
}

}  // namespace inlet::imports
