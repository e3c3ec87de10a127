#include "layout/pages.h"

#include <algorithm>

namespace vanthu::layout {

bool GlyphRun::shows() const {
  return std::any_of(words.begin(), words.end(),
                     [](const PlacedWord& placed) { return placed.word->characters > 0; });
}

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
