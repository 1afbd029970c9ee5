// SPDX-License-Identifier: Apache-2.0
//
// The writing side of a connection: texts, streams, events, and the polite end.
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <charconv>

#include "base/log/log.h"
#include "server/http/link.h"

namespace inlet::server {
namespace {

constexpr std::size_t kPieceBytes = 64 * 1024;

template <class Buffers>
asio::awaitable<bool> write_all(Link& link, Buffers buffers) {
  error_code ec;
  link.set_deadline(link.shared.options.limits.write_time);
  co_await asio::async_write(link.stream, buffers, into(ec));
  link.clear_deadline();
  co_return !ec;
}

asio::awaitable<bool> write_text(Link& link, std::string_view head, std::string_view body) {
  // A large body goes out in pieces, each with a deadline of its own.
  const std::size_t first = std::min(body.size(), kPieceBytes);
  const std::array<asio::const_buffer, 2> start = {asio::buffer(head), asio::buffer(body.substr(0, first))};
  bool sent = co_await write_all(link, start);
  body.remove_prefix(first);
  while (sent && !body.empty()) {
    const std::string_view piece = body.substr(0, kPieceBytes);
    sent = co_await write_all(link, asio::buffer(piece));
    body.remove_prefix(piece.size());
  }
  co_return sent;
}

// Reads the next piece on the pool; a failed source counts as broken.
struct Piece {
  std::size_t size_bytes = 0;
  bool is_broken = false;
};

asio::awaitable<Piece> next_piece(Link& link, BodySource& source, char* memory) {
  co_return co_await on_pool(link, [&source, memory] {
    auto count = source.read({memory, kPieceBytes});
    if (count.has_value()) return Piece{*count, false};
    base::log_error("answer.broken", {{"code", base::name_of(count.error().code)}, {"detail", count.error().detail}});
    return Piece{0, true};
  });
}

asio::awaitable<bool> write_stream(Link& link, StreamedBody& body) {
  const bool is_chunked = !body.size_bytes.has_value();
  auto memory = std::make_unique<char[]>(kPieceBytes);
  std::uint64_t left = body.size_bytes.value_or(0);
  while (is_chunked || left > 0) {
    const Piece piece = co_await next_piece(link, *body.source, memory.get());
    // Sending less than was promised is all that can be done now: the client sees a broken download, not a short file.
    if (piece.is_broken || (!is_chunked && piece.size_bytes == 0)) co_return false;
    const std::size_t size =
        is_chunked ? piece.size_bytes : static_cast<std::size_t>(std::min<std::uint64_t>(piece.size_bytes, left));
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
    const std::string frame = is_chunked ? std::string(digits, end) + "\r\n" : std::string();
    const std::array<asio::const_buffer, 3> buffers = {asio::buffer(frame), asio::buffer(memory.get(), size),
                                                       asio::buffer(std::string_view(is_chunked ? "\r\n" : ""))};
    const bool sent = co_await write_all(link, buffers);
    if (!sent) co_return false;
    if (piece.size_bytes == 0) co_return true;
    left -= is_chunked ? 0 : size;
  }
  co_return true;
}

// Notices that the client of an event stream has gone: it sends nothing more, so whatever arrives is the end.
asio::awaitable<void> watch_for_leaving(std::shared_ptr<Link> link) {
  std::array<char, 256> ignored{};
  error_code ec;
  while (!ec) co_await link->stream.async_read_some(asio::buffer(ignored), into(ec));
  link->client_left = true;
  link->alarm.cancel();
}

asio::awaitable<std::optional<std::string>> next_events(Link& link, EventSource& source) {
  co_return co_await on_pool(link, [&source]() -> std::optional<std::string> {
    auto events = source.next();
    if (events.has_value()) return std::move(*events);
    base::log_warning("events.ended",
                      {{"code", base::name_of(events.error().code)}, {"detail", events.error().detail}});
    return std::nullopt;
  });
}

asio::awaitable<void> write_events(std::shared_ptr<Link> link, EventSource& source) {
  const HttpLimits& limits = link->shared.options.limits;
  link->phase = Link::Phase::kEvents;
  asio::co_spawn(link->socket.get_executor(), watch_for_leaving(link), asio::detached);
  auto last_sent = std::chrono::steady_clock::now();
  while (!link->shared.stopping && !link->client_left) {
    std::optional<std::string> events = co_await next_events(*link, source);
    if (!events) co_return;
    const auto now = std::chrono::steady_clock::now();
    if (events->empty() && now - last_sent >= limits.heartbeat) *events = ":\n\n";
    if (!events->empty()) {
      const bool sent = co_await write_all(*link, asio::buffer(*events));
      if (!sent) co_return;
      last_sent = now;
    }
    error_code ec;
    // At most four looks a second, however much there is to tell.
    asio::steady_timer pause(link->socket.get_executor(), limits.event_pause);
    co_await pause.async_wait(into(ec));
    if (link->shared.stopping || link->client_left) co_return;
    link->alarm.expires_after(std::chrono::milliseconds(1'000));
    co_await link->alarm.async_wait(into(ec));
  }
}

bool has_no_body(const Response& response) { return response.status == 204 || response.status == 304; }

}  // namespace

asio::awaitable<bool> send_answer(std::shared_ptr<Link> link, Response response, Method method, AfterAnswer after) {
  const bool keep_alive = after == AfterAnswer::kKeepAlive;
  link->phase = Link::Phase::kBusy;
  if (auto* events = std::get_if<std::unique_ptr<EventSource>>(&response.body)) {
    const std::string head = write_head(response, Framing::kUntilClose, 0, false);
    const bool sent = co_await write_all(*link, asio::buffer(head));
    if (sent && method != Method::kHead) co_await write_events(link, **events);
    co_return false;
  }
  if (auto* stream = std::get_if<StreamedBody>(&response.body)) {
    const Framing framing = stream->size_bytes ? Framing::kLength : Framing::kChunked;
    const std::string head = write_head(response, framing, stream->size_bytes.value_or(0), keep_alive);
    bool sent = co_await write_all(*link, asio::buffer(head));
    if (sent && method != Method::kHead) sent = co_await write_stream(*link, *stream);
    // What the source holds (files, a transaction) is let go on the pool.
    co_await on_pool(*link, [stream] { return stream->source.reset(), true; });
    co_return sent&& keep_alive;
  }
  const std::string* text = std::get_if<std::string>(&response.body);
  const std::string_view body = text != nullptr ? std::string_view(*text) : std::get<std::string_view>(response.body);
  const std::string head =
      write_head(response, has_no_body(response) ? Framing::kNoBody : Framing::kLength, body.size(), keep_alive);
  const bool sent = co_await write_text(*link, head, method == Method::kHead ? std::string_view() : body);
  co_return sent&& keep_alive;
}

asio::awaitable<void> linger(std::shared_ptr<Link> link) {
  error_code ec;
  const HttpLimits& limits = link->shared.options.limits;
  link->socket.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  auto memory = std::make_unique<char[]>(kPieceBytes);
  std::uint64_t dropped = 0;
  link->phase = Link::Phase::kIdle;  // a stop need not wait for this
  link->set_deadline(limits.linger_time);
  while (!ec && dropped < limits.linger_bytes && !link->shared.stopping) {
    dropped += co_await link->stream.async_read_some(asio::buffer(memory.get(), kPieceBytes), into(ec));
  }
  link->clear_deadline();
}

}  // namespace inlet::server
