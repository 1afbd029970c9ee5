// SPDX-License-Identifier: Apache-2.0
#include "delivery/curl_courier.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

namespace inlet::delivery {
namespace {

// Answers one connection with a text, or line by line as a mail server does, and keeps what came.
class OneTimeServer {
 public:
  explicit OneTimeServer(std::string answer, bool is_mail = false) : answer_(std::move(answer)), is_mail_(is_mail) {
    listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    socklen_t size = sizeof address;
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    ::listen(listener_, 1);
    thread_ = std::thread([this] { serve(); });
  }
  ~OneTimeServer() {
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
  }

  int port() const { return port_; }
  std::string received() {
    thread_.join();
    return received_;
  }

 private:
  static void say(int socket, std::string_view text) { EXPECT_GT(::send(socket, text.data(), text.size(), 0), 0); }
  // Until `mark` is there; false at the end of the connection.
  bool hear(int socket, std::string_view mark) {
    const std::size_t from = received_.size();
    char buffer[4096];
    while (received_.find(mark, from) == std::string::npos) {
      const ssize_t count = ::recv(socket, buffer, sizeof buffer, 0);
      if (count <= 0) return false;
      received_.append(buffer, static_cast<std::size_t>(count));
    }
    return true;
  }
  void serve() {
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (is_mail_) {
      say(socket, "220 here\r\n");
      while (hear(socket, "\r\n")) {
        if (received_.ends_with("DATA\r\n")) {
          say(socket, "354 go on\r\n");
          hear(socket, "\r\n.\r\n");
        }
        say(socket, received_.ends_with("QUIT\r\n") ? "221 bye\r\n" : "250 fine\r\n");
      }
    } else {
      hear(socket, "}");
      say(socket, answer_);
    }
    ::close(socket);
  }

  std::string answer_;
  bool is_mail_;
  int listener_ = -1;
  int port_ = 0;
  std::string received_;
  std::thread thread_;
};

imports::Post post_to(int port) {
  return {
      "http://127.0.0.1:" + std::to_string(port) + "/hook", {{"Inlet-Event", "a\r\nEvil: yes"}}, R"({"event":"x"})"};
}

TEST(CurlCourier, BringsAPost) {
  OneTimeServer server("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
  const auto courier = CurlCourier::create().value();
  EXPECT_TRUE(courier->post(post_to(server.port())).has_value());
  const std::string received = server.received();
  EXPECT_TRUE(received.starts_with("POST /hook HTTP/1.1\r\n")) << received;
  EXPECT_TRUE(received.ends_with(R"({"event":"x"})")) << received;
  EXPECT_EQ(received.find("\r\nEvil:"), std::string::npos) << "a value can't add a header";
}

TEST(CurlCourier, FollowsNoRedirectAndTakesNothingElseForAYes) {
  const auto courier = CurlCourier::create().value();
  for (const char* answer : {"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
                             "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"}) {
    OneTimeServer server(answer);
    const auto sent = courier->post(post_to(server.port()));
    ASSERT_FALSE(sent.has_value());
    EXPECT_EQ(sent.error().kind, base::ErrorKind::kUnavailable);
    EXPECT_TRUE(sent.error().detail.starts_with("it answered ")) << sent.error().detail;
  }
}

TEST(CurlCourier, OpensNoFilesAndOtherProtocols) {
  const auto courier = CurlCourier::create().value();
  EXPECT_FALSE(courier->post({"file:///etc/hostname", {}, "{}"}).has_value());
  EXPECT_FALSE(courier->post({"gopher://127.0.0.1/", {}, "{}"}).has_value());
}

TEST(CurlCourier, BringsAMail) {
  OneTimeServer server("", true);
  const auto courier = CurlCourier::create().value();
  const imports::MailServer account{"127.0.0.1", server.port(),      imports::MailSecurity::kNone, "",
                                    "",          "inlet@example.com"};
  const auto sent = courier->mail(account, {"ada@example.com", "Job 1 completed", "All is well."});
  EXPECT_TRUE(sent.has_value()) << sent.error().detail;
  const std::string received = server.received();
  EXPECT_NE(received.find("MAIL FROM:<inlet@example.com>"), std::string::npos) << received;
  EXPECT_NE(received.find("RCPT TO:<ada@example.com>"), std::string::npos) << received;
  EXPECT_NE(received.find("QWxsIGlzIHdlbGwu"), std::string::npos) << "the text, in base64: " << received;
}

TEST(MailText, ASubjectCantAddAHeader) {
  const std::string text =
      mail_text("inlet@example.com", {"ada@example.com", "Job\r\nBcc: eve@example.com", "x"}, "now");
  EXPECT_EQ(text.find("Bcc"), std::string::npos);
  EXPECT_NE(text.find("Subject: =?UTF-8?B?"), std::string::npos);
}

}  // namespace
}  // namespace inlet::delivery
