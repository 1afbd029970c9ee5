// SPDX-License-Identifier: Apache-2.0
//
// What stands in the files of a TLS certificate, for whoever has to say in time that they are wrong.
#pragma once

#include <string>

#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::base {

struct Certificate {
  TimePoint not_before{};
  TimePoint not_after{};
};

// PEM files. FILE_NOT_FOUND for what can't be opened; BAD_CERTIFICATE for what is no certificate, no key, or the key of another one.
Result<Certificate> read_certificate(const std::string& certificate_file, const std::string& key_file);

}  // namespace inlet::base
