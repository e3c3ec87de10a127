// The record of what was written: customXml/item2.xml, and the bookmarks that lead to it.
//
//   in    the paragraphs and rows that have an identity, in the order of the document
//   out   for each a point bookmark (block_name.h); the record, with its key and its text
//
//   <record xmlns engine><template id digest/><rules id digest/><data>JSON</data>
//     <s k="section"><p k="key">text</p> <t k="table"><r e="rest"><c>cell</c><c
//     n="4">cell</c></r></t></s> <v f="data path">text of a bound value</v></record>
//
// Behind the values may stand <given>JSON</given>: the data that `annex` was given last, where
// people have changed others in the text (merge/carriers.h).
//
// k is a key, without the bytes that it shares with the key before it where s says how many. The
// first cell is 0; one that does not follow the one before it has its number, because empty cells
// are left out. In any text <d>at size</d> stands for so many bytes of the data (data_text.h).
//
// The text is the one a reader sees: no-break characters are the plain ones, lines are parted by a
// line end, page numbers are left out. The digest is of the names and of where the document comes
// from, not of the data, whose texts the names follow.

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "docx/block_name.h"
#include "docx/bound_values.h"
#include "docx/data_text.h"
#include "docx/write.h"
#include "rules/styled.h"
#include "xml/emit.h"

namespace vanthu::docx {

struct PointMark {
  BlockName name;
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

  // 32 hex digits.
  [[nodiscard]] std::string digest() const { return whole_.hex(); }
  // `values`: behind the blocks, in the order of their nodes.
  [[nodiscard]] std::string take(const std::vector<BoundValues::Value>& values);

 private:
  void write_key(std::string_view key);
  void write_runs(const rules::StyledParagraph& paragraph);
  void write_text(std::string_view text);
  [[nodiscard]] PointMark make(std::string_view key, std::string_view text);

  xml::Emitter out_;
  Digest whole_;
  DataText data_;
  BlockNames names_;
  int next_id_;
  std::string_view last_;  // key that was written
  std::string text_;       // of what is being added
};

}  // namespace vanthu::docx
