// SPDX-License-Identifier: Apache-2.0
//
// Reads XML one tag or piece of text at a time, over a window that slides. Made for the parts of workbooks: it checks that
// tags are balanced and attributes well written, and knows no document type definition, hence no entities but the five
// built-in ones: neither entity bombs nor external files can exist for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/xlsx/byte_feed.h"
#include "tables/rows/xlsx/utf8_feed.h"

namespace inlet::tables {

enum class XmlEvent : std::uint8_t { kStart, kEnd, kText, kDone, kFailed };

struct XmlAttribute {
  std::string_view prefix;
  std::string_view name;   // without the prefix
  std::string_view value;  // as written, entities and all
};

class XmlScanner {
 public:
  // `feed` must outlive the scanner.
  XmlScanner(ByteFeed& feed, const ReadLimits& limits);

  // An empty element gives kStart and kEnd. The text of one element may come in several pieces. What the accessors give
  // lives until the next call.
  XmlEvent next();

  // kStart and kEnd: the name without its prefix; empty where the prefix is not that of the root element, so that
  // elements of foreign vocabularies are never taken for ours.
  std::string_view name() const { return name_; }
  // kStart and kEnd: the name as written.
  std::string_view written_name() const { return written_name_; }
  const std::vector<XmlAttribute>& attributes() const { return attributes_; }  // kStart
  // The decoded value of the attribute of that name, whatever its prefix.
  std::optional<std::string> attribute(std::string_view name) const;
  std::string_view text() const { return text_; }  // kText, decoded
  // Open elements; at kStart and kEnd the element itself is counted.
  std::size_t depth() const { return starts_.size(); }

  // Reads over the rest of the element whose kStart was given last.
  bool skip_element();
  // Reads the feed to its end without looking, so that its size and checksum are compared.
  Result<void> drain();
  // What comes next, as far as it is in memory, for readers that know the usual form of a piece of XML and take it in one
  // go; followed by a NUL. Empty where that is not possible: in the middle of something, near the limit of depth, or in
  // files that write prefixes.
  std::string_view ahead();
  // Goes over so many bytes of it: whole elements, balanced and without entities.
  void consume(std::size_t count) { cur_ += count; }
  // Goes over so many bytes of it: the tag that opens an element of that name.
  void enter(std::string_view name, std::size_t count);
  // Goes over so many bytes of it: the tag that closes the innermost element.
  void leave(std::size_t count);
  // Why kFailed.
  base::Error error() const { return error_; }

 private:
  XmlEvent scan();
  XmlEvent scan_start(const char* p);
  XmlEvent scan_end(const char* p);
  bool scan_markup();
  XmlEvent scan_text();
  XmlEvent give_text(const char* from, const char* until);
  bool skip_past(std::string_view mark);
  bool fill();
  void advance_to(const char* place) { cur_ += place - cur_; }
  bool has_failed() const { return error_.code != base::Code::kInternal; }
  XmlEvent fail(const char* reason);
  void pop();

  Utf8Feed feed_;
  std::size_t depth_limit_;
  std::vector<char> window_;  // [cur_, end_) is not yet scanned; *end_ is a NUL
  char* cur_;
  char* end_;
  bool feed_ended_ = false;
  bool in_cdata_ = false;
  bool empty_element_ = false;  // its kEnd is due
  bool pops_ = false;           // the element of the last kEnd is still on the stack
  bool saw_root_ = false;

  std::string names_;  // of the open elements, one behind the other
  std::vector<std::uint32_t> starts_;
  std::string root_prefix_;
  std::string_view name_;
  std::string_view written_name_;
  std::string_view text_;
  std::string decoded_;
  std::vector<XmlAttribute> attributes_;
  base::Error error_;  // kInternal: none yet
};

// Replaces the entities of XML text. False for one that is not known.
bool decode_entities(std::string_view text, std::string& to);

}  // namespace inlet::tables
