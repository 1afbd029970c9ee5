// SPDX-License-Identifier: Apache-2.0
#include "server/partial_upload_handlers.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "engine/surveys/upload_survey.h"
#include "engine/verbs/partial_upload.h"
#include "server/http/problem.h"
#include "server/request_values.h"
#include "server/source_json.h"
#include "server/upload_handlers.h"

namespace inlet::server {
namespace {

using imports::PartialFiles;
using imports::PartialUpload;

std::string id_of(const Call& call) { return std::string(call.request.path_parameter("id")); }

Result<base::JsonValue> whole_json(engine::Engine& engine, const imports::Upload& upload) {
  INLET_ASSIGN(const auto look, engine::look_at_upload(engine, upload, {}));
  return base::JsonValue(upload_json(upload, look.detection.profile.format));
}

base::JsonObject partial_json(const engine::PartialView& view) {
  return {{"id", view.partial.id},
          {"name", view.partial.name},
          {"size_bytes", view.partial.size},
          {"offset_bytes", view.offset},
          {"piece_bytes", PartialFiles::kPieceBytes},
          {"upload", nullptr}};
}

// Cuts what comes into pieces; what is too little for one at the end of a broken connection is sent again.
class PartSink final : public BodySink {
 public:
  PartSink(Call& call, engine::PartialView view)
      : context_(call.context), actor_(call.actor()), request_id_(call.request.id), view_(std::move(view)) {}

  Result<void> write(std::string_view bytes) override {
    const auto stored = store(bytes);
    if (!stored.has_value()) failure_ = stored.error();
    return stored;
  }

  Response finish() override {
    auto response = failure_ ? Result<Response>(*failure_) : answer();
    return response ? std::move(*response) : problem_response(response.error(), request_id_);
  }

 private:
  std::uint64_t wanted() const { return std::min(PartialFiles::kPieceBytes, view_.partial.size - view_.offset); }

  Result<void> store(std::string_view bytes) {
    while (!bytes.empty()) {
      if (wanted() == 0) return bad_request("More bytes came than “size_bytes” said.");
      const std::string_view taken = bytes.substr(0, wanted() - piece_.size());
      piece_ += taken;
      bytes.remove_prefix(taken.size());
      if (piece_.size() < wanted()) return {};
      INLET_TRY(context_.engine.files.partial().add(view_.partial, view_.offset, piece_));
      view_.offset += piece_.size();
      piece_.clear();
    }
    return {};
  }

  Result<Response> answer() {
    if (view_.offset < view_.partial.size) return json_response(200, base::write_json(partial_json(view_)));
    INLET_ASSIGN(const auto upload, engine::finish_partial_upload(context_.engine, actor_, view_.partial));
    INLET_ASSIGN(const auto json, whole_json(context_.engine, upload));
    return json_response(201, base::write_json(json));
  }

  ServerContext& context_;
  access::Actor actor_;
  std::string request_id_;
  engine::PartialView view_;
  std::string piece_;
  std::optional<base::Error> failure_;
};

}  // namespace

Result<Response> post_partial_upload(Call& call) {
  std::string name;
  std::uint64_t size = 0;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    name = reader.text("name");
    size = static_cast<std::uint64_t>(reader.integer("size_bytes", 0, std::numeric_limits<std::int64_t>::max()));
  }));
  INLET_TRY(check_file_name(name));
  const std::uint64_t limit = call.engine().limits.read.file_bytes;
  if (size > limit) return file_too_large(name, size, limit);
  INLET_ASSIGN(auto partial, engine::begin_partial_upload(call.engine(), call.actor(), std::move(name), size));
  return json_response(201, base::write_json(partial_json({std::move(partial), 0})));
}

Result<Response> get_partial_upload(Call& call) {
  INLET_ASSIGN(const auto view, engine::view_partial_upload(call.engine(), call.actor(), id_of(call)));
  base::JsonObject json = partial_json(view);
  if (view.partial.upload) {
    INLET_ASSIGN(const auto upload, engine::finish_partial_upload(call.engine(), call.actor(), view.partial));
    INLET_ASSIGN(json["upload"], whole_json(call.engine(), upload));
  }
  Response response = json_response(200, base::write_json(json));
  response.set("Upload-Offset", std::to_string(view.offset));
  response.set("Upload-Length", std::to_string(view.partial.size));
  return response;
}

Result<Response> delete_partial_upload(Call& call) {
  INLET_TRY(engine::give_up_partial_upload(call.engine(), call.actor(), id_of(call)));
  return no_content();
}

Result<std::unique_ptr<BodySink>> receive_part(Call& call) {
  INLET_ASSIGN(const auto offset, query_integer(call.request, "offset"));
  if (!offset) return bad_request("“offset” must say where the part belongs.");
  INLET_ASSIGN(auto view, engine::view_partial_upload(call.engine(), call.actor(), id_of(call)));
  if (static_cast<std::uint64_t>(*offset) != view.offset) {
    return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The upload"});
  }
  return std::unique_ptr<BodySink>(std::make_unique<PartSink>(call, std::move(view)));
}

}  // namespace inlet::server
