// SPDX-License-Identifier: Apache-2.0
//
// Idempotency-Key: the same key by the same person for the same request gives the first answer again; for another request it is
// refused. Keys are kept for a day, in the transaction of what they answer.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/engine.h"
#include "server/http/response.h"

namespace inlet::server {

// Empty when there is none; BAD_REQUEST when it is not 1 to 255 printable characters.
Result<std::string> idempotency_key(const Request& request);

class KeptAnswers {
 public:
  // With the engine that it has to use, so that its answer becomes true with what it did.
  using Work = std::function<Result<Response>(engine::Engine&)>;

  // Does `work` unless the key has an answer already. `fingerprint` is what makes two requests the same. Of several at once with
  // one key, the others wait for the first. Only answers below 300 are kept: after a refusal the key is free.
  Result<Response> answer(engine::Engine& engine, access::UserId user, const std::string& key,
                          std::string_view fingerprint, const Work& work);

 private:
  using UserKey = std::pair<access::UserId, std::string>;
  class Turn;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<UserKey> busy_;
};

}  // namespace inlet::server
