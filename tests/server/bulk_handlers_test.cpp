// SPDX-License-Identifier: Apache-2.0
#include "server/bulk_handlers.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class BulkTest : public ::testing::Test {
 protected:
  BulkTest() : browser_(running_.port()) {
    browser_.set_up(running_.setup_token());
    for (const char* name : {"Lee", "Ray", "Fox"}) {
      browser_.send("POST", "/leads", R"({"values":{"last_name":")" + std::string(name) + R"(","stage":"new"}})");
    }
  }

  RunningServer running_;
  Browser browser_;
};

TEST_F(BulkTest, ChangesAndTakesBack) {
  const RawAnswer changed =
      browser_.send("POST", "/bulk-changes", R"({"action":"edit","ids":[1,2],"values":{"stage":"won"}})");
  ASSERT_EQ(changed.status, 200) << changed.body;
  const auto change = json_of(changed);
  EXPECT_EQ(change.at("state").as_string(), "done");
  EXPECT_EQ(change.at("changed").as_int64(), 2);
  EXPECT_TRUE(change.at("can_undo").as_bool());
  EXPECT_EQ(change.at("values").at("stage").as_string(), "won");
  const std::string path = "/bulk-changes/" + std::to_string(change.at("id").as_int64());
  EXPECT_EQ(json_of(browser_.get(path)).at("changed").as_int64(), 2);

  const RawAnswer undone = browser_.send("POST", path + "/undo", "");
  ASSERT_EQ(undone.status, 200) << undone.body;
  EXPECT_EQ(json_of(undone).at("undoes").as_int64(), change.at("id").as_int64());
  EXPECT_EQ(json_of(browser_.get("/leads/1")).at("values").at("stage").as_string(), "new");
  const RawAnswer again = browser_.send("POST", path + "/undo", "");
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(code_of(again), "NOTHING_TO_UNDO");
  EXPECT_EQ(json_of(browser_.get("/bulk-changes")).at("changes").as_array().size(), 2U);
}

struct Refusal {
  const char* name;
  const char* body;
};
constexpr Refusal kRefusals[] = {
    {"neither ids nor all", R"({"action":"trash"})"},
    {"both", R"({"action":"trash","all":true,"ids":[1]})"},
    {"an edit without values", R"({"action":"edit","ids":[1]})"},
    {"a deletion with values", R"({"action":"trash","ids":[1],"values":{}})"},
    {"another action", R"({"action":"undo","ids":[1]})"},
    {"ids that are none", R"({"action":"trash","ids":["1"]})"},
};

TEST_F(BulkTest, IsRefusedWhole) {
  for (const Refusal& refusal : kRefusals) {
    const RawAnswer answer = browser_.send("POST", "/bulk-changes", refusal.body);
    EXPECT_EQ(answer.status, 400) << refusal.name << ": " << answer.body;
  }
  EXPECT_TRUE(json_of(browser_.get("/bulk-changes")).at("changes").as_array().empty());
}

TEST_F(BulkTest, LeadsAreAFileAndCounts) {
  browser_.send("POST", "/bulk-changes", R"({"action":"edit","ids":[2],"values":{"stage":"won"}})");
  const RawAnswer counts = browser_.get("/lead-counts?field=stage");
  EXPECT_EQ(counts.body, R"({"counts":[{"value":"new","count":2},{"value":"won","count":1}]})");
  EXPECT_EQ(code_of(browser_.get("/lead-counts?field=company")), "BAD_REQUEST");
  const RawAnswer file =
      browser_.get("/leads.csv?filter=%5B%7B%22field%22:%22id%22,%22op%22:%22in%22,%22values%22:%5B%222%22%5D%7D%5D");
  EXPECT_EQ(file.status, 200) << file.body;
  EXPECT_NE(file.body.find("Ray"), std::string::npos);
  EXPECT_EQ(file.body.find("Lee"), std::string::npos);
}

TEST_F(BulkTest, ActivityHasEveryDay) {
  const RawAnswer answer = browser_.get("/import-activity?days=7");
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(json_of(answer).at("days").as_array().size(), 7U);
}

}  // namespace
}  // namespace inlet::server
