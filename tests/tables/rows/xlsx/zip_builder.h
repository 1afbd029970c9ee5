// SPDX-License-Identifier: Apache-2.0
//
// Makes zip files in memory for tests, stored or deflated by hand, right or wrong on purpose.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace inlet::tables {

inline std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
  }
  return ~crc;
}

class ZipBuilder {
 public:
  ZipBuilder& add(const std::string& name, std::string_view bytes) {
    return add_packed(name, bytes, 0, crc_of(bytes), bytes.size());
  }

  ZipBuilder& add_packed(const std::string& name, std::string_view packed, std::uint16_t method, std::uint32_t crc,
                         std::uint64_t bytes, std::uint16_t flags = 0) {
    const std::uint64_t offset = out_.size();
    out_ += "PK\3\4";
    put<std::uint16_t>(out_, 20);
    put_common(out_, name, packed.size(), method, crc, bytes, flags);
    put<std::uint16_t>(out_, 0);
    out_ += name;
    out_ += packed;
    return add_entry(name, packed.size(), method, crc, bytes, flags, offset);
  }

  // An entry of the directory alone, pointing anywhere.
  ZipBuilder& add_entry(const std::string& name, std::uint64_t packed, std::uint16_t method, std::uint32_t crc,
                        std::uint64_t bytes, std::uint16_t flags, std::uint64_t offset) {
    directory_ += "PK\1\2";
    put<std::uint16_t>(directory_, 20);
    put<std::uint16_t>(directory_, 20);
    put_common(directory_, name, packed, method, crc, bytes, flags);
    put<std::uint16_t>(directory_, 0);
    directory_.append(10, '\0');
    put<std::uint32_t>(directory_, 0);
    directory_.resize(directory_.size() - 4);
    put<std::uint32_t>(directory_, static_cast<std::uint32_t>(offset));
    directory_ += name;
    ++entries_;
    return *this;
  }

  std::string finish() const {
    std::string whole = out_ + directory_ + "PK\5\6";
    whole.append(4, '\0');
    put<std::uint16_t>(whole, entries_);
    put<std::uint16_t>(whole, entries_);
    put<std::uint32_t>(whole, static_cast<std::uint32_t>(directory_.size()));
    put<std::uint32_t>(whole, static_cast<std::uint32_t>(out_.size()));
    put<std::uint16_t>(whole, 0);
    return whole;
  }

 private:
  template <class T>
  static void put(std::string& to, T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof value);
    to.append(bytes, sizeof bytes);
  }

  static void put_common(std::string& to, const std::string& name, std::uint64_t packed, std::uint16_t method,
                         std::uint32_t crc, std::uint64_t bytes, std::uint16_t flags) {
    put<std::uint16_t>(to, flags);
    put<std::uint16_t>(to, method);
    put<std::uint32_t>(to, 0);
    put<std::uint32_t>(to, crc);
    put<std::uint32_t>(to, static_cast<std::uint32_t>(packed));
    put<std::uint32_t>(to, static_cast<std::uint32_t>(bytes));
    put<std::uint16_t>(to, static_cast<std::uint16_t>(name.size()));
  }

  std::string out_;
  std::string directory_;
  std::uint16_t entries_ = 0;
};

struct WorkbookParts {
  std::string sheet;     // what stands in <worksheet>
  std::string strings;   // what stands in <sst>
  std::string styles;    // what stands in <styleSheet>
  std::string settings;  // what stands in <workbook> before <sheets>
};

// A workbook of one sheet called Leads around the given parts.
inline std::string make_xlsx(const WorkbookParts& parts) {
  const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  ZipBuilder zip;
  zip.add("_rels/.rels", "<Relationships><Relationship Id='a' Type='" + rel +
                             "officeDocument' Target='xl/workbook.xml'/></Relationships>");
  zip.add("xl/workbook.xml", "<workbook xmlns:r='r'>" + parts.settings +
                                 "<sheets><sheet name='Leads' sheetId='1' r:id='s'/></sheets></workbook>");
  zip.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='s' Type='" + rel +
                                            "worksheet' Target='worksheets/sheet1.xml'/>"
                                            "<Relationship Id='t' Type='" +
                                            rel +
                                            "sharedStrings' Target='sharedStrings.xml'/>"
                                            "<Relationship Id='f' Type='" +
                                            rel + "styles' Target='styles.xml'/></Relationships>");
  zip.add("xl/worksheets/sheet1.xml", "<worksheet>" + parts.sheet + "</worksheet>");
  if (!parts.strings.empty()) zip.add("xl/sharedStrings.xml", "<sst>" + parts.strings + "</sst>");
  if (!parts.styles.empty()) zip.add("xl/styles.xml", "<styleSheet>" + parts.styles + "</styleSheet>");
  return zip.finish();
}

}  // namespace inlet::tables
