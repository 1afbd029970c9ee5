// SPDX-License-Identifier: Apache-2.0
//
// The contract of leads, their lists, their trash and their fields.
#pragma once

#include "leads/values/value_text.h"
#include "tests/conformance/database_suite.h"

namespace inlet::store {

inline std::string text_in(Transaction& transaction, const leads::Lead& lead, const char* key) {
  const auto catalog = must(transaction.catalog().current());
  return leads::text_with_currency(*catalog->find(key), lead.get(key));
}

inline std::vector<leads::LeadId> ids_of(const leads::LeadPage& page) {
  std::vector<leads::LeadId> ids;
  for (const leads::Lead& lead : page.leads) ids.push_back(lead.id);
  return ids;
}

TEST_P(DatabaseSuite, GivesEveryTypeOfValueBackAsItCame) {
  const char* const kTexts[][2] = {{"last_name", "O'Brien 李"},
                                   {"email", "ann@example.com"},
                                   {"phone", "+4930123456;ext=5"},
                                   {"employees", "-12"},
                                   {"annual_revenue", "1234.5678 EUR"},
                                   {"source", "trade_show"},
                                   {"expected_close_date", "0999-02-28"},
                                   {"owner", "1"},
                                   {"tags", "a;b"},
                                   {"email_opt_out", "true"},
                                   {"description", "two\nlines"}};
  commit([&](Transaction& transaction) {
    LeadTexts row;
    for (const auto& text : kTexts) row.emplace_back(text[0], text[1]);
    create_leads(transaction, {row}, at_second(5));
  });
  auto transaction = read();
  const auto lead = must(transaction->leads().find(1));
  ASSERT_TRUE(lead.has_value());
  for (const auto& text : kTexts) EXPECT_EQ(text_in(*transaction, *lead, text[0]), text[1]) << text[0];
  EXPECT_EQ(lead->version, 1);
  EXPECT_EQ(lead->created_at_ms, at_second(5).time_since_epoch().count());
  EXPECT_FALSE(lead->import_job_id.has_value());
  EXPECT_FALSE(lead->is_trashed());
  EXPECT_TRUE(lead->get("first_name").is_none());
  EXPECT_FALSE(must(transaction->leads().find(2)).has_value());
}

TEST_P(DatabaseSuite, ForgetsWhatWasNotCommitted) {
  {
    auto transaction = write();
    create_leads(*transaction, {{{"last_name", "Lee"}}}, at_second(0));
  }
  auto transaction = read();
  EXPECT_FALSE(must(transaction->leads().find(1)).has_value());
}

TEST_P(DatabaseSuite, GivesIdsInARow) {
  auto transaction = write();
  EXPECT_EQ(must(transaction->leads().reserve_ids(100)), 1);
  EXPECT_EQ(must(transaction->leads().reserve_ids(1)), 101);
  EXPECT_EQ(must(transaction->leads().reserve_ids(5)), 102);
}

TEST_P(DatabaseSuite, RefusesAChangeOfAnotherVersion) {
  commit([](Transaction& t) { create_leads(t, {{{"last_name", "Lee"}, {"tags", "a;b"}}}, at_second(0)); });
  auto transaction = write();
  const auto catalog = must(transaction->catalog().current());
  leads::LeadChange change{1, 1, {}};
  change.changes.push_back({catalog->find("last_name"), {}, leads::Value::of_text(leads::ValueKind::kText, "Li")});
  change.changes.push_back({catalog->find("tags"), {}, leads::Value::of_text(leads::ValueKind::kOptions, "c")});
  must(transaction->leads().update({&change, 1}, 1, at_second(9)));
  const auto lead = must(transaction->leads().find(1));
  EXPECT_EQ(text_in(*transaction, *lead, "last_name"), "Li");
  EXPECT_EQ(text_in(*transaction, *lead, "tags"), "c");
  EXPECT_EQ(lead->version, 2);
  EXPECT_EQ(lead->updated_at_ms, at_second(9).time_since_epoch().count());
  const auto again = transaction->leads().update({&change, 1}, 1, at_second(9));
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().kind, base::ErrorKind::kConflict);
  change.lead = 77;
  const auto nobody = transaction->leads().update({&change, 1}, 1, at_second(9));
  ASSERT_FALSE(nobody.has_value());
  EXPECT_EQ(nobody.error().kind, base::ErrorKind::kNotFound);
}

TEST_P(DatabaseSuite, PagesThroughEveryOrderWithoutGapOrRepetition) {
  commit([](Transaction& t) {
    std::vector<LeadTexts> rows;
    for (int i = 0; i < 23; ++i) {
      static const char* const kNames[] = {"Ann", "bob", "", "Cid", "ann"};
      static const char* const kAmounts[] = {"5.00 USD", "", "-3.00 USD", "5.00 USD"};
      rows.push_back({{"last_name", kNames[i % 5]}, {"first_name", kNames[i % 3]}, {"value", kAmounts[i % 4]}});
    }
    create_leads(t, rows, at_second(1));
    create_leads(t, {rows.begin(), rows.begin() + 7}, at_second(2));
  });
  for (const char* key : {"created_at", "id", "last_name", "name", "value", "updated_at"}) {
    for (const bool descending : {false, true}) {
      auto transaction = read();
      leads::LeadFilter filter;
      filter.sort = {key, descending};
      const auto whole = ids_of(must(transaction->leads().list(filter, 1000)));
      ASSERT_EQ(whole.size(), 30U) << key;
      std::vector<leads::LeadId> pieces;
      do {
        const auto page = must(transaction->leads().list(filter, 4));
        EXPECT_EQ(page.total, 30);
        for (const auto id : ids_of(page)) pieces.push_back(id);
        filter.cursor = page.next_cursor;
      } while (!filter.cursor.empty() && pieces.size() < 100);
      EXPECT_EQ(pieces, whole) << key << (descending ? " descending" : "");
    }
  }
}

TEST_P(DatabaseSuite, KeepsAPagesPlaceWhenLeadsAreAdded) {
  commit([](Transaction& t) {
    create_leads(t, {{{"last_name", "A"}}, {{"last_name", "B"}}, {{"last_name", "C"}}}, at_second(1));
  });
  leads::LeadFilter filter;
  const auto first = must(read()->leads().list(filter, 2));
  EXPECT_EQ(ids_of(first), (std::vector<leads::LeadId>{3, 2}));
  commit([](Transaction& t) { create_leads(t, {{{"last_name", "D"}}}, at_second(2)); });
  filter.cursor = first.next_cursor;
  EXPECT_EQ(ids_of(must(read()->leads().list(filter, 2))), (std::vector<leads::LeadId>{1}));
  filter.cursor = "nonsense";
  EXPECT_FALSE(read()->leads().list(filter, 2).has_value());
}

TEST_P(DatabaseSuite, FiltersByEveryCondition) {
  commit([](Transaction& t) {
    create_leads(
        t,
        {{{"last_name", "Müller"},
          {"stage", "new"},
          {"value", "10.00 USD"},
          {"tags", "a;b"},
          {"expected_close_date", "2024-05-31"}},
         {{"last_name", "Lee"}, {"stage", "won"}, {"value", "20.00 USD"}, {"tags", ""}, {"expected_close_date", ""}},
         {{"last_name", "Ray"}, {"stage", ""}, {"value", ""}, {"tags", "b"}, {"expected_close_date", "2025-01-01"}}},
        at_second(1), 7);
  });
  using leads::FilterOp;
  struct Case {
    const char* name;
    leads::LeadCondition condition;
    std::vector<leads::LeadId> expected;
  };
  const Case kCases[] = {
      {"one option", {"stage", FilterOp::kIn, {"new"}}, {1}},
      {"several options", {"stage", FilterOp::kIn, {"new", "won"}}, {1, 2}},
      {"not an option keeps blanks", {"stage", FilterOp::kNotIn, {"new"}}, {2, 3}},
      {"an option nobody has", {"stage", FilterOp::kIn, {"nothing"}}, {}},
      {"tag", {"tags", FilterOp::kIn, {"a", "x"}}, {1}},
      {"not a tag", {"tags", FilterOp::kNotIn, {"a"}}, {2, 3}},
      {"no tags", {"tags", FilterOp::kBlank, {}}, {2}},
      {"some tags", {"tags", FilterOp::kNotBlank, {}}, {1, 3}},
      {"part of a text, folded", {"last_name", FilterOp::kContains, {"MÜL"}}, {1}},
      {"from an amount", {"value", FilterOp::kFrom, {"10.5"}}, {2}},
      {"to a date", {"expected_close_date", FilterOp::kTo, {"2024-05-31"}}, {1}},
      {"blank", {"value", FilterOp::kBlank, {}}, {3}},
      {"import", {"import_job_id", FilterOp::kIn, {"7"}}, {1, 2, 3}},
      {"other import", {"import_job_id", FilterOp::kIn, {"8"}}, {}},
      {"created from", {"created_at", FilterOp::kFrom, {"2030-01-01T00:00:00Z"}}, {}},
  };
  for (const Case& c : kCases) {
    leads::LeadFilter filter;
    filter.conditions = {c.condition};
    filter.sort = {"id", false};
    const auto page = must(read()->leads().list(filter, 10));
    EXPECT_EQ(ids_of(page), c.expected) << c.name;
    EXPECT_EQ(page.total, static_cast<std::int64_t>(c.expected.size())) << c.name;
  }
  leads::LeadFilter filter;
  filter.conditions = {{"last_name\" OR 1=1 --", FilterOp::kIn, {"x"}}};
  EXPECT_FALSE(read()->leads().list(filter, 10).has_value());
}

TEST_P(DatabaseSuite, FindsLeadsByTheBeginningsOfWords) {
  commit([](Transaction& t) {
    create_leads(t,
                 {{{"first_name", "José"},
                   {"last_name", "Núñez"},
                   {"email", "jose@blue-sky.example"},
                   {"company", "Blue Sky"},
                   {"phone", "+4930123456"}},
                  {{"first_name", "Ann"},
                   {"last_name", "Lee"},
                   {"email", "ann.lee@example.com"},
                   {"company", "Red"},
                   {"phone", ""}}},
                 at_second(1));
  });
  const auto found = [&](const char* search) {
    leads::LeadFilter filter;
    filter.search = search;
    return ids_of(must(read()->leads().list(filter, 10)));
  };
  EXPECT_TRUE(found("ann").empty());  // not in the index yet
  commit([](Transaction& t) { EXPECT_EQ(must(t.leads().index_for_search(1)), 1); });
  commit([](Transaction& t) { EXPECT_EQ(must(t.leads().index_for_search(10)), 0); });
  using Ids = std::vector<leads::LeadId>;
  EXPECT_EQ(found("ann"), (Ids{2}));
  EXPECT_EQ(found("nunez JOS"), (Ids{1}));
  EXPECT_EQ(found("ann.lee@exam"), (Ids{2}));
  EXPECT_EQ(found("blue"), (Ids{1}));
  EXPECT_EQ(found("030 1234"), (Ids{1}));
  EXPECT_EQ(found("+49 30"), (Ids{1}));
  EXPECT_EQ(found("ex"), (Ids{2, 1}));
  EXPECT_TRUE(found("--").empty());
  EXPECT_TRUE(found("\" OR NEAR(").empty());
  commit([](Transaction& t) {
    const auto catalog = must(t.catalog().current());
    leads::LeadChange change{
        2, 1, {{catalog->find("last_name"), {}, leads::Value::of_text(leads::ValueKind::kText, "Zed")}}};
    must(t.leads().update({&change, 1}, 1, at_second(2)));
  });
  commit([](Transaction& t) { EXPECT_EQ(must(t.leads().index_for_search(10)), 0); });
  EXPECT_EQ(found("zed"), (Ids{2}));
}

TEST_P(DatabaseSuite, TrashHidesALeadAndFreesItsKeys) {
  commit([](Transaction& t) {
    create_leads(t, {{{"email", "a@b.example"}}, {{"email", "A@b.example"}}}, at_second(1));
    const auto key = email_key(t, "a@b.example");
    const leads::KeyClaim claims[] = {{key, 1, true}, {key, 2, false}};
    EXPECT_TRUE(must(t.duplicates().claim(claims)).empty());
  });
  const leads::LeadId first = 1;
  commit([&](Transaction& t) { must(t.leads().trash({&first, 1}, 1, at_second(2))); });
  {
    auto transaction = write();
    const leads::KeyQuestion question{email_key(*transaction, "a@b.example"), 0};
    const auto holders = must(transaction->duplicates().find({&question, 1}));
    ASSERT_EQ(holders.size(), 1U);
    EXPECT_EQ(holders.front().lead, 2);
    // Lead 2 moved up to slot 0: nobody else can claim the key for himself.
    const leads::KeyClaim late{question.key, 9, true};
    EXPECT_EQ(must(transaction->duplicates().claim({&late, 1})).size(), 1U);
    leads::LeadFilter filter;
    EXPECT_EQ(ids_of(must(transaction->leads().list(filter, 9))), (std::vector<leads::LeadId>{2}));
    filter.trashed = true;
    EXPECT_EQ(ids_of(must(transaction->leads().list(filter, 9))), (std::vector<leads::LeadId>{1}));
  }
  commit([&](Transaction& t) { must(t.leads().restore({&first, 1}, 1, at_second(3))); });
  auto transaction = read();
  const leads::KeyQuestion question{email_key(*transaction, "a@b.example"), 0};
  EXPECT_EQ(must(transaction->duplicates().find({&question, 1})).size(), 2U);
  const auto history = must(transaction->leads().history(1, 10));
  ASSERT_EQ(history.size(), 3U);
  EXPECT_EQ(history[0].kind, "restored");
  EXPECT_EQ(history[1].kind, "trashed");
  EXPECT_EQ(history[2].kind, "created");
}

TEST_P(DatabaseSuite, AUniqueFieldRefusesAValueThatIsTaken) {
  commit([](Transaction& t) {
    create_leads(t, {{{"external_id", "X1"}}, {{"external_id", "X1"}}, {{"external_id", "X2"}}}, at_second(1));
  });
  const auto make_unique = [](Transaction& t) {
    leads::Field field = *must(t.catalog().current())->find("external_id");
    field.unique = true;
    return t.catalog().change_field(field);
  };
  {
    auto transaction = write();
    const auto refused = make_unique(*transaction);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, base::Code::kUniqueViolation);
  }
  const leads::LeadId second = 2;
  commit([&](Transaction& t) {
    must(t.leads().trash({&second, 1}, 1, at_second(2)));
    must(make_unique(t));
    EXPECT_EQ(must(t.duplicates().criteria()).size(), 2U);
  });
  auto transaction = write();
  const auto refused = transaction->leads().restore({&second, 1}, 1, at_second(3));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, base::Code::kUniqueViolation);
  EXPECT_EQ(refused.error().arguments, (std::vector<std::string>{"External ID", "X1", "lead 1"}));
}

TEST_P(DatabaseSuite, ACustomFieldIsThereFromItsTransactionOn) {
  const auto before = must(read()->catalog().current());
  leads::Field field;
  field.key = "cf_budget";
  field.label = "Budget";
  field.type = leads::FieldType::kMoney;
  field.custom = true;
  field.aliases = {"Etat", "with \"quotes\""};
  {
    auto transaction = write();
    must(transaction->catalog().add_field(field));
    EXPECT_NE(must(transaction->catalog().current())->find("cf_budget"), nullptr);
  }
  EXPECT_EQ(must(read()->catalog().current())->find("cf_budget"), nullptr) << "rolled back";
  commit([&](Transaction& t) {
    must(t.catalog().add_field(field));
    EXPECT_FALSE(t.catalog().add_field(field).has_value());
    create_leads(t, {{{"last_name", "Lee"}, {"cf_budget", "7.00 EUR"}}}, at_second(1));
  });
  auto transaction = read();
  const auto catalog = must(transaction->catalog().current());
  EXPECT_GT(catalog->version(), before->version());
  EXPECT_EQ(before->find("cf_budget"), nullptr) << "the old catalogue stays as it was";
  EXPECT_EQ(catalog->find("cf_budget")->aliases, field.aliases);
  EXPECT_EQ(text_in(*transaction, *must(transaction->leads().find(1)), "cf_budget"), "7.00 EUR");
}

TEST_P(DatabaseSuite, AnOptionIsAddedOnce) {
  commit([](Transaction& t) {
    const auto add = [&t](const char* label) { return must(t.catalog().add_option("tags", label)); };
    const std::string fish = add("Big Fish!");
    EXPECT_EQ(add("big-fish!"), fish) << "differs in case and a dash alone";
    const std::string other = add("Big, Fish?");
    EXPECT_NE(other, fish);
    EXPECT_NE(add("客户"), fish);
    EXPECT_EQ(add("Big, Fish?"), other);
    EXPECT_FALSE(t.catalog().add_option("nothing", "x").has_value());
  });
  EXPECT_EQ(must(read()->catalog().current())->find("tags")->options.size(), 3U);
}

}  // namespace inlet::store
