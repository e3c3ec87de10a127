// Formatting changed in the XML of a run, a paragraph, a section, as a tracked change.
//
//   in    the w:rPr, w:pPr or w:sectPr as it stands; what shall be different
//   out   the element as it will be, with the old one in its w:rPrChange, w:pPrChange,
//   w:sectPrChange
//
// What is not named stays, byte for byte, also what is not understood. Elements stand in the order
// of the schema. Where somebody's own change of the properties is still open, its old values stay
// the old values: an element holds only one such change.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/length.h"
#include "docx/edit/revision_marks.h"
#include "docx/parse/document.h"

namespace vanthu::docx::edit {

struct RunFormat {
  std::optional<int> half_points = {};
  std::optional<bool> bold = {}, italic = {}, capitals = {};
  std::optional<std::string> face = {}, color = {};

  bool operator==(const RunFormat&) const = default;
  // What `upper` says wins.
  void overlay(const RunFormat& upper);
};

struct ParagraphFormat {
  std::optional<std::string> alignment = {};  // w:jc: "center", "both"
  std::optional<Length> first_line = {};      // negative: hanging
  std::optional<Length> before = {};
  std::optional<int> line_multiple = {};  // in 240ths of a single line
  bool keeps_gap = false;                 // no w:contextualSpacing

  bool operator==(const ParagraphFormat&) const = default;
};

// A section that says nothing of its paper or margins gets all of them: give those that stay, too.
struct SectionFormat {
  std::optional<Length> width, height;
  std::optional<Length> top, bottom, left, right;
  Length header, footer;

  bool operator==(const SectionFormat&) const = default;
};

// `properties` may be no_node. `marks`: null for a plain change (of a run that is itself new).
[[nodiscard]] std::string changed_run(const parse::PartTree& tree, parse::NodeId properties,
                                      const RunFormat& format, const RevisionMarks* marks);
// `section`: the w:sectPr inside as it will be; "" when it stays.
[[nodiscard]] std::string changed_paragraph(const parse::PartTree& tree, parse::NodeId properties,
                                            const ParagraphFormat& format,
                                            const RevisionMarks& marks,
                                            const std::string& section = {});
[[nodiscard]] std::string changed_section(const parse::PartTree& tree, parse::NodeId properties,
                                          const SectionFormat& format, const RevisionMarks& marks);

}  // namespace vanthu::docx::edit
