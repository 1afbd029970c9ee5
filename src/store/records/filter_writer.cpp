// SPDX-License-Identifier: Apache-2.0
#include "store/records/filter_writer.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/clock/iso_time.h"
#include "base/text/fold.h"
#include "leads/values/value_text.h"
#include "store/records/lead_select.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;
using leads::FilterOp;
using leads::LeadCondition;
using leads::LeadFilter;
using leads::ValueKind;

base::Error bad_request(std::string what) {
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {std::move(what)});
}

void FilterWriter::add_searched(const LeadFilter& filter) {
  if (base::is_blank(filter.search) || !filter.searched_fields) return;
  std::string texts;
  for (const std::string& key : *filter.searched_fields) {
    texts += (texts.empty() ? "coalesce(l." : " || ' ' || coalesce(l.") + quoted_name(key) + ", '')";
  }
  if (texts.empty()) return add(dialect_->never());
  for (std::string_view rest = filter.search; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    const std::string_view word = base::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!word.empty()) add(dialect_->contains(texts, bind(base::fold_text(word))));
  }
}

bool is_system_column(std::string_view key) {
  return key == "id" || key == "created_at" || key == "updated_at" || key == "import_job_id";
}

Result<BoundValue> FilterWriter::stored_value(const LeadCondition& condition, const Field* field,
                                              const std::string& text) {
  const base::Error bad = bad_request("“" + text + "” can't be compared with " + condition.field + ".");
  if (condition.field == "created_at" || condition.field == "updated_at") {
    const auto time = base::parse_iso_time(text);
    if (!time) return bad;
    return BoundValue{ValueKind::kInteger, time->time_since_epoch().count(), {}};
  }
  if (field == nullptr) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) return bad;
    return BoundValue{ValueKind::kInteger, number, {}};
  }
  // An option that nobody has is no fault: such a list is empty.
  if (field->type == FieldType::kPicklist || field->type == FieldType::kMultiPicklist) {
    return BoundValue{ValueKind::kOption, 0, text};
  }
  const std::optional<leads::Value> value = leads::value_from_text(*field, text, "USD", arena_);
  if (!value || value->is_none()) return bad;
  if (value->is_text()) return BoundValue{ValueKind::kText, 0, std::string(value->text())};
  return BoundValue{value->kind, value->number, {}};
}

Result<std::string> FilterWriter::bound_list(const LeadCondition& condition, const Field* field) {
  std::string list;
  for (const std::string& text : condition.values) {
    INLET_ASSIGN(BoundValue value, stored_value(condition, field, text));
    list += (list.empty() ? "" : ", ") + bind(std::move(value));
  }
  if (list.empty()) return bad_request("A condition on " + condition.field + " has no value.");
  return list;
}

Result<void> FilterWriter::add(const LeadCondition& condition) {
  const Field* field = catalog_->find(condition.field);
  if (field == nullptr && !is_system_column(condition.field)) {
    return make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {condition.field});
  }
  if (field != nullptr && field->import_only) return bad_request(field->label + " is not stored.");
  const bool has_table = field != nullptr && field->type == FieldType::kMultiPicklist;
  const std::string holders =
      has_table ? "(SELECT 1 FROM lead_option WHERE lead = l.id AND field = '" + checked_name(condition.field) + "'"
                : "";
  const std::string column = "l." + quoted_name(condition.field);
  const bool takes_values = condition.op != FilterOp::kBlank && condition.op != FilterOp::kNotBlank;
  std::string list;
  if (takes_values && condition.op != FilterOp::kContains) {
    INLET_ASSIGN(list, bound_list(condition, field));
  }
  switch (condition.op) {
    case FilterOp::kIn:
      add(has_table                      ? "EXISTS " + holders + " AND option IN (" + list + "))"
          : condition.values.size() == 1 ? column + " = " + list
                                         : column + " IN (" + list + ")");
      return {};
    case FilterOp::kNotIn:
      add(has_table ? "NOT EXISTS " + holders + " AND option IN (" + list + "))"
                    : "(" + column + " IS NULL OR " + column + " NOT IN (" + list + "))");
      return {};
    case FilterOp::kBlank: add(has_table ? "NOT EXISTS " + holders + ")" : column + " IS NULL"); return {};
    case FilterOp::kNotBlank: add(has_table ? "EXISTS " + holders + ")" : column + " IS NOT NULL"); return {};
    case FilterOp::kContains: {
      if (condition.values.empty()) return bad_request("A condition on " + condition.field + " has no value.");
      const std::string part = bind(base::fold_text(condition.values.front()));
      add(has_table ? "EXISTS " + holders + " AND " + dialect_->contains("option", part) + ")"
                    : dialect_->contains(column, part));
      return {};
    }
    case FilterOp::kFrom:
    case FilterOp::kTo:
      if (has_table) return bad_request(field->label + " has no order.");
      add(column + (condition.op == FilterOp::kFrom ? " >= " : " <= ") + list.substr(0, list.find(',')));
      return {};
  }
  return {};
}

std::vector<std::string> search_words(std::string_view search) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // A telephone number as people group it, "030 1234-56", is one word without its first zeros.
  if (search.find_first_not_of("0123456789 +-()/.") == std::string_view::npos) {
    std::string digits;
    for (const char c : search) {
      if (is_digit(c) && (c != '0' || !digits.empty())) digits += c;
    }
    if (digits.size() >= 4) return {digits};
  }
  std::vector<std::string> words;
  std::string word;
  bool has_letter = false;
  const auto end_word = [&] {
    if (has_letter) words.push_back(word);
    word.clear();
    has_letter = false;
  };
  for (const char c : search) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      end_word();
    } else {
      word += c;
      has_letter = has_letter || static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') ||
                   (c >= 'A' && c <= 'Z');
    }
  }
  end_word();
  return words;
}

}  // namespace inlet::store
