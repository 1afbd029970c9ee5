// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/likely_job.h"

#include <algorithm>
#include <utility>

#include "base/json/json.h"
#include "engine/dedupe/likely_search.h"
#include "engine/dedupe/settle_job.h"
#include "jobs/retry_policy.h"

namespace inlet::engine {
namespace {

using leads::LeadFace;
using leads::LeadId;
using leads::LikelyPair;
using store::Access;
using store::Transaction;
using State = LikelySearch::State;

constexpr std::string_view kName = "likely_search";  // of the setting that tells how the newest search stands
constexpr std::string_view kStateNames[] = {"never", "queued", "running", "done"};

constexpr std::int64_t kLeadsAtOnce = 5'000;         // of a step of reading
constexpr std::size_t kPairsAtOnce = 5'000;          // compared and written in one transaction
constexpr std::int64_t kLeadsASlice = 600'000;       // about 100 MB of block keys
constexpr std::int64_t kLeadsBetweenLooks = 50'000;  // at the wish to stop

class Search {
 public:
  Search(Engine& engine, const jobs::LeasedJob& job) : engine_(&engine), job_(&job), begun_(engine.clock.now()) {}

  // False: somebody wants the job to stop.
  Result<bool> run() {
    state_.import_id = job_->job.run_id;
    state_.state = State::kRunning;
    std::int64_t subjects = 0;
    {
      INLET_ASSIGN(const auto transaction, engine_->database.begin(Access::kRead));
      INLET_ASSIGN(last_lead_, transaction->criteria().last_lead());
      if (state_.import_id != 0) {
        INLET_ASSIGN(range_, transaction->likely().range_of(state_.import_id));
      } else {
        range_ = {1, last_lead_};
      }
      subjects = std::max<std::int64_t>(0, range_.second - range_.first + 1);
    }
    const auto slices =
        static_cast<std::uint64_t>(std::max<std::int64_t>(1, (subjects + kLeadsASlice - 1) / kLeadsASlice));
    state_.total = static_cast<std::int64_t>(slices) * (subjects + (state_.import_id == 0 ? 0 : last_lead_));
    for (std::uint64_t slice = 0; slice < slices; ++slice) {
      INLET_ASSIGN(const bool goes_on, search(slice, slices));
      if (!goes_on) return false;
    }
    return finish();
  }

 private:
  Result<bool> search(std::uint64_t slice, std::uint64_t slices) {
    BlockSlice blocks(slice, slices);
    INLET_ASSIGN(bool goes_on, scan(range_.first - 1, range_.second, [&](const LeadFace& face) {
                   if (is_ours(face)) blocks.add(face);
                 }));
    if (!goes_on) return false;
    if (state_.import_id != 0) {
      blocks.begin_others();
      INLET_ASSIGN(goes_on, scan(0, last_lead_, [&](const LeadFace& face) {
                     if (!is_ours(face)) blocks.add_other(face);
                   }));
      if (!goes_on) return false;
    }
    const auto pairs = blocks.pairs();
    state_.left_out += blocks.left_out();
    for (std::size_t first = 0; first < pairs.size(); first += kPairsAtOnce) {
      INLET_ASSIGN(goes_on, keep(std::span(pairs).subspan(first, std::min(kPairsAtOnce, pairs.size() - first))));
      if (!goes_on) return false;
    }
    return true;
  }

  bool is_ours(const LeadFace& face) const { return state_.import_id == 0 || face.import_id == state_.import_id; }

  // Shows all live leads with ids above `after` up to `last`.
  template <class See>
  Result<bool> scan(LeadId after, LeadId last, const See& see) {
    while (after < last) {
      {
        INLET_ASSIGN(const auto transaction, engine_->database.begin(Access::kRead));
        INLET_ASSIGN(const auto faces, transaction->likely().scan(after, kLeadsAtOnce));
        for (const LeadFace& face : faces) {
          if (face.id <= last) see(face);
        }
        const LeadId reached = faces.empty() ? last : std::min(last, faces.back().id);
        state_.done += reached - after;
        since_look_ += reached - after;
        after = reached;
      }
      if (since_look_ < kLeadsBetweenLooks) continue;
      since_look_ = 0;
      INLET_ASSIGN(const bool goes_on, look({}));
      if (!goes_on) return false;
    }
    return true;
  }

  // Compares the pairs and keeps those that are alike.
  Result<bool> keep(std::span<const LeadPair> pairs) {
    std::vector<LikelyPair> alike;
    {
      std::vector<LeadId> ids;
      for (const auto& [left, right] : pairs) ids.insert(ids.end(), {left, right});
      INLET_ASSIGN(const auto transaction, engine_->database.begin(Access::kRead));
      INLET_ASSIGN(const auto faces, transaction->likely().faces(ids));
      for (const auto& [left, right] : pairs) {
        const auto a = std::ranges::lower_bound(faces, left, {}, &LeadFace::id);
        const auto b = std::ranges::lower_bound(faces, right, {}, &LeadFace::id);
        if (a == faces.end() || a->id != left || b == faces.end() || b->id != right) continue;  // in the trash since
        const int score = leads::compare(*a, *b).score;
        if (score >= leads::kLeastLikeness) alike.push_back({0, left, right, score, begun_});
      }
    }
    state_.found += static_cast<std::int64_t>(alike.size());
    return look(alike);
  }

  // Writes what was found so far with how far we are; fails with kConflict when the lease was lost.
  Result<bool> look(std::span<const LikelyPair> found) {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(Access::kWrite));
    INLET_ASSIGN(const auto wish, transaction->jobs().renew(job_->lease, engine_->clock.now(), engine_->limits.lease));
    INLET_TRY(transaction->likely().put(found));
    INLET_TRY(store_likely_search(*transaction, state_));
    INLET_TRY(transaction->commit());
    engine_->signal.news();
    return wish == jobs::JobWish::kContinue;
  }

  Result<bool> finish() {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(Access::kWrite));
    const base::TimePoint now = engine_->clock.now();
    INLET_TRY(transaction->jobs().settle(job_->lease, jobs::JobEnd::kCompleted, now, {}));
    if (state_.import_id == 0) INLET_TRY(transaction->likely().forget_older(begun_));
    state_.state = State::kDone;
    state_.done = state_.total;
    state_.ended_at = now;
    INLET_TRY(store_likely_search(*transaction, state_));
    INLET_TRY(transaction->commit());
    engine_->signal.news();
    return true;
  }

  Engine* engine_;
  const jobs::LeasedJob* job_;
  base::TimePoint begun_;
  LikelySearch state_;
  LeadId last_lead_ = 0;
  std::pair<LeadId, LeadId> range_;
  std::int64_t since_look_ = 0;
};

}  // namespace

Result<LikelySearch> read_likely_search(Transaction& transaction) {
  LikelySearch search;
  INLET_ASSIGN(const auto stored, transaction.settings().find(kName));
  if (!stored) return search;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(*stored));
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    const std::string name = reader.text("state");
    const auto* const state = std::ranges::find(kStateNames, name);
    if (state == std::end(kStateNames)) return reader.problem("state", "is not known");
    search.state = static_cast<State>(state - std::begin(kStateNames));
    search.import_id = reader.integer("import");
    search.done = reader.integer("done");
    search.total = reader.integer("total");
    search.found = reader.integer("found");
    search.left_out = reader.integer("left_out");
    const std::int64_t ended = reader.integer("ended_at");
    if (ended > 0) search.ended_at = base::TimePoint(base::Duration(ended));
  }));
  return search;
}

Result<void> store_likely_search(Transaction& transaction, const LikelySearch& search) {
  const std::int64_t ended = search.ended_at ? search.ended_at->time_since_epoch().count() : 0;
  return transaction.settings().put(
      kName, base::write_json(base::JsonObject{{"state", kStateNames[static_cast<std::size_t>(search.state)]},
                                               {"import", search.import_id},
                                               {"done", search.done},
                                               {"total", search.total},
                                               {"found", search.found},
                                               {"left_out", search.left_out},
                                               {"ended_at", ended}}));
}

Result<jobs::JobId> enqueue_likely(Transaction& transaction, std::int64_t import_id, access::UserId user,
                                   base::TimePoint now) {
  INLET_ASSIGN(LikelySearch search, read_likely_search(transaction));
  if (search.state != State::kRunning) {
    search = LikelySearch();
    search.state = State::kQueued;
    search.import_id = import_id;
    INLET_TRY(store_likely_search(transaction, search));
  }
  return transaction.jobs().enqueue(jobs::JobKind::kLikely, 0, import_id, user, now);
}

Result<void> run_likely(Engine& engine, const jobs::LeasedJob& job) {
  if (const auto lost = jobs::verdict_on_losses(job.job)) return settle_failed(engine, job, *lost);
  const auto finished = Search(engine, job).run();
  if (!finished.has_value()) return settle_failed(engine, job, finished.error());
  return *finished ? Result<void>() : settle_stopped(engine, job);
}

}  // namespace inlet::engine
