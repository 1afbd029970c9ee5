// SPDX-License-Identifier: Apache-2.0
//
// A client that sends exactly the bytes it is given, as a browser never would, and reads what comes back. Blocking, over
// plain sockets, so that a test of the server does not depend on the server's own library.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inlet::testing {

struct RawAnswer {
  int status = 0;  // 0: the connection ended without an answer
  std::string head;
  std::string body;

  std::string header(std::string_view name) const {
    const auto lower = [](std::string text) {
      std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      return text;
    };
    const std::string wanted = "\r\n" + lower(std::string(name)) + ": ";
    const std::size_t at = lower(head).find(wanted);
    if (at == std::string::npos) return {};
    const std::size_t begin = at + wanted.size();
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    timeval patience{10, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  bool is_connected() const { return connected_; }

  // False when the server took no more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  // One answer; later ones of a kept connection stay in the buffer. `has_body` is false for answers to HEAD.
  RawAnswer receive(bool has_body = true) {
    RawAnswer answer;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!fill()) return answer;
    }
    answer.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + 9);
    if (answer.status == 204 || answer.status == 304 || answer.status == 100 || !has_body) return answer;
    if (const std::string length = answer.header("Content-Length"); !length.empty()) {
      answer.body = take(std::strtoull(length.c_str(), nullptr, 10));
    } else if (answer.header("Transfer-Encoding") == "chunked") {
      receive_chunks(answer);
    } else if (answer.header("Content-Type") != "text/event-stream") {
      while (fill()) {
      }
      answer.body = std::exchange(buffer_, {});
    }
    return answer;
  }

  // What an event stream sends until `mark` has come, or until its end.
  std::string receive_until(std::string_view mark) {
    while (buffer_.find(mark) == std::string::npos) {
      if (!fill()) return std::exchange(buffer_, {});
    }
    return take(buffer_.find(mark) + mark.size());
  }
  // True when the server ends the connection, and sends nothing before that.
  bool is_closed_by_server() { return buffer_.empty() && !fill(); }

  RawAnswer ask(std::string_view request) {
    send(request);
    return receive();
  }

 private:
  bool fill() {
    char piece[16384];
    const ssize_t count = ::recv(socket_, piece, sizeof piece, 0);
    if (count <= 0) return false;
    buffer_.append(piece, static_cast<std::size_t>(count));
    return true;
  }
  std::string take(std::size_t size) {
    while (buffer_.size() < size && fill()) {
    }
    std::string taken = buffer_.substr(0, size);
    buffer_.erase(0, taken.size());
    return taken;
  }
  void receive_chunks(RawAnswer& answer) {
    while (true) {
      const std::string line = receive_until("\r\n");
      const std::size_t size = std::strtoull(line.c_str(), nullptr, 16);
      answer.body += take(size);
      take(2);
      if (size == 0 || line.empty()) return;
    }
  }

  int socket_;
  bool connected_ = false;
  std::string buffer_;
};

}  // namespace inlet::testing
