// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/problem.h"
#include "tests/http/raw_client.h"

namespace inlet::server {
namespace {

using namespace std::chrono_literals;
using testing::RawAnswer;
using testing::RawClient;

constexpr std::uint64_t kUploadLimit = 300'000;
constexpr std::size_t kCostlyLimit = 12;  // more than there are threads for all others

// A door that a handler waits at until the test opens it.
class Gate {
 public:
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return is_open_; });
  }
  void wait_for_visitor() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_ > 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
  int waiting_ = 0;
};

class CountingSink final : public BodySink {
 public:
  explicit CountingSink(std::atomic<int>& unfinished) : unfinished_(unfinished) { ++unfinished_; }
  ~CountingSink() override { --unfinished_; }
  Result<void> write(std::string_view piece) override {
    size_ += piece.size();
    return {};
  }
  Response finish() override { return json_response(201, std::to_string(size_)); }

 private:
  std::atomic<int>& unfinished_;
  std::uint64_t size_ = 0;
};

class Digits final : public BodySource {
 public:
  explicit Digits(std::size_t size) : left_(size) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    const std::size_t count = std::min(left_, buffer.size());
    std::fill_n(buffer.begin(), count, '7');
    left_ -= count;
    return count;
  }

 private:
  std::size_t left_;
};

class NumberedEvents final : public EventSource {
 public:
  explicit NumberedEvents(const std::atomic<int>& newest) : newest_(newest) {}
  Result<std::optional<std::string>> next() override {
    std::string events;
    while (told_ < newest_) events += "id: " + std::to_string(++told_) + "\n\n";
    return std::optional(events);
  }

 private:
  const std::atomic<int>& newest_;
  int told_ = 0;
};

class TestApplication final : public HttpApplication {
 public:
  BodyRule body_rule(const Request& head) const override {
    if (head.path == "/upload") return {BodyRule::Form::kStreamed, kUploadLimit};
    return {BodyRule::Form::kWhole, 1'000};
  }
  Lane lane(const Request& request) const override {
    return request.path == "/costly" ? Lane::kCostly : Lane::kOrdinary;
  }
  Response answer(Request& request) override {
    if (request.path == "/wait" || request.path == "/costly") gate.pass();
    if (request.path == "/digits") return download_response(std::make_unique<Digits>(200'000), "d.txt", "text/plain");
    if (request.path == "/events") return event_response(std::make_unique<NumberedEvents>(newest_event));
    return json_response(200, request.path + "|" + request.body);
  }
  SinkOrResponse receive(Request& request) override {
    if (request.header("cookie").empty()) return json_response(401, "who");
    return std::make_unique<CountingSink>(unfinished);
  }
  Response refuse(const Request& request, const HeadFault& fault) const override {
    return problem_response(fault.status,
                            base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {fault.reason}),
                            request.id);
  }
  Response turn_away(const Request& request) const override {
    ++turned_away;
    return problem_response(429, base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyRequests), request.id);
  }
  Response refuse_body(const Request& request, std::uint64_t, const BodyRule&) const override {
    return problem_response(413, base::make_error(base::ErrorKind::kLimit, base::Code::kRequestTooLarge), request.id);
  }

  Gate gate;
  std::atomic<int> newest_event{0};
  std::atomic<int> unfinished{0};
  mutable std::atomic<int> turned_away{0};
};

class HttpServerTest : public ::testing::Test {
 protected:
  HttpServerTest() {
    HttpOptions options;
    options.limits.head_time = 300ms;
    options.limits.idle_time = 2'000ms;
    options.limits.body_grace = 300ms;
    options.limits.costly_requests = kCostlyLimit;
    options.limits.event_pause = 1ms;
    options.limits.heartbeat = 1ms;
    options.grace = 2'000ms;
    server_ = std::move(HttpServer::start(options, application_).value());
  }

  RawAnswer ask(std::string_view request) { return RawClient(server_->port()).ask(request); }

  TestApplication application_;
  std::unique_ptr<HttpServer> server_;
};

TEST_F(HttpServerTest, KeepsAConnectionForSeveralRequests) {
  RawClient client(server_->port());
  EXPECT_EQ(client.ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").body, "/a|");
  EXPECT_EQ(client.ask("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi").body, "/b|hi");
  // Two at once: the second waits in the buffer.
  client.send("GET /c HTTP/1.1\r\nHost: x\r\n\r\nGET /d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client.receive().body, "/c|");
  EXPECT_EQ(client.receive().body, "/d|");
  EXPECT_TRUE(client.is_closed_by_server());
}

TEST_F(HttpServerTest, ReadsChunkedBodies) {
  const RawAnswer answer =
      ask("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
  EXPECT_EQ(answer.body, "/b|abcde");
}

struct Refusal {
  const char* name;
  std::string request;
  int status;
};

TEST_F(HttpServerTest, RefusesWhatCanBeReadInTwoWays) {
  const std::string post = "POST /b HTTP/1.1\r\nHost: x\r\n";
  const Refusal cases[] = {
      {"length and chunked", post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunked and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc", 400},
      {"two equal lengths", post + "Content-Length: 2\r\nContent-Length: 2\r\n\r\nab", 400},
      {"list of lengths", post + "Content-Length: 2, 2\r\n\r\nab", 400},
      {"signed length", post + "Content-Length: +2\r\n\r\nab", 400},
      {"hexadecimal length", post + "Content-Length: 0x2\r\n\r\nab", 400},
      {"endless length", post + "Content-Length: 99999999999999999999\r\n\r\nab", 400},
      {"two encodings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
      {"unknown encoding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501},
      {"encoding twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunked in HTTP/1.0", "POST /b HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"bare line feeds", "GET / HTTP/1.1\nHost: x\n\n", 400},
      {"bare line feed in a header", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
      {"bare carriage return", "GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", 400},
      {"folded header", post + "A: b\r\n c\r\n\r\n", 400},
      {"space before the colon", post + "Content-Length : 2\r\n\r\nab", 400},
      {"NUL in a header", post + std::string("A: b\0c\r\n\r\n", 11), 400},
      {"header without colon", post + "Hello\r\n\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
      {"two spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"other version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
      {"path upwards", "GET /../etc HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"escaped path upwards", "GET /a/%2e%2e/b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"escaped NUL", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"not UTF-8", "GET /a%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
      {"wrong chunk size", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n", 400},
      {"chunk without its end", post + "Transfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n", 400},
      {"endless chunk extension",
       post + "Transfer-Encoding: chunked\r\n\r\n2;" + std::string(1'000'000, 'x') + "\r\nab\r\n", 400},
      {"unknown expectation", post + "Expect: a-miracle\r\nContent-Length: 2\r\n\r\nab", 417},
      {"long address", "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"very long address", "GET /" + std::string(70'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414},
      {"large header", "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(64'000, 'a') + "\r\n\r\n", 431},
  };
  for (const Refusal& c : cases) {
    RawClient client(server_->port());
    client.send(c.request);
    EXPECT_EQ(client.receive().status, c.status) << c.name;
    client.finish_sending();
    EXPECT_TRUE(client.is_closed_by_server()) << c.name;
  }
}

TEST_F(HttpServerTest, RefusesAThousandHeaders) {
  std::string request = "GET / HTTP/1.1\r\nHost: x\r\n";
  for (int i = 0; i < 1'000; ++i) request += "A: b\r\n";
  EXPECT_EQ(ask(request + "\r\n").status, 431);
}

TEST_F(HttpServerTest, CutsAHeadThatNeverEnds) {
  RawClient client(server_->port());
  client.send("GET / HTTP/1.1\r\nHo");
  EXPECT_EQ(client.receive().status, 408);
}

TEST_F(HttpServerTest, CutsABodyThatTrickles) {
  RawClient client(server_->port());
  client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nab");
  EXPECT_EQ(client.receive().status, 408);
}

TEST_F(HttpServerTest, RefusesALargeBodyByItsLengthBeforeItIsSent) {
  RawClient client(server_->port());
  client.send(
      "POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nExpect: 100-continue\r\nContent-Length: 300001\r\n\r\n");
  const RawAnswer answer = client.receive();
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.header("Connection"), "close");
}

TEST_F(HttpServerTest, LetsAClientReadTheRefusalAfterItHasSentEverything) {
  RawClient client(server_->port());
  EXPECT_TRUE(client.send("POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nContent-Length: 20000000\r\n\r\n"));
  const std::string piece(100'000, 'x');
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(client.send(piece)) << i;
  EXPECT_EQ(client.receive().status, 413);
}

std::string chunked(std::size_t size) {
  std::string body;
  for (std::size_t sent = 0; sent < size;) {
    const std::size_t count = std::min<std::size_t>(size - sent, 4'096);
    char line[32];
    std::snprintf(line, sizeof line, "%zx\r\n", count);
    body += line + std::string(count, 'x') + "\r\n";
    sent += count;
  }
  return body + "0\r\n\r\n";
}

TEST_F(HttpServerTest, TakesAnUploadOfExactlyTheLimitAndNotOneByteMore) {
  const std::string head = "POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\n";
  EXPECT_EQ(ask(head + "Content-Length: 300000\r\n\r\n" + std::string(300'000, 'x')).body, "300000");
  EXPECT_EQ(ask(head + "Content-Length: 300001\r\n\r\n" + std::string(300'001, 'x')).status, 413);
  EXPECT_EQ(ask(head + "Transfer-Encoding: chunked\r\n\r\n" + chunked(300'000)).body, "300000");
  EXPECT_EQ(ask(head + "Transfer-Encoding: chunked\r\n\r\n" + chunked(300'001)).status, 413);
  EXPECT_EQ(application_.unfinished, 0);
}

TEST_F(HttpServerTest, AsksForTheBodyOfAnExpectantClient) {
  RawClient client(server_->port());
  client.send("POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(client.receive().status, 100);
  EXPECT_EQ(client.ask("abc").body, "3");
}

TEST_F(HttpServerTest, RefusesAnUploadBeforeItsBody) {
  EXPECT_EQ(
      ask("POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" + std::string(200'000, 'x')).status,
      401);
}

TEST_F(HttpServerTest, ForgetsAnUploadThatIsCutOff) {
  {
    RawClient client(server_->port());
    client.send("POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nContent-Length: 1000\r\n\r\nabc");
  }
  ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  server_->stop();
  EXPECT_EQ(application_.unfinished, 0);
}

TEST_F(HttpServerTest, StreamsWhatHasNoLength) {
  const RawAnswer answer = ask("GET /digits HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(answer.header("Transfer-Encoding"), "chunked");
  EXPECT_EQ(answer.body, std::string(200'000, '7'));
}

TEST_F(HttpServerTest, AnswersHeadWithoutABody) {
  RawClient client(server_->port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client.receive(false).header("Content-Length"), "5");
  EXPECT_EQ(client.ask("GET /next HTTP/1.1\r\nHost: x\r\n\r\n").body, "/next|");
}

TEST_F(HttpServerTest, SendsEventsAsTheyComeAndHeartbeatsBetween) {
  application_.newest_event = 1;
  RawClient client(server_->port());
  EXPECT_EQ(client.ask("GET /events HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
  EXPECT_EQ(client.receive_until("id: 1\n\n"), "id: 1\n\n");
  EXPECT_EQ(client.receive_until(":\n\n"), ":\n\n");
  application_.newest_event = 2;
  server_->wake_streams();
  EXPECT_NE(client.receive_until("id: 2\n\n").find("id: 2\n\n"), std::string::npos);
}

TEST_F(HttpServerTest, LetsARequestUnderWayFinishWhenItStops) {
  RawClient idle(server_->port());
  EXPECT_EQ(idle.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
  RawClient events(server_->port());
  EXPECT_EQ(events.ask("GET /events HTTP/1.1\r\nHost: x\r\n\r\n").status, 200);
  RawClient busy(server_->port());
  busy.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  application_.gate.wait_for_visitor();
  std::thread stopping([this] { server_->stop(); });
  EXPECT_TRUE(idle.is_closed_by_server());
  application_.gate.open();
  const RawAnswer answer = busy.receive();
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Connection"), "close");
  stopping.join();
  EXPECT_FALSE(RawClient(server_->port()).is_connected());
}

TEST_F(HttpServerTest, WhatIsCostlyMakesNobodyElseWait) {
  std::vector<std::unique_ptr<RawClient>> crowd;
  for (std::size_t i = 0; i <= kCostlyLimit; ++i) {
    crowd.push_back(std::make_unique<RawClient>(server_->port()));
    crowd.back()->send("GET /costly HTTP/1.1\r\nHost: x\r\n\r\n");
  }
  while (application_.turned_away == 0) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(ask("GET /other HTTP/1.1\r\nHost: x\r\n\r\n").status, 200) << "while all of them wait";
  application_.gate.open();
  std::map<int, std::size_t> told;
  for (const auto& client : crowd) ++told[client->receive().status];
  EXPECT_EQ(told, (std::map<int, std::size_t>{{200, kCostlyLimit}, {429, 1}}));
  EXPECT_EQ(ask("GET /costly HTTP/1.1\r\nHost: x\r\n\r\n").status, 200) << "the crowd has left";
}

TEST_F(HttpServerTest, SlowClientsHoldNoThread) {
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 50; ++i) {
    slow.push_back(std::make_unique<RawClient>(server_->port()));
    slow.back()->send("POST /upload HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\nContent-Length: 1000\r\n\r\nabc");
  }
  EXPECT_EQ(ask("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n").body, "/quick|");
}

TEST(HttpServer, SaysThatAnAddressIsTaken) {
  TestApplication application;
  const auto first = std::move(HttpServer::start({}, application).value());
  HttpOptions options;
  options.port = first->port();
  const auto second = HttpServer::start(options, application);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, base::Code::kAddressInUse);
}

}  // namespace
}  // namespace inlet::server
