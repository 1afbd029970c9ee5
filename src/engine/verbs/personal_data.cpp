// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/personal_data.h"

#include <utility>

#include "engine/verbs/audit.h"
#include "engine/verbs/email_address.h"
#include "engine/verbs/settings.h"
#include "leads/convert/phone_number.h"

namespace inlet::engine {
namespace {

using access::Right;
using store::Inquiry;
using store::InquiryId;
using store::InquiryStage;

std::string subject_of(InquiryId id) { return "inquiry " + std::to_string(id); }

base::Error no_such_inquiry(InquiryId id) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Inquiry " + std::to_string(id)});
}

base::Error not_now() { return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The inquiry"}); }

Result<Inquiry> find_inquiry(store::Transaction& transaction, const access::Actor& actor, InquiryId id) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  INLET_ASSIGN(auto inquiry, transaction.personal().find(id));
  if (!inquiry) return no_such_inquiry(id);
  return std::move(*inquiry);
}

// In the form in which leads hold numbers.
Result<std::string> stored_phone(store::Transaction& transaction, const std::string& phone) {
  if (phone.empty()) return std::string();
  INLET_ASSIGN(const Settings settings, read_settings(transaction));
  const leads::PhoneNumber number = leads::parse_phone(phone, settings.organisation.phone_country);
  if (number.is_valid) return std::string(number.e164());
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kInvalidPhone, {phone.substr(0, 100)});
}

Result<jobs::JobId> enqueue(Engine& engine, store::Transaction& transaction, const Inquiry& inquiry) {
  return transaction.jobs().enqueue(jobs::JobKind::kInquiry, 0, inquiry.id, inquiry.by, engine.clock.now());
}

Result<std::vector<FoundUpload>> found_uploads(store::Transaction& transaction, InquiryId id) {
  INLET_ASSIGN(const auto held, transaction.personal().held_uploads(id));
  std::vector<FoundUpload> found;
  for (const store::HeldUpload& each : held) {
    INLET_ASSIGN(auto upload, transaction.uploads().find(each.upload));
    if (!upload) continue;
    FoundUpload item{std::move(*upload), each.rows, each.is_whole, each.is_erased, {}};
    INLET_ASSIGN(item.imports, transaction.personal().imports_of(each.upload));
    found.push_back(std::move(item));
  }
  return found;
}

Result<InquiryView> view_of(store::Transaction& transaction, Inquiry inquiry) {
  InquiryView view;
  INLET_ASSIGN(view.leads, transaction.leads().find_all(inquiry.leads));
  INLET_ASSIGN(view.uploads, found_uploads(transaction, inquiry.id));
  view.inquiry = std::move(inquiry);
  return view;
}

}  // namespace

Result<InquiryView> search_person(Engine& engine, const access::Actor& actor, const std::string& email,
                                  const std::string& phone) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  if (email.empty() && phone.empty()) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest,
                            {"Give the email address of the person, the phone number, or both."});
  }
  if (!email.empty()) INLET_TRY(check_address(email));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  Inquiry inquiry;
  inquiry.email = email;
  INLET_ASSIGN(inquiry.phone, stored_phone(*transaction, phone));
  inquiry.by = actor.user;
  inquiry.from = actor.from;
  inquiry.created_at = inquiry.changed_at = engine.clock.now();
  INLET_ASSIGN(inquiry.id, transaction->personal().open(inquiry));
  INLET_ASSIGN(const jobs::JobId job, enqueue(engine, *transaction, inquiry));
  INLET_ASSIGN(InquiryView view, view_of(*transaction, std::move(inquiry)));
  view.job = job;
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return view;
}

Result<std::vector<Inquiry>> list_inquiries(Engine& engine, const access::Actor& actor, std::uint32_t limit) {
  INLET_TRY(access::require(actor, Right::kAdministerUsers));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return transaction->personal().list(limit);
}

Result<InquiryView> view_inquiry(Engine& engine, const access::Actor& actor, InquiryId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(Inquiry inquiry, find_inquiry(*transaction, actor, id));
  return view_of(*transaction, std::move(inquiry));
}

Result<InquiryView> erase_person(Engine& engine, const access::Actor& actor, InquiryId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(Inquiry inquiry, find_inquiry(*transaction, actor, id));
  if (inquiry.stage != InquiryStage::kFound && inquiry.stage != InquiryStage::kFailed) return not_now();
  inquiry.stage = InquiryStage::kErasing;
  inquiry.places.clear();  // from now on: what went
  inquiry.changed_at = engine.clock.now();
  INLET_TRY(transaction->personal().change(inquiry));
  INLET_TRY(audit(engine, *transaction, actor, "person.erasure_begun", subject_of(id)));
  INLET_ASSIGN(const jobs::JobId job, enqueue(engine, *transaction, inquiry));
  INLET_ASSIGN(InquiryView view, view_of(*transaction, std::move(inquiry)));
  view.job = job;
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return view;
}

Result<void> drop_inquiry(Engine& engine, const access::Actor& actor, InquiryId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const Inquiry inquiry, find_inquiry(*transaction, actor, id));
  if (inquiry.stage == InquiryStage::kErasing || inquiry.stage == InquiryStage::kErased) return not_now();
  INLET_TRY(transaction->personal().remove(id));
  INLET_TRY(audit(engine, *transaction, actor, "person.inquiry_dropped", subject_of(id)));
  return transaction->commit();
}

}  // namespace inlet::engine
