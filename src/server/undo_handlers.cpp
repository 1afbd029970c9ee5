// SPDX-License-Identifier: Apache-2.0
#include "server/undo_handlers.h"

#include "engine/verbs/undo_import.h"
#include "server/api_words.h"
#include "server/import_handlers.h"
#include "server/request_values.h"

namespace inlet::server {

Result<Response> get_undo(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const engine::UndoView view, engine::view_undo(call.engine(), call.actor(), id));
  return json_response(200, base::write_json(base::JsonObject{{"possible", view.reason.empty()},
                                                              {"reason", view.reason},
                                                              {"until", time_or_null(view.until)},
                                                              {"trashed", view.tally.trashed},
                                                              {"restored", view.tally.restored},
                                                              {"kept", view.tally.kept},
                                                              {"done", view.tally.done()},
                                                              {"total", view.tally.total}}));
}

Result<Response> post_undo(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  return changed_import(call, 202, engine::undo_import(call.engine(), call.actor(), id));
}

}  // namespace inlet::server
