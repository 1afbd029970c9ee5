// SPDX-License-Identifier: Apache-2.0
#include "server/role_handlers.h"

#include <chrono>
#include <thread>

#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::join;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class RolesTest : public ::testing::Test {
 protected:
  RolesTest() : admin_(running_.port()) { admin_.set_up(running_.setup_token()); }

  // The key of a new role that sees all leads, edits its own, and neither makes nor trashes any.
  std::string make_role(std::string_view fields) {
    const RawAnswer answer = admin_.send(
        "POST", "/roles",
        R"({"name":"Reader","rights":{"view_leads":"all","edit_leads":"own","import":"all","view_imports":"own"},"fields":)" +
            std::string(fields) + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    id_ = json_of(answer).at("id").as_int64();
    return std::string(json_of(answer).at("key").as_string());
  }
  std::int64_t make_lead(const Browser& who, std::string_view values) {
    const RawAnswer answer = who.send("POST", "/leads", R"({"values":)" + std::string(values) + "}");
    EXPECT_EQ(answer.status, 201) << answer.body;
    return json_of(answer).at("id").as_int64();
  }

  RunningServer running_;
  Browser admin_;
  std::int64_t id_ = 0;
};

TEST_F(RolesTest, OwnRolesDoWhatIsTicked) {
  const auto reader = join(running_, admin_, "rita", make_role("{}"));
  const std::int64_t lead = make_lead(admin_, R"({"last_name":"Lee","email":"lee@example.com"})");
  const std::string path = "/leads/" + std::to_string(lead);
  EXPECT_EQ(reader.browser.get(path).status, 200);
  EXPECT_EQ(reader.browser.send("PATCH", path, R"({"version":1,"values":{"last_name":"X"}})").status, 403)
      << "sees it, does not own it";
  EXPECT_EQ(reader.browser.send("POST", "/leads", R"({"values":{"last_name":"X"}})").status, 403);
  EXPECT_EQ(reader.browser.send("DELETE", path).status, 403);
  EXPECT_EQ(reader.browser.get("/roles").status, 403);
}

TEST_F(RolesTest, AHiddenFieldIsNowhere) {
  const auto reader = join(running_, admin_, "rita", make_role(R"({"email":"hidden","company":"read_only"})"));
  const std::int64_t lead = make_lead(admin_, R"({"last_name":"Lee","email":"secret@example.com","company":"Acme"})");
  const std::string path = "/leads/" + std::to_string(lead);
  admin_.send("PATCH", path, R"({"version":1,"values":{"email":"secret2@example.com"}})");
  for (const std::string& place : {path, std::string("/leads"), std::string("/fields")}) {
    const RawAnswer answer = reader.browser.get(place);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.body.find("secret"), std::string::npos) << place;
    EXPECT_EQ(answer.body.find("\"email\""), std::string::npos) << place;
  }
  EXPECT_NE(reader.browser.get(path).body.find("Acme"), std::string::npos);
  EXPECT_EQ(code_of(reader.browser.get("/leads?sort=email")), "NO_SUCH_FIELD");
  EXPECT_EQ(
      code_of(reader.browser.get(
          R"(/leads?filter=%5B%7B%22field%22:%22email%22,%22op%22:%22contains%22,%22values%22:%5B%22s%22%5D%7D%5D)")),
      "NO_SUCH_FIELD");
}

TEST_F(RolesTest, AReadOnlyFieldCantBeWritten) {
  const RawAnswer changed =
      admin_.send("PUT", "/roles/3",
                  R"({"version":1,"name":"User","rights":{},"fields":{"company":"read_only","value":"hidden"}})");
  EXPECT_EQ(changed.status, 403) << "the rights of a role of the fresh installation stay";
  const auto roles = json_of(admin_.get("/roles")).at("roles").as_array();
  ASSERT_EQ(roles.size(), 3U);
  base::JsonObject wanted{{"version", 1},
                          {"name", "User"},
                          {"rights", roles.at(2).at("rights")},
                          {"fields", base::JsonObject{{"company", "read_only"}, {"value", "hidden"}}}};
  EXPECT_EQ(admin_.send("PUT", "/roles/3", base::write_json(wanted)).status, 200);
  EXPECT_EQ(admin_.send("PUT", "/roles/3", base::write_json(wanted)).status, 409) << "the version is another";
  const auto ben = join(running_, admin_, "ben", "user");
  const RawAnswer refused = ben.browser.send("POST", "/leads", R"({"values":{"last_name":"Lee","company":"Acme"}})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("NO_PERMISSION_FIELD"), std::string::npos) << refused.body;
  const RawAnswer hidden =
      ben.browser.send("POST", "/leads", R"({"values":{"last_name":"Lee","value":{"amount":"1","currency":"EUR"}}})");
  EXPECT_NE(hidden.body.find("NO_SUCH_FIELD"), std::string::npos) << hidden.body;
  make_lead(ben.browser, R"({"last_name":"Lee"})");
}

TEST_F(RolesTest, ARoleGoesWhenNobodyHasIt) {
  const std::string key = make_role("{}");
  const auto rita = join(running_, admin_, "rita", key);
  const std::string path = "/roles/" + std::to_string(id_);
  EXPECT_EQ(admin_.send("DELETE", path).status, 409);
  EXPECT_EQ(admin_.send("PATCH", "/users/" + std::to_string(rita.id), R"({"role":"user"})").status, 200);
  EXPECT_EQ(admin_.send("DELETE", path).status, 204);
  EXPECT_EQ(admin_.send("DELETE", path).status, 404);
  EXPECT_EQ(admin_.send("DELETE", "/roles/1").status, 403);
  EXPECT_EQ(admin_.send("POST", "/roles", R"({"name":"manager","rights":{},"fields":{}})").status, 409);
  EXPECT_EQ(code_of(admin_.send("POST", "/roles", R"({"name":"R","rights":{},"fields":{"nothing":"hidden"}})")),
            "NO_SUCH_FIELD");
}

// roles.md: a hidden field appears nowhere, in no file and no message; also not in the results of imports of others.
TEST_F(RolesTest, AHiddenFieldIsInNoResultOfAnImport) {
  running_.start_workers();
  const RawAnswer made = admin_.send(
      "POST", "/roles",
      R"({"name":"Viewer","rights":{"view_leads":"all","import":"all","view_imports":"all"},"fields":{"email":"hidden"}})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto vic = join(running_, admin_, "vic", std::string(json_of(made).at("key").as_string())).browser;
  const RawAnswer upload =
      admin_.upload("a.csv",
                    "Last Name,Work Mail,Employees\nLee,veiled-1 at example.com,7\nMay,veiled-2@example.com,many\n"
                    "Ok,veiled-3@example.com,8\n");
  const RawAnswer drafted =
      admin_.send("POST", "/imports", R"({"upload":)" + std::to_string(json_of(upload).at("id").as_int64()) + "}");
  ASSERT_EQ(drafted.status, 201) << drafted.body;
  ASSERT_EQ(json_of(drafted).at("mapping").at(1).at("field").as_string(), "email") << drafted.body;
  const std::string path = "/imports/" + std::to_string(json_of(drafted).at("id").as_int64());
  ASSERT_EQ(admin_
                .send("POST", path + "/start",
                      R"({"version":)" + std::to_string(json_of(drafted).at("version").as_int64()) + "}")
                .status,
            202);
  testing::RawClient events(running_.port());
  events.send("GET /api/v1" + path + "/events HTTP/1.1\r\n" + admin_.headers() + "\r\n");
  events.receive();
  events.receive_until(R"("state":"completed_with_errors")");

  for (const char* place : {"", "/rows", "/summary", "/failed.csv", "/failed.csv?kind=failed", "/receipt.csv"}) {
    EXPECT_NE(admin_.get(path + place).body.find(std::string_view(place) == "" ? "email" : "mail"), std::string::npos)
        << "the administrator sees it: " << place;
    const RawAnswer answer = vic.get(path + place);
    EXPECT_EQ(answer.status, 200) << place << answer.body;
    for (const char* secret : {"veiled", "INVALID_EMAIL", "Work Mail", "\"email\""}) {
      EXPECT_EQ(answer.body.find(secret), std::string::npos) << secret << " in " << place << ": " << answer.body;
    }
  }
  EXPECT_NE(vic.get(path + "/summary").body.find("HIDDEN_FIELD"), std::string::npos);
  EXPECT_NE(vic.get(path + "/failed.csv").body.find("many"), std::string::npos) << "the other columns are there";
  EXPECT_EQ(vic.get(path + "/failed.xlsx").status, 200);
  EXPECT_EQ(json_of(vic.get(path + "/summary/values?code=INVALID_EMAIL&column=1")).at("values").as_array().size(), 0U);
  for (const char* place : {"/original", "/preview", "/columns", "/columns/1/values", "/fixes"}) {
    EXPECT_EQ(vic.get(path + place).status, 404) << place;
    EXPECT_EQ(admin_.get(path + place).status, 200) << place;
  }
}

TEST_F(RolesTest, AHiddenFieldFindsNothing) {
  running_.start_workers();
  const auto reader = join(running_, admin_, "rita", make_role(R"({"email":"hidden","last_name":"hidden"})"));
  make_lead(admin_, R"({"first_name":"Ann","last_name":"Secret","email":"veiled@example.com","company":"Acme"})");
  const auto total = [](const Browser& who, std::string_view words) {
    return json_of(who.get("/leads?search=" + std::string(words))).at("total").as_int64();
  };
  for (int tries = 0; tries < 100 && total(admin_, "veiled") == 0; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(total(admin_, "veiled"), 1);
  EXPECT_EQ(total(reader.browser, "veiled"), 0);
  EXPECT_EQ(total(reader.browser, "secret"), 0);
  EXPECT_EQ(total(reader.browser, "acme"), 1);
  EXPECT_EQ(total(reader.browser, "ann+acme"), 1);
  EXPECT_EQ(total(reader.browser, "ann+veiled"), 0);
  EXPECT_EQ(reader.browser.get("/leads").body.find("Secret"), std::string::npos) << "not in its name either";
}

// Promise 54: a field that a person may not edit can't be written by that person's import, and a lead of somebody else neither.
TEST_F(RolesTest, AnImportWritesWhatItsPersonMay) {
  running_.start_workers();
  const RawAnswer made = admin_.send(
      "POST", "/roles",
      R"({"name":"Importer","rights":{"view_leads":"own","create_leads":"own","edit_leads":"own","import":"all",)"
      R"("view_imports":"own"},"fields":{"company":"read_only","city":"hidden"}})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto ivy = join(running_, admin_, "ivy", std::string(json_of(made).at("key").as_string())).browser;
  const RawAnswer upload = ivy.upload("a.csv",
                                      "Last Name,Email,Company,City,Owner\nLee,lee@example.com,Acme,Rome,\n"
                                      "May,may@example.com,Acme,Rome,ada@example.com\n");
  ASSERT_EQ(upload.status, 201) << upload.body;
  const std::string upload_id = std::to_string(json_of(upload).at("id").as_int64());
  const RawAnswer drafted = ivy.send("POST", "/imports", R"({"upload":)" + upload_id + "}");
  ASSERT_EQ(drafted.status, 201) << drafted.body;
  const auto draft = json_of(drafted);
  const auto& columns = draft.at("mapping").as_array();
  EXPECT_EQ(columns.at(1).at("field").as_string(), "email");
  for (const std::size_t place : {2U, 3U}) {
    const auto* field = columns.at(place).at("field").if_string();
    EXPECT_TRUE(field == nullptr || field->empty()) << place << " is proposed";
  }
  const std::string path = "/imports/" + std::to_string(draft.at("id").as_int64());
  const auto start = [&](const base::JsonValue& import) {
    return ivy.send("POST", path + "/start", R"({"version":)" + std::to_string(import.at("version").as_int64()) + "}");
  };
  // As it was proposed, with one column elsewhere.
  const auto map_to = [&](std::size_t column, const char* field, const base::JsonValue& import) {
    base::JsonArray changed = columns;
    changed.at(column).as_object()["field"] = field;
    const RawAnswer answer =
        ivy.send("PUT", path + "/mapping",
                 base::write_json(base::JsonObject{{"version", import.at("version")}, {"columns", changed}}));
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json_of(answer);
  };
  const auto with_company = map_to(2, "company", draft);
  EXPECT_EQ(code_of(start(with_company)), "NO_PERMISSION_FIELD");
  const auto with_city = map_to(3, "city", with_company);
  EXPECT_EQ(code_of(start(with_city)), "NO_SUCH_FIELD");
  const auto with_owner = map_to(4, "owner", with_city);
  const RawAnswer started = start(with_owner);
  ASSERT_EQ(started.status, 202) << started.body;

  testing::RawClient events(running_.port());
  events.send("GET /api/v1" + path + "/events HTTP/1.1\r\n" + ivy.headers() + "\r\n");
  events.receive();
  events.receive_until(R"("state":"completed_with_errors")");
  const auto ended = json_of(ivy.get(path));
  EXPECT_EQ(ended.at("tally").at("created").as_int64(), 1) << "her own";
  const RawAnswer rows = ivy.get(path + "/rows?outcome=failed");
  EXPECT_NE(rows.body.find("NO_PERMISSION_RECORD"), std::string::npos) << rows.body;
}

}  // namespace
}  // namespace inlet::server
