// Reads back files of our own writer: cross-reference stream, object streams, Flate. Throws
// std::runtime_error where the file is not as ISO 32000-1 wants it.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::pdf_tests {

struct PdfObject {
  std::string text;    // the object, or the stream's dictionary
  std::string stream;  // unpacked
};

struct Pdf {
  std::map<std::uint32_t, PdfObject> objects;
  std::string trailer;  // dictionary of the cross-reference stream
  [[nodiscard]] const PdfObject& at(std::uint32_t number) const;
  // The object that `key` of `text` refers to: follow(trailer, "Root").
  [[nodiscard]] const PdfObject& follow(std::string_view text, std::string_view key) const;
  [[nodiscard]] const PdfObject& catalog() const { return follow(trailer, "Root"); }
  [[nodiscard]] std::vector<std::uint32_t> page_numbers() const;  // through the page tree
};

Pdf read_pdf(std::string_view bytes);

// What stands behind /key up to the next key or the end; "" when it is not there.
std::string value_of(std::string_view text, std::string_view key);
// The object numbers of "7 0 R 9 0 R".
std::vector<std::uint32_t> references(std::string_view text);

std::string unpack(std::string_view zlib);
std::size_t occurrences(std::string_view text, std::string_view part);

}  // namespace vanthu::pdf_tests
