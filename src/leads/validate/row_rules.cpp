// SPDX-License-Identifier: Apache-2.0
#include "leads/validate/row_rules.h"

#include <cstring>

#include "base/text/utf8.h"

namespace inlet::leads {
namespace {

constexpr std::string_view kReplacementBytes = "\xEF\xBF\xBD";  // U+FFFD

// Joins texts with separators in memory of the arena.
class TitleText {
 public:
  explicit TitleText(char* place) : start_(place), end_(place) {}
  void add(std::string_view separator, std::string_view text) {
    if (text.empty()) return;
    if (end_ != start_) put(separator);
    put(text);
  }
  std::string_view text() const { return {start_, static_cast<std::size_t>(end_ - start_)}; }

 private:
  void put(std::string_view text) {
    std::memcpy(end_, text.data(), text.size());
    end_ += text.size();
  }
  char* start_;
  char* end_;
};

}  // namespace

bool is_filled_on_create(std::string_view field_key) { return field_key == "title" || field_key == "owner"; }

MadeTitle title_for(std::span<const Field* const> fields, std::span<const Value> values, TextArena& arena) {
  std::string_view first;
  std::string_view last;
  std::string_view company;
  std::size_t max_length = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view key = fields[i]->key;
    if (key == "first_name") first = values[i].text();
    if (key == "last_name") last = values[i].text();
    if (key == "company") company = values[i].text();
    if (key == "title") max_length = fields[i]->max_length;
  }
  if (first.empty() && last.empty() && company.empty()) return {};
  TitleText title(arena.allocate(first.size() + last.size() + company.size() + 3));
  title.add("", first);
  title.add(" ", last);
  title.add(", ", company);
  const std::string_view text = max_length == 0 ? title.text() : base::cut_utf8(title.text(), max_length);
  return {Value::of_text(ValueKind::kText, text), text.size() < title.text().size()};
}

void check_required(std::span<const Field* const> fields, std::span<const Value> values, Conversion& conversion) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i]->required || fields[i]->import_only || !values[i].is_none()) continue;
    conversion.enter(kNoColumn, fields[i]->key, {});
    conversion.report(base::Code::kMissingRequired, {fields[i]->label});
  }
}

void warn_of_bad_characters(std::span<const Field* const> fields, std::span<const Value> values,
                            Conversion& conversion) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string_view text = values[i].text();
    if (text.find(kReplacementBytes) == std::string_view::npos) continue;
    conversion.enter(kNoColumn, fields[i]->key, text);
    conversion.report(base::Code::kBadCharacter, {fields[i]->label});
  }
}

}  // namespace inlet::leads
