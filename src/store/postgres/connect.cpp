// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/connect.h"

#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "store/postgres/postgres_error.h"

namespace inlet::store::postgres {
namespace {

constexpr int kOldestServer = 130000;
constexpr auto kLongestRefusal = std::chrono::seconds(5);

base::Error bad_address(const std::string& reason) {
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                    {"Address of the database", reason, "Write postgres://user@host:5432/database."});
}

// What libpq says, in one line: one part for each host that was tried, without the questions it puts below.
std::string in_one_line(const char* text) {
  std::string line;
  std::string_view rest = text != nullptr ? text : "it can't be read";
  while (!rest.empty()) {
    std::string_view part = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part.empty() || part.front() == '\t') continue;
    while (!part.empty() && (part.back() == ' ' || part.back() == '.')) part.remove_suffix(1);
    line += (line.empty() ? "" : "; ") + std::string(part);
  }
  return line;
}

// Of "FATAL:  28P01: password authentication failed": the five characters, wherever they stand and whatever the language.
std::string state_in(std::string_view message) {
  const auto is_state_character = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  for (std::size_t place = 0; (place = message.find(":  ", place)) != std::string_view::npos; place += 3) {
    const std::string_view state = message.substr(place + 3, 5);
    if (state.size() == 5 && std::all_of(state.begin(), state.end(), is_state_character) &&
        message.substr(place + 8, 1) == ":") {
      return std::string(state);
    }
  }
  return {};
}

// What libpq itself says where TLS was wanted and did not come about; no SQLSTATE tells it, as the server was not spoken to yet. It speaks
// English here: nobody calls setlocale.
bool is_about_tls(std::string_view message) {
  const std::size_t said = message.find("failed: ");
  const std::string_view reason = said == std::string_view::npos ? message : message.substr(said);
  return reason.find("SSL") != std::string_view::npos || reason.find("certificate") != std::string_view::npos ||
         reason.find("private key file") != std::string_view::npos;
}

Result<void> check_server(PGconn* handle) {
  const int version = PQserverVersion(handle);
  if (version < kOldestServer) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseTooOld,
                      {std::to_string(version / 10000), std::to_string(kOldestServer / 10000)});
  }
  const char* encoding = PQparameterStatus(handle, "server_encoding");
  if (encoding != nullptr && std::string_view(encoding) != "UTF8") {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable,
                      {std::string("its encoding is ") + encoding + ", and Inlet needs UTF8"});
  }
  return {};
}

}  // namespace

Result<ServerAddress> ServerAddress::parse(const std::string& url) {
  char* fault = nullptr;
  PQconninfoOption* options = PQconninfoParse(url.c_str(), &fault);
  if (options == nullptr) {
    const std::string reason = in_one_line(fault);
    PQfreemem(fault);
    return bad_address(reason);
  }
  ServerAddress address;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    address.keys_.emplace_back(option->keyword);
    address.values_.emplace_back(option->val);
  }
  PQconninfoFree(options);
  const auto add_unless_given = [&address](const char* key, const char* value) {
    if (std::find(address.keys_.begin(), address.keys_.end(), key) != address.keys_.end()) return;
    address.keys_.emplace_back(key);
    address.values_.emplace_back(value);
  };
  add_unless_given("target_session_attrs", "read-write");
  add_unless_given("connect_timeout", "5");
  add_unless_given("application_name", "inlet");
  add_unless_given("client_encoding", "UTF8");
  // A server whose machine went away without a word is given up after half a minute.
  add_unless_given("tcp_user_timeout", "30000");
  add_unless_given("keepalives_idle", "15");
  add_unless_given("keepalives_interval", "5");
  add_unless_given("keepalives_count", "3");
  return address;
}

std::vector<const char*> ServerAddress::keys() const {
  std::vector<const char*> keys;
  for (const std::string& key : keys_) keys.push_back(key.c_str());
  keys.push_back(nullptr);
  return keys;
}

std::vector<const char*> ServerAddress::values() const {
  std::vector<const char*> values;
  for (const std::string& value : values_) values.push_back(value.c_str());
  values.push_back(nullptr);
  return values;
}

Result<std::unique_ptr<PostgresConnection>> ServerAddress::connect(ConnectionUse use) const {
  PGconn* handle = PQconnectdbParams(keys().data(), values().data(), 0);
  if (PQstatus(handle) != CONNECTION_OK) {
    const std::string reason = in_one_line(PQerrorMessage(handle));
    const bool lacks_password = PQconnectionNeedsPassword(handle) != 0;
    PQfinish(handle);
    const std::string state = lacks_password ? "28P01" : refusal_state();
    const std::string place = "connect to " + describe();
    if (state.empty() && is_about_tls(reason)) {
      return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseTlsFailed, {reason}, place);
    }
    return error_of_state(state, reason, place);
  }
  if (auto fits = check_server(handle); !fits) {
    PQfinish(handle);
    return std::move(fits).error();
  }
  return PostgresConnection::create(handle, use);
}

// libpq tells the SQLSTATE of a refused connection only in its message, and there only when it is asked to before connecting. So
// what was refused once is tried again, to learn why.
std::string ServerAddress::refusal_state() const {
  PGconn* handle = PQconnectStartParams(keys().data(), values().data(), 0);
  if (handle == nullptr) return {};
  PQsetErrorVerbosity(handle, PQERRORS_VERBOSE);
  const auto deadline = std::chrono::steady_clock::now() + kLongestRefusal;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  while (status == PGRES_POLLING_WRITING || status == PGRES_POLLING_READING) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd wait{PQsocket(handle), static_cast<short>(status == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (wait.fd < 0 || left <= 0 || ::poll(&wait, 1, static_cast<int>(left)) <= 0) break;
    status = PQconnectPoll(handle);
  }
  std::string state = state_in(PQerrorMessage(handle));
  PQfinish(handle);
  return state;
}

std::string ServerAddress::value_of(std::string_view key) const {
  const auto place = std::find(keys_.begin(), keys_.end(), key);
  return place == keys_.end() ? std::string() : values_[static_cast<std::size_t>(place - keys_.begin())];
}

std::vector<std::string> ServerAddress::environment() const {
  std::vector<std::string> variables;
  PQconninfoOption* known = PQconndefaults();
  for (const PQconninfoOption* option = known; option != nullptr && option->keyword != nullptr; ++option) {
    const std::string value = value_of(option->keyword);
    if (option->envvar != nullptr && !value.empty()) variables.push_back(std::string(option->envvar) + "=" + value);
  }
  PQconninfoFree(known);
  return variables;
}

std::string ServerAddress::describe() const {
  std::string text = value_of("host").empty() ? "local server" : value_of("host");
  if (!value_of("port").empty()) text += ":" + value_of("port");
  if (!value_of("dbname").empty()) text += "/" + value_of("dbname");
  return text;
}

}  // namespace inlet::store::postgres
