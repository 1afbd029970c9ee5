// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xml_scanner.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/text/utf8.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kWindow = 256 * 1024;
constexpr std::size_t kLargestTag = 4 * 1024 * 1024;
constexpr std::size_t kLongestEntity = 16;

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool ends_name(char c) {
  return c == ' ' || c == '>' || c == '/' || c == '=' || c == '\n' || c == '\t' || c == '\r' || c == '\0' || c == '<';
}

const char* find(const char* from, const char* until, char c) {
  return static_cast<const char*>(std::memchr(from, c, static_cast<std::size_t>(until - from)));
}

void split_name(std::string_view written, std::string_view& prefix, std::string_view& local) {
  const std::size_t colon = written.find(':');
  prefix = colon == std::string_view::npos ? std::string_view() : written.substr(0, colon);
  local = colon == std::string_view::npos ? written : written.substr(colon + 1);
}

}  // namespace

bool decode_entities(std::string_view text, std::string& to) {
  while (true) {
    const std::size_t amp = text.find('&');
    to.append(text.substr(0, amp));
    if (amp == std::string_view::npos) return true;
    text.remove_prefix(amp + 1);
    const std::size_t semicolon = text.substr(0, kLongestEntity).find(';');
    if (semicolon == std::string_view::npos) return false;
    const std::string_view name = text.substr(0, semicolon);
    text.remove_prefix(semicolon + 1);
    if (name == "amp") {
      to += '&';
    } else if (name == "lt") {
      to += '<';
    } else if (name == "gt") {
      to += '>';
    } else if (name == "quot") {
      to += '"';
    } else if (name == "apos") {
      to += '\'';
    } else if (name.starts_with('#') && name.size() > 1) {
      const bool is_hex = name[1] == 'x' || name[1] == 'X';
      const std::string_view digits = name.substr(is_hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, is_hex ? 16 : 10);
      if (error != std::errc() || digits.empty() || end != digits.data() + digits.size()) return false;
      base::append_utf8(to, code);
    } else {
      return false;
    }
  }
}

XmlScanner::XmlScanner(ByteFeed& feed, const ReadLimits& limits)
    : feed_(feed), depth_limit_(limits.xml_depth), window_(kWindow + 1), cur_(window_.data()), end_(window_.data()) {
  *end_ = '\0';
}

XmlEvent XmlScanner::fail(const char* reason) {
  if (!has_failed()) error_ = corrupt_file(reason);
  return XmlEvent::kFailed;
}

// Slides the unscanned rest to the front and reads more behind it. False at the end, or after an error (error_ is set).
bool XmlScanner::fill() {
  if (feed_ended_) return false;
  const std::size_t kept = static_cast<std::size_t>(end_ - cur_);
  if (kept + 1 >= window_.size()) {
    if (window_.size() > kLargestTag) {
      error_ = corrupt_file("a tag in it is too long");
      return false;
    }
    std::vector<char> larger(window_.size() * 2);
    std::memcpy(larger.data(), cur_, kept);
    window_.swap(larger);
  } else {
    std::memmove(window_.data(), cur_, kept);
  }
  cur_ = window_.data();
  end_ = cur_ + kept;
  auto count = feed_.read(std::span(end_, window_.size() - kept - 1));
  if (!count.has_value()) {
    error_ = std::move(count).error();
    feed_ended_ = true;
    return false;
  }
  if (*count == 0) feed_ended_ = true;
  end_ += *count;
  *end_ = '\0';
  return *count > 0;
}

void XmlScanner::pop() {
  names_.resize(starts_.back());
  starts_.pop_back();
  pops_ = false;
}

XmlEvent XmlScanner::next() {
  if (pops_) pop();
  if (empty_element_) {
    empty_element_ = false;
    pops_ = true;
    return XmlEvent::kEnd;
  }
  return scan();
}

XmlEvent XmlScanner::scan() {
  if (has_failed()) return XmlEvent::kFailed;
  while (true) {
    if (cur_ == end_ && !fill()) {
      if (has_failed()) return XmlEvent::kFailed;
      if (!starts_.empty() || !saw_root_) return fail("its XML ends in the middle");
      return XmlEvent::kDone;
    }
    if (in_cdata_ || *cur_ != '<') {
      const XmlEvent event = scan_text();
      if (event != XmlEvent::kDone) return event;
      continue;
    }
    if (end_ - cur_ < 2) {
      if (!fill()) return fail("its XML ends in the middle");
      continue;
    }
    const char second = cur_[1];
    if (second == '!' || second == '?') {
      if (!scan_markup()) return XmlEvent::kFailed;
      continue;
    }
    const XmlEvent event = second == '/' ? scan_end(cur_ + 2) : scan_start(cur_ + 1);
    if (event != XmlEvent::kDone) return event;
    if (!fill()) return fail("its XML ends in the middle");
  }
}

// kDone: the tag is not whole in the window yet.
XmlEvent XmlScanner::scan_start(const char* p) {
  const char* name = p;
  while (!ends_name(*p)) ++p;
  const std::string_view written(name, static_cast<std::size_t>(p - name));
  attributes_.clear();
  bool is_empty = false;
  while (true) {
    while (is_space(*p)) ++p;
    if (p == end_) return XmlEvent::kDone;
    if (*p == '>') break;
    if (*p == '/') {
      if (p + 1 == end_) return XmlEvent::kDone;
      if (p[1] != '>') return fail("a tag in its XML is wrong");
      is_empty = true;
      ++p;
      break;
    }
    const char* attribute = p;
    while (!ends_name(*p)) ++p;
    const char* attribute_end = p;
    while (is_space(*p)) ++p;
    if (p == end_) return XmlEvent::kDone;
    if (*p != '=' || attribute == attribute_end) return fail("a tag in its XML is wrong");
    ++p;
    while (is_space(*p)) ++p;
    if (p == end_) return XmlEvent::kDone;
    const char quote = *p;
    if (quote != '"' && quote != '\'') return fail("a tag in its XML is wrong");
    const char* value = ++p;
    while (*p != quote && p != end_) ++p;
    if (p == end_) return XmlEvent::kDone;
    XmlAttribute& added = attributes_.emplace_back();
    split_name({attribute, static_cast<std::size_t>(attribute_end - attribute)}, added.prefix, added.name);
    added.value = {value, static_cast<std::size_t>(p - value)};
    ++p;
  }
  if (written.empty()) return fail("a tag in its XML is wrong");
  if (starts_.size() >= depth_limit_) return fail("its XML is nested too deeply");
  if (starts_.empty() && saw_root_) return fail("its XML has two roots");

  std::string_view prefix;
  std::string_view local;
  split_name(written, prefix, local);
  if (starts_.empty()) {
    saw_root_ = true;
    root_prefix_ = prefix;
  }
  written_name_ = written;
  name_ = prefix == root_prefix_ ? local : std::string_view();
  starts_.push_back(static_cast<std::uint32_t>(names_.size()));
  names_.append(written);
  empty_element_ = is_empty;
  advance_to(p + 1);
  return XmlEvent::kStart;
}

XmlEvent XmlScanner::scan_end(const char* p) {
  const char* name = p;
  while (!ends_name(*p)) ++p;
  const std::string_view written(name, static_cast<std::size_t>(p - name));
  while (is_space(*p)) ++p;
  if (p == end_) return XmlEvent::kDone;
  if (*p != '>' || starts_.empty() || std::string_view(names_).substr(starts_.back()) != written) {
    return fail("tags in its XML do not match");
  }
  std::string_view prefix;
  std::string_view local;
  split_name(written, prefix, local);
  written_name_ = written;
  name_ = prefix == root_prefix_ ? local : std::string_view();
  pops_ = true;
  advance_to(p + 1);
  return XmlEvent::kEnd;
}

// <!-- comment -->, <![CDATA[ text ]]>, <? instruction ?>; a <!DOCTYPE fails.
bool XmlScanner::scan_markup() {
  constexpr std::string_view kCdata = "<![CDATA[";
  while (end_ - cur_ < static_cast<std::ptrdiff_t>(kCdata.size()) && fill()) {
  }
  const std::string_view head(cur_, std::min<std::size_t>(kCdata.size(), static_cast<std::size_t>(end_ - cur_)));
  if (head.starts_with("<?")) return skip_past("?>");
  if (head.starts_with("<!--")) {
    cur_ += 4;
    return skip_past("-->");
  }
  if (head == kCdata && !starts_.empty()) {
    cur_ += kCdata.size();
    in_cdata_ = true;
    return true;
  }
  fail(head.starts_with("<!D") ? "it has a document type definition, which workbooks never have"
                               : "a tag in its XML is wrong");
  return false;
}

bool XmlScanner::skip_past(std::string_view mark) {
  while (true) {
    const std::size_t found = std::string_view(cur_, static_cast<std::size_t>(end_ - cur_)).find(mark);
    if (found != std::string_view::npos) {
      cur_ += found + mark.size();
      return true;
    }
    const auto size = static_cast<std::size_t>(end_ - cur_);
    cur_ = end_ - std::min(size, mark.size() - 1);
    if (!fill()) {
      fail("its XML ends in the middle");
      return false;
    }
  }
}

// kDone: nothing to give yet.
XmlEvent XmlScanner::scan_text() {
  if (in_cdata_) {
    const std::size_t size = static_cast<std::size_t>(end_ - cur_);
    std::size_t length = std::string_view(cur_, size).find("]]>");
    const bool is_whole = length != std::string_view::npos;
    if (!is_whole) {
      length = size > 2 ? size - 2 : 0;
      if (length == 0) {
        if (!fill()) return fail("its XML ends in the middle");
        return XmlEvent::kDone;
      }
    }
    text_ = {cur_, length};
    cur_ += length + (is_whole ? 3 : 0);
    in_cdata_ = !is_whole;
    return text_.empty() ? XmlEvent::kDone : XmlEvent::kText;
  }
  const char* until = find(cur_, end_, '<');
  if (until == nullptr) {
    until = end_;
    // An entity that may go on behind the window waits for its rest.
    const char* tail = end_ - std::min<std::ptrdiff_t>(end_ - cur_, kLongestEntity);
    const auto amp = std::string_view(tail, static_cast<std::size_t>(end_ - tail)).rfind('&');
    if (amp != std::string_view::npos && find(tail + amp, end_, ';') == nullptr) until = tail + amp;
    if (until == cur_) {
      if (fill()) return XmlEvent::kDone;
      return fail("an entity in its XML is not known");
    }
  }
  return give_text(cur_, until);
}

XmlEvent XmlScanner::give_text(const char* from, const char* until) {
  advance_to(until);
  if (starts_.empty()) return XmlEvent::kDone;  // white space around the root
  text_ = {from, static_cast<std::size_t>(until - from)};
  if (find(from, until, '&') != nullptr) {
    decoded_.clear();
    if (!decode_entities(text_, decoded_)) return fail("an entity in its XML is not known");
    text_ = decoded_;
  }
  return XmlEvent::kText;
}

std::optional<std::string> XmlScanner::attribute(std::string_view name) const {
  for (const XmlAttribute& attribute : attributes_) {
    if (attribute.name != name || attribute.prefix == "xmlns") continue;
    std::string value;
    if (!decode_entities(attribute.value, value)) value = attribute.value;
    return value;
  }
  return std::nullopt;
}

std::string_view XmlScanner::ahead() {
  constexpr std::size_t kMostDepth = 4;  // of what is taken in one go
  if (empty_element_ || in_cdata_ || !root_prefix_.empty() || starts_.size() + kMostDepth > depth_limit_) return {};
  if (pops_) pop();
  return {cur_, static_cast<std::size_t>(end_ - cur_)};
}

void XmlScanner::enter(std::string_view name, std::size_t count) {
  starts_.push_back(static_cast<std::uint32_t>(names_.size()));
  names_.append(name);
  consume(count);
}

void XmlScanner::leave(std::size_t count) {
  pop();
  consume(count);
}

bool XmlScanner::skip_element() {
  const std::size_t depth = starts_.size();
  while (true) {
    const XmlEvent event = next();
    if (event == XmlEvent::kFailed || event == XmlEvent::kDone) return false;
    if (event == XmlEvent::kEnd && starts_.size() == depth) return true;
  }
}

Result<void> XmlScanner::drain() {
  while (!feed_ended_) {
    cur_ = end_;
    if (!fill() && has_failed()) return error_;
  }
  return {};
}

}  // namespace inlet::tables
