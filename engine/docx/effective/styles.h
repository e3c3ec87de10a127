// The styles of a document (ISO/IEC 29500-1, 17.7), each with what its basedOn chain adds up to.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docx/effective/properties.h"
#include "docx/effective/theme.h"
#include "docx/parse/package.h"
#include "docx/parse/part_tree.h"

namespace vanthu::docx::effective {

// What a table style says of some of its cells, in the order in which Word applies them.
enum class TablePart {
  Whole,
  Band1Vertical,
  Band2Vertical,
  Band1Horizontal,
  Band2Horizontal,
  FirstColumn,
  LastColumn,
  FirstRow,
  LastRow,
  NorthEast,
  NorthWest,
  SouthEast,
  SouthWest
};

struct Style {
  enum class Type { Paragraph, Character, Table, Numbering };
  Type type = Type::Paragraph;
  std::string id, name;
  RunProperties run;
  ParagraphProperties paragraph;
  struct Part {
    TablePart which;
    RunProperties run;
    ParagraphProperties paragraph;
  };
  std::vector<Part> parts;  // of a table style, in that order; without Whole
  int row_band = 1, column_band = 1;
};

class Styles {
 public:
  // A package without styles has none, and Word's own defaults.
  [[nodiscard]] static Styles read(const parse::Package& package, const Theme& theme);

  [[nodiscard]] const RunProperties& default_run() const { return default_run_; }
  [[nodiscard]] const ParagraphProperties& default_paragraph() const { return default_paragraph_; }
  // Of that type; of a name that is empty or unknown the default one; nullptr when there is none.
  [[nodiscard]] const Style* find(Style::Type type, std::string_view id) const;
  [[nodiscard]] const std::map<std::string, Style, std::less<>>& all() const { return styles_; }

 private:
  class Reader;
  RunProperties default_run_;
  ParagraphProperties default_paragraph_;
  std::map<std::string, Style, std::less<>> styles_;
  std::map<Style::Type, std::string> defaults_;
};

}  // namespace vanthu::docx::effective
