// SPDX-License-Identifier: Apache-2.0
#include "server/value_handlers.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text/fold.h"
#include "engine/report/fix_list.h"
#include "engine/report/reason_values.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/column_values.h"
#include "engine/verbs/fix_rows.h"
#include "engine/verbs/settled_draft.h"
#include "server/api_words.h"
#include "server/import_handlers.h"
#include "server/import_json.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

constexpr std::size_t kLongestText = 32'767;  // characters of a cell
constexpr std::size_t kMostShownValues = 500;

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

base::Error no_such_place() { return bad_request("“after” is not a place in this list."); }

JsonValue choice_json(const engine::ColumnValue& value) {
  if (!value.choice) return nullptr;
  return JsonObject{{"action", action_word(*value.choice)}, {"option", text_or_null(value.chosen_option)}};
}

JsonObject value_json(const engine::ColumnValue& value) {
  return JsonObject{{"text", value.text},
                    {"count", value.count},
                    {"option", text_or_null(value.option)},
                    {"suggestion", text_or_null(value.suggestion)},
                    {"choice", choice_json(value)}};
}

Result<std::uint32_t> column_of_path(const Call& call) {
  INLET_ASSIGN(const std::int64_t column, path_id(call.request, "column"));
  if (column > 16'383) return bad_request("There is no such column.");
  return static_cast<std::uint32_t>(column);
}

engine::ValueChoice read_choice(base::JsonReader& reader) {
  engine::ValueChoice choice;
  choice.text = reader.text("text");
  require_member(reader, "action");
  choice.action = find_action(reader, "action");
  choice.option = reader.find_text("option").value_or("");
  if (choice.action == engine::ValueAction::kUse && choice.option.empty()) reader.problem("option", "is missing");
  return choice;
}

// The text that takes a cell's place; null takes it back.
std::optional<std::string> read_text(base::JsonReader& reader) {
  require_member(reader, "text");
  auto text = reader.find_text("text");
  if (text && text->size() > kLongestText * 4) reader.problem("text", "is longer than a cell can be");
  return text;
}

std::uint32_t read_column(base::JsonReader& reader) {
  return static_cast<std::uint32_t>(reader.integer("column", 0, 16'383));
}

engine::FixWish read_wish(base::JsonReader& reader) {
  engine::FixWish wish;
  reader.find_each("cells", [&](base::JsonReader& member) {
    engine::CellWish cell;
    cell.record = member.integer("record", 0);
    cell.column = read_column(member);
    cell.text = read_text(member);
    wish.cells.push_back(std::move(cell));
  });
  reader.find_each("values", [&](base::JsonReader& member) {
    engine::ValueWish value;
    value.column = read_column(member);
    value.value = member.text("value");
    value.text = read_text(member);
    wish.values.push_back(std::move(value));
  });
  reader.find_each("rows", [&](base::JsonReader& member) {
    engine::RowWish row;
    row.record = member.integer("record", 0);
    row.is_left_out = member.boolean("left_out");
    wish.rows.push_back(row);
  });
  reader.find_each("leave_out", [&](base::JsonReader& member) {
    engine::GroupWish group;
    const auto code = base::code_named(member.text("code"));
    if (!code) member.problem("code", "is not a code");
    group.code = code.value_or(group.code);
    if (const auto column = member.find_integer("column", 0, 16'383)) group.column = static_cast<std::int32_t>(*column);
    group.value = member.find_text("value");
    wish.groups.push_back(std::move(group));
  });
  return wish;
}

}  // namespace

Result<Response> get_column_values(Call& call) {
  INLET_ASSIGN(auto record, unveiled_import_of_path(call));
  INLET_ASSIGN(record, engine::settle(call.engine(), call.actor(), std::move(record)));
  INLET_ASSIGN(const std::uint32_t column, column_of_path(call));
  INLET_ASSIGN(const std::string field, query_text(call.request, "field", 100));
  INLET_ASSIGN(const std::string part, query_text(call.request, "q", 400));
  INLET_ASSIGN(const bool only_open, query_boolean(call.request, "open"));
  INLET_ASSIGN(const auto limit, query_integer(call.request, "limit", 1, kMostShownValues));
  INLET_ASSIGN(const auto after, query_integer(call.request, "after", 0));
  INLET_ASSIGN(const auto values, engine::column_values(call.engine(), call.actor(), record, column, field));

  const std::string folded = base::fold_text(part);
  std::vector<const engine::ColumnValue*> shown;
  std::int64_t open = 0;
  for (const engine::ColumnValue& value : values.values) {
    if (value.needs_choice()) ++open;
    if (only_open && !value.needs_choice()) continue;
    if (!folded.empty() && base::fold_text(value.text).find(folded) == std::string::npos) continue;
    shown.push_back(&value);
  }
  const auto begin = std::min(static_cast<std::size_t>(after.value_or(0)), shown.size());
  const auto count = static_cast<std::size_t>(limit.value_or(kMostShownValues));
  const auto end = std::min(begin + count, shown.size());
  JsonArray items;
  for (std::size_t i = begin; i < end; ++i) items.emplace_back(value_json(*shown[i]));
  JsonObject json{
      {"distinct", nullptr},   {"complete", values.is_complete && begin == 0 && end == values.values.size()},
      {"total", shown.size()}, {"open", open},
      {"next", nullptr},       {"values", std::move(items)}};
  if (values.is_complete) json["distinct"] = values.distinct;
  if (end < shown.size()) json["next"] = std::to_string(end);
  return json_response(200, base::write_json(json));
}

Result<Response> put_column_values(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const std::uint32_t column, column_of_path(call));
  std::int64_t version = 0;
  std::vector<engine::ValueChoice> choices;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    reader.each("values", [&](base::JsonReader& member) { choices.push_back(read_choice(member)); });
    if (choices.size() > engine::kMostColumnValues) reader.problem("values", "are more than 10,000");
  }));
  return changed_import(call, 200, engine::choose_values(call.engine(), call.actor(), id, version, column, choices));
}

Result<Response> get_fixes(Call& call) {
  INLET_ASSIGN(const auto record, unveiled_import_of_path(call));
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  std::int64_t after_record = -1;
  std::uint32_t after_column = 0;
  if (!page.cursor.empty()) {
    const std::size_t dot = page.cursor.find('.');
    const auto first = number_in(std::string_view(page.cursor).substr(0, dot));
    const auto second =
        dot == std::string::npos ? std::nullopt : number_in(std::string_view(page.cursor).substr(dot + 1));
    if (!first || !second) return no_such_place();
    after_record = *first;
    after_column = static_cast<std::uint32_t>(*second);
  }
  INLET_ASSIGN(const auto fixes, engine::list_fixes(call.engine(), record, after_record, after_column, page.limit));
  JsonArray cells;
  for (const engine::ShownCellFix& cell : fixes.cells) {
    cells.emplace_back(JsonObject{{"record", cell.fix.record},
                                  {"row", cell.row},
                                  {"column", cell.fix.column},
                                  {"original", cell.original},
                                  {"text", cell.fix.text}});
  }
  JsonArray values;
  for (const imports::ValueFix& value : fixes.values)
    values.emplace_back(JsonObject{{"column", value.column}, {"value", value.value}, {"text", value.text}});
  JsonObject json{{"next", nullptr},
                  {"total", fixes.count.cells},
                  {"cells", std::move(cells)},
                  {"values", std::move(values)},
                  {"left_out", fixes.count.left_out}};
  if (fixes.has_more) {
    const imports::CellFix& last = fixes.cells.back().fix;
    json["next"] = std::to_string(last.record) + "." + std::to_string(last.column);
  }
  return json_response(200, base::write_json(json));
}

Result<Response> put_fixes(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  std::int64_t version = 0;
  engine::FixWish wish;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    version = reader.integer("version", 1);
    wish = read_wish(reader);
  }));
  return changed_import(call, 200, engine::fix_rows(call.engine(), call.actor(), id, version, wish));
}

Result<Response> delete_fixes(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto version, query_integer(call.request, "version", 1));
  if (!version) return bad_request("“version” is missing.");
  return changed_import(call, 200, engine::remove_fixes(call.engine(), call.actor(), id, *version));
}

Result<Response> get_reason_values(Call& call) {
  INLET_ASSIGN(const auto record, import_of_path(call));
  INLET_ASSIGN(const std::string name, query_text(call.request, "code", 100));
  const auto code = base::code_named(name);
  if (!code) return bad_request("“" + name + "” is not a code.");
  INLET_ASSIGN(const auto column, query_integer(call.request, "column", 0, 16'383));
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  const auto offset = page.cursor.empty() ? std::optional<std::int64_t>(0) : number_in(page.cursor);
  if (!offset) return no_such_place();
  std::optional<std::int32_t> in_column;
  if (column) in_column = static_cast<std::int32_t>(*column);
  INLET_ASSIGN(const auto found, engine::reason_values(call.engine(), call.actor(), record, *code, in_column,
                                                       static_cast<std::uint32_t>(*offset), page.limit));
  JsonArray values;
  for (const engine::ReasonValue& value : found.values) {
    JsonArray proposals;
    for (const leads::ValueProposal& proposal : value.proposals) {
      proposals.emplace_back(JsonObject{
          {"text", proposal.text}, {"display", proposal.display}, {"option", text_or_null(proposal.option)}});
    }
    values.emplace_back(
        JsonObject{{"value", value.value.value}, {"count", value.value.count}, {"proposals", std::move(proposals)}});
  }
  const auto end = *offset + static_cast<std::int64_t>(found.values.size());
  JsonObject json{{"next", nullptr}, {"total", found.total}, {"values", std::move(values)}};
  if (end < found.total) json["next"] = std::to_string(end);
  return json_response(200, base::write_json(json));
}

}  // namespace inlet::server
