// SPDX-License-Identifier: Apache-2.0
#include "server/http/problem.h"

#include <gtest/gtest.h>

#include "base/json/json.h"

namespace inlet::server {
namespace {

using base::Code;
using base::ErrorKind;
using base::make_error;

TEST(Problem, StatusFollowsKindUnlessTheCodeKnowsBetter) {
  struct Case {
    ErrorKind kind;
    Code code;
    int status;
  };
  const Case cases[] = {
      {ErrorKind::kInvalidInput, Code::kBadRequest, 400},
      {ErrorKind::kInvalidInput, Code::kRequiredUnmapped, 422},
      {ErrorKind::kForbidden, Code::kNotSignedIn, 401},
      {ErrorKind::kForbidden, Code::kNotAllowed, 403},
      {ErrorKind::kNotFound, Code::kNoSuchThing, 404},
      {ErrorKind::kConflict, Code::kConflict, 409},
      {ErrorKind::kNotFound, Code::kGone, 410},
      {ErrorKind::kLimit, Code::kFileTooLarge, 413},
      {ErrorKind::kLimit, Code::kZipBomb, 422},
      {ErrorKind::kCorrupt, Code::kCorruptFile, 422},
      {ErrorKind::kLimit, Code::kTooManyRequests, 429},
      {ErrorKind::kInternal, Code::kInternal, 500},
      {ErrorKind::kUnavailable, Code::kDatabaseLocked, 503},
      {ErrorKind::kUnavailable, Code::kNoSpace, 507},
  };
  for (const Case& c : cases) EXPECT_EQ(status_of(make_error(c.kind, c.code)), c.status) << base::name_of(c.code);
}

TEST(Problem, TellsWhatAPersonNeedsAndNothingOfOurInsides) {
  ProblemDetails details;
  details.fields.push_back({"email", make_error(ErrorKind::kInvalidInput, Code::kInvalidEmail, {"a\"b"})});
  const Response response = problem_response(
      make_error(ErrorKind::kInvalidInput, Code::kInvalidValue, {"The lead"}, "secret"), "r1", details);
  const std::string& body = std::get<std::string>(response.body);
  const auto document = base::parse_json(body);
  ASSERT_TRUE(document.has_value()) << body;
  const auto& problem = document->as_object();
  EXPECT_EQ(problem.at("status").as_int64(), 422);
  EXPECT_EQ(problem.at("code").as_string(), "INVALID_VALUE");
  EXPECT_EQ(problem.at("request_id").as_string(), "r1");
  EXPECT_EQ(problem.at("fields").at(0).at("code").as_string(), "INVALID_EMAIL");
  EXPECT_EQ(problem.at("fields").at(0).at("detail").as_string(), "“a\"b” is not an email address.");
  EXPECT_EQ(body.find("secret"), std::string::npos);
  EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
}

TEST(Problem, AnUnavailableServerSaysWhenToComeBack) {
  const Response response = problem_response(make_error(ErrorKind::kUnavailable, Code::kDatabaseLocked), "r1");
  EXPECT_EQ(response.header("Retry-After"), "5");
}

}  // namespace
}  // namespace inlet::server
