// What the readers over libxml2's SAX2 interface share (events.cpp, compact.cpp). Private to xml.

#pragma once

#include <fmt/format.h>
#include <libxml/parser.h>

#include <optional>
#include <string>
#include <string_view>

namespace vanthu::xml {

[[nodiscard]] inline std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// At the start of a document: why its encoding is refused; nothing when it is UTF-8.
[[nodiscard]] inline std::optional<std::string> refused_encoding(const xmlParserCtxt& context) {
  const bool is_converted = context.input->buf != nullptr && context.input->buf->encoder != nullptr;
  const bool is_utf8 = context.encoding == nullptr ||
                       xmlStrcasecmp(context.encoding, BAD_CAST "utf-8") == 0 ||
                       xmlStrcasecmp(context.encoding, BAD_CAST "us-ascii") == 0;
  if (!is_converted && is_utf8) return std::nullopt;
  return std::string("encoding ").append(view(context.encoding));
}

// A prefix without a declaration is no fault: its name has no namespace.
[[nodiscard]] inline bool is_fault(const xmlError& error) {
  return error.level >= XML_ERR_ERROR && error.domain != XML_FROM_NAMESPACE;
}

// "line 3: …"
[[nodiscard]] inline std::string fault_text(const xmlError& error) {
  std::string_view why = error.message == nullptr ? "not well-formed" : error.message;
  while (why.ends_with('\n') || why.ends_with(' ')) why.remove_suffix(1);
  return fmt::format("line {}: {}", error.line, why);
}

}  // namespace vanthu::xml
