#include <unicode/uchar.h>

#include "text/text.h"

namespace vanthu::text {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = static_cast<UChar32>(next_code_point(text, at));
    const std::int8_t kind = u_charType(character);
    if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR ||
        kind == U_CONTROL_CHAR) {
      continue;
    }
    const std::int32_t east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace vanthu::text
