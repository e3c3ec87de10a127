#include "layout/pages.h"

#include <algorithm>

namespace vanthu::layout {

bool GlyphRun::shows() const {
  return std::any_of(words.begin(), words.end(), [](const PlacedWord& word) {
    return !word.word->shaped->glyphs.empty();
  });
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
