// SPDX-License-Identifier: Apache-2.0
#include "server/import_handlers.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "engine/surveys/running_surveys.h"
#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RawClient;
using testing::RunningServer;

constexpr std::string_view kLeads =
    "First Name,Last Name,Email,Company\n"
    "Ann,Lee,ann@example.com,Acme\n"
    "Bob,Ray,bob(at)example.com,Beta\n"
    "Cy,Dee,cy@example.com,Gamma\n"
    "Di,Moe,di@example.com,Delta\n"
    "Ed,Poe,ed@example.com,Epsilon\n"
    "Flo,Sky,flo@example.com,Zeta\n";

class ImportTest : public ::testing::Test {
 protected:
  ImportTest() : browser_(running_.port()) {
    running_.start_workers();
    browser_.set_up(running_.setup_token());
  }

  std::int64_t upload(std::string_view bytes) {
    return json_of(browser_.upload("leads.csv", bytes)).at("id").as_int64();
  }

  base::JsonValue draft(std::string_view bytes) {
    const RawAnswer answer = browser_.send("POST", "/imports", R"({"upload":)" + std::to_string(upload(bytes)) + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return json_of(answer);
  }
  static std::string path_of(const base::JsonValue& import) {
    return "/imports/" + std::to_string(import.at("id").as_int64());
  }
  static std::string version_of(const base::JsonValue& import) {
    return R"({"version":)" + std::to_string(import.at("version").as_int64()) + "}";
  }

  // Follows the events until the import says what is waited for.
  std::string follow(const std::string& path, std::string_view mark) {
    RawClient client(running_.port());
    client.send("GET /api/v1" + path + "/events HTTP/1.1\r\n" + browser_.headers() + "\r\n");
    EXPECT_EQ(client.receive().header("Content-Type"), "text/event-stream");
    return client.receive_until(mark);
  }

  RunningServer running_;
  engine::RunningSurveys surveys_{running_.engine(), 2};
  Browser browser_;
};

TEST_F(ImportTest, GoesFromTheFileToLeads) {
  const auto import = draft(kLeads);
  const std::string path = path_of(import);
  EXPECT_EQ(import.at("state").as_string(), "draft");
  EXPECT_EQ(import.at("detection").at("delimiter").at("value").as_string(), ",");
  EXPECT_EQ(import.at("mapping").at(2).at("field").as_string(), "email");
  EXPECT_TRUE(import.at("problems").as_array().empty()) << base::write_json(import.at("problems"));

  const auto preview = json_of(browser_.get(path + "/preview"));
  EXPECT_EQ(preview.at("rows").at(0).at("cells").at(0).as_string(), "Ann");
  EXPECT_EQ(json_of(browser_.get(path + "/columns")).at("rows").as_int64(), 6);
  EXPECT_EQ(json_of(browser_.get(path + "/mapping/suggestion")).at("columns").as_array().size(), 4U);
  EXPECT_EQ(json_of(browser_.get(path + "/columns/3/values")).at("values").as_array().size(), 6U);
  const auto samples = json_of(browser_.get(path + "/leads?limit=2")).at("leads").as_array();
  ASSERT_EQ(samples.size(), 2U);
  EXPECT_NE(base::write_json(samples.at(1)).find("INVALID_EMAIL"), std::string::npos)
      << base::write_json(samples.at(1));

  const RawAnswer checking = browser_.send("POST", path + "/check", version_of(import));
  ASSERT_EQ(checking.status, 202) << checking.body;
  follow(path, R"("check":{"state":"done")");
  const auto checked = json_of(browser_.get(path));
  EXPECT_EQ(checked.at("check").at("tally").at("created").as_int64(), 5);
  EXPECT_EQ(checked.at("check").at("tally").at("failed").as_int64(), 1);

  const RawAnswer started = browser_.send("POST", path + "/start", version_of(checked));
  ASSERT_EQ(started.status, 202) << started.body;
  follow(path, R"("state":"completed_with_errors")");
  const auto ended = json_of(browser_.get(path));
  EXPECT_EQ(ended.at("tally").at("created").as_int64(), 5);

  const auto rows = json_of(browser_.get(path + "/rows?outcome=failed"));
  ASSERT_EQ(rows.at("rows").as_array().size(), 1U) << base::write_json(rows);
  EXPECT_EQ(rows.at("rows").at(0).at("row").as_int64(), 3);
  EXPECT_EQ(rows.at("rows").at(0).at("messages").at(0).at("code").as_string(), "INVALID_EMAIL");
  const auto summary = json_of(browser_.get(path + "/summary"));
  EXPECT_EQ(summary.at("groups").at(0).at("count").as_int64(), 1);
  EXPECT_EQ(summary.at("columns").at(2).at("name").as_string(), "Email");

  const RawAnswer failed = browser_.get(path + "/failed.csv");
  EXPECT_EQ(failed.status, 200);
  EXPECT_NE(failed.body.find("bob(at)example.com"), std::string::npos) << failed.body;
  EXPECT_TRUE(failed.header("Content-Disposition").starts_with("attachment; filename=")) << failed.head;
  EXPECT_EQ(browser_.get(path + "/failed.xlsx").body.substr(0, 2), "PK");
  EXPECT_NE(browser_.get(path + "/receipt.csv").body.find("failed"), std::string::npos);
  EXPECT_EQ(browser_.get(path + "/original").body, kLeads);

  // What is wrong is said in the language of who asks, in the file as well.
  const RawAnswer german = browser_.send("GET", path + "/failed.csv", {}, "Accept-Language: de\r\n");
  EXPECT_NE(german.body.find("„bob(at)example.com“ ist keine E-Mail-Adresse."), std::string::npos) << german.body;
  const auto told = json_of(browser_.send("GET", path + "/summary", {}, "Accept-Language: de\r\n"));
  EXPECT_EQ(told.at("groups").at(0).at("title").as_string(), "E-Mail-Adresse ist nicht gültig");
  const auto missing = json_of(browser_.send("GET", "/imports/999", {}, "Accept-Language: de\r\n"));
  EXPECT_EQ(missing.at("detail").as_string(), "Nicht gefunden: Import 999.");

  const auto leads = json_of(browser_.get("/leads?sort=name"));
  ASSERT_EQ(leads.at("leads").as_array().size(), 5U);
  EXPECT_EQ(leads.at("leads").at(0).at("name").as_string(), "Cy Dee");
  EXPECT_EQ(leads.at("leads").at(1).at("import_row").as_int64(), 2);
  const auto notices = json_of(browser_.get("/notices"));
  EXPECT_EQ(notices.at("unread").as_int64(), 1);
  EXPECT_EQ(notices.at("notices").at(0).at("kind").as_string(), "completed_with_errors");
  const auto jobs = json_of(browser_.get("/imports"));
  EXPECT_EQ(jobs.at("total").as_int64(), 1);
  EXPECT_EQ(jobs.at("imports").at(0).at("done").as_int64(), 6);
}

// Longer than what is looked at first.
std::string long_file(std::string_view end) {
  std::string text = "Last Name,Email\n";
  for (int i = 0; i < 4'000; ++i) text += "Lee,lee" + std::to_string(i) + "@example.com\n";
  return text + std::string(end);
}

TEST_F(ImportTest, ALongFileIsShownAtOnceAndSettledWhenAllOfItIsRead) {
  const auto import = draft(long_file("Fran\xE7ois \x96 \xE0 la cr\xE8me,m@example.com\n"));
  const std::string path = path_of(import);
  const auto first = json_of(browser_.get(path + "/preview?limit=100"));
  EXPECT_EQ(first.at("rows").as_array().size(), 100U);
  EXPECT_EQ(first.at("header").at("cells").at(0).as_string(), "Last Name");
  EXPECT_EQ(import.at("mapping").at(1).at("field").as_string(), "email");

  base::JsonValue columns;
  do columns = json_of(browser_.get(path + "/columns"));
  while (columns.at("state").as_string() == "running");
  EXPECT_EQ(columns.at("state").as_string(), "done") << base::write_json(columns);
  EXPECT_EQ(columns.at("rows").as_int64(), 4'001);
  EXPECT_EQ(columns.at("read_bytes").as_int64(), columns.at("total_bytes").as_int64());

  const auto settled = json_of(browser_.get(path));
  EXPECT_FALSE(settled.at("detection").at("provisional").as_bool());
  EXPECT_EQ(settled.at("detection").at("encoding").at("value").as_string(), "windows-1252");
  EXPECT_EQ(settled.at("version").as_int64(), import.at("version").as_int64());
  const auto last = json_of(browser_.get(path + "/preview"));
  EXPECT_NE(base::write_json(last.at("notes")).find("ENCODING_CHANGED"), std::string::npos);
  EXPECT_EQ(browser_.send("POST", path + "/check", version_of(settled)).status, 202);
}

TEST_F(ImportTest, AFileThatIsBadAtItsEndSaysSo) {
  const auto import = draft(long_file(std::string(2U << 20U, 'x') + ",b\n"));
  const std::string path = path_of(import);
  base::JsonValue columns;
  do columns = json_of(browser_.get(path + "/columns"));
  while (columns.at("state").as_string() == "running");
  EXPECT_EQ(columns.at("state").as_string(), "failed");
  EXPECT_EQ(columns.at("failure").at("code").as_string(), "CELL_TOO_LONG");
  EXPECT_FALSE(columns.at("failure").at("remedy").as_string().empty());
  EXPECT_EQ(browser_.get(path + "/preview").status, 200) << "the first rows stay to be seen";
  EXPECT_EQ(browser_.get(path).status, 200);
  EXPECT_EQ(code_of(browser_.send("POST", path + "/check", version_of(import))), "CELL_TOO_LONG");
}

TEST_F(ImportTest, EventsGoOnAfterTheLastOneSeen) {
  const auto import = draft(kLeads);
  const std::string path = path_of(import);
  const std::string first = follow(path, "\n\n");
  EXPECT_TRUE(first.starts_with("id: 0\nevent: progress\ndata: {\"number\":0,")) << first;
  ASSERT_EQ(browser_.send("POST", path + "/start", version_of(import)).status, 202);
  follow(path, R"("state":"completed_with_errors")");
  RawClient client(running_.port());
  client.send("GET /api/v1" + path + "/events HTTP/1.1\r\n" + browser_.headers() + "Last-Event-ID: 1\r\n\r\n");
  EXPECT_EQ(client.receive().status, 200);
  const std::string missed = client.receive_until("\n\n");
  EXPECT_NE(missed.find(R"("state":"completed_with_errors")"), std::string::npos) << missed;
  EXPECT_FALSE(missed.starts_with("id: 1\n")) << missed;
}

TEST_F(ImportTest, AChangeOfAnOldVersionIsRefusedWithThePresentOne) {
  const auto import = draft(kLeads);
  const std::string options =
      R"("options":{"duplicates":"update","unmatched":"create","merge":"overwrite","defaults":[],"erase_with_na":false}})";
  const std::string version = std::to_string(import.at("version").as_int64());
  const RawAnswer changed =
      browser_.send("PUT", path_of(import) + "/options", R"({"version":)" + version + "," + options);
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json_of(changed).at("options").at("duplicates").as_string(), "update");
  const RawAnswer refused =
      browser_.send("PUT", path_of(import) + "/options", R"({"version":)" + version + "," + options);
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(code_of(refused), "CONFLICT");
  EXPECT_EQ(json_of(refused).at("current").at("version"), json_of(changed).at("version"));
}

TEST_F(ImportTest, KeepsWhatAPersonMapped) {
  const auto import = draft(kLeads);
  base::JsonArray columns = import.at("mapping").as_array();
  columns.at(3).as_object()["field"] = nullptr;
  columns.at(3).as_object()["chosen_by"] = "person";
  const base::JsonObject body{{"version", import.at("version")}, {"columns", columns}};
  const RawAnswer changed = browser_.send("PUT", path_of(import) + "/mapping", base::write_json(body));
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json_of(changed).at("mapping"), base::JsonValue(columns));
  const RawAnswer unknown =
      browser_.send("PUT", path_of(import) + "/mapping", R"({"version":2,"columns":[{"column":0,"role":"admin"}]})");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_NE(unknown.body.find("/columns/0/role"), std::string::npos) << unknown.body;
}

TEST_F(ImportTest, ReadsTheFileAsThePersonSays) {
  const auto import = draft(kLeads);
  const std::string version = std::to_string(import.at("version").as_int64());
  const RawAnswer changed =
      browser_.send("PUT", path_of(import) + "/source",
                    R"({"version":)" + version +
                        R"(,"source":{"sheet":null,"encoding":null,"delimiter":null,"quote":null,"header_row":0}})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(json_of(changed).at("source").at("header_row").as_int64(), 0);
  EXPECT_EQ(json_of(browser_.get(path_of(import) + "/preview")).at("rows").as_array().size(), 7U);
}

TEST_F(ImportTest, TheSameKeyGivesTheSameAnswer) {
  const std::string body = R"({"upload":)" + std::to_string(upload(kLeads)) + "}";
  const RawAnswer first = browser_.send("POST", "/imports", body, "Idempotency-Key: k1\r\n");
  ASSERT_EQ(first.status, 201);
  const RawAnswer second = browser_.send("POST", "/imports", body, "Idempotency-Key: k1\r\n");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  const RawAnswer other =
      browser_.send("POST", "/imports", R"({"upload":1,"template":null})", "Idempotency-Key: k1\r\n");
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(code_of(other), "IDEMPOTENCY_MISMATCH");
  EXPECT_EQ(browser_.send("POST", "/imports", body, "Idempotency-Key: " + std::string(256, 'k') + "\r\n").status, 400);
  EXPECT_EQ(json_of(browser_.get("/imports?state=draft")).at("total").as_int64(), 1);
}

TEST_F(ImportTest, SavesATemplateUnderANameOnce) {
  const auto import = draft(kLeads);
  const std::string id = std::to_string(import.at("id").as_int64());
  const RawAnswer saved =
      browser_.send("POST", "/templates", R"({"name":"Trade Show","shared":false,"import":)" + id + "}");
  ASSERT_EQ(saved.status, 201) << saved.body;
  EXPECT_EQ(json_of(saved).at("fields").as_int64(), 4);
  const RawAnswer again =
      browser_.send("POST", "/templates", R"({"name":"TRADE show","shared":false,"import":)" + id + "}");
  EXPECT_EQ(again.status, 409) << again.body;
  EXPECT_EQ(code_of(again), "NAME_TAKEN");
  const std::string path = "/templates/" + std::to_string(json_of(saved).at("id").as_int64());
  const RawAnswer renamed = browser_.send("PATCH", path, R"({"version":1,"name":"Fair"})");
  EXPECT_EQ(json_of(renamed).at("name").as_string(), "Fair") << renamed.body;
  EXPECT_EQ(browser_.send("DELETE", path).status, 204);
  EXPECT_TRUE(json_of(browser_.get("/templates")).at("templates").as_array().empty());
}

// One sheet of exactly `size` bytes.
std::string file_of(std::size_t size) {
  std::string text(kLeads);
  const std::string row = "Dan,Fox,,Delta\n";
  while (text.size() + row.size() <= size) text += row;
  return text + std::string(size - text.size(), '\n');
}

TEST_F(ImportTest, TakesExactlyFiftyMegabytes) {
  const std::string file = file_of(52'428'800);
  const RawAnswer taken = browser_.upload("leads.csv", file);
  EXPECT_EQ(taken.status, 201) << taken.body;
  EXPECT_EQ(json_of(taken).at("size_bytes").as_int64(), 52'428'800);

  const RawAnswer refused = browser_.upload("leads.csv", file + "\n");
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(code_of(refused), "FILE_TOO_LARGE");
  EXPECT_NE(refused.body.find("52428801"), std::string::npos) << refused.body;
  EXPECT_NE(refused.body.find("Split"), std::string::npos) << refused.body;

  RawClient chunked(running_.port());
  chunked.send("POST /api/v1/uploads?name=a.csv HTTP/1.1\r\n" + browser_.headers() +
               "Transfer-Encoding: chunked\r\n\r\n3200001\r\n");
  chunked.send(file + "\n\r\n0\r\n\r\n");
  const RawAnswer refused_chunks = chunked.receive();
  EXPECT_EQ(refused_chunks.status, 413);
  EXPECT_EQ(code_of(refused_chunks), "FILE_TOO_LARGE");

  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(running_.folder() / "uploads"))
    files += entry.is_regular_file();
  EXPECT_EQ(files, 1U) << "nothing is left of what was refused";
}

TEST_F(ImportTest, RefusesWhatIsNoTable) {
  const RawAnswer empty = browser_.upload("leads.csv", "");
  EXPECT_EQ(empty.status, 422);
  EXPECT_EQ(code_of(empty), "EMPTY_FILE");
  const RawAnswer picture = browser_.upload("leads.png", "\x89PNG\r\n\x1a\n and so on");
  EXPECT_EQ(picture.status, 422);
  EXPECT_EQ(code_of(picture), "UNSUPPORTED_TYPE");
}

// Whether the server ends the stream by itself now, and not the client's patience.
bool ends_at_once(RawClient& events, RunningServer& running) {
  const auto began = std::chrono::steady_clock::now();
  running.engine().signal.news();
  events.receive_until("what is never sent");
  return std::chrono::steady_clock::now() - began < std::chrono::seconds(5);
}

TEST_F(ImportTest, EventsEndWithTheRightToSeeThem) {
  const auto ben = testing::join(running_, browser_, "ben", "user");
  const RawAnswer upload = ben.browser.upload("own.csv", kLeads);
  const RawAnswer made =
      ben.browser.send("POST", "/imports", R"({"upload":)" + std::to_string(json_of(upload).at("id").as_int64()) + "}");
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string address = "GET /api/v1" + path_of(json_of(made)) + "/events HTTP/1.1\r\n";
  const RawAnswer token = ben.browser.send("POST", "/tokens", R"({"name":"watch","rights":["view_imports"]})");
  const std::string secret(json_of(token).at("token").as_string());
  RawClient by_session(running_.port());
  RawClient by_token(running_.port());
  by_session.send(address + ben.browser.headers() + "\r\n");
  by_token.send(address + "Host: 127.0.0.1\r\nAuthorization: Bearer " + secret + "\r\n\r\n");
  for (RawClient* events : {&by_session, &by_token}) {
    EXPECT_EQ(events->receive().status, 200);
    EXPECT_NE(events->receive_until("\n\n").find("event: progress"), std::string::npos);
  }
  const std::string token_path = "/tokens/" + std::to_string(json_of(token).at("id").as_int64());
  EXPECT_EQ(ben.browser.send("DELETE", token_path).status, 204);
  EXPECT_TRUE(ends_at_once(by_token, running_)) << "revoked";

  const RawAnswer role = browser_.send("POST", "/roles", R"({"name":"R","rights":{"view_leads":"own"},"fields":{}})");
  const std::string key(json_of(role).at("key").as_string());
  EXPECT_EQ(browser_.send("PATCH", "/users/" + std::to_string(ben.id), R"({"role":")" + key + R"("})").status, 200);
  EXPECT_TRUE(ends_at_once(by_session, running_)) << "another role";
}

TEST_F(ImportTest, WhatIsNotThereIsTheSameAsWhatIsHidden) {
  for (const char* path : {"/imports/999", "/imports/999/rows", "/imports/999/events", "/imports/0", "/imports/x",
                           "/imports/99999999999999999999"}) {
    EXPECT_EQ(browser_.get(path).status, 404) << path;
  }
}

}  // namespace
}  // namespace inlet::server
