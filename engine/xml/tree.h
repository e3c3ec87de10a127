// A small XML tree with places: what templates and rule files are read into.
//
//   in    one source (base/source.h), UTF-8
//   out   Element tree; every element, attribute and text knows its byte range
//
// Method: libxml2's SAX2 interface, which does the parsing; we only note where the parser stands.
// Refused: a DOCTYPE (no entities, no external files), nesting beyond 128, bytes that are not UTF-8
// or a declaration that says so. The first fault ends the reading. Comments and processing instructions are dropped. Namespaces are not used: a prefixed
// name is kept as written ("xml:lang").

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostics.h"

namespace vanthu::xml {

struct Attribute {
  std::string name;
  std::string value;
  Place at;       // the value, without its quotes
  Place name_at;  // the name
};

struct Text {
  std::string value;  // entities resolved, white space as written
  Place at;           // from the markup before it to the markup behind it, comments inside included
};

struct Element;
using Node = std::variant<Element, Text>;

struct Element {
  std::string name;
  std::vector<Attribute> attributes;
  std::vector<Node> children;
  Place at;  // the start tag

  [[nodiscard]] const Attribute* find(std::string_view attribute) const;
  // The value, or `fallback` when the attribute is absent.
  [[nodiscard]] std::string_view get(std::string_view attribute, std::string_view fallback = "") const;
};

[[nodiscard]] std::optional<Element> parse(const Sources& sources, FileId file,
                                           Diagnostics& diagnostics);

}  // namespace vanthu::xml
