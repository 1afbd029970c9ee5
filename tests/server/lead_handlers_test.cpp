// SPDX-License-Identifier: Apache-2.0
#include "server/lead_handlers.h"

#include <gtest/gtest.h>

#include "tests/server/running_server.h"

namespace inlet::server {
namespace {

using testing::Browser;
using testing::code_of;
using testing::json_of;
using testing::RawAnswer;
using testing::RunningServer;

class LeadTest : public ::testing::Test {
 protected:
  LeadTest() : browser_(running_.port()) { browser_.set_up(running_.setup_token()); }

  RawAnswer create(std::string_view values, std::string_view more = "") {
    return browser_.send("POST", "/leads", R"({"values":)" + std::string(values) + std::string(more) + "}");
  }

  RunningServer running_;
  Browser browser_;
};

TEST_F(LeadTest, IsMadeEditedTrashedAndRestored) {
  const RawAnswer made = create(R"({"first_name":"Ann","last_name":"Lee","email":"Ann@Example.com","company":"Acme"})");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto lead = json_of(made);
  EXPECT_EQ(lead.at("name").as_string(), "Ann Lee");
  EXPECT_EQ(lead.at("history").at(0).at("action").as_string(), "created");
  const std::string path = "/leads/" + std::to_string(lead.at("id").as_int64());

  const RawAnswer edited = browser_.send("PATCH", path, R"({"version":1,"values":{"company":null}})");
  ASSERT_EQ(edited.status, 200) << edited.body;
  EXPECT_FALSE(json_of(edited).at("values").as_object().contains("company"));
  EXPECT_EQ(json_of(edited).at("history").at(0).at("changes").at(0).at("old").as_string(), "Acme");
  const RawAnswer late = browser_.send("PATCH", path, R"({"version":1,"values":{"company":"Beta"}})");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(json_of(late).at("current").at("version").as_int64(), 2);

  EXPECT_EQ(browser_.send("DELETE", path).status, 204);
  EXPECT_EQ(json_of(browser_.get("/leads")).at("total").as_int64(), 0);
  EXPECT_EQ(json_of(browser_.get("/leads?trash=true")).at("total").as_int64(), 1);
  const RawAnswer restored = browser_.send("POST", "/leads/restore", R"({"all":true})");
  EXPECT_EQ(restored.body, R"({"changed":1})");
  {
    // Workers keep the search index up to date; here there are none.
    const auto transaction = std::move(running_.engine().database.begin(store::Access::kWrite).value());
    ASSERT_TRUE(transaction->leads().index_for_search(100).has_value());
    ASSERT_TRUE(transaction->commit().has_value());
  }
  EXPECT_EQ(json_of(browser_.get("/leads?search=lee")).at("total").as_int64(), 1);
}

TEST_F(LeadTest, TellsEveryBadValue) {
  const RawAnswer answer = create(R"({"last_name":"Lee","email":"nonsense","nothing":"x","annual_revenue":12})");
  EXPECT_EQ(answer.status, 422) << answer.body;
  const auto fields = json_of(answer).at("fields").as_array();
  EXPECT_EQ(fields.size(), 3U) << answer.body;
}

TEST_F(LeadTest, ADuplicateIsRefusedUnlessItIsMeant) {
  ASSERT_EQ(create(R"({"last_name":"Lee","email":"ann@example.com"})").status, 201);
  const RawAnswer refused = create(R"({"last_name":"Leigh","email":"ANN@example.com"})");
  EXPECT_EQ(refused.status, 409) << refused.body;
  EXPECT_EQ(code_of(refused), "DUPLICATE_EXISTING");
  EXPECT_EQ(json_of(refused).at("leads").at(0).at("title").as_string(), "Lee");
  EXPECT_EQ(create(R"({"last_name":"Leigh","email":"ANN@example.com"})", R"(,"allow_duplicate":true)").status, 201);
}

TEST_F(LeadTest, ListsByFilterAndCursor) {
  for (const char* name : {"Adams", "Brown", "Clark"}) {
    ASSERT_EQ(create(R"({"last_name":")" + std::string(name) + R"("})").status, 201);
  }
  const auto first = json_of(browser_.get("/leads?sort=last_name&limit=2"));
  ASSERT_EQ(first.at("leads").as_array().size(), 2U);
  EXPECT_EQ(first.at("total").as_int64(), 3);
  const auto second =
      json_of(browser_.get("/leads?sort=last_name&limit=2&after=" + std::string(first.at("next").as_string())));
  ASSERT_EQ(second.at("leads").as_array().size(), 1U);
  EXPECT_EQ(second.at("leads").at(0).at("values").at("last_name").as_string(), "Clark");
  const auto filtered = json_of(browser_.get(
      R"(/leads?filter=%5B%7B%22field%22%3A%22last_name%22%2C%22op%22%3A%22in%22%2C%22values%22%3A%5B%22Brown%22%5D%7D%5D)"));
  EXPECT_EQ(filtered.at("total").as_int64(), 1) << base::write_json(filtered);
  EXPECT_EQ(browser_.get("/leads?filter=nonsense").status, 400);
  EXPECT_EQ(browser_.get("/leads?sort=nonsense").status, 422);
  EXPECT_EQ(browser_.get("/leads?limit=0").status, 400);
}

}  // namespace
}  // namespace inlet::server
