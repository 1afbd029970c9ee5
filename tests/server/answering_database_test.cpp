// SPDX-License-Identifier: Apache-2.0
#include "server/answering_database.h"

#include <gtest/gtest.h>

#include "base/json/json.h"
#include "server/kept_answers.h"
#include "server/metrics_handlers.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::server {
namespace {

using testing::must;
using testing::OwnEngine;

// What a verb does: one write, then a look at it.
Result<Response> put(engine::Engine& engine, std::string_view name) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->settings().put(name, "yes"));
  INLET_TRY(transaction->commit());
  INLET_ASSIGN(const auto reading, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto value, reading->settings().find(name));
  return json_response(201, base::write_json(base::JsonValue(value.value_or("nothing"))));
}

std::optional<std::string> stored(OwnEngine& engine, std::string_view name) {
  return must(engine.reading()->settings().find(name));
}

// Semantics 12, R11: the answer and what it answers are one transaction.
TEST(AnsweringDatabase, Rule12TheAnswerIsTrueTogetherWithWhatItAnswers) {
  OwnEngine engine;
  KeptAnswers answers;
  const auto first = must(answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) {
    auto response = put(own, "thing");
    EXPECT_FALSE(stored(engine, "thing").has_value()) << "others see it only with its answer";
    return response;
  }));
  EXPECT_EQ(std::get<std::string>(first.body), R"("yes")") << "the handler itself sees what its verb did";
  EXPECT_EQ(stored(engine, "thing"), "yes");
  int runs = 0;
  const auto again = must(answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) {
    ++runs;
    return put(own, "thing");
  }));
  EXPECT_EQ(runs, 0);
  EXPECT_EQ(std::get<std::string>(again.body), R"("yes")");
  EXPECT_EQ(again.status, 201);
}

TEST(AnsweringDatabase, Rule12ACrashBeforeTheAnswerLeavesNothing) {
  OwnEngine engine;
  KeptAnswers answers;
  engine.database().fail_commit(1, base::make_error(base::ErrorKind::kUnavailable, base::Code::kNoSpace));
  const auto lost =
      answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) { return put(own, "thing"); });
  EXPECT_FALSE(lost.has_value());
  EXPECT_FALSE(stored(engine, "thing").has_value());
  const auto again = must(
      answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) { return put(own, "thing"); }));
  EXPECT_EQ(again.status, 201) << "the repeated request is a first one";
}

TEST(AnsweringDatabase, ARefusalAfterACommitKeepsWhatWasDoneAndNoAnswer) {
  OwnEngine engine;
  KeptAnswers answers;
  const auto refused =
      answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) -> Result<Response> {
        must(put(own, "thing"));
        return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"It"});
      });
  EXPECT_FALSE(refused.has_value());
  EXPECT_EQ(stored(engine, "thing"), "yes");
  EXPECT_FALSE(must(engine.reading()->answers().find(1, "key")).has_value());
}

TEST(AnsweringDatabase, TwoWritesOfOneRequestAreBothKept) {
  OwnEngine engine;
  KeptAnswers answers;
  must(answers.answer(engine.engine(), 1, "key", "request", [&](engine::Engine& own) {
    must(put(own, "first"));
    return put(own, "second");
  }));
  EXPECT_EQ(stored(engine, "first"), "yes");
  EXPECT_EQ(stored(engine, "second"), "yes");
}

TEST(Metrics, TellCountsAndNoValues) {
  OwnEngine engine;
  engine.import("First Name,Last Name,Email\nAnn,Lee,ann@example.com\nBob,Ray,bob(at)example.com\n");
  RequestCounters counters;
  counters.count(201);
  counters.count(503);
  const std::string text = must(metrics_text(engine.engine(), counters));
  for (const char* line :
       {"inlet_imports{state=\"completed_with_errors\"} 1", "inlet_rows_total{outcome=\"created\"} 1",
        "inlet_rows_total{outcome=\"failed\"} 1", "inlet_http_requests_total{status=\"2xx\"} 1",
        "inlet_http_requests_total{status=\"5xx\"} 1", "inlet_messages{state=\"waiting\"} 0"}) {
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  }
  EXPECT_EQ(text.find("example.com"), std::string::npos);
}

TEST(Metrics, AreToldToThisMachineAlone) {
  OwnEngine engine;
  const RequestCounters counters;
  Request request;
  request.method = Method::kGet;
  request.path = "/metrics";
  request.remote_address = "127.0.0.1";
  EXPECT_TRUE(watch_response(engine.engine(), counters, request).has_value());
  request.headers.emplace_back("x-forwarded-for", "203.0.113.9");
  EXPECT_FALSE(watch_response(engine.engine(), counters, request).has_value()) << "a proxy asks for somebody else";
  request.headers.clear();
  request.remote_address = "203.0.113.9";
  EXPECT_FALSE(watch_response(engine.engine(), counters, request).has_value());
  request.path = "/readyz";
  EXPECT_EQ(watch_response(engine.engine(), counters, request)->status, 200);
}

}  // namespace
}  // namespace inlet::server
