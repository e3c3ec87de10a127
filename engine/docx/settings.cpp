// word/settings.xml and word/fontTable.xml.

#include "docx/parts.h"
#include "docx/story.h"

namespace vanthu::docx {
namespace {

void write_compatibility(xml::Emitter& out) {
  out.open("w:compat");
  // A line that ends in w:br keeps its natural width instead of being stretched.
  out.empty("w:doNotExpandShiftReturn");
  const auto setting = [&](std::string_view name, std::string_view value) {
    out.open("w:compatSetting")
        .attribute("w:name", name)
        .attribute("w:uri", "http://schemas.microsoft.com/office/word")
        .attribute("w:val", value)
        .close();
  };
  // 14, not 15: mode 15 squeezes the spaces of a justified line to pull in one more word, which
  // neither LibreOffice nor our own layout does.
  setting("compatibilityMode", "14");
  // Size and alignment of a paragraph style always win over a table style.
  setting("overrideTableStyleFontSizeAndJustification", "1");
  setting("enableOpenTypeFeatures", "1");
  setting("doNotFlipMirrorIndents", "1");
  out.close();
}

}  // namespace

std::string settings_part(bool protect) {
  xml::Emitter out(2048);
  out.open("w:settings").attribute("xmlns:w", word_namespace);
  out.open("w:zoom").attribute("w:percent", "100").close();
  // Without a password: whoever may change the fixed parts ends the protection in Word's own menu.
  if (protect) {
    out.open("w:documentProtection").attribute("w:edit", "forms").attribute("w:enforcement", "1");
    out.close();
  }
  out.open("w:defaultTabStop").attribute("w:val", "720").close();
  out.open("w:characterSpacingControl").attribute("w:val", "doNotCompress").close();
  write_compatibility(out);
  return out.close().take();
}

std::string font_table_part() {
  xml::Emitter out(1024);
  out.open("w:fonts").attribute("xmlns:w", word_namespace);
  out.open("w:font").attribute("w:name", "Times New Roman");
  // What a program without the face goes by when it looks for a substitute.
  out.open("w:panose1").attribute("w:val", "02020603050405020304").close();
  out.open("w:charset").attribute("w:val", "00").close();
  out.open("w:family").attribute("w:val", "roman").close();
  out.open("w:pitch").attribute("w:val", "variable").close();
  out.close();
  return out.close().take();
}

}  // namespace vanthu::docx
