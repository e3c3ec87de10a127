// What one w:rPr or w:pPr says, and what is in force when several are laid over each other.
//
// Absent is nothing said; overlay() lets the upper one win, attribute by attribute, as Word does
// (ISO/IEC 29500-1, 17.7.2). Units: half points for sizes as written, Length for distances.

#pragma once

#include <optional>
#include <string>

#include "base/length.h"

namespace vanthu::docx::effective {

struct RunProperties {
  // Faces of the four slots (17.3.2.26); theme names are resolved. "" is a face nobody names.
  std::optional<std::string> ascii, h_ansi, east_asia, cs;
  std::optional<int> half_points;
  // Switches that are combined across styles by "exclusive or" (17.7.3).
  std::optional<bool> bold, italic, caps, small_caps, strike, hidden;
  std::optional<std::string> color;      // "000000", "auto"
  std::optional<std::string> underline;  // "single", "none"
  std::optional<Length> letter_spacing;
};

void overlay(const RunProperties& upper, RunProperties& lower);

enum class Alignment { Left, Center, Right, Justify, Distribute };

struct LineHeight {
  enum class Rule { Multiple, AtLeast, Exact };
  Rule rule = Rule::Multiple;
  int multiple = 240;  // in 240ths of a single line, with Multiple
  Length height;       // with the others
};

struct EdgeLine {
  std::string kind;  // "single", "none"
  Length width;
};

struct ListPlace {
  int number = 0;  // w:numId; 0 takes the paragraph out of any list
  int level = 0;
};

struct ParagraphProperties {
  std::optional<Alignment> alignment;
  std::optional<Length> left, right;
  std::optional<Length> first_line;  // negative: hanging
  std::optional<Length> before, after;
  std::optional<bool> before_auto, after_auto;
  std::optional<LineHeight> line;
  std::optional<bool> contextual_spacing, keep_next, keep_lines, page_break_before;
  std::optional<int> outline;  // 0–8; 9 is body text
  std::optional<EdgeLine> top, bottom;
  std::optional<int> list;        // w:numId
  std::optional<int> list_level;  // w:ilvl
};

void overlay(const ParagraphProperties& upper, ParagraphProperties& lower);

}  // namespace vanthu::docx::effective
