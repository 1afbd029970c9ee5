// SPDX-License-Identifier: Apache-2.0
#include "delivery/curl_courier.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <ctime>
#include <string>
#include <string_view>

namespace inlet::delivery {
namespace {

using base::Code;
using base::ErrorKind;

constexpr long kConnectSeconds = 5;
constexpr long kWholeSeconds = 20;

struct CloseHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, CloseHandle>;
using List = std::unique_ptr<curl_slist, FreeList>;

base::Error not_delivered(const std::string& detail) {
  return base::make_error(ErrorKind::kUnavailable, Code::kInputOutput, {"The message", detail}, detail);
}

void append(List& list, const std::string& text) { list.reset(curl_slist_append(list.release(), text.c_str())); }

// What the other side says is of no interest, only that it said it.
std::size_t discard(char*, std::size_t size, std::size_t count, void*) { return size * count; }

Handle make_handle(const char* protocols) {
  Handle handle(curl_easy_init());
  if (!handle) return handle;
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, protocols);
  curl_easy_setopt(handle.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(handle.get(), CURLOPT_NETRC, CURL_NETRC_IGNORED);
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, kWholeSeconds);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, discard);
  return handle;
}

Result<void> perform(const Handle& handle) {
  const CURLcode code = curl_easy_perform(handle.get());
  if (code != CURLE_OK) return not_delivered(curl_easy_strerror(code));
  return {};
}

struct Reading {
  std::string_view rest;
};

std::size_t read_piece(char* buffer, std::size_t size, std::size_t count, void* user) {
  auto* const reading = static_cast<Reading*>(user);
  const std::size_t length = std::min(size * count, reading->rest.size());
  std::memcpy(buffer, reading->rest.data(), length);
  reading->rest.remove_prefix(length);
  return length;
}

std::string without_breaks(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
  return line;
}

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned value = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      value = value << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += i + k <= bytes.size() ? kDigits[value >> (18 - 6 * k) & 63U] : '=';
    }
  }
  return text;
}

std::string now_of_mail() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d +0000", kDays[parts.tm_wday], parts.tm_mday,
                kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text;
}

}  // namespace

std::string mail_text(const std::string& from, const imports::Mail& mail, const std::string& date) {
  std::string text = "From: Inlet <" + without_breaks(from) + ">\r\nTo: <" + without_breaks(mail.to) + ">\r\n";
  // 45 bytes a word keep each line below what the standard allows.
  std::string subject = without_breaks(mail.subject);
  text += "Subject:";
  for (std::size_t i = 0; i < subject.size(); i += 45) {
    text += std::string(i == 0 ? "" : "\r\n") + " =?UTF-8?B?" + base64(std::string_view(subject).substr(i, 45)) + "?=";
  }
  text += "\r\nDate: " + date + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n";
  text += "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n";
  const std::string encoded = base64(mail.text);
  for (std::size_t i = 0; i < encoded.size(); i += 76) text += encoded.substr(i, 76) + "\r\n";
  return text;
}

Result<std::unique_ptr<CurlCourier>> CurlCourier::create() {
  if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return base::internal_error("libcurl can't start");
  return std::unique_ptr<CurlCourier>(new CurlCourier());
}

CurlCourier::~CurlCourier() { curl_global_cleanup(); }

Result<void> CurlCourier::post(const imports::Post& post) {
  const Handle handle = make_handle("http,https");
  if (!handle) return base::internal_error("libcurl gives no handle");
  List headers;
  for (const auto& [name, value] : post.headers) append(headers, name + ": " + without_breaks(value));
  append(headers, "Expect:");  // no round trip before the body
  curl_easy_setopt(handle.get(), CURLOPT_URL, post.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_USERAGENT, "Inlet");
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, post.body.c_str());
  INLET_TRY(perform(handle));
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status < 200 || status > 299) return not_delivered("it answered " + std::to_string(status));
  return {};
}

Result<void> CurlCourier::mail(const imports::MailServer& server, const imports::Mail& mail) {
  const Handle handle = make_handle("smtp,smtps");
  if (!handle) return base::internal_error("libcurl gives no handle");
  const bool is_tls = server.security == imports::MailSecurity::kTls;
  const std::string url = (is_tls ? "smtps://" : "smtp://") + server.host + ":" + std::to_string(server.port);
  const std::string from = "<" + without_breaks(server.from) + ">";
  List to;
  append(to, "<" + without_breaks(mail.to) + ">");
  const std::string text = mail_text(server.from, mail, now_of_mail());
  Reading reading{text};
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  if (server.security == imports::MailSecurity::kStartTls) {
    curl_easy_setopt(handle.get(), CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  }
  if (!server.user.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, read_piece);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &reading);
  return perform(handle);
}

}  // namespace inlet::delivery
