// SPDX-License-Identifier: Apache-2.0
//
// What only a server can show: refusals, other sessions, sudden ends. The contract of every Database: ../database.
#include <atomic>
#include <set>
#include <thread>

#include "store/postgres/connect.h"
#include "store/postgres/lead_columns.h"
#include "store/postgres/migration.h"
#include "store/postgres/postgres_connection.h"
#include "store/postgres/postgres_slowness.h"
#include "store/postgres/writer_turn.h"
#include "tests/conformance/database_suite.h"
#include "tests/store/postgres/postgres_place.h"

namespace inlet::store {
namespace {

using postgres::PostgresPlace;
using postgres::run_sql;
using postgres::test_server;
using postgres::with_database;

bool add_lead(Database& database) {
  auto transaction = database.begin(Access::kWrite);
  if (!transaction) return false;
  create_leads(**transaction, {{{"last_name", "Lee"}}}, at_second(1));
  return (*transaction)->commit().has_value();
}

std::int64_t count_leads(Database& database) {
  auto transaction = must(database.begin(Access::kRead));
  return must(transaction->leads().list({}, 1)).total;
}

class PostgresDatabaseTest : public testing::Test {
 protected:
  void SetUp() override {
    if (test_server().empty()) GTEST_SKIP() << "INLET_TEST_POSTGRES is not set";
    place_ = std::make_unique<PostgresPlace>();
  }
  base::Error refusal_of(const std::string& url) {
    const auto database = open_database(url);
    EXPECT_FALSE(database.has_value()) << url;
    return database ? base::Error() : database.error();
  }
  // `user`: a name, or name:password.
  std::string as_user(const std::string& user) const {
    const std::string url = place_->url();
    const std::size_t host = url.find("://") + 3;
    const std::size_t at = url.find('@', host);
    return url.substr(0, host) + user + "@" + url.substr(at == std::string::npos ? host : at + 1);
  }

  std::unique_ptr<PostgresPlace> place_;
};

TEST_F(PostgresDatabaseTest, SaysWhatIsWrongWithAnAddress) {
  EXPECT_EQ(refusal_of("postgres://h/x?nonsense=1").code, base::Code::kBadSetting);
  const base::Error nobody = refusal_of("postgres://127.0.0.1:1,127.0.0.1:2/x?connect_timeout=2");
  EXPECT_EQ(nobody.code, base::Code::kDatabaseUnavailable);
  EXPECT_EQ(nobody.message().find('\n'), std::string::npos) << nobody.message();
  EXPECT_NE(nobody.message().find("port 2"), std::string::npos) << "each host has its part";
  EXPECT_EQ(refusal_of(with_database(test_server(), "inlet_nowhere")).code, base::Code::kDatabaseMissing);
  EXPECT_EQ(refusal_of(as_user("inlet_nobody")).code, base::Code::kDatabaseSignInRefused);
}

TEST_F(PostgresDatabaseTest, SaysWhichRightIsMissing) {
  const std::string user = place_->name() + "_guest";
  run_sql(test_server(), "CREATE USER " + user + " PASSWORD 'guest'");
  run_sql(place_->url(), "REVOKE CREATE ON SCHEMA public FROM public");
  EXPECT_EQ(refusal_of(as_user(user + ":guest")).code, base::Code::kDatabaseNoRights);
  run_sql(test_server(), "REVOKE CONNECT ON DATABASE " + place_->name() + " FROM public");
  EXPECT_EQ(refusal_of(as_user(user + ":guest")).code, base::Code::kDatabaseNoRights);
  run_sql(test_server(), "DROP USER " + user);
}

TEST_F(PostgresDatabaseTest, RefusesADatabaseOfANewerProgram) {
  must(place_->open());
  run_sql(place_->url(), "INSERT INTO schema_version VALUES (9999, 'later', 0)");
  const base::Error error = refusal_of(place_->url());
  EXPECT_EQ(error.code, base::Code::kDatabaseTooNew);
  EXPECT_EQ(error.arguments, (std::vector<std::string>{"9999", std::to_string(postgres::newest_schema())}));
}

// A rolling upgrade, seen by a node that is still the older one.
TEST_F(PostgresDatabaseTest, GoesOnBesideANewerSchemaThatSaysItMay) {
  const auto database = must(place_->open());
  run_sql(place_->url(),
          "INSERT INTO schema_version VALUES (9998, 'added_to', 0, " + std::to_string(postgres::newest_schema()) + ")");
  EXPECT_TRUE(add_lead(*database));
  EXPECT_EQ(count_leads(*must(place_->open())), 1) << "it may also be started again";
}

TEST_F(PostgresDatabaseTest, DoesNothingMoreOnceTheSchemaIsNoLongerForIt) {
  const auto database = must(place_->open());
  auto begun = must(database->begin(Access::kWrite));
  create_leads(*begun, {{{"last_name", "Begun"}}}, at_second(1));
  must(begun->commit());
  begun = nullptr;
  run_sql(place_->url(), "INSERT INTO schema_version VALUES (9998, 'changed', 0)");
  for (int i = 0; i < 6; ++i) {  // more often than there are places for writers
    for (const Access access : {Access::kRead, Access::kWrite}) {
      const auto refused = database->begin(access);
      ASSERT_FALSE(refused.has_value());
      EXPECT_EQ(refused.error().code, base::Code::kDatabaseTooNew);
      EXPECT_EQ(refused.error().kind, base::ErrorKind::kUnavailable) << "imports wait, and none fails";
    }
  }
}

TEST_F(PostgresDatabaseTest, ANodeThatStartsWaitsWhileAnotherMigrates) {
  const auto address = must(postgres::ServerAddress::parse(place_->url()));
  const auto other = must(address.connect(postgres::ConnectionUse::kWriter));
  must(other->run_script("BEGIN; SELECT pg_advisory_xact_lock(452823278964); CREATE TABLE half_of_it (id bigint)"));
  std::atomic<bool> is_open = false;
  std::thread starts([&] { is_open = place_->open().has_value(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  EXPECT_FALSE(is_open);
  must(other->run_script("DROP TABLE half_of_it; COMMIT"));
  starts.join();
  EXPECT_TRUE(is_open);
}

TEST(PostgresMigration, SaysWhoSurvivesIt) {
  EXPECT_EQ(postgres::survivor_of("-- Adds a column.\n-- Survived by schema 19.\nALTER TABLE ..."), 19);
  EXPECT_EQ(postgres::survivor_of("-- Adds a column.\nALTER TABLE ..."), std::nullopt);
  EXPECT_EQ(postgres::survivor_of("-- Adds.\n-- Survived by schema nine.\n"), std::nullopt);
}

TEST_F(PostgresDatabaseTest, TriesTheNextHostOfItsAddress) {
  std::string url = place_->url();
  const std::size_t at = url.find('@');
  const std::size_t host = at == std::string::npos ? url.find("://") + 3 : at + 1;
  url.insert(host, "127.0.0.1:1,");
  EXPECT_TRUE(open_database(url).has_value());
}

TEST_F(PostgresDatabaseTest, OpensAgainWithWhatWasCommitted) {
  EXPECT_TRUE(add_lead(*must(place_->open())));
  const auto database = must(place_->open());
  EXPECT_EQ(count_leads(*database), 1);
  EXPECT_EQ(must(must(database->begin(Access::kRead))->catalog().current())->version(), 1);
}

// The columns are in a migration, the fields in the catalogue: adding to one and not to the other would show here.
TEST_F(PostgresDatabaseTest, HasTheColumnsOfAllStandardFields) {
  must(place_->open());
  const auto address = must(postgres::ServerAddress::parse(place_->url()));
  const auto connection = must(address.connect(postgres::ConnectionUse::kReader));
  std::set<std::string> columns;
  auto rows =
      must(connection->query("SELECT attname::text || ' ' || format_type(atttypid, NULL) FROM pg_attribute WHERE "
                             "attrelid = 'lead'::regclass"));
  while (must(rows.step())) {
    std::string column = rows.string(0);
    if (column.ends_with("timestamp with time zone"))
      column.replace(column.find("timestamp"), std::string::npos, "timestamptz");
    columns.insert(column);
  }
  for (const leads::Field& field : leads::standard_fields()) {
    if (column_count(field) == 0) continue;
    EXPECT_TRUE(columns.contains(field.key + " " + postgres::column_type(field.type))) << field.key;
    EXPECT_EQ(columns.contains(field.key + "_currency text"), column_count(field) == 2) << field.key;
  }
}

TEST_F(PostgresDatabaseTest, WritersTakeTurns) {
  const auto first = must(place_->open());
  const auto second = must(place_->open());
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (Database* database : {first.get(), first.get(), second.get(), second.get()}) {
    threads.emplace_back([database, &failures] {
      for (int i = 0; i < 10; ++i) failures += add_lead(*database) ? 0 : 1;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(count_leads(*first), 40);
}

TEST_F(PostgresDatabaseTest, AReaderSeesOneMomentWhileOthersWrite) {
  const auto database = must(place_->open());
  const auto reader = must(database->begin(Access::kRead));
  EXPECT_EQ(must(reader->leads().list({}, 1)).total, 0);
  EXPECT_TRUE(add_lead(*database));
  EXPECT_EQ(must(reader->leads().list({}, 1)).total, 0);
  EXPECT_EQ(count_leads(*database), 1);
}

// What a restart of the server, a failover or a cut does to whoever is in a transaction.
TEST_F(PostgresDatabaseTest, ALostConnectionIsUnavailableAndTheNextOneIsNew) {
  const auto database = must(place_->open());
  EXPECT_TRUE(add_lead(*database));
  auto transaction = must(database->begin(Access::kWrite));
  create_leads(*transaction, {{{"last_name", "Lost"}}}, at_second(1));
  run_sql(test_server(),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + place_->name() + "'");
  const auto reserved = transaction->leads().reserve_ids(1);
  ASSERT_FALSE(reserved.has_value());
  EXPECT_EQ(reserved.error().kind, base::ErrorKind::kUnavailable);
  EXPECT_EQ(reserved.error().code, base::Code::kDatabaseUnavailable);
  EXPECT_FALSE(transaction->commit().has_value());
  transaction = nullptr;
  EXPECT_TRUE(add_lead(*database));
  EXPECT_EQ(count_leads(*database), 2);
}

// A process that is stopped in the middle of a COPY keeps its connection, and its machine answers for it.
TEST_F(PostgresDatabaseTest, AWriterThatSleepsInACopyLosesItsTurn) {
  const auto database = must(place_->open());
  const auto address = must(postgres::ServerAddress::parse(place_->url()));
  const auto sleeper = must(address.connect(postgres::ConnectionUse::kWriter));
  const auto other = must(address.connect(postgres::ConnectionUse::kReader));
  must(sleeper->run_script("BEGIN; SELECT pg_advisory_xact_lock(452823278964)"));
  PQclear(PQexec(sleeper->handle(), "COPY match_key (criterion, key, slot, lead) FROM STDIN"));
  EXPECT_EQ(must(postgres::end_sleeping_writers(*other, base::Duration(60'000))), 0) << "it has only begun";
  EXPECT_EQ(must(postgres::end_sleeping_writers(*other, base::Duration(0))), 1);
  EXPECT_TRUE(add_lead(*database));
}

// A machine that went away without a word: tools/nodes shows that the turn is free again; here, that the server was asked to look.
TEST_F(PostgresDatabaseTest, TheServerNoticesALostWriterBeforeItsLeaseRunsOut) {
  const auto address = must(postgres::ServerAddress::parse(place_->url()));
  const auto writer = must(address.connect(postgres::ConnectionUse::kWriter));
  const auto seconds = [&](const char* setting) {
    return must(
        writer->number("SELECT extract(epoch FROM current_setting('" + std::string(setting) + "')::interval)::bigint"));
  };
  EXPECT_LT(seconds("idle_in_transaction_session_timeout"), 30);
  EXPECT_LT(must(writer->number("SELECT (current_setting('tcp_keepalives_idle')::bigint + "
                                "current_setting('tcp_keepalives_interval')::bigint * "
                                "current_setting('tcp_keepalives_count')::bigint)")),
            30);
}

TEST_F(PostgresDatabaseTest, TellsWhoseTransactionIsOpenForLong) {
  must(place_->open());
  const auto address = must(postgres::ServerAddress::parse(
      place_->url() + (place_->url().find('?') == std::string::npos ? "?" : "&") + "application_name=report"));
  const auto reading = must(address.connect(postgres::ConnectionUse::kReader));
  const auto doctor = must(address.connect(postgres::ConnectionUse::kReader));
  must(reading->run_script("BEGIN; SELECT count(*) FROM lead"));
  EXPECT_TRUE(must(postgres::long_transactions(*doctor, base::Duration(60'000))).empty());
  const auto found = must(postgres::long_transactions(*doctor, base::Duration(0)));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().program, "report");
  EXPECT_TRUE(found.front().is_idle);
}

TEST_F(PostgresDatabaseTest, NothingIsCommittedAfterAStatementThatFailed) {
  const auto database = must(place_->open());
  {
    auto transaction = must(database->begin(Access::kWrite));
    create_leads(*transaction, {{{"last_name", "Half"}}}, at_second(1));
    auto record = open_draft(*transaction, "May.csv", at_second(0));
    record.state = imports::ImportState::kCompleted;
    record.tally.total = 3;
    EXPECT_FALSE(transaction->ledger().move(record, imports::ImportState::kDraft).has_value());
    EXPECT_FALSE(transaction->commit().has_value());
  }
  EXPECT_EQ(count_leads(*database), 0);
}

TEST_F(PostgresDatabaseTest, KeepsTextsThatPostgresCanNotHold) {
  const auto database = must(place_->open());
  auto transaction = must(database->begin(Access::kWrite));
  must(transaction->settings().put("odd", std::string_view("a\0b\xff", 4)));
  EXPECT_EQ(must(transaction->settings().find("odd")),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
}

TEST_F(PostgresDatabaseTest, ManyChangesAtOnceKeepTheirOrder) {
  const auto database = must(place_->open());
  auto transaction = must(database->begin(Access::kWrite));
  create_leads(*transaction, {{{"last_name", "A"}}, {{"last_name", "B"}}}, at_second(1));
  const auto catalog = must(transaction->catalog().current());
  const leads::Field* name = catalog->find("last_name");
  const leads::Field* tags = catalog->find("tags");
  const auto text = [](const char* value) { return leads::Value::of_text(leads::ValueKind::kText, value); };
  const leads::LeadChange changes[] = {
      {1, 1, {{name, {}, text("A1")}}},
      {2, 1, {{name, {}, text("B1")}}},
      {1, 2, {{name, {}, text("A2")}}},
      {2, 2, {{tags, {}, leads::Value::of_text(leads::ValueKind::kOptions, "x\x1fy")}}}};
  must(transaction->leads().update(changes, 1, at_second(2)));
  const auto lead = must(transaction->leads().find(1));
  EXPECT_EQ(lead->get("last_name").text(), "A2");
  EXPECT_EQ(lead->version, 3);
  EXPECT_EQ(must(transaction->leads().find(2))->get("tags").text(), "x\x1fy");
}

// Many exclusive claims are copied as if all keys were free; one that is not sends them the long way.
TEST_F(PostgresDatabaseTest, OneTakenKeyAmongManyIsTold) {
  const auto database = must(place_->open());
  auto transaction = must(database->begin(Access::kWrite));
  const auto key = [&](int number) { return email_key(*transaction, std::to_string(number) + "@b.example"); };
  const leads::KeyClaim first{key(77), 1, true};
  EXPECT_TRUE(must(transaction->duplicates().claim({&first, 1})).empty());
  std::vector<leads::KeyClaim> many;
  for (int i = 0; i < 150; ++i) many.push_back({key(i), 100 + i, true});
  EXPECT_EQ(must(transaction->duplicates().claim(many)), (std::vector<std::uint32_t>{77}));
  for (leads::KeyClaim& claim : many) claim.key = key(1000 + static_cast<int>(claim.lead));
  EXPECT_TRUE(must(transaction->duplicates().claim(many)).empty());
  const leads::KeyQuestion questions[] = {{key(77), 0}, {key(78), 1}, {key(1100), 2}};
  must(transaction->commit());
  const auto reader = must(database->begin(Access::kRead));
  std::vector<leads::LeadId> holders;
  for (const auto& holder : must(reader->duplicates().find(questions))) holders.push_back(holder.lead);
  EXPECT_EQ(holders, (std::vector<leads::LeadId>{1, 178, 100}));
}

}  // namespace
}  // namespace inlet::store
