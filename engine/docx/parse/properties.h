// What a package holds beside its stories: custom document properties and custom XML parts.

#pragma once

#include <string>
#include <vector>

#include "docx/parse/package.h"

namespace vanthu::docx::parse {

// docProps/custom.xml: as Word shows them under Properties › Custom.
struct CustomProperty {
  std::string name, value;  // the value as written, whatever its type
};
[[nodiscard]] std::vector<CustomProperty> custom_properties(const Package& package,
                                                            Diagnostics& diagnostics);

// A custom XML part, to which content controls are bound by the store id.
struct CustomXml {
  const Part* part = nullptr;
  const Part* properties = nullptr;  // the part with the id; null when there is none
  std::string store_id;              // "{…}" as written; "" when none says it
};
// Also where a program dropped the relationship between the two parts (LibreOffice does): they then
// go by their numbers.
[[nodiscard]] std::vector<CustomXml> custom_xml(const Package& package, Diagnostics& diagnostics);

}  // namespace vanthu::docx::parse
