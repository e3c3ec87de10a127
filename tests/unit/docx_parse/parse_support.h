// A DOCX made in the test and read back.

#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "support/docx_package.h"

namespace vanthu::docx::parse {

struct ReadBack {
  Diagnostics diagnostics;
  std::optional<Document> document;

  explicit ReadBack(const std::string& bytes) {
    document = parse::read(bytes, "a.docx", diagnostics);
  }
  explicit ReadBack(const tests::Docx& docx) : ReadBack(docx.bytes()) {}

  // "docx-no-main a.docx", in the order reported.
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> result;
    for (const Diagnostic& one : diagnostics.all()) {
      std::string line(entry(one.code).id);
      for (const std::string& arg : one.args) line += " " + arg;
      result.push_back(std::move(line));
    }
    return result;
  }
};

// The dump of the stories, without the line of the package and the sections; of one body its blocks
// alone, moved to the margin.
[[nodiscard]] inline std::string blocks_of(const Document& document) {
  std::string result;
  std::string all = dump(document);
  bool is_body = false;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    const std::string line = all.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(" ")) is_body = line.starts_with("body ");
    if (is_body && line.starts_with(" ")) result += line.substr(2) + "\n";
  }
  return result;
}

[[nodiscard]] inline std::vector<const Paragraph*> paragraphs_of(const Story& story) {
  std::vector<const Paragraph*> result;
  for_each_paragraph(story.blocks, [&](const Paragraph& one) { result.push_back(&one); });
  return result;
}

}  // namespace vanthu::docx::parse
