#include "layout/pages.h"

namespace vanthu::layout {

Length GlyphRun::width() const {
  Length width;
  for (const PlacedWord& word : words) width += word.width();
  return width;
}

std::string GlyphRun::text() const {
  std::string text;
  for (const PlacedWord& word : words) text += word.text();
  return text;
}

}  // namespace vanthu::layout
