// What a file is that is no DOCX, by its first bytes: renaming a file does not change it.

#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostics.h"

namespace vanthu::docx::parse {

// Adds an error when the bytes are those of another known kind; true then.
[[nodiscard]] bool refuse_other_kind(std::string_view bytes, std::string_view name,
                                     Diagnostics& diagnostics);

}  // namespace vanthu::docx::parse
