// XML read from a literal, and its diagnostics as short lines that tests compare.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "xml/tree.h"

namespace vanthu::xml {

// "2:5 xml-tag-mismatch b a", in the order reported.
[[nodiscard]] inline std::vector<std::string> lines_of(const Diagnostics& diagnostics,
                                                       const Sources& sources) {
  std::vector<std::string> result;
  for (const Diagnostic& one : diagnostics.all()) {
    const LineColumn at = sources.locate(one.at.file, one.at.begin);
    std::string line = fmt::format("{}:{} {}", at.line, at.column, entry(one.code).id);
    const bool is_libxml_text = one.code == Code::XmlSyntax;
    for (const std::string& arg : one.args) {
      if (!is_libxml_text) line += " " + arg;
    }
    result.push_back(std::move(line));
  }
  return result;
}

struct ParsedXml {
  Sources sources;
  FileId file;
  Diagnostics diagnostics;
  std::optional<Element> root;

  explicit ParsedXml(std::string text) : file(sources.add("mau.xml", std::move(text))) {
    root = parse(sources, file, diagnostics);
  }
  [[nodiscard]] std::vector<std::string> lines() const { return lines_of(diagnostics, sources); }
  [[nodiscard]] std::string_view at(Place place) const {
    return std::string_view(sources.text(file)).substr(place.begin, place.end - place.begin);
  }
};

}  // namespace vanthu::xml
