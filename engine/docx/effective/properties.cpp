#include "docx/effective/properties.h"

namespace vanthu::docx::effective {
namespace {

template <typename T>
void put(const std::optional<T>& upper, std::optional<T>& lower) {
  if (upper) lower = upper;
}

}  // namespace

void overlay(const RunProperties& upper, RunProperties& lower) {
  put(upper.ascii, lower.ascii);
  put(upper.h_ansi, lower.h_ansi);
  put(upper.east_asia, lower.east_asia);
  put(upper.cs, lower.cs);
  put(upper.half_points, lower.half_points);
  put(upper.bold, lower.bold);
  put(upper.italic, lower.italic);
  put(upper.caps, lower.caps);
  put(upper.small_caps, lower.small_caps);
  put(upper.strike, lower.strike);
  put(upper.hidden, lower.hidden);
  put(upper.color, lower.color);
  put(upper.underline, lower.underline);
  put(upper.letter_spacing, lower.letter_spacing);
}

void overlay(const ParagraphProperties& upper, ParagraphProperties& lower) {
  put(upper.alignment, lower.alignment);
  put(upper.left, lower.left);
  put(upper.right, lower.right);
  put(upper.first_line, lower.first_line);
  put(upper.before, lower.before);
  put(upper.after, lower.after);
  put(upper.before_auto, lower.before_auto);
  put(upper.after_auto, lower.after_auto);
  put(upper.line, lower.line);
  put(upper.contextual_spacing, lower.contextual_spacing);
  put(upper.keep_next, lower.keep_next);
  put(upper.keep_lines, lower.keep_lines);
  put(upper.page_break_before, lower.page_break_before);
  put(upper.outline, lower.outline);
  put(upper.top, lower.top);
  put(upper.bottom, lower.bottom);
  put(upper.list, lower.list);
  put(upper.list_level, lower.list_level);
}

}  // namespace vanthu::docx::effective
