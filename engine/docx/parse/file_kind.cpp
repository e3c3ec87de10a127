#include "docx/parse/file_kind.h"

#include <algorithm>
#include <string>

namespace vanthu::docx::parse {
namespace {

// The name of a stream in a compound file stands in its directory as UTF-16 ([MS-CFB] 2.6.1).
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

bool starts_as(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
         });
}

// Empty for what is not known.
std::string_view kind_of(std::string_view bytes) {
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return "PDF";
  std::string_view text = bytes;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (starts_as(text, "{\\rtf")) return "RTF";
  if (starts_as(text, "<!doctype html") || starts_as(text, "<html")) return "HTML";
  if (starts_as(text, "<?xml")) {
    const std::string_view head = text.substr(0, 4096);
    return head.find("<html") == std::string_view::npos ? "XML" : "HTML";
  }
  if (starts_as(text, "mime-version:")) return "MHT";
  if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) return "PNG/JPEG";
  if (bytes.starts_with("Rar!")) return "RAR";
  if (bytes.starts_with("7z\xBC\xAF")) return "7-Zip";
  return {};
}

}  // namespace

bool refuse_other_kind(std::string_view bytes, std::string_view name, Diagnostics& diagnostics) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {  // [MS-CFB] 2.2
    if (has_stream(bytes, "EncryptedPackage")) {
      diagnostics.add(Code::DocxPassword, {}, {std::string(name)});
      return true;
    }
    if (has_stream(bytes, "WordDocument")) {
      diagnostics.add(Code::DocxOldWord, {}, {std::string(name)});
      return true;
    }
    return false;  // the zip reader knows the family
  }
  const std::string_view kind = bytes.starts_with("PK") ? std::string_view() : kind_of(bytes);
  if (kind.empty()) return false;
  diagnostics.add(Code::DocxOtherKind, {}, {std::string(name), std::string(kind)});
  return true;
}

}  // namespace vanthu::docx::parse
