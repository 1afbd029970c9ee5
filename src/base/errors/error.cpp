// SPDX-License-Identifier: Apache-2.0
#include "base/errors/error.h"

#include <utility>

namespace inlet::base {

std::string Error::message() const { return fill(catalog_entry(code).message, arguments); }

std::string Error::remedy() const { return fill(catalog_entry(code).remedy, arguments); }

Error Error::within(std::string_view place) && {
  detail = std::string(place) + (detail.empty() ? "" : ": ") + detail;
  return std::move(*this);
}

Error make_error(ErrorKind kind, Code code, std::vector<std::string> arguments, std::string detail) {
  return Error{kind, code, std::move(arguments), std::move(detail)};
}

Error internal_error(std::string detail) { return Error{ErrorKind::kInternal, Code::kInternal, {}, std::move(detail)}; }

}  // namespace inlet::base
