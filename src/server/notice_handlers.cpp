// SPDX-License-Identifier: Apache-2.0
#include "server/notice_handlers.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "base/clock/iso_time.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

// A person has some hundreds at most: one end per import, and the old ones go with their imports.
constexpr std::uint32_t kMostNotices = 1'000;

JsonValue member_or(const JsonObject& object, std::string_view name, JsonValue otherwise) {
  const JsonValue* value = object.if_contains(name);
  return value == nullptr ? otherwise : *value;
}

JsonObject notice_json(const imports::Notice& notice) {
  static constexpr std::string_view kPrefix = "import_";
  const auto told = base::parse_json(notice.json);
  const JsonObject* object = told.has_value() ? told->if_object() : nullptr;
  const JsonObject nothing;
  const JsonObject& facts = object == nullptr ? nothing : *object;
  std::string_view kind = notice.kind;
  if (kind.starts_with(kPrefix)) kind.remove_prefix(kPrefix.size());
  return JsonObject{{"id", notice.id},
                    {"kind", kind},
                    {"import_id", notice.import_id},
                    {"file_name", member_or(facts, "file", member_or(facts, "file_name", ""))},
                    {"tally", member_or(facts, "tally", JsonObject())},
                    {"detail", member_or(facts, "detail", "")},
                    {"created_at", base::iso_time(notice.created_at)},
                    {"read_at", time_or_null(notice.read_at)}};
}

}  // namespace

Result<Response> list_notices(Call& call) {
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  std::size_t place = 0;
  const auto [end, fault] = std::from_chars(page.cursor.data(), page.cursor.data() + page.cursor.size(), place);
  if (!page.cursor.empty() && (fault != std::errc() || *end != '\0'))
    return bad_request("“after” is not a place in this list.");
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto all, transaction->notices().list(call.actor().user, kMostNotices));
  INLET_ASSIGN(const std::int64_t unread, transaction->notices().count_unread(call.actor().user));
  JsonArray notices;
  for (std::size_t i = place; i < all.size() && i < place + page.limit; ++i) notices.emplace_back(notice_json(all[i]));
  JsonObject json{{"next", nullptr},
                  {"previous", nullptr},
                  {"total", all.size()},
                  {"unread", unread},
                  {"notices", std::move(notices)}};
  if (place + page.limit < all.size()) json["next"] = std::to_string(place + page.limit);
  if (place > 0) json["previous"] = std::to_string(place > page.limit ? place - page.limit : 0);
  return json_response(200, base::write_json(json));
}

Result<Response> post_notices_read(Call& call) {
  std::vector<std::int64_t> ids;
  bool all = false;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    const JsonValue* list = reader.find_any("ids");
    all = list == nullptr;
    if (all) return;
    if (!list->is_array()) return reader.problem("ids", "must be a list of numbers");
    for (const JsonValue& id : list->as_array()) {
      if (!id.is_int64()) return reader.problem("ids", "must be a list of numbers");
      ids.push_back(id.as_int64());
    }
  }));
  const base::TimePoint now = call.engine().clock.now();
  INLET_ASSIGN(const auto transaction, call.engine().database.begin(store::Access::kWrite));
  if (all) INLET_TRY(transaction->notices().mark_read(call.actor().user, std::nullopt, now));
  for (const std::int64_t id : ids) INLET_TRY(transaction->notices().mark_read(call.actor().user, id, now));
  INLET_TRY(transaction->commit());
  return no_content();
}

}  // namespace inlet::server
