// The compatibility settings that change values in force (word/settings.xml, w:compat; ISO/IEC
// 29500-1, 17.15.3; [MS-DOCX] 2.3.3). Those that only change how lines are broken or drawn
// (useFELayout, adjustLineHeightInTable, noLeading …) are left to layout.

#pragma once

#include "docx/parse/package.h"

namespace vanthu::docx::effective {

struct Compatibility {
  // overrideTableStyleFontSizeAndJustification: the default paragraph style beats table styles also
  // where it only repeats what Word takes for itself, 10 pt and the left. Off where nobody says, as
  // in files of before Word 2010.
  bool style_beats_table = false;
  // doNotUseHTMLParagraphAutoSpacing: "automatic" spacing is 5 pt, and the spacing of two
  // paragraphs adds up; otherwise 14 pt, and the larger one counts.
  bool fixed_auto_spacing = false;
  // allowSpaceOfSameStyleInTable: contextual spacing holds in tables, too.
  bool contextual_in_tables = false;

  [[nodiscard]] static Compatibility read(const parse::Package& package);
};

}  // namespace vanthu::docx::effective
