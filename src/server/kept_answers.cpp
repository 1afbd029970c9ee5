// SPDX-License-Identifier: Apache-2.0
#include "server/kept_answers.h"

#include <algorithm>
#include <array>

#include "base/bytes/content_hash.h"
#include "base/json/json.h"
#include "server/answering_database.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

constexpr std::size_t kLongestKey = 255;
constexpr std::array<std::string_view, 3> kSecrets{"token", "path", "secret"};

// The same answer with what is told once left empty: the token of a link or of a program, the secret of a webhook.
Result<std::string> without_secrets(const std::string& body) {
  if (body.empty()) return body;
  INLET_ASSIGN(base::JsonValue value, base::parse_json(body));
  base::JsonObject* const object = value.if_object();
  if (object == nullptr) return body;
  for (const std::string_view name : kSecrets) {
    if (object->contains(name)) (*object)[name] = "";
  }
  return base::write_json(value);
}

Response kept_response(const store::KeptAnswer& kept) {
  return kept.body.empty() ? no_content() : json_response(kept.status, kept.body);
}

}  // namespace

// Holds a key while its request is answered.
class KeptAnswers::Turn {
 public:
  Turn(KeptAnswers& answers, UserKey key) : answers_(answers), key_(std::move(key)) {
    std::unique_lock lock(answers_.mutex_);
    answers_.changed_.wait(lock, [this] { return answers_.busy_.insert(key_).second; });
  }
  ~Turn() {
    const std::lock_guard lock(answers_.mutex_);
    answers_.busy_.erase(key_);
    answers_.changed_.notify_all();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  KeptAnswers& answers_;
  UserKey key_;
};

Result<std::string> idempotency_key(const Request& request) {
  const std::string_view key = request.header("idempotency-key");
  const bool is_printable = std::ranges::all_of(key, [](char c) { return c >= 0x21 && c <= 0x7E; });
  if (key.size() > kLongestKey || !is_printable) {
    return bad_request("Idempotency-Key must have 1 to 255 printable characters.");
  }
  return std::string(key);
}

Result<Response> KeptAnswers::answer(engine::Engine& engine, access::UserId user, const std::string& key,
                                     std::string_view fingerprint, const Work& work) {
  if (key.empty()) return work(engine);
  const std::string hash = base::sha256_hex(fingerprint);
  const Turn turn(*this, {user, key});
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto kept, transaction->answers().find(user, key));
    if (kept && kept->request_hash != hash) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kIdempotencyMismatch);
    }
    if (kept) return kept_response(*kept);
  }
  AnsweringDatabase database(engine.database);
  engine::Engine answering = with_database(engine, database);
  INLET_ASSIGN(Response response, work(answering));
  const std::string* body = std::get_if<std::string>(&response.body);
  if (response.status >= 300 || body == nullptr) return response;
  INLET_ASSIGN(const std::string kept_body, without_secrets(*body));
  INLET_TRY(database.finish([&](store::Transaction& transaction) {
    return transaction.answers().keep(user, key, {hash, response.status, kept_body}, engine.clock.now());
  }));
  engine.signal.news();  // whoever was woken by the verb itself came too early
  return response;
}

}  // namespace inlet::server
