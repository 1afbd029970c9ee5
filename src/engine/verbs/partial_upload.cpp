// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/partial_upload.h"

#include <optional>
#include <utility>
#include <vector>

#include "base/bytes/random_token.h"
#include "engine/verbs/take_in.h"

namespace inlet::engine {
namespace {

using imports::PartialUpload;
using imports::Upload;

constexpr std::size_t kMostOpen = 8;  // of one person
constexpr std::size_t kIdBytes = 18;

base::Error no_such_upload(std::string_view id) {
  return make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Upload " + std::string(id)});
}

Result<PartialUpload> find(Engine& engine, const access::Actor& actor, std::string_view id) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(auto partial, transaction->uploads().find_partial(id));
  if (!partial || partial->owner != actor.user) return no_such_upload(id);
  return std::move(*partial);
}

Result<void> remove(Engine& engine, const std::string& id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->uploads().remove_partial(id));
  INLET_TRY(transaction->commit());
  return engine.files.partial().remove(id);
}

// What it became before, if it did.
Result<std::optional<Upload>> find_upload(Engine& engine, const PartialUpload& partial) {
  std::optional<Upload> none;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto now, transaction->uploads().find_partial(partial.id));
  if (!now) return no_such_upload(partial.id);
  return now->upload ? transaction->uploads().find(*now->upload) : none;
}

Result<Upload> take_in_whole(Engine& engine, const access::Actor& actor, const PartialUpload& partial) {
  INLET_ASSIGN(auto reception, engine.files.receive(partial.name, engine.limits.read.file_bytes));
  INLET_TRY(engine.files.partial().read(partial, [&](std::string_view bytes) { return reception.add(bytes); }));
  return take_in(engine, actor, std::move(reception), partial.name);
}

}  // namespace

Result<PartialUpload> begin_partial_upload(Engine& engine, const access::Actor& actor, std::string name,
                                           std::uint64_t size) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_TRY(expect_room(engine, actor, size));
  PartialUpload partial;
  partial.id = base::random_token(kIdBytes);
  partial.owner = actor.user;
  partial.name = std::move(name);
  partial.size = size;
  partial.begun_at = engine.clock.now();
  std::vector<std::string> open;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(open, transaction->uploads().open_partials(actor.user));
    INLET_TRY(transaction->uploads().add_partial(partial));
    INLET_TRY(transaction->commit());
  }
  for (std::size_t i = kMostOpen - 1; i < open.size(); ++i) INLET_TRY(remove(engine, open[i]));
  return partial;
}

Result<PartialView> view_partial_upload(Engine& engine, const access::Actor& actor, std::string_view id) {
  PartialView view;
  INLET_ASSIGN(view.partial, find(engine, actor, id));
  if (view.partial.upload) {
    view.offset = view.partial.size;
    return view;
  }
  INLET_ASSIGN(view.offset, engine.files.partial().offset(view.partial));
  return view;
}

Result<Upload> finish_partial_upload(Engine& engine, const access::Actor& actor, const PartialUpload& partial) {
  INLET_ASSIGN(auto earlier, find_upload(engine, partial));
  if (earlier) return std::move(*earlier);
  auto upload = take_in_whole(engine, actor, partial);
  if (!upload.has_value()) {
    if (upload.error().kind != base::ErrorKind::kUnavailable) INLET_TRY(remove(engine, partial.id));
    return upload;
  }
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_TRY(transaction->uploads().partial_became(partial.id, upload->id));
    INLET_TRY(transaction->commit());
  }
  INLET_TRY(engine.files.partial().remove(partial.id));
  return upload;
}

Result<void> give_up_partial_upload(Engine& engine, const access::Actor& actor, std::string_view id) {
  INLET_ASSIGN(const PartialUpload partial, find(engine, actor, id));
  return remove(engine, partial.id);
}

}  // namespace inlet::engine
