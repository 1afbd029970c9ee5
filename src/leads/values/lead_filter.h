// SPDX-License-Identifier: Apache-2.0
//
// Which leads a list shows and in what order. What comes from outside is checked against the catalogue once, here; stores
// turn a filter into a query and trust it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock/time_zone.h"
#include "base/errors/result.h"
#include "leads/fields/field_catalog.h"

namespace inlet::leads {

enum class FilterOp : std::uint8_t { kIn, kNotIn, kContains, kBlank, kNotBlank, kFrom, kTo };

// One condition; several conditions must all hold.
struct LeadCondition {
  std::string field;  // key of the catalogue, or import_job_id, created_at, updated_at
  FilterOp op = FilterOp::kIn;
  // kIn, kNotIn: any of them. kContains: one, compared folded. kFrom, kTo: one, inclusive. In the form that value_from_text()
  // reads: ids of options and users, dates and UTC times in ISO 8601, plain numbers; money without a currency.
  std::vector<std::string> values;

  friend bool operator==(const LeadCondition&, const LeadCondition&) = default;
};

struct LeadSort {
  std::string key = "created_at";  // of the catalogue, id, created_at, updated_at, or name: last name, then first name
  bool descending = true;          // blank values come last either way; equal ones in order of id, turned likewise

  friend bool operator==(const LeadSort&, const LeadSort&) = default;
};

struct LeadFilter {
  static constexpr std::int64_t kCountLimit = 100'000;  // totals above it are told as "more than"

  std::string search;  // in name, email, company and phone; every word begins some word there
  // Where some of these fields are hidden: the others, in one of which each word must stand. Nothing: all are searched.
  std::optional<std::vector<std::string>> searched_fields = std::nullopt;
  std::vector<LeadCondition> conditions;
  bool trashed = false;  // only what is in the trash; else only live leads
  LeadSort sort;
  std::string cursor;  // of an earlier page with the same search, conditions and sort; empty: the first page

  friend bool operator==(const LeadFilter&, const LeadFilter&) = default;
};

// As the API has them: conditions as JSON `[{"field":"stage","op":"in","values":["New"]}]` (empty: none), sort as `-created_at`
// (empty: that). Options may be given by id or label; days of a time begin and end in `zone`.
struct LeadFilterTexts {
  std::string search;
  std::string conditions;
  std::string sort;
  std::string cursor;
  bool trashed = false;
};
// Refuses with BAD_REQUEST or NO_SUCH_FIELD.
Result<LeadFilter> lead_filter(const LeadFilterTexts& texts, const FieldCatalog& catalog, const base::TimeZone& zone);

// Where a page ends, without the values of the sort leaking their form: the last lead's own sort values and id.
struct LeadCursor {
  std::vector<std::optional<std::string>> sort_values;  // canonical text; nothing: blank. Two when sorted by name
  std::int64_t id = 0;
};
std::string write_cursor(const LeadCursor& cursor);
std::optional<LeadCursor> read_cursor(std::string_view text);

}  // namespace inlet::leads
