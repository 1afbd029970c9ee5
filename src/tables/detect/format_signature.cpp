// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/format_signature.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tables/rows/xls/xls_row_reader.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  const char* kind;
};

constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "a PDF document"},
    {"\x89PNG\r\n"sv, "a picture (PNG)"},
    {"\xFF\xD8\xFF"sv, "a picture (JPEG)"},
    {"GIF87a"sv, "a picture (GIF)"},
    {"GIF89a"sv, "a picture (GIF)"},
    {"II*\0"sv, "a picture (TIFF)"},
    {"MM\0*"sv, "a picture (TIFF)"},
    {"{\\rtf"sv, "a text document (RTF)"},
    {"\x1F\x8B\x08"sv, "a compressed file (gzip)"},
    {"BZh9"sv, "a compressed file (bzip2)"},
    {"\xFD"
     "7zXZ\0"sv,
     "a compressed file (xz)"},
    {"(\xB5/\xFD"sv, "a compressed file (zstd)"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"SQLite format 3\0"sv, "a database (SQLite)"},
    {"PAR1"sv, "a Parquet file"},
    {"\0\1\0\0Standard "sv, "a database (Access)"},
    {"\x7F"
     "ELF"sv,
     "a program"},
    {"%!PS"sv, "a PostScript document"},
    {"ID3\3"sv, "a sound file"},
    {"OggS"sv, "a sound file"},
};

constexpr Signature kTextSignatures[] = {
    // in small letters
    {"<!doctype html", "a web page (HTML)"},
    {"<html", "a web page (HTML)"},
    {"<head", "a web page (HTML)"},
    {"<body", "a web page (HTML)"},
    {"<table", "a web page (HTML)"},
    {"<meta ", "a web page (HTML)"},
    {"<style", "a web page (HTML)"},
    {"<!--", "a web page (HTML)"},
    {"<?xml", "an XML document"},
    {"<workbook", "an XML document"},
    {"mime-version:", "a web archive (MHTML)"},
    {"begin:vcard", "a vCard"},
    {"begin:vcalendar", "a calendar (iCalendar)"},
    {"[{\"", "a JSON document"},
    {"{\"", "a JSON document"},
};

constexpr std::pair<std::string_view, FileFormat> kEndings[] = {
    {".csv", FileFormat::kCsv},   {".tsv", FileFormat::kCsv},   {".txt", FileFormat::kCsv},
    {".tab", FileFormat::kCsv},   {".psv", FileFormat::kCsv},   {".xlsx", FileFormat::kXlsx},
    {".xlsm", FileFormat::kXlsx}, {".xltx", FileFormat::kXlsx}, {".xltm", FileFormat::kXlsx},
    {".xls", FileFormat::kXls},   {".xlt", FileFormat::kXls},   {".ods", FileFormat::kOds},
};

std::string_view promised(FileFormat format) {
  switch (format) {
    case FileFormat::kCsv: return "a text file";
    case FileFormat::kXlsx: return "an XLSX workbook";
    case FileFormat::kXls: return "an XLS workbook";
    case FileFormat::kOds: return "an ODS workbook";
  }
  return "a table";
}

std::string small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  return small;
}

// What a zip archive that is no XLSX workbook is.
std::string zip_kind(const ZipArchive& archive) {
  const auto has_folder = [&archive](std::string_view folder) {
    return std::any_of(archive.entries().begin(), archive.entries().end(),
                       [folder](const ZipEntry& entry) { return entry.name.starts_with(folder); });
  };
  if (archive.find("xl/workbook.bin") != nullptr) return "a binary Excel workbook (XLSB)";
  if (has_folder("word/")) return "a Word document";
  if (has_folder("ppt/")) return "a PowerPoint presentation";
  if (has_folder("Index/") && has_folder("Metadata/")) return "an Apple document (Numbers, Pages or Keynote)";
  if (has_folder("META-INF/MANIFEST.MF")) return "a program (JAR)";
  if (archive.find("mimetype") != nullptr) return "an OpenDocument or EPUB document";
  return "a ZIP archive";
}

bool is_spreadsheet(const base::ByteSource& source) {
  // The type stands uncompressed in the first entry: 30 bytes of header, its name, then the type.
  std::array<char, 128> start{};
  const auto count = source.read_at(0, start);
  const std::string_view bytes(start.data(), count.value_or(0));
  return bytes.find("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos;
}

Result<FileFormat> format_of_zip(const base::ByteSource& source, const std::string& name, const ReadLimits& limits) {
  INLET_ASSIGN(const ZipArchive archive, ZipArchive::open(source, limits));
  if (is_spreadsheet(source)) return FileFormat::kOds;
  const auto is_workbook_part = [](const ZipEntry& entry) {
    return small_letters(entry.name).starts_with("xl/") && !entry.name.ends_with(".bin");
  };
  const bool has_workbook = archive.find("xl/workbook.bin") == nullptr &&
                            std::any_of(archive.entries().begin(), archive.entries().end(), is_workbook_part);
  // Some writers give the workbook another name; the content types say what it is.
  const bool has_types = archive.find("[Content_Types].xml") != nullptr;
  const std::string kind = zip_kind(archive);
  if (has_workbook || (has_types && kind == "a ZIP archive")) return FileFormat::kXlsx;
  return unsupported(name, kind);
}

Result<FileFormat> format_of_compound(const base::ByteSource& source, const std::string& name) {
  INLET_ASSIGN(const CompoundContent content, compound_content(source));
  switch (content) {
    case CompoundContent::kWorkbook: return FileFormat::kXls;
    case CompoundContent::kEncryptedWorkbook:
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kPasswordProtected);
    case CompoundContent::kOther: break;
  }
  return unsupported(name, "another Office document (such as Word or Outlook)");
}

}  // namespace

std::optional<FileFormat> format_by_name(std::string_view name) {
  const std::string small = small_letters(name);
  for (const auto& [ending, format] : kEndings) {
    if (small.ends_with(ending)) return format;
  }
  return std::nullopt;
}

base::Error unsupported(const std::string& name, const std::string& kind) {
  const std::string shown = name.empty() ? "The file" : name;
  if (const auto format = format_by_name(name)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kTypeMismatch,
                            {shown, kind + ", not " + std::string(promised(*format))});
  }
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kUnsupportedType, {shown, kind});
}

std::optional<std::string> foreign_kind(std::string_view first_bytes) {
  for (const Signature& signature : kSignatures) {
    if (first_bytes.starts_with(signature.bytes)) return signature.kind;
  }
  if (first_bytes.size() > 12 && first_bytes.starts_with("RIFF")) {
    return first_bytes.substr(8, 4) == "WEBP" ? "a picture (WebP)" : "a sound or video file";
  }
  if (first_bytes.size() > 12 && first_bytes.substr(4, 4) == "ftyp") return "a picture or video (HEIF, MP4)";
  if (first_bytes.size() > 14 && first_bytes.starts_with("BM") && first_bytes.substr(6, 4) == "\0\0\0\0"sv) {
    return "a picture (BMP)";
  }
  if (first_bytes.size() > 64 && first_bytes.starts_with("MZ") &&
      first_bytes.substr(0, 64).find('\0') != std::string_view::npos) {
    return "a program";
  }
  std::string text = small_letters(first_bytes.substr(0, 512));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  text.erase(0, text.find_first_not_of(" \t\r\n"));
  for (const Signature& signature : kTextSignatures) {
    if (text.starts_with(signature.bytes)) return signature.kind;
  }
  return std::nullopt;
}

bool looks_binary(std::string_view text) {
  std::size_t controls = 0, nulls = 0;
  for (const char byte : text) {
    if (byte == '\0') {
      ++nulls;
    } else if (static_cast<unsigned char>(byte) < 0x20 &&
               "\t\n\r\f\x0B\x1A\x1B\x1C\x1D\x1E\x1F"sv.find(byte) == std::string_view::npos) {
      ++controls;
    }
  }
  return (controls > 16 && controls * 25 > text.size()) || (nulls > 64 && nulls * 2 > text.size());
}

Result<FileFormat> format_of(const base::ByteSource& source, const std::string& name, const ReadLimits& limits) {
  std::string start(1024, '\0');
  INLET_ASSIGN(const std::size_t count, source.read_at(0, start));
  start.resize(count);
  if (start.empty()) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kEmptyFile, {name.empty() ? "The file" : name});
  }
  if (start.starts_with("PK\3\4") || start.starts_with("PK\5\6") || start.starts_with("PK\7\10")) {
    return format_of_zip(source, name, limits);
  }
  if (start.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return format_of_compound(source, name);
  if (is_bare_biff(source)) return FileFormat::kXls;
  if (const auto kind = foreign_kind(start)) return unsupported(name, *kind);
  return FileFormat::kCsv;
}

}  // namespace inlet::tables
