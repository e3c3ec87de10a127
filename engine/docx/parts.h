// The small parts of the package, each made by one function from the StyledDocument.

#pragma once

#include <string>

#include "rules/styled.h"

namespace vanthu::docx {

// word/styles.xml: document defaults, Word's own default styles, then every Style of the document.
[[nodiscard]] std::string styles_part(const rules::StyledDocument& document);

// word/settings.xml and word/fontTable.xml: the same for every document.
[[nodiscard]] std::string settings_part();
[[nodiscard]] std::string font_table_part();

// docProps/core.xml and docProps/app.xml.
[[nodiscard]] std::string core_properties_part(const rules::Properties& properties);
[[nodiscard]] std::string extended_properties_part();

}  // namespace vanthu::docx
