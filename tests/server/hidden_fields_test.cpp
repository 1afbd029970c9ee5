// SPDX-License-Identifier: Apache-2.0
//
// Where a field that is hidden from a role could still be told: by an order, a file, a message, a likeness, what others did.
#include <gtest/gtest.h>

#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::join;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

constexpr std::string_view kSeesAll =
    R"({"view_leads":"all","edit_leads":"all","import":"all","view_imports":"all","undo_imports":"all","use_templates":"all",)"
    R"("choose_duplicates":"all","change_shared_templates":"all","view_settings":"all"})";

class HiddenFieldsTest : public ::testing::Test {
 protected:
  HiddenFieldsTest() : admin_(running_.port()) { admin_.set_up(running_.setup_token()); }

  // Somebody from whom these fields are hidden, or who may only read them.
  Browser viewer(std::string_view fields, std::string_view rights = kSeesAll) {
    const RawAnswer made = admin_.send(
        "POST", "/roles",
        R"({"name":"Viewer","rights":)" + std::string(rights) + R"(,"fields":)" + std::string(fields) + "}");
    EXPECT_EQ(made.status, 201) << made.body;
    return join(running_, admin_, "vic", std::string(json_of(made).at("key").as_string())).browser;
  }
  std::int64_t make_lead(std::string_view values) {
    const RawAnswer made =
        admin_.send("POST", "/leads", R"({"allow_duplicate":true,"values":)" + std::string(values) + "}");
    EXPECT_EQ(made.status, 201) << made.body;
    return json_of(made).at("id").as_int64();
  }
  base::JsonValue draft(const Browser& who, std::string_view file) {
    const RawAnswer upload = who.upload("a.csv", file);
    EXPECT_EQ(upload.status, 201) << upload.body;
    const RawAnswer made =
        who.send("POST", "/imports", R"({"upload":)" + std::to_string(json_of(upload).at("id").as_int64()) + "}");
    EXPECT_EQ(made.status, 201) << made.body;
    return json_of(made);
  }
  static std::string path_of(const base::JsonValue& import) {
    return "/imports/" + std::to_string(import.at("id").as_int64());
  }
  static std::string version_of(const base::JsonValue& import) {
    return R"({"version":)" + std::to_string(import.at("version").as_int64()) + "}";
  }
  base::JsonValue set_options(const Browser& who, const base::JsonValue& import, std::string_view duplicates,
                              std::string_view defaults = "[]") {
    const RawAnswer changed =
        who.send("PUT", path_of(import) + "/options",
                 R"({"version":)" + std::to_string(import.at("version").as_int64()) + R"(,"options":{"duplicates":")" +
                     std::string(duplicates) +
                     R"(","unmatched":"create","merge":"overwrite","erase_with_na":false,"defaults":)" +
                     std::string(defaults) + "}}");
    EXPECT_EQ(changed.status, 200) << changed.body;
    return json_of(changed);
  }
  void follow(const Browser& who, const std::string& path, std::string_view mark) {
    testing::RawClient events(running_.port());
    events.send("GET /api/v1" + path + "/events HTTP/1.1\r\n" + who.headers() + "\r\n");
    events.receive();
    events.receive_until(mark);
  }
  void run(const Browser& who, const base::JsonValue& import) {
    const RawAnswer started = who.send("POST", path_of(import) + "/start", version_of(import));
    ASSERT_EQ(started.status, 202) << started.body;
    follow(who, path_of(import), R"("state":"completed)");
  }

  RunningServer running_;
  Browser admin_;
};

std::string hex_of(std::string_view text) {
  std::string hex;
  for (const char c : text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    hex += kDigits[static_cast<unsigned char>(c) >> 4U];
    hex += kDigits[static_cast<unsigned char>(c) & 15U];
  }
  return hex;
}

TEST_F(HiddenFieldsTest, TheOrderByNameTellsNoHiddenPartOfIt) {
  for (const char* values : {R"({"first_name":"Bob","last_name":"Abe"})", R"({"first_name":"Ann","last_name":"Zed"})"})
    make_lead(values);
  const auto names = [&](const Browser& who) {
    const RawAnswer page = who.get("/leads?sort=name&limit=1");
    EXPECT_EQ(page.status, 200) << page.body;
    for (const char* secret : {"Abe", "Zed"}) EXPECT_EQ(page.body.find(hex_of(secret)), std::string::npos);
    const std::string cursor(json_of(page).at("next").as_string());
    return std::string(json_of(page).at("leads").at(0).at("name").as_string()) + " " +
           std::string(
               json_of(who.get("/leads?sort=name&limit=1&after=" + cursor)).at("leads").at(0).at("name").as_string());
  };
  EXPECT_EQ(json_of(admin_.get("/leads?sort=name")).at("leads").at(0).at("name").as_string(), "Bob Abe");
  EXPECT_EQ(names(viewer(R"({"last_name":"hidden"})")), "Ann Bob");
}

TEST_F(HiddenFieldsTest, BulkChangesOfOthersTellNoHiddenValue) {
  const Browser vic = viewer(R"({"email":"hidden"})");
  const std::string id = std::to_string(make_lead(R"({"last_name":"Lee"})"));
  const RawAnswer changed = admin_.send(
      "POST", "/bulk-changes",
      R"({"action":"edit","ids":[)" + id + R"(],"values":{"email":"secret@example.com","company":"Acme"}})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  for (const char* path : {"/bulk-changes", "/bulk-changes/1"}) {
    EXPECT_NE(admin_.get(path).body.find("secret"), std::string::npos);
    const RawAnswer shown = vic.get(path);
    EXPECT_NE(shown.body.find("Acme"), std::string::npos) << shown.body;
    EXPECT_EQ(shown.body.find("email"), std::string::npos) << shown.body;
    EXPECT_EQ(shown.body.find("secret"), std::string::npos) << shown.body;
  }
}

TEST_F(HiddenFieldsTest, AreNotAmongTheFieldsOfTheSettings) {
  const Browser vic = viewer(R"({"email":"hidden"})");
  EXPECT_EQ(vic.get("/fields?hidden=true").body.find(R"("key":"email")"), std::string::npos);
  EXPECT_EQ(code_of(vic.get("/fields/email/use")), code_of(vic.get("/fields/nothing/use")));
  EXPECT_EQ(vic.get("/fields/company/use").status, 200);
  EXPECT_NE(admin_.get("/fields?hidden=true").body.find(R"("key":"email")"), std::string::npos);
}

// The sentence about a duplicate names the lead that was there before.
TEST_F(HiddenFieldsTest, MessagesOfImportsNameNobodyWhoIsHidden) {
  running_.start_workers();
  make_lead(R"({"first_name":"Ann","last_name":"Secret","email":"ann@example.com"})");
  const auto import = draft(admin_, "Last Name,Email\nLee,ann@example.com\nMay,may at example.com\n");
  run(admin_, import);
  const std::string path = path_of(import);
  ASSERT_NE(admin_.get(path + "/rows").body.find("Secret"), std::string::npos);

  const auto expect_told = [&](const Browser& who, std::string_view told, std::string_view hidden) {
    for (const char* place : {"/rows", "/summary", "/failed.csv", "/receipt.csv"}) {
      const RawAnswer answer = who.get(path + place);
      EXPECT_EQ(answer.status, 200) << place;
      EXPECT_NE(answer.body.find(told), std::string::npos) << place << answer.body;
      EXPECT_EQ(answer.body.find(hidden), std::string::npos) << place << answer.body;
    }
  };
  expect_told(viewer(R"({"last_name":"hidden"})"), "lead 1", "Secret");
  const RawAnswer made = admin_.send(
      "POST", "/roles", R"({"name":"Clerk","rights":{"view_leads":"own","view_imports":"all"},"fields":{}})");
  const Browser clerk = join(running_, admin_, "cleo", std::string(json_of(made).at("key").as_string())).browser;
  expect_told(clerk, "another lead", "lead 1");
}

TEST_F(HiddenFieldsTest, WhichRowsAHiddenColumnFailedCantBeAsked) {
  running_.start_workers();
  const Browser vic = viewer(R"({"email":"hidden"})");
  const auto import = draft(admin_, "Last Name,Email,Employees\nLee,lee at example.com,1\nMay,may@example.com,many\n");
  run(admin_, import);
  const auto total = [&](const Browser& who, std::string_view code) {
    return json_of(who.get(path_of(import) + "/rows?code=" + std::string(code))).at("total").as_int64();
  };
  EXPECT_EQ(total(admin_, "INVALID_EMAIL"), 1);
  EXPECT_EQ(total(vic, "INVALID_EMAIL"), 0);
  EXPECT_EQ(total(vic, "INVALID_NUMBER"), 1);
}

TEST_F(HiddenFieldsTest, TemplatesAreShownAndKeptWithoutThem) {
  const Browser vic = viewer(R"({"email":"hidden","city":"hidden"})");
  auto import = draft(admin_, "Last Name,Work Mail,Company\nLee,lee@example.com,Acme\n");
  import = set_options(admin_, import, "skip", R"([{"field":"city","value":"Secretville"}])");
  const RawAnswer saved =
      admin_.send("POST", "/templates",
                  R"({"name":"Fair","shared":true,"import":)" + std::to_string(import.at("id").as_int64()) + "}");
  ASSERT_EQ(saved.status, 201) << saved.body;
  const std::string path = "/templates/" + std::to_string(json_of(saved).at("id").as_int64());
  ASSERT_NE(admin_.get(path + "/export").body.find("Secretville"), std::string::npos);
  for (const std::string& place : {std::string("/templates"), path + "/export"}) {
    const RawAnswer shown = vic.get(place);
    ASSERT_EQ(shown.status, 200) << shown.body;
    for (const char* secret : {"\"email\"", "\"city\"", "Secretville"})
      EXPECT_EQ(shown.body.find(secret), std::string::npos) << place << shown.body;
  }
  // Changing what is seen leaves what is not.
  const RawAnswer changed = vic.send(
      "PATCH", path,
      R"({"version":1,"columns":[{"header":"Last Name","field":"last_name"},{"header":"Work Mail","field":null},)"
      R"({"header":"Company","field":null}]})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto columns = json_of(admin_.get("/templates")).at("templates").at(0).at("columns");
  EXPECT_EQ(columns.at(1).at("field").as_string(), "email");
  EXPECT_TRUE(columns.at(2).at("field").is_null());
  EXPECT_EQ(code_of(vic.send("PATCH", path, R"({"version":2,"columns":[{"header":"Company","field":"email"}]})")),
            "NO_SUCH_FIELD");
}

// A template with a default for a field that is hidden from whoever uses it, and a required field that is, stopped the import.
TEST_F(HiddenFieldsTest, AnImportIsNotHeldUpByThem) {
  running_.start_workers();
  ASSERT_EQ(admin_.send("PATCH", "/fields/company", R"({"required":true})").status, 200);
  auto import = draft(admin_, "Last Name,Email\nLee,lee@example.com\n");
  import =
      set_options(admin_, import, "skip", R"([{"field":"company","value":"Acme"},{"field":"city","value":"Rome"}])");
  const RawAnswer saved =
      admin_.send("POST", "/templates",
                  R"({"name":"Fair","shared":true,"import":)" + std::to_string(import.at("id").as_int64()) + "}");
  ASSERT_EQ(saved.status, 201) << saved.body;
  const Browser vic =
      viewer(R"({"company":"hidden","city":"read_only"})",
             R"({"view_leads":"all","create_leads":"all","import":"all","view_imports":"all","use_templates":"all"})");
  const auto own = draft(vic, "Last Name,Email\nMay,may@example.com\n");
  EXPECT_EQ(own.at("template").at("name").as_string(), "Fair");
  EXPECT_TRUE(own.at("problems").as_array().empty()) << base::write_json(own.at("problems"));
  run(vic, own);
  EXPECT_EQ(json_of(vic.get(path_of(own))).at("tally").at("created").as_int64(), 1);
}

// What a column says was compared with the options of any field.
TEST_F(HiddenFieldsTest, TheirOptionsCantBeGuessedInADraft) {
  const Browser vic = viewer(R"({"stage":"hidden"})");
  const auto import = draft(vic, "Last Name,Phase\nLee,new\nMay,won\n");
  const std::string values = path_of(import) + "/columns/1/values";
  EXPECT_EQ(code_of(vic.get(values + "?field=stage")), "NO_SUCH_FIELD");
  auto columns = import.at("mapping").as_array();
  columns.at(1).as_object()["field"] = "stage";
  const RawAnswer mapped =
      vic.send("PUT", path_of(import) + "/mapping",
               base::write_json(base::JsonObject{{"version", import.at("version")}, {"columns", columns}}));
  ASSERT_EQ(mapped.status, 200) << mapped.body;
  EXPECT_EQ(code_of(vic.get(values)), "NO_SUCH_FIELD");
  const RawAnswer chosen = vic.send("PUT", values,
                                    R"({"version":)" + std::to_string(json_of(mapped).at("version").as_int64()) +
                                        R"(,"values":[{"text":"new","action":"use","option":"won"}]})");
  EXPECT_EQ(chosen.status, 400) << chosen.body;
  EXPECT_EQ(chosen.body.find("tage"), std::string::npos) << chosen.body;
}

TEST_F(HiddenFieldsTest, LeadsThatAreAlikeInThemAloneAreNoPair) {
  make_lead(
      R"({"first_name":"Ann","last_name":"Lee","email":"ann@example.com","phone":"+49301234567","company":"Acme"})");
  make_lead(
      R"({"first_name":"Anne","last_name":"Lee","email":"lee@example.org","phone":"+49301234567","company":"Acme"})");
  make_lead(R"({"last_name":"Ray","email":"ray@example.com","phone":"+49307654321"})");
  make_lead(R"({"last_name":"Fox","email":"ray@example.com","phone":"+49307654321"})");
  {
    // Workers keep the search index up to date; here there are none.
    const auto transaction = std::move(running_.engine().database.begin(store::Access::kWrite).value());
    ASSERT_TRUE(transaction->leads().index_for_search(100).has_value());
    ASSERT_TRUE(transaction->commit().has_value());
  }
  for (const char* lead : {"2", "4"})
    ASSERT_EQ(admin_.send("POST", "/likely-duplicates/search?lead=" + std::string(lead)).status, 200);
  ASSERT_EQ(json_of(admin_.get("/likely-duplicates")).at("pairs").as_array().size(), 2U);
  const Browser vic = viewer(R"({"email":"hidden","phone":"hidden"})");
  const RawAnswer shown = vic.get("/likely-duplicates");
  const auto pairs = json_of(shown).at("pairs").as_array();
  ASSERT_EQ(pairs.size(), 1U) << shown.body;
  EXPECT_EQ(json_of(shown).at("total").as_int64(), 1) << "what is not shown is not counted";
  EXPECT_EQ(pairs.at(0).at("left").at("id").as_int64(), 1);
  EXPECT_EQ(shown.body.find("email"), std::string::npos);
}

// Issue 8: rights hold inside undo, too.
TEST_F(HiddenFieldsTest, AnUndoWritesNoFieldThatItsPersonMayNot) {
  running_.start_workers();
  make_lead(R"({"last_name":"Lee","email":"lee@example.com","company":"Old"})");
  const auto import =
      set_options(admin_, draft(admin_, "Last Name,Email,Company\nLee,lee@example.com,New\n"), "update");
  run(admin_, import);
  const std::string path = path_of(import) + "/undo";
  const Browser vic = viewer(R"({"company":"read_only"})");
  EXPECT_FALSE(json_of(vic.get(path)).at("possible").as_bool());
  EXPECT_EQ(code_of(vic.send("POST", path)), "NO_PERMISSION_FIELD");
  const RawAnswer roles = admin_.get("/roles");
  auto role = json_of(roles).at("roles").as_array().back().as_object();
  const std::string role_path = "/roles/" + std::to_string(role.at("id").as_int64());
  const base::JsonObject hidden{{"version", role.at("version")},
                                {"name", role.at("name")},
                                {"rights", role.at("rights")},
                                {"fields", base::JsonObject{{"company", "hidden"}}}};
  ASSERT_EQ(admin_.send("PUT", role_path, base::write_json(hidden)).status, 200);
  const RawAnswer refused = vic.send("POST", path);
  EXPECT_EQ(code_of(refused), "NOT_ALLOWED");
  EXPECT_EQ(refused.body.find("ompany"), std::string::npos) << refused.body;
  EXPECT_EQ(json_of(admin_.get("/leads/1")).at("values").at("company").as_string(), "New");

  // What was changed since is named by its field, unless that is hidden.
  ASSERT_EQ(admin_.send("PATCH", "/leads/1", R"({"version":2,"values":{"company":"Newer"}})").status, 200);
  EXPECT_NE(admin_.get(path + "/leads?fate=kept").body.find("company"), std::string::npos);
  const RawAnswer kept = vic.get(path + "/leads?fate=kept");
  EXPECT_NE(kept.body.find("changed_since"), std::string::npos) << kept.body;
  EXPECT_EQ(kept.body.find("ompany"), std::string::npos) << kept.body;
}

TEST_F(HiddenFieldsTest, AnUndoOfOnesOwnImportLeavesLeadsThatWereGivenAway) {
  running_.start_workers();
  const Browser ben = viewer("{}", R"({"view_leads":"own","create_leads":"own","edit_leads":"own","import":"all",)"
                                   R"("view_imports":"own","undo_imports":"own","choose_duplicates":"all"})");
  run(ben, draft(ben, "Last Name,Email,Company\nLee,lee@example.com,Old\nMay,may@example.com,Old\n"));
  const auto again = set_options(
      ben, draft(ben, "Last Name,Email,Company\nLee,lee@example.com,New\nMay,may@example.com,New\n"), "update");
  run(ben, again);
  const auto company = [&](const char* lead) {
    return std::string(json_of(admin_.get("/leads/" + std::string(lead))).at("values").at("company").as_string());
  };
  ASSERT_EQ(company("1"), "New");
  const std::string admin_id = std::to_string(json_of(admin_.get("/session")).at("user").at("id").as_int64());
  const RawAnswer given = admin_.send("PATCH", "/leads/1", R"({"version":2,"values":{"owner":)" + admin_id + "}}");
  ASSERT_EQ(given.status, 200) << given.body;
  const auto before = json_of(ben.get(path_of(again) + "/undo"));
  EXPECT_EQ(before.at("kept").as_int64(), 1);
  EXPECT_EQ(ben.send("POST", path_of(again) + "/undo").status, 202);
  follow(ben, path_of(again), R"("undo_state":"undone")");
  EXPECT_EQ(company("1"), "New") << "the administrator's by now";
  EXPECT_EQ(company("2"), "Old");
}

}  // namespace
}  // namespace inlet::server
