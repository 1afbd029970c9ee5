// SPDX-License-Identifier: Apache-2.0
#include "store/records/error_groups.h"

#include <map>
#include <string_view>
#include <tuple>

namespace inlet::store {

using imports::ErrorGroup;
using imports::RowError;

namespace {

struct Group {
  std::int64_t count = 0;
  std::int64_t last_record = -1;
  const RowError* example = nullptr;
};
using GroupKey = std::tuple<base::Code, std::int32_t, std::string_view>;

}  // namespace

std::vector<ErrorGroup> groups_of(std::span<const RowError> errors) {
  std::map<GroupKey, Group> counted;
  for (const RowError& error : errors) {
    Group& group = counted[{error.code, error.column, error.field}];
    if (group.example == nullptr) group.example = &error;
    if (group.last_record != error.record) ++group.count;
    group.last_record = error.record;
  }
  std::vector<ErrorGroup> groups;
  groups.reserve(counted.size());
  for (const auto& [key, group] : counted) {
    const RowError& example = *group.example;
    groups.push_back({example.code, example.column, example.field, group.count, example});
  }
  return groups;
}

}  // namespace inlet::store
