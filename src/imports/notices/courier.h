// SPDX-License-Identifier: Apache-2.0
//
// Carries messages to the world outside. Calls what an administrator set up, follows no redirect, and comes back in seconds.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/errors/result.h"
#include "imports/notices/notification_settings.h"

namespace inlet::imports {

struct Post {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // JSON
};

struct Mail {
  std::string to;  // one address
  std::string subject;
  std::string text;
};

class Courier {
 public:
  virtual ~Courier() = default;
  // kUnavailable unless the answer is 2xx; the detail says what came instead.
  virtual Result<void> post(const Post& post) = 0;
  virtual Result<void> mail(const MailServer& server, const Mail& mail) = 0;
};

}  // namespace inlet::imports
