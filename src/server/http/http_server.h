// SPDX-License-Identifier: Apache-2.0
//
// HTTP/1.1 on a socket: reads requests within limits and deadlines, has them answered on a pool of threads, sends the answers.
// The loop that speaks with the clients never blocks, and no thread waits for a slow client.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "base/errors/result.h"
#include "server/http/message_head.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace inlet::server {

struct HttpLimits {
  HeadLimits head;
  std::size_t connections = 4'096;
  std::chrono::milliseconds head_time{15'000};   // from the first byte of a request to its empty line
  std::chrono::milliseconds idle_time{75'000};   // between requests of a connection
  std::chrono::milliseconds body_grace{10'000};  // before the least rate of a body counts
  std::uint64_t body_bytes_per_second = 1'024;
  std::chrono::milliseconds body_silence{20'000};
  std::chrono::milliseconds write_time{30'000};  // for 64 KiB of an answer
  std::chrono::milliseconds linger_time{
      30'000};  // a refused body is read and dropped so long, so that the refusal is seen
  std::uint64_t linger_bytes = 256ull << 20;
  std::size_t costly_requests = 256;            // that wait for the few threads of Lane::kCostly
  std::chrono::milliseconds event_pause{250};   // between looks for news of one event stream
  std::chrono::milliseconds heartbeat{15'000};  // a comment in a quiet event stream
};

struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;
  int threads = 8;
  int costly_threads = 2;
  int io_threads = 1;
  std::chrono::milliseconds grace{5'000};
  HttpLimits limits;
  std::string certificate_file;  // PEM, the whole chain; empty: plain HTTP
  std::string key_file;          // PEM
};

// How the body of a request is taken in.
struct BodyRule {
  enum class Form : std::uint8_t { kWhole, kStreamed };
  Form form = Form::kWhole;
  std::uint64_t limit_bytes = 1024 * 1024;
};

// Which threads answer a request. What takes a processor for long has few of its own, so that nobody else waits for it.
enum class Lane : std::uint8_t { kOrdinary, kCostly };

using SinkOrResponse = std::variant<std::unique_ptr<BodySink>, Response>;

// What stands behind the sockets.
class HttpApplication {
 public:
  virtual ~HttpApplication() = default;
  // On the loop: must not block. The request has no body and no path parameters yet.
  virtual BodyRule body_rule(const Request& head) const = 0;
  // On the loop, once the body is there.
  virtual Lane lane(const Request& request) const = 0;
  // On the threads of its lane. The body, if it has one, is in the request.
  virtual Response answer(Request& request) = 0;
  // On the pool, before the body is read: where to put it, or why not.
  virtual SinkOrResponse receive(Request& request) = 0;
  // On the loop: a message that is no proper request (400, 408, 414 ...), with what is wrong in words for the log.
  virtual Response refuse(const Request& request, const HeadFault& fault) const = 0;
  // On the loop: more requests than the costly lane takes (429).
  virtual Response turn_away(const Request& request) const = 0;
  // On the loop: a body that is larger than its rule. `size_bytes` is 0 when nobody said how large it is.
  virtual Response refuse_body(const Request& request, std::uint64_t size_bytes, const BodyRule& rule) const = 0;
};

class HttpServer {
 public:
  // Listens once it returns. `application` must outlive the server. kUnavailable with ADDRESS_IN_USE;
  // BAD_CERTIFICATE, OPEN_TO_OTHERS or FILE_NOT_FOUND for a certificate or key that can't be used.
  static Result<std::unique_ptr<HttpServer>> start(const HttpOptions& options, HttpApplication& application);
  ~HttpServer();  // as stop()
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;
  // Reads certificate and key again, for connections from now on. When they are wrong, the old ones stay.
  Result<void> reload_certificate();
  // Lets every event stream look for news. From any thread.
  void wake_streams();
  // Refuses new connections, ends idle ones and event streams, lets requests under way finish within the grace.
  void stop();

 private:
  struct Parts;
  explicit HttpServer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace inlet::server
