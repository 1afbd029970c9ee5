// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/inquiry_job.h"

#include <set>
#include <utility>

#include "base/json/json.h"
#include "engine/dedupe/settle_job.h"
#include "engine/personal/erasure.h"
#include "engine/personal/file_search.h"
#include "engine/personal/person_leads.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using store::Access;
using store::Inquiry;
using store::InquiryStage;

constexpr base::Duration kLookAgain{5'000};  // whether an import still works with an upload

enum class Next : std::uint8_t { kGoOn, kWait, kDone };

struct Step {
  Next next = Next::kGoOn;
  jobs::JobWish wish = jobs::JobWish::kContinue;
};

Result<void> tell(Engine& engine, store::Transaction& transaction, const Inquiry& inquiry, std::string action) {
  base::JsonObject details;
  for (const auto& [place, count] : inquiry.places) details[place] = count;
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = inquiry.by;
  entry.action = std::move(action);
  entry.subject = "inquiry " + std::to_string(inquiry.id);
  entry.json = base::write_json(details);
  entry.from = inquiry.from;
  return transaction.audit().add(entry);
}

// Ends the search: what is found in leads and elsewhere is asked of the database in one go.
Result<void> conclude_search(Engine& engine, store::Transaction& transaction, const PersonText& person,
                             Inquiry& inquiry) {
  INLET_ASSIGN(inquiry.leads, find_person(transaction, person));
  inquiry.places = {{"leads", static_cast<std::int64_t>(inquiry.leads.size())}};
  INLET_ASSIGN(const auto held, transaction.personal().held_uploads(inquiry.id));
  std::set<imports::ImportId> imports;
  for (const store::HeldUpload& each : held) {
    if (!each.is_whole) ++inquiry.places["unread_uploads"];
    if (each.rows == 0) continue;
    ++inquiry.places["uploads"];
    inquiry.places["rows"] += each.rows;
    INLET_ASSIGN(const auto of_upload, transaction.personal().imports_of(each.upload));
    imports.insert(of_upload.begin(), of_upload.end());
  }
  inquiry.places["imports"] = static_cast<std::int64_t>(imports.size());
  for (const std::string& needle : person.needles()) {
    INLET_ASSIGN(const auto passages, transaction.personal().passages(needle));
    for (const store::Passage& passage : passages) {
      if (passage.place == store::Place::kExample || !person.is_named_in(passage.text)) continue;
      ++inquiry.places[std::string(kind_of(passage.place))];
    }
  }
  inquiry.stage = InquiryStage::kFound;
  return tell(engine, transaction, inquiry, "person.searched");
}

// One step of erasing. Uploads first: while one is still in use nothing else is half gone.
Result<Next> erase(Engine& engine, store::Transaction& transaction, const PersonText& person, Inquiry& inquiry) {
  INLET_ASSIGN(const Erased upload, erase_upload(engine, transaction, inquiry));
  if (upload != Erased::kNothing) return upload == Erased::kSome ? Next::kGoOn : Next::kWait;
  INLET_ASSIGN(const Erased leads, erase_some_leads(transaction, person, inquiry));
  if (leads == Erased::kSome) return Next::kGoOn;
  INLET_TRY(erase_passages(transaction, person, inquiry));
  // Only the numbers of what went stay.
  inquiry.email.clear();
  inquiry.phone.clear();
  inquiry.leads.clear();
  inquiry.stage = InquiryStage::kErased;
  INLET_TRY(tell(engine, transaction, inquiry, "person.erased"));
  return Next::kDone;
}

// What reading one upload found; nothing when all were looked through.
Result<std::optional<store::HeldUpload>> search_next_upload(Engine& engine, store::Transaction& reading,
                                                            const Inquiry& inquiry) {
  INLET_ASSIGN(const auto next, reading.personal().next_upload(inquiry.searched_to));
  if (!next) return std::optional<store::HeldUpload>();
  INLET_ASSIGN(const auto upload, reading.uploads().find(*next));
  if (!upload) return base::internal_error("upload " + std::to_string(*next) + " is not there");
  store::HeldUpload held;
  held.upload = upload->id;
  INLET_ASSIGN(held.is_whole,
               find_rows(engine, *upload, PersonText(inquiry.email, inquiry.phone), [&](const NamingRow&) {
                 ++held.rows;
                 return Result<void>();
               }));
  return std::optional(held);
}

bool is_at_work(const std::optional<Inquiry>& inquiry) {
  return inquiry && (inquiry->stage == InquiryStage::kSearching || inquiry->stage == InquiryStage::kErasing);
}

// What comes behind the uploads; an inquiry that was taken back meanwhile has nothing left to do.
Result<Next> go_on(Engine& engine, store::Transaction& transaction, std::optional<Inquiry> inquiry,
                   const std::optional<store::HeldUpload>& held) {
  if (!is_at_work(inquiry)) return Next::kDone;
  const PersonText person(inquiry->email, inquiry->phone);
  Next next = Next::kGoOn;
  if (held) {
    inquiry->searched_to = held->upload;
    if (held->rows > 0 || !held->is_whole) INLET_TRY(transaction.personal().put(inquiry->id, *held));
  } else if (inquiry->stage == InquiryStage::kSearching) {
    INLET_TRY(conclude_search(engine, transaction, person, *inquiry));
    next = Next::kDone;
  } else {
    INLET_ASSIGN(next, erase(engine, transaction, person, *inquiry));
  }
  inquiry->changed_at = engine.clock.now();
  INLET_TRY(transaction.personal().change(*inquiry));
  return next;
}

Result<Step> run_step(Engine& engine, const jobs::LeasedJob& job) {
  std::optional<store::HeldUpload> held;
  {
    INLET_ASSIGN(const auto reading, engine.database.begin(Access::kRead));
    INLET_ASSIGN(const auto inquiry, reading->personal().find(job.job.run_id));
    if (is_at_work(inquiry)) {
      INLET_ASSIGN(held, search_next_upload(engine, *reading, *inquiry));
    }
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(Access::kWrite));
  const base::TimePoint now = engine.clock.now();
  Step step;
  // Fails with kConflict when the lease was lost, and then nothing of this step is written.
  INLET_ASSIGN(step.wish, transaction->jobs().renew(job.lease, now, engine.limits.lease));
  INLET_TRY(transaction->jobs().came_further(job.lease));
  INLET_ASSIGN(auto present, transaction->personal().find(job.job.run_id));
  INLET_ASSIGN(step.next, go_on(engine, *transaction, std::move(present), held));
  if (step.next == Next::kWait) {
    INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kPaused, now, kLookAgain));
  }
  if (step.next == Next::kDone) {
    INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kCompleted, now, {}));
  }
  INLET_TRY(transaction->commit());
  return step;
}

// A job that ends for good leaves an inquiry that says so, and that can be tried again.
Result<void> settle_broken(Engine& engine, const jobs::LeasedJob& job, const base::Error& error) {
  if (jobs::verdict_on(error, job.job).end == jobs::JobEnd::kFailed) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(Access::kWrite));
    INLET_ASSIGN(auto inquiry, transaction->personal().find(job.job.run_id));
    if (is_at_work(inquiry)) {
      inquiry->stage = InquiryStage::kFailed;
      inquiry->changed_at = engine.clock.now();
      INLET_TRY(transaction->personal().change(*inquiry));
      INLET_TRY(transaction->commit());
    }
  }
  return settle_failed(engine, job, error);
}

}  // namespace

Result<void> run_inquiry(Engine& engine, const jobs::LeasedJob& job) {
  if (const auto lost = jobs::verdict_on_losses(job.job)) return settle_broken(engine, job, *lost);
  for (;;) {
    const auto step = run_step(engine, job);
    if (!step.has_value()) return settle_broken(engine, job, step.error());
    engine.signal.news();
    if (step->next != Next::kGoOn) return {};
    if (step->wish != jobs::JobWish::kContinue) return settle_stopped(engine, job);
  }
}

}  // namespace inlet::engine
