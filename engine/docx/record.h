// The record of what was written: customXml/item2.xml, and the bookmarks that lead to it.
//
//   in    the paragraphs and rows that have an identity, in the order of the document
//   out   for each a point bookmark; the record, with its key, its bookmark and its text
//
// A bookmark is called "_v", 12 digits of its key's digest, 8 of its text's. So the name alone says
// what stands there and whether somebody has changed it, also where a program has thrown the record
// away. The text is the one a reader sees: no-break characters are the plain ones, lines are parted
// by a line end, page numbers are left out.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/digest.h"
#include "docx/bound_values.h"
#include "docx/write.h"
#include "rules/styled.h"
#include "xml/emit.h"

namespace vanthu::docx {

struct PointMark {
  std::array<char, 22> name;
  std::array<char, 11> id;
  std::size_t id_size = 0;
};

class Record {
 public:
  // `first_id`: of the bookmarks. The reserve is what the data and the text are likely to take.
  Record(const Origin& origin, int first_id, std::size_t reserve);

  void begin_section(const rules::StyledSection& section);
  void end_section() { out_.close(); }
  void begin_table(const rules::StyledTable& table);
  void end_table() { out_.close(); }
  [[nodiscard]] PointMark add(const rules::StyledParagraph& paragraph);
  [[nodiscard]] PointMark add(const rules::StyledRow& row);

  // Of all names, and of where the document comes from. 32 hex digits.
  [[nodiscard]] std::string digest() const { return whole_.hex(); }
  // `values`: behind the blocks, in the order of their nodes.
  [[nodiscard]] std::string take(const std::vector<BoundValues::Value>& values);

 private:
  [[nodiscard]] PointMark make(std::string_view key, const Digest& text);

  xml::Emitter out_;
  Digest whole_;
  std::unordered_set<std::uint64_t> taken_;  // by key
  int next_id_;
  std::string text_;  // of what is being added
};

}  // namespace vanthu::docx
