// The names of a ZIP archive's central directory, byte by byte: libzip hands names out as C
// strings, so that "word/document.xml\0.exe" would pass as "word/document.xml".

#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace vanthu::zip {

// In archive order; views into `archive`. Empty optional when the directory cannot be walked
// (APPNOTE 6.3.3, 4.3.12 to 4.3.16).
[[nodiscard]] std::optional<std::vector<std::string_view>> directory_names(
    std::string_view archive);

}  // namespace vanthu::zip
