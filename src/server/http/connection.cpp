// SPDX-License-Identifier: Apache-2.0
//
// The reading side of a connection: heads, bodies, and what is refused on the way.
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>
#include <optional>

#include "base/bytes/random_token.h"
#include "server/http/link.h"

namespace inlet::server {
namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Clock = std::chrono::steady_clock;
using Parser = http::request_parser<http::buffer_body>;

constexpr std::size_t kPieceBytes = 64 * 1024;

std::string_view view(const beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

// How a body ended.
enum class BodyEnd : std::uint8_t { kWhole, kTooLarge, kTooSlow, kMalformed, kGone, kStopped };

// The bytes are wrong; otherwise the connection is.
bool is_malformed(error_code ec) {
  const bool is_parser = ec.category() == http::make_error_code(http::error::need_more).category();
  return is_parser && ec != http::error::partial_message && ec != http::error::end_of_stream;
}

class Connection {
 public:
  explicit Connection(std::shared_ptr<Link> link)
      : link_(std::move(link)), limits_(link_->shared.options.limits), buffer_(limits_.head.head_bytes + kPieceBytes) {}

  asio::awaitable<void> run() {
    error_code ec;
    const auto peer = link_->socket.remote_endpoint(ec);
    if (ec) co_return;
    address_ = peer.address().to_string();
    if (link_->stream.is_tls()) {
      link_->set_deadline(limits_.head_time);
      co_await link_->stream.async_handshake(into(ec));
      link_->clear_deadline();
      if (ec) co_return;
    }
    while (!link_->shared.stopping) {
      const bool go_on = co_await serve_one();
      if (!go_on) co_return;
    }
  }

 private:
  asio::awaitable<bool> serve_one();
  asio::awaitable<bool> refuse(HeadFault fault);
  asio::awaitable<bool> refuse_rest(Response response);
  asio::awaitable<std::optional<std::size_t>> arrive();
  asio::awaitable<bool> answer_whole(BodyRule rule);
  asio::awaitable<Response> costly_answer();
  asio::awaitable<bool> answer_streamed(BodyRule rule);
  template <class Take>
  asio::awaitable<BodyEnd> read_body(std::uint64_t limit, Take take);
  asio::awaitable<bool> after_failed_body(BodyEnd end, BodyRule rule);
  asio::awaitable<void> invite_body();
  bool begin_parser(std::size_t head_bytes);
  std::chrono::milliseconds patience(Clock::time_point start, std::uint64_t received) const;
  AfterAnswer after() const {
    return head_.keep_alive && !link_->shared.stopping ? AfterAnswer::kKeepAlive : AfterAnswer::kClose;
  }

  std::shared_ptr<Link> link_;
  const HttpLimits& limits_;
  beast::flat_buffer buffer_;
  std::string address_;
  RequestHead head_;
  std::optional<Parser> parser_;
};

// Waits for a whole head; nothing when the connection is over or was refused.
asio::awaitable<std::optional<std::size_t>> Connection::arrive() {
  bool has_begun = buffer_.size() > 0;
  link_->phase = has_begun ? Link::Phase::kBusy : Link::Phase::kIdle;
  link_->set_deadline(has_begun ? limits_.head_time : limits_.idle_time);
  while (true) {
    const HeadSearch search = find_head(view(buffer_), limits_.head);
    if (search.fault) {
      co_await refuse(*search.fault);
      co_return std::nullopt;
    }
    if (search.size_bytes > 0) co_return search.size_bytes;
    error_code ec;
    const std::size_t room = std::min<std::size_t>(4'096, buffer_.max_size() - buffer_.size());
    const std::size_t count = co_await link_->stream.async_read_some(buffer_.prepare(room), into(ec));
    if (ec && link_->timed_out() && has_begun) co_await refuse({408, "headers took too long"});
    if (ec) co_return std::nullopt;
    buffer_.commit(count);
    if (!has_begun) {
      has_begun = true;
      link_->phase = Link::Phase::kBusy;
      link_->set_deadline(limits_.head_time);
    }
  }
}

asio::awaitable<bool> Connection::serve_one() {
  head_ = RequestHead{};
  head_.request.remote_address = address_;
  head_.request.id = base::random_token(9);
  const std::optional<std::size_t> head_bytes = co_await arrive();
  if (!head_bytes) co_return false;
  link_->clear_deadline();
  const std::optional<HeadFault> fault = read_head(view(buffer_).substr(0, *head_bytes), limits_.head, head_);
  if (fault) {
    co_await refuse(*fault);
    co_return false;
  }
  if (!begin_parser(*head_bytes)) {
    co_await refuse({400, "not understood by the parser"});
    co_return false;
  }
  const BodyRule rule = link_->shared.application.body_rule(head_.request);
  const std::uint64_t announced = head_.request.content_length.value_or(0);
  if (announced > rule.limit_bytes) {
    Response response = link_->shared.application.refuse_body(head_.request, announced, rule);
    co_return co_await refuse_rest(std::move(response));
  }
  if (rule.form == BodyRule::Form::kStreamed) co_return co_await answer_streamed(rule);
  co_return co_await answer_whole(rule);
}

// Two parsers have to agree on a head: ours, which is strict, and Beast's, which then takes the body apart.
bool Connection::begin_parser(std::size_t head_bytes) {
  parser_.emplace();
  parser_->header_limit(static_cast<std::uint32_t>(limits_.head.head_bytes + 1));
  parser_->body_limit((std::numeric_limits<std::uint64_t>::max)());
  error_code ec;
  const std::size_t taken = parser_->put(asio::buffer(buffer_.data().data(), head_bytes), ec);
  if (ec == http::error::need_more) ec = {};
  if (ec || taken != head_bytes || !parser_->is_header_done()) return false;
  if (parser_->chunked() != head_.chunked) return false;
  buffer_.consume(head_bytes);
  return true;
}

asio::awaitable<bool> Connection::refuse(HeadFault fault) {
  link_->clear_deadline();
  Response response = link_->shared.application.refuse(head_.request, fault);
  co_return co_await refuse_rest(std::move(response));
}

// Answers before the body has been read, and ends the connection.
asio::awaitable<bool> Connection::refuse_rest(Response response) {
  co_await send_answer(link_, std::move(response), head_.request.method, AfterAnswer::kClose);
  co_await linger(link_);
  co_return false;
}

asio::awaitable<void> Connection::invite_body() {
  if (!head_.expects_continue || buffer_.size() > 0) co_return;
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  error_code ec;
  link_->set_deadline(limits_.write_time);
  co_await asio::async_write(link_->stream, asio::buffer(kContinue), into(ec));
  link_->clear_deadline();
}

// So long may the client take for the next piece: at least body_bytes_per_second since the start, after a grace.
std::chrono::milliseconds Connection::patience(Clock::time_point start, std::uint64_t received) const {
  const auto earned = std::chrono::milliseconds(received * 1'000 / limits_.body_bytes_per_second);
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  return std::clamp(limits_.body_grace + earned - passed, std::chrono::milliseconds(1), limits_.body_silence);
}

// Gives the body to `take` piece by piece; `take` is awaited and says false to stop.
template <class Take>
asio::awaitable<BodyEnd> Connection::read_body(std::uint64_t limit, Take take) {
  const auto start = Clock::now();
  auto piece = std::make_unique<char[]>(kPieceBytes);
  std::uint64_t received = 0;
  Parser& parser = *parser_;
  while (!parser.is_done()) {
    parser.get().body().data = piece.get();
    parser.get().body().size = kPieceBytes;
    parser.get().body().more = true;
    error_code ec;
    link_->set_deadline(patience(start, received));
    co_await http::async_read_some(link_->stream, buffer_, parser, into(ec));
    link_->clear_deadline();
    if (ec == http::error::need_buffer) ec = {};
    if (ec && link_->timed_out()) co_return BodyEnd::kTooSlow;
    if (ec) co_return is_malformed(ec) ? BodyEnd::kMalformed : BodyEnd::kGone;
    const std::size_t count = kPieceBytes - parser.get().body().size;
    received += count;
    if (received > limit) co_return BodyEnd::kTooLarge;
    if (count == 0) continue;
    const bool go_on = co_await take(std::string_view(piece.get(), count));
    if (!go_on) co_return BodyEnd::kStopped;
  }
  co_return BodyEnd::kWhole;
}

asio::awaitable<bool> Connection::after_failed_body(BodyEnd end, BodyRule rule) {
  const HttpApplication& application = link_->shared.application;
  if (end == BodyEnd::kTooLarge) {
    Response response = application.refuse_body(head_.request, 0, rule);
    co_return co_await refuse_rest(std::move(response));
  }
  if (end == BodyEnd::kTooSlow) co_return co_await refuse({408, "body took too long"});
  if (end == BodyEnd::kMalformed) co_return co_await refuse({400, "body"});
  co_return false;
}

asio::awaitable<bool> Connection::answer_whole(BodyRule rule) {
  if (!parser_->is_done()) {
    co_await invite_body();
    std::string& body = head_.request.body;
    const BodyEnd end = co_await read_body(rule.limit_bytes, [&body](std::string_view piece) -> asio::awaitable<bool> {
      body.append(piece);
      co_return true;
    });
    if (end != BodyEnd::kWhole) co_return co_await after_failed_body(end, rule);
  }
  parser_.reset();
  Request& request = head_.request;
  HttpApplication& application = link_->shared.application;
  if (application.lane(request) == Lane::kCostly) {
    Response response = co_await costly_answer();
    co_return co_await send_answer(link_, std::move(response), request.method, after());
  }
  Response response = co_await on_pool(*link_, [&application, &request] { return application.answer(request); });
  co_return co_await send_answer(link_, std::move(response), request.method, after());
}

// Whoever waits here waits for the few threads of this lane; a crowd that would wait for long is told to come again.
asio::awaitable<Response> Connection::costly_answer() {
  Request& request = head_.request;
  Shared& shared = link_->shared;
  if (shared.costly_requests >= limits_.costly_requests) co_return shared.application.turn_away(request);
  ++shared.costly_requests;
  co_return co_await on_pool(*link_, shared.costly_pool, [&shared, &request] {
    Response answer = shared.application.answer(request);
    --shared.costly_requests;
    return answer;
  });
}

asio::awaitable<bool> Connection::answer_streamed(BodyRule rule) {
  Request& request = head_.request;
  HttpApplication& application = link_->shared.application;
  SinkOrResponse place = co_await on_pool(*link_, [&application, &request] { return application.receive(request); });
  if (Response* refusal = std::get_if<Response>(&place)) {
    if (parser_->is_done()) co_return co_await send_answer(link_, std::move(*refusal), request.method, after());
    co_return co_await refuse_rest(std::move(*refusal));
  }
  std::unique_ptr<BodySink> sink = std::move(std::get<std::unique_ptr<BodySink>>(place));
  BodySink* into_sink = sink.get();
  Link& link = *link_;
  co_await invite_body();
  const BodyEnd end =
      co_await read_body(rule.limit_bytes, [&link, into_sink](std::string_view piece) -> asio::awaitable<bool> {
        co_return co_await on_pool(link, [into_sink, piece] { return into_sink->write(piece).has_value(); });
      });
  if (end != BodyEnd::kWhole && end != BodyEnd::kStopped) {
    // Whatever the sink did with the disk is undone where it may block.
    co_await on_pool(link, [&sink] { return sink.reset(), true; });
    co_return co_await after_failed_body(end, rule);
  }
  // A sink that could not write says so in its answer.
  Response response = co_await on_pool(link, [&sink] {
    Response answer = sink->finish();
    sink.reset();
    return answer;
  });
  if (end == BodyEnd::kStopped) co_return co_await refuse_rest(std::move(response));
  parser_.reset();
  co_return co_await send_answer(link_, std::move(response), request.method, after());
}

}  // namespace

asio::awaitable<void> serve(std::shared_ptr<Link> link) {
  Connection connection(std::move(link));
  co_await connection.run();
}

}  // namespace inlet::server
