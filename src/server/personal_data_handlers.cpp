// SPDX-License-Identifier: Apache-2.0
#include "server/personal_data_handlers.h"

#include <filesystem>

#include "base/bytes/file_source.h"
#include "base/bytes/temporary_file.h"
#include "base/clock/iso_time.h"
#include "engine/verbs/personal_data.h"
#include "server/api_words.h"
#include "server/lead_names.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;

constexpr std::uint32_t kShownInquiries = 100;

JsonObject inquiry_json(const store::Inquiry& inquiry) {
  JsonObject counts;
  for (const auto& [place, count] : inquiry.places) counts[place] = count;
  return JsonObject{{"id", inquiry.id},
                    {"email", text_or_null(inquiry.email)},
                    {"phone", text_or_null(inquiry.phone)},
                    {"stage", store::name_of(inquiry.stage)},
                    {"counts", std::move(counts)},
                    {"created_at", base::iso_time(inquiry.created_at)},
                    {"changed_at", base::iso_time(inquiry.changed_at)}};
}

JsonObject upload_json(const engine::FoundUpload& found) {
  JsonArray imports;
  for (const imports::ImportId id : found.imports) imports.emplace_back(id);
  return JsonObject{{"name", found.upload.name}, {"received_at", base::iso_time(found.upload.created_at)},
                    {"rows", found.rows},        {"read_to_its_end", found.is_whole},
                    {"erased", found.is_erased}, {"imports", std::move(imports)}};
}

JsonObject view_json(const engine::InquiryView& view, const access::Actor& actor) {
  JsonArray leads;
  for (const leads::Lead& lead : view.leads) {
    leads.emplace_back(JsonObject{{"id", lead.id}, {"title", name_of(lead, actor)}, {"in_trash", lead.is_trashed()}});
  }
  JsonArray uploads;
  for (const engine::FoundUpload& found : view.uploads) uploads.emplace_back(upload_json(found));
  JsonObject json = inquiry_json(view.inquiry);
  json["leads"] = std::move(leads);
  json["uploads"] = std::move(uploads);
  return json;
}

}  // namespace

Result<Response> list_inquiries(Call& call) {
  INLET_ASSIGN(const auto inquiries, engine::list_inquiries(call.engine(), call.actor(), kShownInquiries));
  JsonArray array;
  for (const store::Inquiry& inquiry : inquiries) array.emplace_back(inquiry_json(inquiry));
  return json_response(200, base::write_json(JsonObject{{"inquiries", std::move(array)}}));
}

Result<Response> post_inquiry(Call& call) {
  std::string email;
  std::string phone;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    email = reader.find_text("email").value_or("");
    phone = reader.find_text("phone").value_or("");
  }));
  INLET_ASSIGN(const auto view, engine::search_person(call.engine(), call.actor(), email, phone));
  return json_response(202, base::write_json(view_json(view, call.actor())));
}

Result<Response> get_inquiry(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto view, engine::view_inquiry(call.engine(), call.actor(), id));
  return json_response(200, base::write_json(view_json(view, call.actor())));
}

Result<Response> delete_inquiry(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::drop_inquiry(call.engine(), call.actor(), id));
  return no_content();
}

Result<Response> post_erasure(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const auto view, engine::erase_person(call.engine(), call.actor(), id));
  return json_response(202, base::write_json(view_json(view, call.actor())));
}

Result<Response> get_person_export(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  std::error_code ignored;
  INLET_ASSIGN(auto file, base::TemporaryFile::create(std::filesystem::temp_directory_path(ignored).string()));
  INLET_TRY(engine::export_person(call.engine(), call.actor(), id,
                                  [&](std::string_view bytes) { return file.write(bytes); }));
  INLET_ASSIGN(auto source, base::FileSource::open(file.path()));
  return file_response(std::move(source), "personal data " + std::to_string(id) + ".json", "application/json");
}

}  // namespace inlet::server
