// The small parts of the package, each made by one function from the StyledDocument.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/styled.h"

namespace vanthu::docx {

// word/styles.xml: document defaults, Word's own default styles, then every Style of the document.
[[nodiscard]] std::string styles_part(const rules::StyledDocument& document);

// word/settings.xml (`protect`: only the content controls can be edited) and word/fontTable.xml.
[[nodiscard]] std::string settings_part(bool protect = false);
[[nodiscard]] std::string font_table_part();

// docProps/core.xml, docProps/app.xml and docProps/custom.xml; the last is only written when there
// is something to list.
struct CustomProperty {
  std::string_view name;  // as Word shows it; different from all others
  std::string value;
};
[[nodiscard]] std::string core_properties_part(const rules::Properties& properties);
[[nodiscard]] std::string extended_properties_part();
[[nodiscard]] std::string custom_properties_part(const std::vector<CustomProperty>& properties);

}  // namespace vanthu::docx
