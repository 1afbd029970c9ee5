// SPDX-License-Identifier: Apache-2.0
#include "server/personal_data_handlers.h"

#include <chrono>
#include <fstream>
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

class PersonalDataTest : public ::testing::Test {
 protected:
  PersonalDataTest() : admin_(running_.port()) {
    admin_.set_up(running_.setup_token());
    running_.start_workers();
  }

  base::JsonValue wait_for(const std::string& path, std::string_view stage) {
    for (int tries = 0; tries < 200; ++tries) {
      auto view = json_of(admin_.get(path));
      if (view.at("stage").as_string() == stage) return view;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ADD_FAILURE() << path << " never became " << stage;
    return json_of(admin_.get(path));
  }

  RunningServer running_;
  Browser admin_;
};

TEST_F(PersonalDataTest, IsSearchedGivenOutAndErased) {
  admin_.upload("a.csv", "Last Name,Email\nLee,ann@example.com\n");
  ASSERT_EQ(admin_.send("POST", "/leads", R"({"values":{"last_name":"Lee","email":"ann@example.com"}})").status, 201);
  const RawAnswer begun = admin_.send("POST", "/personal-data", R"({"email":"ann@example.com"})");
  ASSERT_EQ(begun.status, 202) << begun.body;
  const std::string path = "/personal-data/" + std::to_string(json_of(begun).at("id").as_int64());
  const auto found = wait_for(path, "found");
  EXPECT_EQ(found.at("leads").at(0).at("title").as_string(), "Lee");
  EXPECT_EQ(found.at("uploads").at(0).at("rows").as_int64(), 1);

  const RawAnswer file = admin_.get(path + "/export");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.header("Content-Disposition").substr(0, 10), "attachment");
  EXPECT_EQ(json_of(file).at("leads").as_array().size(), 1U);

  EXPECT_EQ(admin_.send("POST", path + "/erase").status, 202);
  const auto erased = wait_for(path, "erased");
  EXPECT_TRUE(erased.at("email").is_null());
  EXPECT_EQ(erased.at("counts").at("leads").as_int64(), 1);
  EXPECT_EQ(admin_.get("/leads/1").status, 404);
  EXPECT_EQ(admin_.send("DELETE", path).status, 409) << "the proof stays";
  EXPECT_EQ(admin_.get(path + "/export").status, 409);
  EXPECT_EQ(json_of(admin_.get("/personal-data")).at("inquiries").as_array().size(), 1U);
}

// A file that was erased on one node is not given out by another that still has its copy.
TEST_F(PersonalDataTest, AnErasedFileIsNotGivenOutFromACopy) {
  const std::string content = "Last Name,Email\nLee,ann@example.com\nMay,broken\n";
  const RawAnswer upload = admin_.upload("a.csv", content);
  const auto draft = json_of(
      admin_.send("POST", "/imports", R"({"upload":)" + std::to_string(json_of(upload).at("id").as_int64()) + "}"));
  const std::string import = "/imports/" + std::to_string(draft.at("id").as_int64());
  ASSERT_EQ(admin_.send("POST", import + "/start", R"({"version":1})").status, 202);
  for (int tries = 0; tries < 200 && json_of(admin_.get(import)).at("ended_at").is_null(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_EQ(admin_.get(import + "/failed.csv").status, 200);
  const std::string path = running_.engine().files.path_of(std::string(json_of(upload).at("sha256").as_string()));
  const RawAnswer begun = admin_.send("POST", "/personal-data", R"({"email":"ann@example.com"})");
  const std::string inquiry = "/personal-data/" + std::to_string(json_of(begun).at("id").as_int64());
  wait_for(inquiry, "found");
  ASSERT_EQ(admin_.send("POST", inquiry + "/erase").status, 202);
  wait_for(inquiry, "erased");

  std::ofstream(path) << content;
  const auto record = json_of(admin_.get(import));
  EXPECT_FALSE(record.at("files").at("original").as_bool());
  EXPECT_FALSE(record.at("files").at("deleted_at").is_null());
  for (const char* place : {"/original", "/failed.csv", "/failed.xlsx", "/receipt.csv", "/rows"}) {
    const RawAnswer answer = admin_.get(import + place);
    EXPECT_EQ(answer.body.find("broken"), std::string::npos) << place << answer.body;
  }
  EXPECT_EQ(code_of(admin_.get(import + "/original")), "GONE");
  EXPECT_EQ(code_of(admin_.get(import + "/failed.csv")), "GONE");
}

TEST_F(PersonalDataTest, RefusesWhoIsNobody) {
  for (const char* body : {R"({"email":"nobody"})", R"({"phone":"12"})", R"({"email":"a b@example.com"})"}) {
    EXPECT_EQ(admin_.send("POST", "/personal-data", body).status, 422) << body;
  }
  for (const char* body : {R"({})", R"({"mail":"a@example.com"})"})
    EXPECT_EQ(admin_.send("POST", "/personal-data", body).status, 400) << body;
  EXPECT_EQ(code_of(admin_.get("/personal-data/7")), "NO_SUCH_THING");
}

// reliability.md U7: the files of one person have a limit, whatever their way in.
TEST_F(PersonalDataTest, FilesThatAreKeptForOnePersonHaveALimit) {
  running_.engine().upload_quota.files = 2;
  running_.engine().upload_quota.bytes = 60;
  const auto ben = join(running_, admin_, "ben", "user").browser;
  EXPECT_EQ(ben.upload("a.csv", "Last Name\nLee\n").status, 201);
  const RawAnswer large = ben.upload("b.csv", "Last Name\n" + std::string(50, 'x') + "\n");
  EXPECT_EQ(large.status, 413);
  EXPECT_EQ(code_of(large), "UPLOADS_FULL");
  EXPECT_NE(large.body.find("The limit is 2 files and 60 bytes"), std::string::npos) << large.body;
  EXPECT_EQ(ben.upload("c.csv", "Last Name\nMay\n").status, 201);
  EXPECT_EQ(code_of(ben.upload("d.csv", "Last Name\nKim\n")), "UPLOADS_FULL");
  EXPECT_EQ(admin_.upload("d.csv", "Last Name\nKim\n").status, 201) << "somebody else has room";
}

}  // namespace
}  // namespace inlet::server
