// SPDX-License-Identifier: Apache-2.0
#include "server/http/problem.h"

#include <span>

#include "base/json/json.h"
#include "base/log/log.h"

namespace inlet::server {
namespace {

using base::Code;
using base::ErrorKind;

constexpr int kRetrySoonSeconds = 5;

int status_of_kind(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidInput: return 422;
    case ErrorKind::kNotFound: return 404;
    case ErrorKind::kConflict: return 409;
    case ErrorKind::kUnavailable: return 503;
    case ErrorKind::kCorrupt: return 422;
    case ErrorKind::kLimit: return 422;
    case ErrorKind::kCancelled: return 409;
    case ErrorKind::kForbidden: return 403;
    case ErrorKind::kInternal: return 500;
  }
  return 500;
}

class Document {
 public:
  void member(std::string_view name, std::string_view text) {
    begin(name);
    base::append_json_string(json_, text);
  }
  void member(std::string_view name, int number) {
    begin(name);
    json_ += std::to_string(number);
  }
  void texts(std::string_view name, std::span<const std::string> values) {
    begin(name);
    json_ += '[';
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (i > 0) json_ += ',';
      base::append_json_string(json_, values[i]);
    }
    json_ += ']';
  }
  void json(std::string_view name, std::string_view value) {
    begin(name);
    json_ += value;
  }
  std::string finish() && { return std::move(json_) + "}"; }

 private:
  void begin(std::string_view name) {
    json_ += json_.size() > 1 ? "," : "";
    base::append_json_string(json_, name);
    json_ += ':';
  }

  std::string json_ = "{";
};

std::string fields_json(std::span<const FieldProblem> fields) {
  std::string json = "[";
  for (const FieldProblem& problem : fields) {
    Document document;
    document.member("field", problem.field);
    document.member("code", base::name_of(problem.error.code));
    document.member("detail", problem.error.message());
    document.member("remedy", problem.error.remedy());
    json += (json.size() > 1 ? "," : "") + std::move(document).finish();
  }
  return json + "]";
}

}  // namespace

int status_of(const base::Error& error) {
  switch (error.code) {
    case Code::kNotSignedIn:
    case Code::kWrongPassword: return 401;
    case Code::kAccountOff:
    case Code::kNotAllowed:
    case Code::kWrongSetupCode: return 403;
    case Code::kSetupDone: return 404;
    case Code::kGone: return 410;
    case Code::kFileTooLarge:
    case Code::kRequestTooLarge:
    case Code::kUploadsFull: return 413;
    case Code::kTooManyRequests: return 429;
    case Code::kNoSpace: return 507;
    case Code::kBadRequest: return error.kind == ErrorKind::kInvalidInput ? 400 : status_of_kind(error.kind);
    default: return status_of_kind(error.kind);
  }
}

Response problem_response(int status, const base::Error& error, std::string_view request_id,
                          const ProblemDetails& details) {
  if (status >= 500) {
    base::log_error("request.failed",
                    {{"request", request_id}, {"code", base::name_of(error.code)}, {"detail", error.detail}});
  }
  const int retry_after = details.retry_after_seconds > 0 ? details.retry_after_seconds
                          : status == 503                 ? kRetrySoonSeconds
                                                          : 0;
  Document document;
  document.member("type", "about:blank");
  document.member("title", base::catalog_entry(error.code).title);
  document.member("status", status);
  document.member("code", base::name_of(error.code));
  document.member("detail", error.message());
  document.member("remedy", error.remedy());
  document.texts("arguments", error.arguments);
  document.member("request_id", request_id);
  if (!details.fields.empty()) document.json("fields", fields_json(details.fields));
  if (!details.leads_json.empty()) document.json("leads", details.leads_json);
  if (!details.current_json.empty()) document.json("current", details.current_json);
  if (retry_after > 0) document.member("retry_after_seconds", retry_after);
  Response response = json_response(status, std::move(document).finish());
  response.headers.front().second = "application/problem+json";
  if (retry_after > 0) response.set("Retry-After", std::to_string(retry_after));
  return response;
}

Response problem_response(const base::Error& error, std::string_view request_id, const ProblemDetails& details) {
  return problem_response(status_of(error), error, request_id, details);
}

}  // namespace inlet::server
