// SPDX-License-Identifier: Apache-2.0
#include "store/database/schema_names.h"

#include <algorithm>
#include <vector>

namespace inlet::store {
namespace {

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t end = line.find_first_of(" ;(");
    if (end != 0) words.emplace_back(line.substr(0, end));
    line.remove_prefix(end == std::string_view::npos ? line.size() : end + 1);
  }
  return words;
}

}  // namespace

void follow_indexes(std::string_view migration, std::set<std::string>& indexes) {
  while (!migration.empty()) {
    const std::string_view line = migration.substr(0, migration.find('\n'));
    migration.remove_prefix(std::min(line.size() + 1, migration.size()));
    const auto words = words_of(line);
    if (words.size() < 3) continue;
    const bool is_unique = words[0] == "CREATE" && words[1] == "UNIQUE" && words[2] == "INDEX" && words.size() > 3;
    if (is_unique) indexes.insert(words[3]);
    if (words[0] == "CREATE" && words[1] == "INDEX") indexes.insert(words[2]);
    if (words[0] == "DROP" && words[1] == "INDEX") indexes.erase(words[2]);
  }
}

}  // namespace inlet::store
