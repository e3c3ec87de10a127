// The levels of a story (the body, a header, a footer), one function each: section, block,
// paragraph, run, table. What marks identity is asked of Story::marking where a level begins.
//
// Properties are written as differences: a style against the document defaults, a paragraph against
// its style, a run against its paragraph's style. Children stand in the order of the schema
// (ISO/IEC 29500-1, Annex A), which Word insists on in places.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/bookmarks.h"
#include "docx/marking.h"
#include "rules/styled.h"
#include "xml/emit.h"

namespace vanthu::docx {

inline constexpr std::string_view word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view reference_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Where a story is written to and what its parts look up.
struct Story {
  xml::Emitter& out;
  const rules::StyledDocument& document;
  std::string_view page_number;  // shown by PAGE fields until a program works them out
  const Bookmarks* bookmarks = nullptr;  // none: a story without links
  Marking* marking = nullptr;            // none: a story without identity
};

// What stands at the end of a section: w:sectPr.
struct SectionEnd {
  struct Reference {
    std::string_view element;  // "w:headerReference" or "w:footerReference"
    std::string_view type;     // "first" or "default"
    std::string id;            // of the relationship
  };
  const rules::StyledSection& section;
  std::vector<Reference> references;  // only where they differ from the section before
  bool title_page = false;
};

void write_section_properties(xml::Emitter& out, const SectionEnd& end);

// The blocks of a section. The last paragraph carries `end` unless it is null (the body's last
// section, whose properties follow the blocks). Requires: a paragraph between two tables and at the
// end.
void write_blocks(const Story& story, const std::vector<rules::StyledBlock>& blocks,
                  const SectionEnd* end);

// Where the paragraph stands in the field of the table of contents.
struct ContentsPlace {
  bool first = false, last = false;
};

// `end`: the section ends with this paragraph; else null. `row`: the mark of the row that begins
// with this paragraph; else null.
void write_paragraph(const Story& story, const rules::StyledParagraph& paragraph,
                     const SectionEnd* end = nullptr, ContentsPlace place = {},
                     const PointMark* row = nullptr);

// Runs first … last − 1, which lead nowhere and get no control: those of text that look the same
// are one w:r. Runs without text write nothing.
void write_plain_runs(const Story& story, const rules::StyledRun* first,
                      const rules::StyledRun* last, const rules::RunFormat& base);

// One run by itself. `bookmark`: what a page reference names.
void write_run(const Story& story, const rules::StyledRun& run, const rules::RunFormat& base,
               std::string_view bookmark = {});

// control.cpp: what the control of a value says beside its runs.
struct Control {
  int node = 0;  // that it is bound to; 0: none
  std::string_view question;
};

// Runs first … last − 1 are one value. None where it gets no control.
[[nodiscard]] std::optional<Control> control_of(const Story& story, const rules::StyledRun* first,
                                                const rules::StyledRun* last,
                                                const rules::RunFormat& base);
void write_control(const Story& story, const Control& control, const rules::StyledRun* first,
                   const rules::StyledRun* last, const rules::RunFormat& base);

// The text of a run as it is written, when that is one w:t.
[[nodiscard]] std::optional<std::string> written_text(const rules::StyledRun& run);

// The ends of the field that makes a table of contents of the document's outline.
void write_contents_begin(const Story& story, const rules::RunFormat& base);
void write_contents_end(const Story& story, const rules::RunFormat& base);

void write_table(const Story& story, const rules::StyledTable& table);

// The children of w:pPr that are formatting (no style, mark or section); none where both agree.
void write_paragraph_format(xml::Emitter& out, const rules::ParagraphFormat& format,
                            const rules::ParagraphFormat& base);

// <w:rPr>, unless both agree.
void write_run_format(xml::Emitter& out, const rules::RunFormat& format,
                      const rules::RunFormat& base);

// The formats that document defaults and Normal give: the base of every style.
[[nodiscard]] rules::ParagraphFormat default_paragraph_format();
[[nodiscard]] rules::RunFormat default_run_format(const rules::StyledDocument& document);

// One edge of w:pBdr, w:tblBorders or w:tcBorders; a border of no width is written as none.
void write_border(xml::Emitter& out, std::string_view edge, const rules::Border& border);

// <name w:val="0"/> or <name/>.
void write_switch(xml::Emitter& out, std::string_view name, bool on);

// "1F3864"
[[nodiscard]] std::string hex(rules::Color color);

}  // namespace vanthu::docx
