// SPDX-License-Identifier: Apache-2.0
//
// Semantics 24: required fields, and defaults given for the import.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;

leads::MatchPolicy updating() {
  leads::MatchPolicy policy;
  policy.on_duplicate = leads::OnDuplicate::kUpdate;
  return policy;
}

struct Case {
  const char* name;
  const char* file;
  leads::MatchPolicy policy;
  std::map<std::string, std::string> defaults;
  std::vector<std::string> outcomes;
  std::vector<std::string> leads;  // email; last name; company
};

// A lead is there already: ann@example.com, Lee, without a company.
TEST(Rule24Required, IsMissedOnCreateAndInTheMergedLead) {
  const Case cases[] = {
      {"missing on create fails",
       "Email,Last Name\nbo@example.com,\n",
       {},
       {},
       {"failed MISSING_REQUIRED(1)"},
       {"ann@example.com; Lee; "}},
      {"an update that leaves the lead's own is fine",
       "Email,Last Name,Company\nann@example.com,,Acme\n",
       updating(),
       {},
       {"updated"},
       {"ann@example.com; Lee; Acme"}},
      {"a full name stands for the last name",
       "Email,Full Name\nbo@example.com,Bo Kim\n",
       {},
       {},
       {"created"},
       {"ann@example.com; Lee; ", "bo@example.com; Kim; "}},
      {"a full name that is blank does not",
       "Email,Full Name\nbo@example.com,\n",
       {},
       {},
       {"failed MISSING_REQUIRED(1)"},
       {"ann@example.com; Lee; "}},
      {"a default fills a create",
       "Email,Last Name\nbo@example.com,\n",
       {},
       {{"last_name", "Unknown"}},
       {"created"},
       {"ann@example.com; Lee; ", "bo@example.com; Unknown; "}},
      {"a default never replaces what the file has",
       "Email,Last Name\nbo@example.com,Kim\n",
       {},
       {{"last_name", "Unknown"}},
       {"created"},
       {"ann@example.com; Lee; ", "bo@example.com; Kim; "}},
      {"a default from another field",
       "Email,Last Name,Company\nbo@example.com,,Acme\n",
       {},
       {{"last_name", "{company}"}},
       {"created"},
       {"ann@example.com; Lee; ", "bo@example.com; Acme; Acme"}},
      {"of an email it is what stands before the @",
       "Email,Last Name\nbo.kim@example.com,\ncy@example.com,Day\n",
       {},
       {{"last_name", "{email}"}},
       {"created", "created"},
       {"ann@example.com; Lee; ", "bo.kim@example.com; bo.kim; ", "cy@example.com; Day; "}},
      {"the field may have no column at all",
       "Email\nbo.kim@example.com\n",
       {},
       {{"last_name", "{email}"}},
       {"created"},
       {"ann@example.com; Lee; ", "bo.kim@example.com; bo.kim; "}},
      {"where the other field is blank too, the row fails",
       "Email,Last Name,Company\nbo@example.com,,\n",
       {},
       {{"last_name", "{company}"}},
       {"failed MISSING_REQUIRED(1)"},
       {"ann@example.com; Lee; "}},
      {"on update a default from another field fills what is blank",
       "Email,Last Name\nann@example.com,\n",
       updating(),
       {{"company", "{email}"}},
       {"updated"},
       {"ann@example.com; Lee; ann"}},
      {"and never replaces what the lead has",
       "Email,Company\nann@example.com,Acme\n",
       updating(),
       {{"last_name", "{company}"}},
       {"updated"},
       {"ann@example.com; Lee; Acme"}},
      {"on update it fills what is blank in the lead",
       "Email,Last Name\nann@example.com,\n",
       updating(),
       {{"company", "Acme"}},
       {"updated"},
       {"ann@example.com; Lee; Acme"}},
      {"and leaves what is not",
       "Email,Last Name\nann@example.com,\n",
       updating(),
       {{"last_name", "Unknown"}},
       {"unchanged"},
       {"ann@example.com; Lee; "}},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.name);
    OwnEngine own;
    own.import("Email,Last Name\nann@example.com,Lee\n");
    const auto record = own.import(each.file, each.policy, each.defaults);
    EXPECT_EQ(own.outcomes(record.write_run, false), each.outcomes);
    EXPECT_EQ(own.leads({"email", "last_name", "company"}), each.leads);
  }
}

TEST(Rule24Required, ADefaultFromAnotherFieldIsPartOfTheTitle) {
  OwnEngine own;
  own.import("Email,Company\nbo@example.com,Acme\n", {}, {{"last_name", "{email}"}});
  EXPECT_EQ(own.leads({"title"}), (std::vector<std::string>{"bo, Acme"}));
}

// A lead that lost a required value since (here: the field became required later) fails an update that does not give it.
TEST(Rule24Required, IsMissedOnUpdateWhereTheMergedLeadLacksIt) {
  OwnEngine own;
  own.import("Email,Last Name\nann@example.com,Lee\nbo@example.com,Kim\n");
  FieldWish wish;
  wish.required = true;
  must(change_field(own.engine(), own.actor, "company", wish));
  const auto record =
      own.import("Email,Company,Last Name\nann@example.com,,Leeds\nbo@example.com,Acme,Kimble\n", updating());
  EXPECT_EQ(own.outcomes(record.write_run, false), (std::vector<std::string>{"failed MISSING_REQUIRED(1)", "updated"}));
}

}  // namespace
}  // namespace inlet::engine
