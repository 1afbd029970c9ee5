// SPDX-License-Identifier: Apache-2.0
#include "engine/chores/chores.h"

#include "base/errors/memory.h"
#include "base/log/log.h"
#include "engine/chores/message_delivery.h"
#include "engine/chores/retention.h"

namespace inlet::engine {
namespace {

constexpr base::Duration kBetweenRounds{60'000};  // also before the first: a start has other things to do
constexpr int kRoundsBetweenRetention = 10;
constexpr base::Duration kBetweenSteps{50};     // whoever waits for the writer comes first
constexpr base::Duration kBetweenLooks{2'000};  // for new messages

void tell(const char* event, const base::Error& error) {
  base::log_warning(event, {{"code", base::name_of(error.code)}, {"detail", error.detail}});
}

}  // namespace

Chores::Chores(Engine& engine, imports::Courier* courier)
    : engine_(&engine), courier_(courier), house_([this] { keep_house(); }) {
  if (courier_ != nullptr) post_ = std::thread([this] { send_messages(); });
}

Chores::~Chores() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  house_.join();
  if (post_.joinable()) post_.join();
}

bool Chores::rest(base::Duration length) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, length, [this] { return stopping_; });
}

bool Chores::may_go_on() {
  if (!rest(kBetweenSteps)) return false;
  // An import that runs has the writer for itself.
  const auto transaction = engine_->database.begin(store::Access::kRead);
  if (!transaction.has_value()) return false;
  const auto workers = (*transaction)->jobs().workers();
  return workers.has_value() && workers->empty();
}

void Chores::keep_house() {
  for (int round = 0; rest(kBetweenRounds); ++round) {
    if (round % kRoundsBetweenRetention == 0) {
      const auto removed = base::or_no_memory([&]() -> Result<void> {
        INLET_TRY(engine_->files.remove_leftovers());
        INLET_TRY(remove_what_is_old(*engine_, [this] { return may_go_on(); }));
        return {};
      });
      if (!removed.has_value()) tell("retention.failed", removed.error());
    } else {
      // What was erased on another node must not stay here for long.
      const auto removed = base::or_no_memory([&] { return engine_->files.remove_unneeded(engine_->clock.now()); });
      if (!removed.has_value()) tell("retention.failed", removed.error());
    }
  }
}

void Chores::send_messages() {
  while (rest(kBetweenLooks)) {
    for (bool is_more = true; is_more && rest(base::Duration(0));) {
      const auto sent = base::or_no_memory([&] { return deliver_next(*engine_, *courier_); });
      if (!sent.has_value()) tell("outbox.failed", sent.error());
      is_more = sent.has_value() && *sent;
    }
  }
}

}  // namespace inlet::engine
