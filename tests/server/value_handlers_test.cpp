// SPDX-License-Identifier: Apache-2.0
#include "server/value_handlers.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class ValueTest : public ::testing::Test {
 protected:
  ValueTest() : browser_(running_.port()) { browser_.set_up(running_.setup_token()); }

  // A draft of the text, mapped as suggested.
  std::string draft(std::string_view text) {
    const auto upload = json_of(browser_.upload("leads.csv", text)).at("id").as_int64();
    const RawAnswer made = browser_.send("POST", "/imports", R"({"upload":)" + std::to_string(upload) + "}");
    EXPECT_EQ(made.status, 201) << made.body;
    return "/imports/" + std::to_string(json_of(made).at("id").as_int64());
  }
  std::string version(const std::string& path) const {
    return std::to_string(json_of(browser_.get(path)).at("version").as_int64());
  }
  void check(const std::string& path) {
    ASSERT_EQ(browser_.send("POST", path + "/check", R"({"version":)" + version(path) + "}").status, 202);
    for (int i = 0; i < 500; ++i) {
      if (json_of(browser_.get(path)).at("check").at("state").as_string() == "done") return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    FAIL() << "the check does not end";
  }

  RunningServer running_;
  Browser browser_;
};

constexpr std::string_view kFile =
    "Last Name,Email,Source\n"
    "Lee,ann@example.com,Website\n"
    "Ray,bob(at)example.com,Web site\n"
    "Fox,cid@example.com,Fair\n"
    "Moe,dee@example.com,Fair\n";

TEST_F(ValueTest, ValuesAreListedAndChosen) {
  const std::string path = draft(kFile);
  const auto values = json_of(browser_.get(path + "/columns/2/values"));
  EXPECT_EQ(values.at("open").as_int64(), 1) << "Web site is Website; Fair is nothing";
  EXPECT_EQ(values.at("values").at(0).at("text").as_string(), "Fair");
  EXPECT_EQ(values.at("values").at(0).at("count").as_int64(), 2);
  EXPECT_TRUE(values.at("values").at(0).at("choice").is_null());
  EXPECT_EQ(json_of(browser_.get(path + "/columns/2/values?limit=1")).at("next").as_string(), "1");
  EXPECT_EQ(json_of(browser_.get(path + "/columns/2/values?q=web")).at("total").as_int64(), 2);

  const RawAnswer chosen = browser_.send(
      "PUT", path + "/columns/2/values",
      R"({"version":)" + version(path) + R"(,"values":[{"text":"Fair","action":"use","option":"event"}]})");
  ASSERT_EQ(chosen.status, 200) << chosen.body;
  EXPECT_EQ(json_of(browser_.get(path + "/columns/2/values?open=true")).at("total").as_int64(), 0);
  const RawAnswer bad = browser_.send(
      "PUT", path + "/columns/2/values",
      R"({"version":)" + version(path) + R"(,"values":[{"text":"Fair","action":"use","option":"none"}]})");
  EXPECT_EQ(code_of(bad), "BAD_REQUEST");
}

TEST_F(ValueTest, FixesMendTheCheckAndCanBeTakenBack) {
  running_.start_workers();
  const std::string path = draft(kFile);
  check(path);
  const auto rows = json_of(browser_.get(path + "/rows?code=INVALID_EMAIL")).at("rows");
  ASSERT_EQ(rows.as_array().size(), 1U);
  EXPECT_EQ(rows.at(0).at("record").as_int64(), 1);
  const auto reasons = json_of(browser_.get(path + "/summary/values?code=INVALID_EMAIL&column=1"));
  EXPECT_EQ(reasons.at("values").at(0).at("proposals").at(0).at("text").as_string(), "bob@example.com");

  const RawAnswer fixed = browser_.send(
      "PUT", path + "/fixes",
      R"({"version":)" + version(path) + R"(,"cells":[{"record":1,"column":1,"text":"bob@example.com"}],)" +
          R"("values":[{"column":2,"value":"Fair","text":"Event"}],"rows":[{"record":0,"left_out":true}]})");
  ASSERT_EQ(fixed.status, 200) << fixed.body;
  EXPECT_EQ(json_of(fixed).at("fixes").at("cells").as_int64(), 1);
  EXPECT_EQ(json_of(fixed).at("check").at("state").as_string(), "none");
  check(path);
  const auto tally = json_of(browser_.get(path)).at("check").at("tally");
  EXPECT_EQ(tally.at("created").as_int64(), 3);
  EXPECT_EQ(tally.at("skipped").as_int64(), 1);
  const auto listed = json_of(browser_.get(path + "/fixes"));
  EXPECT_EQ(listed.at("cells").at(0).at("original").as_string(), "bob(at)example.com");
  EXPECT_EQ(listed.at("left_out").as_int64(), 1);

  EXPECT_EQ(browser_.send("DELETE", path + "/fixes?version=" + version(path)).status, 200);
  check(path);
  const RawAnswer file = browser_.get(path + "/failed.csv");
  EXPECT_EQ(file.status, 200) << "the annotated file needs no import";
  EXPECT_NE(file.body.find("INVALID_EMAIL"), std::string::npos);
  EXPECT_EQ(json_of(browser_.get(path)).at("files").at("failed").as_int64(), 3);
}

TEST_F(ValueTest, CleanUpsAreOfferedAndChosen) {
  const std::string path = draft("Last Name,Expected Close Date\nLEE,45678\nRAY,45679\n");
  const auto columns = json_of(browser_.get(path + "/columns")).at("columns");
  EXPECT_EQ(columns.at(0).at("offers").at(0).at("kind").as_string(), "fix_case");
  EXPECT_EQ(columns.at(0).at("offers").at(0).at("after").as_string(), "Lee");
  auto mapping = json_of(browser_.get(path)).at("mapping").as_array();
  mapping[0].as_object()["clean_up"] = base::JsonArray{"fix_case"};
  mapping[1].as_object()["field"] = "expected_close_date";
  mapping[1].as_object()["clean_up"] = base::JsonArray{"excel_date"};
  const auto body = base::JsonObject{{"version", std::stoll(version(path))}, {"columns", mapping}};
  const RawAnswer put = browser_.send("PUT", path + "/mapping", base::write_json(body));
  ASSERT_EQ(put.status, 200) << put.body;
  const auto lead = json_of(browser_.get(path + "/leads")).at("leads").at(0).at("values");
  EXPECT_EQ(lead.at(0).at("display").as_string(), "Lee");
  EXPECT_EQ(lead.at(1).at("display").as_string(), "2025-01-21");
}

TEST_F(ValueTest, TemplatesGoOutAndComeBack) {
  const std::string path = draft(kFile);
  const std::string id = path.substr(path.rfind('/') + 1);
  const RawAnswer saved = browser_.send("POST", "/templates", R"({"name":"Fair","shared":false,"import":)" + id + "}");
  ASSERT_EQ(saved.status, 201) << saved.body;
  const std::string address = "/templates/" + std::to_string(json_of(saved).at("id").as_int64());
  const RawAnswer document = browser_.get(address + "/export");
  ASSERT_EQ(document.status, 200);
  EXPECT_NE(document.header("Content-Disposition").find("Fair.json"), std::string::npos);
  EXPECT_EQ(code_of(browser_.send("POST", "/templates/import", R"({"document":)" + document.body + "}")), "NAME_TAKEN");
  const RawAnswer taken =
      browser_.send("POST", "/templates/import", R"({"name":"Fair 2","document":)" + document.body + "}");
  ASSERT_EQ(taken.status, 201) << taken.body;
  const RawAnswer edited =
      browser_.send("PATCH", address, R"({"version":1,"columns":[{"header":"Mail","field":"email"}]})");
  ASSERT_EQ(edited.status, 200) << edited.body;
  EXPECT_EQ(json_of(edited).at("columns").as_array().size(), 1U);
}

}  // namespace
}  // namespace inlet::server
