// The vocabulary of the reader: names of elements and attributes as enumerators, so that passes can
// switch over them. w_p is <w:p> whatever its prefix, of the transitional or the strict namespace.

#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu::docx::parse {

enum class Name : std::uint16_t {
  Unknown,
#define VANTHU_DOCX_NAME(space, local) space##_##local,
#include "docx/parse/names.def"
#undef VANTHU_DOCX_NAME
};

// What a type of relationship means: "header" of
// "…/officeDocument/2006/relationships/header" and of its strict form; the URI itself when it is in
// no family of Office.
[[nodiscard]] std::string_view relationship_kind(std::string_view uri);

[[nodiscard]] Name name_of(std::string_view uri, std::string_view local);

}  // namespace vanthu::docx::parse
