// SPDX-License-Identifier: Apache-2.0
//
// A Courier over libcurl. HTTP and SMTP alone, certificates checked, no redirects, no proxies from the environment, 20 seconds at most.
#pragma once

#include <memory>

#include "imports/notices/courier.h"

namespace inlet::delivery {

class CurlCourier final : public imports::Courier {
 public:
  static Result<std::unique_ptr<CurlCourier>> create();
  ~CurlCourier() override;

  Result<void> post(const imports::Post& post) override;
  Result<void> mail(const imports::MailServer& server, const imports::Mail& mail) override;

 private:
  CurlCourier() = default;
};

// The bytes of a mail as RFC 5322 has them: headers, blank line, text in UTF-8. A name or subject can't add a header.
std::string mail_text(const std::string& from, const imports::Mail& mail, const std::string& date);

}  // namespace inlet::delivery
