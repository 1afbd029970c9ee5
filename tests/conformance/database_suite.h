// SPDX-License-Identifier: Apache-2.0
//
// What every Database must do, whatever its dialect: INSTANTIATE_TEST_SUITE_P with a factory runs all of it. A factory makes
// an empty database and can open the same one again.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/content_hash.h"
#include "leads/values/text_arena.h"
#include "leads/values/value_text.h"
#include "store/database/database.h"

namespace inlet::store {

// One place in which a database lies; open() may be called several times and gives databases over the same data.
class DatabasePlace {
 public:
  virtual ~DatabasePlace() = default;
  virtual Result<std::unique_ptr<Database>> open() = 0;
};

struct Dialect {
  const char* name;
  std::function<std::unique_ptr<DatabasePlace>()> make_place;
};

template <class T>
T must(Result<T> result) {
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message() + " " + result.error().detail);
  if (!result) std::abort();  // what follows would be about nothing
  return std::move(*result);
}
inline void must(Result<void> result) {
  EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().message() + " " + result.error().detail);
}

inline base::TimePoint at_second(std::int64_t second) {
  return base::TimePoint(std::chrono::milliseconds(1'767'603'600'000 + second * 1000));
}

class DatabaseSuite : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    place_ = GetParam().make_place();
    database_ = must(place_->open());
    ASSERT_NE(database_, nullptr);
  }

  std::unique_ptr<Transaction> write() { return must(database_->begin(Access::kWrite)); }
  std::unique_ptr<Transaction> read() { return must(database_->begin(Access::kRead)); }

  // Writes in a transaction of its own.
  template <class Act>
  void commit(Act act) {
    auto transaction = write();
    ASSERT_NE(transaction, nullptr);
    act(*transaction);
    must(transaction->commit());
  }

  std::unique_ptr<DatabasePlace> place_;
  std::unique_ptr<Database> database_;
};

// A lead to be made, as texts by key of the field.
using LeadTexts = std::vector<std::pair<const char*, const char*>>;

// Creates leads of one shape with the ids that it reserves; gives the first. Does not claim keys.
inline leads::LeadId create_leads(Transaction& transaction, const std::vector<LeadTexts>& rows, base::TimePoint now,
                                  std::int64_t import_id = 0) {
  const auto catalog = must(transaction.catalog().current());
  leads::TextArena arena;
  leads::NewLeads fresh;
  std::vector<const leads::Field*> fields;
  for (const auto& [key, text] : rows.front()) fields.push_back(catalog->find(key));
  std::vector<std::vector<leads::Value>> values;
  for (const LeadTexts& row : rows) {
    values.emplace_back();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto value = leads::value_from_text(*fields[i], row[i].second, "USD", arena);
      EXPECT_TRUE(value.has_value()) << fields[i]->key << " " << row[i].second;
      values.back().push_back(value.value_or(leads::Value{}));
    }
  }
  for (const auto& row : values) fresh.rows.push_back(row.data());
  fresh.fields = fields;
  fresh.created_by = 1;
  fresh.now = now;
  fresh.import_id = import_id;
  if (import_id != 0) {
    for (std::size_t i = 0; i < rows.size(); ++i) fresh.import_rows.push_back(static_cast<std::int64_t>(i) + 2);
  }
  fresh.first_id = must(transaction.leads().reserve_ids(static_cast<std::int64_t>(rows.size())));
  must(transaction.leads().create(fresh));
  return fresh.first_id;
}

// The key of an email under the criterion of a fresh installation.
inline leads::MatchKey email_key(Transaction& transaction, std::string_view email) {
  const auto catalog = must(transaction.catalog().current());
  const auto criteria = must(transaction.duplicates().criteria());
  const leads::Field* const fields[] = {catalog->find("email")};
  const leads::Value values[] = {leads::Value::of_text(leads::ValueKind::kText, email)};
  std::string scratch;
  return leads::match_key(criteria.front(), fields, values, scratch).value_or(leads::MatchKey{});
}

// An upload and a draft over it.
inline imports::ImportRecord open_draft(Transaction& transaction, std::string_view file_name, base::TimePoint now) {
  imports::ImportRecord record;
  record.upload = must(transaction.uploads().add({0, std::string(file_name), 10, base::sha256_hex(file_name), 1, now}));
  record.file_name = file_name;
  record.started_by = 1;
  record.created_at = now;
  record.id = must(transaction.ledger().open(record));
  return record;
}

}  // namespace inlet::store
