// SPDX-License-Identifier: Apache-2.0
#include "leads/values/lead.h"

#include <algorithm>
#include <cstring>

namespace inlet::leads {
namespace {

Lead::Entry entry_of(std::string_view key, const Value& value) {
  Lead::Entry entry{std::string(key), value, nullptr};
  if (value.is_text()) {
    const std::string_view text = value.text();
    entry.bytes = std::make_unique<char[]>(text.size() + 1);
    if (!text.empty()) std::memcpy(entry.bytes.get(), text.data(), text.size());
    entry.value.bytes = entry.bytes.get();
  }
  return entry;
}

bool comes_before(const Lead::Entry& entry, std::string_view key) { return entry.key < key; }

}  // namespace

Lead& Lead::operator=(const Lead& other) {
  if (this == &other) return *this;
  id = other.id;
  version = other.version;
  created_at_ms = other.created_at_ms;
  updated_at_ms = other.updated_at_ms;
  created_by = other.created_by;
  updated_by = other.updated_by;
  import_job_id = other.import_job_id;
  import_row = other.import_row;
  external_system = other.external_system;
  trashed_at_ms = other.trashed_at_ms;
  entries_.clear();
  entries_.reserve(other.entries_.size());
  for (const Entry& entry : other.entries_) entries_.push_back(entry_of(entry.key, entry.value));
  return *this;
}

Value Lead::get(std::string_view field_key) const {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), field_key, comes_before);
  return place != entries_.end() && place->key == field_key ? place->value : Value{};
}

void Lead::set(std::string_view field_key, const Value& value) {
  const auto place = std::lower_bound(entries_.begin(), entries_.end(), field_key, comes_before);
  const bool is_there = place != entries_.end() && place->key == field_key;
  if (value.is_none()) {
    if (is_there) entries_.erase(place);
  } else if (is_there) {
    *place = entry_of(field_key, value);
  } else {
    entries_.insert(place, entry_of(field_key, value));
  }
}

bool same_values(const Lead& a, const Lead& b) {
  const auto same = [](const Lead::Entry& x, const Lead::Entry& y) { return x.key == y.key && x.value == y.value; };
  return std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end(), same);
}

}  // namespace inlet::leads
