// SPDX-License-Identifier: Apache-2.0
#include "server/upload_handlers.h"

#include <utility>

#include "base/text/utf8.h"
#include "engine/surveys/upload_survey.h"
#include "engine/verbs/take_in.h"
#include "server/http/problem.h"
#include "server/request_values.h"
#include "server/source_json.h"

namespace inlet::server {
namespace {

std::string megabytes(std::uint64_t bytes) {
  // Rounded up, so that one byte too many is not told as the limit itself.
  return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MB";
}

class UploadSink final : public BodySink {
 public:
  UploadSink(Call& call, imports::Reception reception, std::string name, std::string key)
      : context_(call.context),
        actor_(call.actor()),
        request_id_(call.request.id),
        reception_(std::move(reception)),
        name_(std::move(name)),
        key_(std::move(key)) {}

  Result<void> write(std::string_view piece) override {
    hash_.add(piece);
    auto added = reception_.add(piece);
    if (!added) failure_ = added.error();
    return added;
  }

  Response finish() override {
    auto response = failure_ ? Result<Response>(*failure_) : kept_or_new();
    return response ? std::move(*response) : problem_response(response.error(), request_id_);
  }

 private:
  Result<Response> kept_or_new() {
    const std::string fingerprint = "upload\n" + name_ + "\n" + hash_.hex();
    return context_.kept_answers.answer(context_.engine, actor_.user, key_, fingerprint,
                                        [this](engine::Engine& engine) { return take_in(engine); });
  }

  Result<Response> take_in(engine::Engine& engine) {
    INLET_ASSIGN(const imports::Upload upload, engine::take_in(engine, actor_, std::move(reception_), name_));
    INLET_ASSIGN(const auto look, engine::look_at_upload(engine, upload, {}));
    return json_response(201, base::write_json(upload_json(upload, look.detection.profile.format)));
  }

  ServerContext& context_;
  access::Actor actor_;
  std::string request_id_;
  imports::Reception reception_;
  base::ContentHash hash_;
  std::string name_;
  std::string key_;
  std::optional<base::Error> failure_;
};

Sureness sureness_of(const tables::FirstLook& look) {
  return look.is_final() ? Sureness::kFinal : Sureness::kProvisional;
}

Result<imports::Upload> find_upload(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(auto upload, transaction->uploads().find(id));
  if (!upload || upload->owner != call.actor().user) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Upload " + std::to_string(id)});
  }
  return std::move(*upload);
}

}  // namespace

Result<std::unique_ptr<BodySink>> receive_upload(Call& call) {
  INLET_ASSIGN(std::string name, query_text(call.request, "name", 1'020));
  INLET_TRY(check_file_name(name));
  INLET_ASSIGN(std::string key, idempotency_key(call.request));
  // Before its bytes come: many at once are counted again when each is there.
  INLET_TRY(engine::expect_room(call.engine(), call.actor(), 1));
  INLET_ASSIGN(auto reception, call.engine().files.receive(name, call.engine().limits.read.file_bytes));
  return std::unique_ptr<BodySink>(
      std::make_unique<UploadSink>(call, std::move(reception), std::move(name), std::move(key)));
}

Result<Response> get_detection(Call& call) {
  INLET_ASSIGN(const imports::Upload upload, find_upload(call));
  INLET_ASSIGN(const auto look, engine::look_at_upload(call.engine(), upload, {}));
  return json_response(200, base::write_json(detection_json(look.detection, sureness_of(look))));
}

Result<void> check_file_name(std::string_view name) {
  if (name.empty() || base::count_code_points(name) > 255) return bad_request("“name” must have 1 to 255 characters.");
  return {};
}

base::Error file_too_large(const std::string& name, std::uint64_t size_bytes, std::uint64_t limit_bytes) {
  const std::string limit = std::to_string(limit_bytes);
  const std::string size = size_bytes == 0 ? "more than " + limit : std::to_string(size_bytes);
  const std::string size_for_people = size_bytes == 0 ? "over " + megabytes(limit_bytes) : megabytes(size_bytes);
  return base::make_error(base::ErrorKind::kLimit, base::Code::kFileTooLarge,
                          {name, size, size_for_people, limit, megabytes(limit_bytes)});
}

}  // namespace inlet::server
