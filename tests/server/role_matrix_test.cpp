// SPDX-License-Identifier: Apache-2.0
//
// Who comes through which door: every route for every role, on a real server. Whoever adds a route adds its line here; without
// one the test fails. What a person may see of what is behind the door is the verbs' business, and is asked below for things
// of others: they answer exactly as if they were not there.
#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "server/routes.h"
#include "tests/server/people.h"

namespace inlet::server {
namespace {

using testing::ask_with_token;
using testing::Browser;
using testing::code_of;
using testing::join;
using testing::json_of;
using testing::Person;
using testing::RawAnswer;
using testing::RunningServer;

// Who gets past the door. A: administrator, M: manager, U: user, T: a token of the administrator with the right to see leads
// alone, P: a role without any right, "-": somebody who is not signed in.
struct Line {
  const char* route;
  std::string_view who;
};

constexpr std::string_view kEverybody = "AMUTP-";
constexpr std::string_view kSignedInPeople = "AMUTP";
constexpr std::string_view kInPerson = "AMUP";
constexpr std::string_view kWithRight = "AMU";  // one that all three roles have
constexpr std::string_view kSeesLeads = "AMUT";
constexpr std::string_view kSeesSettings = "AM";
constexpr std::string_view kAdministrator = "A";

constexpr Line kMatrix[] = {
    {"GET /health", kEverybody},
    {"GET /version", kEverybody},
    {"GET /openapi.yaml", kEverybody},
    {"GET /setup", kEverybody},
    {"POST /setup", kEverybody},
    {"POST /session", kEverybody},
    {"POST /invitation", kEverybody},
    {"POST /invitation/view", kEverybody},

    {"GET /session", kSignedInPeople},
    {"DELETE /session", kSignedInPeople},
    {"PUT /session/password", kInPerson},
    {"PATCH /session/profile", kInPerson},
    {"GET /sessions", kInPerson},
    {"DELETE /sessions", kInPerson},
    {"DELETE /sessions/{session}", kInPerson},
    {"GET /tokens", kInPerson},
    {"POST /tokens", kInPerson},
    {"DELETE /tokens/{id}", kInPerson},

    {"GET /users", kSignedInPeople},
    {"POST /users", kAdministrator},
    {"PATCH /users/{id}", kAdministrator},
    {"POST /users/{id}/reset", kAdministrator},
    {"GET /users/{id}/sessions", kAdministrator},
    {"DELETE /users/{id}/sessions", kAdministrator},
    {"GET /users/{id}/tokens", kAdministrator},
    {"DELETE /users/{id}/tokens/{token}", kAdministrator},
    {"GET /roles", kAdministrator},
    {"POST /roles", kAdministrator},
    {"PUT /roles/{id}", kAdministrator},
    {"DELETE /roles/{id}", kAdministrator},
    {"GET /audit", kAdministrator},
    {"GET /audit.csv", kAdministrator},
    {"GET /personal-data", kAdministrator},
    {"POST /personal-data", kAdministrator},
    {"GET /personal-data/{id}", kAdministrator},
    {"DELETE /personal-data/{id}", kAdministrator},
    {"POST /personal-data/{id}/erase", kAdministrator},
    {"GET /personal-data/{id}/export", kAdministrator},

    {"GET /settings", kSeesSettings},
    {"PUT /settings", kAdministrator},
    {"GET /fields", kSignedInPeople},
    {"GET /settings/notifications", kAdministrator},
    {"PUT /settings/notifications", kAdministrator},
    {"POST /settings/notifications/test", kAdministrator},
    {"GET /webhooks", kAdministrator},
    {"POST /webhooks", kAdministrator},
    {"DELETE /webhooks/{id}", kAdministrator},
    {"POST /webhooks/{id}/secret", kAdministrator},
    {"POST /webhooks/{id}/test", kAdministrator},
    {"GET /deliveries", kAdministrator},
    {"GET /deliveries/{id}", kAdministrator},
    {"POST /deliveries/{id}/retry", kAdministrator},
    {"POST /fields", kAdministrator},
    {"PUT /fields/order", kAdministrator},
    {"PATCH /fields/{key}", kAdministrator},
    {"DELETE /fields/{key}", kAdministrator},
    {"GET /fields/{key}/use", kSeesSettings},
    {"GET /duplicate-criteria", kSeesSettings},
    {"PUT /duplicate-criteria", kAdministrator},
    {"GET /likely-duplicates", kSeesLeads},
    {"POST /likely-duplicates/search", kWithRight},
    {"POST /likely-duplicates/{id}/dismiss", kWithRight},

    {"GET /leads", kSeesLeads},
    {"GET /leads.csv", kWithRight},
    {"GET /lead-counts", kSeesLeads},
    {"POST /leads", kWithRight},
    {"POST /leads/trash", kWithRight},
    {"POST /leads/restore", kWithRight},
    {"POST /leads/merge", kWithRight},
    {"GET /leads/{id}", kSeesLeads},
    {"PATCH /leads/{id}", kWithRight},
    {"DELETE /leads/{id}", kWithRight},

    {"GET /bulk-changes", kSeesLeads},
    {"POST /bulk-changes", kSignedInPeople},
    {"GET /bulk-changes/{id}", kSeesLeads},
    {"POST /bulk-changes/{id}/undo", kSignedInPeople},

    {"POST /uploads", kWithRight},
    {"GET /uploads/{id}/detection", kWithRight},
    {"POST /partial-uploads", kWithRight},
    {"GET /partial-uploads/{id}", kWithRight},
    {"PATCH /partial-uploads/{id}", kWithRight},
    {"DELETE /partial-uploads/{id}", kWithRight},
    {"GET /imports", kWithRight},
    {"POST /imports", kWithRight},
    {"GET /import-activity", kWithRight},
    {"GET /imports/{id}", kWithRight},
    {"DELETE /imports/{id}", kWithRight},
    {"PUT /imports/{id}/step", kWithRight},
    {"PUT /imports/{id}/source", kWithRight},
    {"GET /imports/{id}/preview", kWithRight},
    {"GET /imports/{id}/columns", kWithRight},
    {"GET /imports/{id}/columns/{column}/values", kWithRight},
    {"PUT /imports/{id}/columns/{column}/values", kWithRight},
    {"GET /imports/{id}/fixes", kWithRight},
    {"PUT /imports/{id}/fixes", kWithRight},
    {"DELETE /imports/{id}/fixes", kWithRight},
    {"GET /imports/{id}/mapping/suggestion", kWithRight},
    {"PUT /imports/{id}/mapping", kWithRight},
    {"PUT /imports/{id}/options", kWithRight},
    {"PUT /imports/{id}/template", kWithRight},
    {"GET /imports/{id}/leads", kWithRight},
    {"POST /imports/{id}/check", kWithRight},
    {"POST /imports/{id}/start", kWithRight},
    {"POST /imports/{id}/cancel", kWithRight},
    {"POST /imports/{id}/retry", kWithRight},
    {"POST /imports/{id}/fix-failed", kWithRight},
    {"GET /imports/{id}/undo", kWithRight},
    {"GET /imports/{id}/undo/leads", kWithRight},
    {"POST /imports/{id}/undo", kWithRight},
    {"GET /imports/{id}/rows", kWithRight},
    {"GET /imports/{id}/summary", kWithRight},
    {"GET /imports/{id}/summary/values", kWithRight},
    {"GET /imports/{id}/failed.csv", kWithRight},
    {"GET /imports/{id}/failed.xlsx", kWithRight},
    {"GET /imports/{id}/receipt.csv", kWithRight},
    {"GET /imports/{id}/original", kWithRight},
    {"GET /imports/{id}/events", kWithRight},

    {"GET /templates", kWithRight},
    {"POST /templates", kWithRight},
    {"POST /templates/import", kWithRight},
    {"GET /templates/{id}/export", kWithRight},
    {"PATCH /templates/{id}", kWithRight},
    {"DELETE /templates/{id}", kWithRight},
    {"GET /notices", kSignedInPeople},
    {"POST /notices/read", kSignedInPeople},
};

std::string name_of_route(const Route& route) {
  return std::string(name_of(route.method)) + " " + std::string(route.pattern);
}

// An address of the route with `id` in every place.
std::string address_of(const Route& route, std::string_view id) {
  std::string path(route.pattern);
  for (std::size_t at = path.find('{'); at != std::string::npos; at = path.find('{')) {
    path.replace(at, path.find('}') - at + 1, id);
  }
  return path;
}

// Closed: not signed in, or not allowed. What comes behind the door (no body, nothing there) is another matter.
bool is_open(const RawAnswer& answer) {
  const std::string code = code_of(answer);
  return !(answer.status == 401 && code == "NOT_SIGNED_IN") && !(answer.status == 403 && code == "NOT_ALLOWED");
}

class RoleMatrixTest : public ::testing::Test {
 protected:
  RoleMatrixTest() : admin_(running_.port()) { admin_.set_up(running_.setup_token()); }

  std::string make_token() {
    const RawAnswer answer = admin_.send("POST", "/tokens", R"({"name":"t","rights":["view_leads"]})");
    return std::string(json_of(answer).at("token").as_string());
  }

  RunningServer running_;
  Browser admin_;
};

TEST_F(RoleMatrixTest, EveryRouteHasItsLine) {
  std::map<std::string, int> lines;
  for (const Line& line : kMatrix) ++lines[line.route];
  for (const Route& route : routes()) {
    EXPECT_EQ(lines[name_of_route(route)], 1) << name_of_route(route) << " needs one line in the matrix";
    lines.erase(name_of_route(route));
  }
  for (const auto& [route, count] : lines) ADD_FAILURE() << route << " is no route any more";
}

TEST_F(RoleMatrixTest, EveryDoorOpensForWhomItIs) {
  const RawAnswer made = admin_.send("POST", "/roles", R"({"name":"Nothing","rights":{},"fields":{}})");
  ASSERT_EQ(made.status, 201) << made.body;
  std::map<char, Browser> people{{'A', admin_}, {'-', Browser(running_.port())}};
  people.emplace('M', join(running_, admin_, "manager", "manager").browser);
  people.emplace('U', join(running_, admin_, "user", "user").browser);
  people.emplace('P', join(running_, admin_, "poor", std::string(json_of(made).at("key").as_string())).browser);
  const std::string token = make_token();
  for (const Route& route : routes()) {
    const std::string name = name_of_route(route);
    const auto line = std::ranges::find(kMatrix, name, [](const Line& each) { return std::string_view(each.route); });
    if (line == std::end(kMatrix)) continue;  // told by the other test
    // These would end the session that the next one asks with.
    const bool ends_session = route.method == Method::kDelete && route.pattern == "/session";
    if (ends_session) continue;
    const std::string path = address_of(route, "999999");
    for (const char who : std::string_view("AMUPT-")) {
      const RawAnswer answer = who == 'T' ? ask_with_token(running_.port(), token, name_of(route.method), path)
                                          : people.at(who).send(name_of(route.method), path);
      const bool is_expected = line->who.find(who) != std::string_view::npos;
      EXPECT_EQ(is_open(answer), is_expected) << name << " as " << who << ": " << answer.status << " " << answer.body;
      EXPECT_LT(answer.status, 500) << name << " as " << who;
    }
  }
}

// reliability.md S4: 0 bytes of other people's data, and no way to tell theirs from what is not there.
TEST_F(RoleMatrixTest, ThingsOfOthersAnswerAsIfAbsent) {
  const RawAnswer upload = admin_.upload("a.csv", "Last Name,Email\nLee,lee@example.com\n");
  ASSERT_EQ(upload.status, 201) << upload.body;
  const std::string upload_id = std::to_string(json_of(upload).at("id").as_int64());
  const RawAnswer import = admin_.send("POST", "/imports", R"({"upload":)" + upload_id + "}");
  const RawAnswer lead = admin_.send("POST", "/leads", R"({"values":{"last_name":"Lee"}})");
  ASSERT_EQ(lead.status, 201) << lead.body;
  const Browser user = join(running_, admin_, "user", "user").browser;

  // All first things have the number 1; whatever is there is the administrator's.
  const auto without_ids = [](std::string text) {
    for (const std::string_view name : {"\"request_id\":\"", "\"detail\":\"", "\"arguments\":["}) {
      const std::size_t begin = text.find(name);
      if (begin == std::string::npos) continue;
      const std::size_t end = text.find(name.ends_with('[') ? ']' : '"', begin + name.size());
      text.erase(begin + name.size(), end - begin - name.size());
    }
    return text;
  };
  for (const Route& route : routes()) {
    const bool has_id = route.pattern.find("{id}") != std::string_view::npos;
    const bool is_about_people = route.pattern.starts_with("/users") || route.pattern.starts_with("/roles");
    if (!has_id || is_about_people) continue;
    const std::string name = name_of_route(route);
    const RawAnswer foreign = user.send(name_of(route.method), address_of(route, "1"));
    const RawAnswer absent = user.send(name_of(route.method), address_of(route, "999999"));
    EXPECT_EQ(foreign.status, absent.status) << name << foreign.body;
    EXPECT_EQ(without_ids(foreign.body), without_ids(absent.body)) << name;
    EXPECT_EQ(foreign.body.find("lee@example.com"), std::string::npos) << name;
  }
  (void)import;

  // Among own ones, too: which one is named told whether it is there.
  const RawAnswer own = user.send("POST", "/leads", R"({"values":{"last_name":"May"}})");
  ASSERT_EQ(own.status, 201) << own.body;
  const std::string own_id = std::to_string(json_of(own).at("id").as_int64());
  for (const char* other : {"1", "999999"}) {
    const RawAnswer answer = user.send("POST", "/leads/trash", R"({"ids":[)" + own_id + "," + other + "]}");
    EXPECT_EQ(answer.status, 404) << answer.body;
    EXPECT_EQ(json_of(answer).at("arguments").at(0).as_string(), "Lead " + std::string(other));
  }
}

}  // namespace
}  // namespace inlet::server
