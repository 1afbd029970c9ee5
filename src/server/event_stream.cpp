// SPDX-License-Identifier: Apache-2.0
#include "server/event_stream.h"

#include <charconv>
#include <utility>

#include "engine/verbs/find_import.h"
#include "server/import_handlers.h"
#include "server/import_json.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

// Tells the present state under the number of the newest event: what came between is in it already.
class ImportEvents final : public EventSource {
 public:
  ImportEvents(Call& call, imports::ImportId id, std::optional<std::int64_t> seen)
      : engine_(call.engine()), who_(*call.who), id_(id), seen_(seen) {}

  Result<std::optional<std::string>> next() override {
    INLET_ASSIGN(const auto present, engine::look_again(engine_, who_));
    // Signed out in the meantime, or not allowed any more.
    if (!present || !present->actor().may(access::Right::kViewImports)) return std::optional<std::string>();
    INLET_ASSIGN(const auto transaction, engine_.database.begin(store::Access::kRead));
    if (seen_) {
      INLET_ASSIGN(const auto news, transaction->ledger().events_after(id_, *seen_, 1));
      if (news.empty()) return std::optional(std::string());
    }
    INLET_ASSIGN(const auto record, engine::find_import(*transaction, present->actor(), id_));
    INLET_ASSIGN(const auto standing, standing_of(*transaction, record, seen_.value_or(0)));
    seen_ = standing.last_event;
    const std::string json = base::write_json(import_event_json(record, standing, engine_.clock.now()));
    return std::optional("id: " + std::to_string(standing.last_event) + "\nevent: progress\ndata: " + json + "\n\n");
  }

 private:
  engine::Engine& engine_;
  engine::SignedIn who_;
  imports::ImportId id_;
  std::optional<std::int64_t> seen_;  // number of the newest event that was told; none: nothing was
};

}  // namespace

Result<Response> stream_events(Call& call) {
  INLET_ASSIGN(const auto record, import_of_path(call));
  const std::string_view last = call.request.header("last-event-id");
  std::optional<std::int64_t> seen;
  if (!last.empty()) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(last.data(), last.data() + last.size(), number);
    if (fault != std::errc() || end != last.data() + last.size() || number < 0) {
      return bad_request("Last-Event-ID must be the number of an event.");
    }
    seen = number;
  }
  return event_response(std::make_unique<ImportEvents>(call, record.id, seen));
}

}  // namespace inlet::server
