// SPDX-License-Identifier: Apache-2.0
//
// A client's socket with or without TLS on it; read and written alike. TLS 1.2 at least. Included like link.h by those who speak
// Asio alone.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/errors/result.h"

namespace inlet::server {

using TlsContext = std::shared_ptr<boost::asio::ssl::context>;

// From PEM files: the certificate with its chain, and its key. BAD_CERTIFICATE when they can't be read or do not belong together,
// OPEN_TO_OTHERS for a key that others may read.
Result<TlsContext> make_tls_context(const std::string& certificate_file, const std::string& key_file);

class ClientStream {
 public:
  using lowest_layer_type = boost::asio::ip::tcp::socket;
  using executor_type = lowest_layer_type::executor_type;

  // `context`: nullptr for plain HTTP. Kept as long as the stream, whatever certificate comes after it.
  ClientStream(lowest_layer_type socket, TlsContext context)
      : socket_(std::move(socket)), context_(std::move(context)) {
    if (context_ != nullptr) tls_.emplace(socket_, *context_);
  }

  executor_type get_executor() { return socket_.get_executor(); }
  lowest_layer_type& lowest_layer() { return socket_; }
  bool is_tls() const { return tls_.has_value(); }

  // Only where is_tls().
  template <class Token>
  auto async_handshake(Token&& token) {
    return tls_->async_handshake(boost::asio::ssl::stream_base::server, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_read_some(buffers, std::forward<Token>(token));
    return socket_.async_read_some(buffers, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    if (tls_) return tls_->async_write_some(buffers, std::forward<Token>(token));
    return socket_.async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  lowest_layer_type socket_;
  TlsContext context_;
  std::optional<boost::asio::ssl::stream<lowest_layer_type&>> tls_;
};

}  // namespace inlet::server
