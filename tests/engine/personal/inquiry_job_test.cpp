// SPDX-License-Identifier: Apache-2.0
//
// People are found and erased over a real database: nothing that names them is left, and nothing else is missing.
#include "engine/personal/inquiry_job.h"

#include <gmock/gmock.h>

#include "engine/report/import_summary.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/personal_data.h"
#include "engine/verbs/save_template.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using store::InquiryStage;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view kFile =
    "Last Name,Email,Company\nLee,ann@example.com,Acme\nRay,bob@example.com,Acme\nFox,not an address,ann@example.com\n";

class Inquiries : public ::testing::Test {
 protected:
  std::optional<jobs::LeasedJob> lease(jobs::JobId job) {
    const auto transaction = own_.writing();
    auto leased = must(transaction->jobs().lease_job(job, "test", own_.clock().now(), own_.engine().limits.lease));
    must(transaction->commit());
    return leased;
  }
  void work(jobs::JobId job) {
    const auto leased = lease(job);
    ASSERT_TRUE(leased.has_value());
    must(run_inquiry(own_.engine(), *leased));
  }
  InquiryView search(const std::string& email = "ann@example.com", const std::string& phone = {}) {
    const InquiryView begun = must(search_person(own_.engine(), own_.actor, email, phone));
    work(begun.job);
    return view(begun.inquiry.id);
  }
  InquiryView view(store::InquiryId id) { return must(view_inquiry(own_.engine(), own_.actor, id)); }
  InquiryView erase(store::InquiryId id) {
    work(must(erase_person(own_.engine(), own_.actor, id)).job);
    return view(id);
  }
  void edit(leads::LeadId id, const char* field, const char* value) {
    const auto lead = must(own_.reading()->leads().find(id));
    must(edit_lead(own_.engine(), own_.actor, id, lead->version, {{field, value}}, Duplicates::kAllow));
  }
  // All texts outside of leads and files in which the address stands.
  std::vector<store::Passage> passages() { return must(own_.reading()->personal().passages("ann@example.com")); }
  std::string audit_log() {
    std::string text;
    for (const auto& entry : must(own_.reading()->audit().list(0, 1'000)))
      text += entry.action + " " + entry.subject + " " + entry.json + "\n";
    return text;
  }

  OwnEngine own_;
};

TEST_F(Inquiries, FindLeadsInTheTrashTooAndEveryFile) {
  const auto record = own_.import(kFile);
  const leads::LeadId first[] = {1};
  must(trash_leads(own_.engine(), own_.actor, first));
  const InquiryView found = search("Ann@Example.com");
  ASSERT_EQ(found.inquiry.stage, InquiryStage::kFound);
  ASSERT_EQ(found.leads.size(), 1U);
  EXPECT_TRUE(found.leads.front().is_trashed());
  ASSERT_EQ(found.uploads.size(), 1U);
  EXPECT_EQ(found.uploads.front().rows, 2) << "a cell of another column counts as well";
  EXPECT_EQ(found.uploads.front().imports, std::vector<imports::ImportId>{record.id});
  EXPECT_EQ(found.inquiry.places.at("leads"), 1);
  EXPECT_EQ(found.inquiry.places.at("rows"), 2);
}

TEST_F(Inquiries, OfSomebodyUnknownFindNothing) {
  own_.import(kFile);
  const InquiryView found = search("joann@example.com");
  EXPECT_EQ(found.inquiry.stage, InquiryStage::kFound);
  EXPECT_THAT(found.leads, IsEmpty());
  EXPECT_THAT(found.uploads, IsEmpty());
}

TEST_F(Inquiries, FindANumberHoweverTheFileWritesIt) {
  own_.import("Last Name,Phone\nLee,+49 30 123456\nRay,+49 30 123457\n");
  const InquiryView found = search("", "+49 (30) 123456");
  EXPECT_EQ(found.leads.size(), 1U);
  ASSERT_EQ(found.uploads.size(), 1U);
  EXPECT_EQ(found.uploads.front().rows, 1);
  EXPECT_EQ(search_person(own_.engine(), own_.actor, "", "12").error().code, base::Code::kInvalidPhone);
  EXPECT_EQ(search_person(own_.engine(), own_.actor, "", "").error().code, base::Code::kBadRequest);
}

TEST_F(Inquiries, EraseEveryTraceAndNothingElse) {
  const auto record = own_.import(kFile);
  const auto foreign = own_.import("Last Name,Email\nKim,kim@example.com\n");
  edit(2, "description", "first ann@example.com, then another");
  edit(2, "description", "another");
  const auto draft = own_.draft("Last Name,Email\nLee,ann@example.com\nNew,new@example.com\n");
  ASSERT_THAT(passages(), Not(IsEmpty()));
  const std::string sha256 = must(own_.reading()->uploads().find(record.upload))->sha256;

  const InquiryView erased = erase(search().inquiry.id);
  ASSERT_EQ(erased.inquiry.stage, InquiryStage::kErased);
  EXPECT_EQ(erased.inquiry.places.at("leads"), 1);
  EXPECT_EQ(erased.inquiry.places.at("uploads"), 2);
  EXPECT_EQ(erased.inquiry.places.at("drafts"), 1);
  EXPECT_EQ(erased.inquiry.email, "") << "an inquiry that erased names nobody";
  EXPECT_THAT(passages(), IsEmpty());
  EXPECT_FALSE(must(own_.reading()->leads().find(1)).has_value());
  EXPECT_EQ(own_.leads({"email"}), (std::vector<std::string>{"bob@example.com", "kim@example.com"}));
  EXPECT_FALSE(own_.engine().files.open_file(sha256).has_value());
  EXPECT_TRUE(must(own_.reading()->uploads().find(record.upload))->removed_at.has_value());
  EXPECT_FALSE(must(own_.reading()->uploads().find(foreign.upload))->removed_at.has_value());
  EXPECT_FALSE(must(own_.reading()->ledger().find(draft.id)).has_value());
  EXPECT_EQ(own_.find(record.id).tally, record.tally) << "counts stay for ever";
  for (const auto& group : must(summarize(own_.engine(), own_.actor, own_.find(record.id))).groups) {
    EXPECT_EQ(group.example.value, "");
  }
  EXPECT_THAT(audit_log(), HasSubstr("person.erased inquiry 1"));
  EXPECT_THAT(audit_log(), Not(HasSubstr("ann@example.com")));

  // The key is free again, and the search index knows nothing.
  EXPECT_EQ(own_.import(kFile).tally.created, 1) << "bob is still there";
}

TEST_F(Inquiries, EraseValuesBeforeInOtherLeads) {
  own_.set_criteria({R"(["external_id"])"});
  own_.import("Last Name,Email,External ID\nLee,ann@example.com,7\n");
  leads::MatchPolicy updating;
  updating.on_duplicate = leads::OnDuplicate::kUpdate;
  own_.import("Last Name,Email,External ID\nLee,new@example.com,7\n", updating);
  ASSERT_THAT(passages(), ::testing::SizeIs(1));
  const InquiryView found = search();
  EXPECT_THAT(found.leads, IsEmpty()) << "the lead has another address now";
  const InquiryView erased = erase(found.inquiry.id);
  EXPECT_EQ(erased.inquiry.places.at("values_before"), 1);
  EXPECT_THAT(passages(), IsEmpty());
  EXPECT_EQ(own_.leads({"email"}), std::vector<std::string>{"new@example.com"});
}

TEST_F(Inquiries, WaitForAnImportThatStillReadsTheFile) {
  const auto draft = own_.draft(kFile);
  const InquiryView found = search();
  own_.start(draft.id);
  const InquiryView begun = must(erase_person(own_.engine(), own_.actor, found.inquiry.id));
  work(begun.job);
  EXPECT_EQ(view(found.inquiry.id).inquiry.stage, InquiryStage::kErasing);
  own_.work(draft.id);
  EXPECT_EQ(own_.find(draft.id).tally.created, 2);
  own_.clock().advance(base::Duration(60'000));
  work(begun.job);
  EXPECT_EQ(view(found.inquiry.id).inquiry.stage, InquiryStage::kErased);
  EXPECT_EQ(own_.leads({"email"}), std::vector<std::string>{"bob@example.com"}) << "what came meanwhile goes too";
}

TEST_F(Inquiries, EraseAllTheSameAfterACrashAtAnyCommit) {
  for (int commit = 1;; ++commit) {
    Inquiries::own_.clock().advance(base::Duration(1));
    own_.import("Last Name,Email\nLee,ann@example.com\nRay,bob" + std::to_string(commit) + "@example.com\n");
    const InquiryView found = search();
    ASSERT_EQ(found.leads.size(), 1U) << commit;
    const InquiryView begun = must(erase_person(own_.engine(), own_.actor, found.inquiry.id));
    const auto leased = lease(begun.job);
    ASSERT_TRUE(leased.has_value());
    own_.database().fail_commit(commit,
                                base::make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable));
    must(run_inquiry(own_.engine(), *leased));
    const bool was_disturbed = view(found.inquiry.id).inquiry.stage != InquiryStage::kErased;
    own_.database().fail_commit(0, base::internal_error(""));
    if (was_disturbed) {
      own_.clock().advance(base::Duration(120'000));
      work(begun.job);
    }
    ASSERT_EQ(view(found.inquiry.id).inquiry.stage, InquiryStage::kErased) << "commit " << commit;
    EXPECT_EQ(view(found.inquiry.id).inquiry.places.at("leads"), 1) << "commit " << commit;
    EXPECT_THAT(passages(), IsEmpty()) << "commit " << commit;
    if (!was_disturbed) break;
  }
}

TEST_F(Inquiries, GiveOutAllThatIsKept) {
  own_.import(kFile);
  edit(1, "company", "Other");
  const InquiryView found = search();
  std::string json;
  must(export_person(own_.engine(), own_.actor, found.inquiry.id, [&](std::string_view bytes) {
    json += bytes;
    return Result<void>();
  }));
  const auto document = base::parse_json(json);
  ASSERT_TRUE(document.has_value()) << json;
  EXPECT_EQ(document->at("leads").as_array().size(), 1U);
  EXPECT_EQ(document->at("leads").at(0).at("values").at("Company").as_string(), "Other");
  EXPECT_THAT(base::write_json(document->at("leads").at(0).at("history")), HasSubstr("Acme"));
  EXPECT_EQ(document->at("files").at(0).at("rows").as_array().size(), 2U);
  EXPECT_THAT(json, Not(HasSubstr("bob@example.com"))) << "nothing of others";
  EXPECT_THAT(audit_log(), HasSubstr("person.exported"));
}

TEST_F(Inquiries, AreForAdministratorsAndOneStepAfterTheOther) {
  const InquiryView begun = must(search_person(own_.engine(), own_.actor, "ann@example.com", ""));
  const store::InquiryId id = begun.inquiry.id;
  EXPECT_EQ(erase_person(own_.engine(), own_.actor, id).error().code, base::Code::kConflict) << "it searches still";
  work(begun.job);
  const access::Actor manager{2, access::RoleId::kManager, "test"};
  EXPECT_EQ(search_person(own_.engine(), manager, "ann@example.com", "").error().code, base::Code::kNotAllowed);
  EXPECT_EQ(view_inquiry(own_.engine(), manager, id).error().code, base::Code::kNotAllowed);
  EXPECT_EQ(erase_person(own_.engine(), manager, id).error().code, base::Code::kNotAllowed);
  EXPECT_EQ(drop_inquiry(own_.engine(), manager, id).error().code, base::Code::kNotAllowed);
  EXPECT_EQ(list_inquiries(own_.engine(), manager, 9).error().code, base::Code::kNotAllowed);
  must(drop_inquiry(own_.engine(), own_.actor, id));
  EXPECT_EQ(view_inquiry(own_.engine(), own_.actor, id).error().code, base::Code::kNoSuchThing);
}

}  // namespace
}  // namespace inlet::engine
