// What a file of ours says of itself: the record (docx/record.h), the bound values, the properties.
//
//   in    the package of a DOCX, whoever saved it last
//   out   Record: what was written when the file was made; the values as they stand now
//
// The record is looked for by its root element, because programs rename parts and drop the
// relationships between them. A file without one is no fault: nothing comes back, and nothing is
// said. A record that is damaged, or of a newer format, is an error.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "docx/parse/package.h"

namespace vanthu::merge {

using Index = std::uint32_t;
inline constexpr Index none = 0xFFFFFFFF;

// A paragraph that has a name, or a row of a data table.
struct RecordedBlock {
  enum class Kind : std::uint8_t { Paragraph, Row };
  Kind kind = Kind::Paragraph;
  std::string key;       // unique in the record
  std::string bookmark;  // what the writer called it: key and text (docx/block_name.h)
  Index section = 0;     // of Record::sections
  Index table = none;    // of Record::tables; a paragraph of a layout table has one, too
  // As a reader saw it: of a row cell by cell, of a paragraph one text. Lines are parted by "\n",
  // as are the paragraphs of a cell; tabs are "\t"; page numbers are left out; no-break characters
  // are plain ones (plain_text.h).
  std::vector<std::string> cells;

  [[nodiscard]] const std::string& text() const { return cells.front(); }
};

struct Record {
  struct Table {
    std::string key;
    Index section = 0;
  };
  struct Value {
    std::string path, text;  // the data path; what the file said when it was made
  };
  std::string engine;  // its version
  std::string template_id, template_digest;
  std::string rules_id, rules_digest;
  std::string data;                   // JSON
  std::vector<std::string> sections;  // their keys; the main text is ""
  std::vector<Table> tables;
  std::vector<RecordedBlock> blocks;  // in the order of the document
  std::vector<Value> values;          // in the order of the nodes of the bound part
  std::string given;  // JSON, where people have changed others than were given last; else ""
};

// Empty without an error: the file has no record.
[[nodiscard]] std::optional<Record> read_record(const docx::parse::Package& package,
                                                Diagnostics& diagnostics);

// What the bound part says now, in the order of Record::values; empty when it is gone.
[[nodiscard]] std::vector<std::string> read_values(const docx::parse::Package& package,
                                                   Diagnostics& diagnostics);

// What the custom properties say; "" for what is absent.
struct Imprint {
  std::string format, template_id, digest;
  [[nodiscard]] bool is_ours() const { return !format.empty(); }
};
[[nodiscard]] Imprint read_imprint(const docx::parse::Package& package, Diagnostics& diagnostics);

}  // namespace vanthu::merge
