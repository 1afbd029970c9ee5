// SPDX-License-Identifier: Apache-2.0
//
// Semantics 35: the owner of a created lead.
#include "engine/verbs/manage_users.h"
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

access::UserId add_person(OwnEngine& own, const std::string& name, const std::string& email) {
  return must(invite_user(own.engine(), own.actor, name, email, "user")).user.id;
}

struct Case {
  const char* name;
  const char* cell;
  const char* expected;  // whose; "me" for the person who imports
};

TEST(Rule35Owner, IsTheMappedOneElseThePersonWhoImports) {
  OwnEngine own;
  const access::UserId ann = add_person(own, "Ann Lee", "ann@example.com");
  const access::UserId bo = add_person(own, "Bo Kim", "bo@example.com");
  own.actor.user = ann;
  const std::map<std::string, std::string> named = {{std::to_string(ann), "me"}, {std::to_string(bo), "Bo"}};
  const Case cases[] = {{"email", "bo@example.com", "Bo"},
                        {"email in capitals", "BO@EXAMPLE.COM", "Bo"},
                        {"full name", "Bo Kim", "Bo"},
                        {"blank", "", "me"},
                        {"unknown", "Cy Wu", "OWNER_NOT_FOUND"}};
  std::string text = "Last Name,Owner\n";
  for (std::size_t i = 0; i < std::size(cases); ++i) text += "N" + std::to_string(i) + "," + cases[i].cell + "\n";
  const auto told = told_rows(own, own.import(text), "owner", std::size(cases));
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    const auto name = named.find(told[i]);
    EXPECT_EQ(name == named.end() ? told[i] : name->second, cases[i].expected) << cases[i].name;
  }
  const auto without = own.import("Last Name\nN9\n");
  EXPECT_EQ(own.leads({"owner"}).back(), std::to_string(ann)) << "no column for it at all";
}

TEST(Rule35Owner, OfTheCommandLineIsNobodyUnlessMapped) {
  const RuleCase cases[] = {{"blank", "", ""}};
  expect_rule("owner", cases);
}

TEST(Rule35Owner, ThatTwoPeopleCouldBeIsAmbiguous) {
  OwnEngine own;
  add_person(own, "Jo Kim", "jo1@example.com");
  add_person(own, "Jo Kim", "jo2@example.com");
  const RuleCase cases[] = {{"two of that name", "Jo Kim", "AMBIGUOUS_OWNER"}};
  expect_rule(own, "owner", cases);
}

}  // namespace
}  // namespace inlet::engine
