// The two custom XML parts: their names, their namespaces, how the package holds them.
//
//   item1  the values that content controls show (bound_values.h), where there are any: below
//          32 KiB, because a program that people use fails to open a file whose bound part is
//          larger; in no namespace, so that controls need not say one
//   item2  the record (record.h)
//
// The item ids are those of our format, the same in every file: a control finds its part by them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/package.h"

namespace vanthu::docx {

inline constexpr std::string_view format_version = "1";
inline constexpr std::string_view record_namespace = "urn:vanthu:record:1";
inline constexpr std::string_view values_item = "{7D0B5A64-3C1E-4F0A-9B52-6E8A41D2C7F1}";
inline constexpr std::string_view record_item = "{B1F4E2D8-95A7-4C63-8E0D-2A7C539F4B16}";

// Appends the part "customXml/item<number>.xml" and its properties; `schema`: its namespace, if any.
void add_custom_xml(int number, std::string_view item, std::string_view schema, std::string bytes,
                    Relationships& document, std::vector<Part>& parts);

}  // namespace vanthu::docx
