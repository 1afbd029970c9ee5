// SPDX-License-Identifier: Apache-2.0
#include "server/field_handlers.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class FieldTest : public ::testing::Test {
 protected:
  FieldTest() : browser_(running_.port()) { browser_.set_up(running_.setup_token()); }
  // Labels of all fields that are listed, by comma.
  std::string labels(std::string_view query = "") const {
    std::string text;
    const auto answer = json_of(browser_.get("/fields" + std::string(query)));
    for (const auto& field : answer.at("fields").as_array()) text += std::string(field.at("label").as_string()) + ",";
    return text;
  }

  RunningServer running_;
  Browser browser_;
};

TEST_F(FieldTest, IsMadeChangedOrderedHiddenAndShownAgain) {
  const RawAnswer made = browser_.send("POST", "/fields",
                                       R"({"label":"Region","type":"picklist","help":"Where they sit",)"
                                       R"("aliases":["Territory"],"options":[{"label":"EMEA"},{"label":"APAC"}]})");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(json_of(made).at("key").as_string(), "cf_region");
  EXPECT_EQ(json_of(made).at("options").at(0).at("id").as_string(), "emea");
  EXPECT_TRUE(labels().ends_with("Region,"));

  const RawAnswer changed =
      browser_.send("PATCH", "/fields/cf_region",
                    R"({"label":"Sales Region","default":"APAC","options":[{"id":"apac","label":"Asia"}]})");
  ASSERT_EQ(changed.status, 422) << "APAC is no option any more";
  const RawAnswer again =
      browser_.send("PATCH", "/fields/cf_region",
                    R"({"label":"Sales Region","default":"Asia","options":[{"id":"apac","label":"Asia"}]})");
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(json_of(again).at("help").as_string(), "Where they sit") << "what is not given stays";
  EXPECT_EQ(json_of(again).at("default").as_string(), "Asia");
  EXPECT_FALSE(json_of(again).at("options").at(1).at("active").as_bool());
  EXPECT_TRUE(json_of(browser_.send("PATCH", "/fields/cf_region", R"({"default":null})")).at("default").is_null());

  ASSERT_EQ(browser_.send("PUT", "/fields/order", R"({"keys":["cf_region"]})").status, 200);
  EXPECT_TRUE(labels().starts_with("Sales Region,"));
  ASSERT_EQ(browser_.send("DELETE", "/fields/cf_region").status, 204);
  EXPECT_EQ(labels().find("Sales Region"), std::string::npos);
  EXPECT_NE(labels("?hidden=true").find("Sales Region"), std::string::npos);
  EXPECT_EQ(browser_.send("PATCH", "/fields/cf_region", R"({"hidden":false})").status, 200);
  EXPECT_EQ(json_of(browser_.get("/fields/cf_region/use")).at("leads").as_int64(), 0);
}

TEST_F(FieldTest, RefusalsSayWhy) {
  EXPECT_EQ(code_of(browser_.send("POST", "/fields", R"({"label":"Email","type":"text"})")), "NAME_TAKEN");
  EXPECT_EQ(browser_.send("POST", "/fields", R"({"label":"Email","type":"text"})").status, 409);
  EXPECT_EQ(code_of(browser_.send("POST", "/fields", R"({"label":"Size","type":"shoe"})")), "BAD_REQUEST");
  EXPECT_EQ(code_of(browser_.send("POST", "/fields", R"({"label":"Size","type":"text","key":"size"})")), "BAD_SETTING");
  EXPECT_EQ(code_of(browser_.send("DELETE", "/fields/last_name")), "BAD_SETTING");
  EXPECT_EQ(browser_.send("PATCH", "/fields/cf_none", R"({"label":"None"})").status, 404);
}

}  // namespace
}  // namespace inlet::server
