// Catalogue: the families that may serve, in order of preference, from fonts/catalogue.xml.

#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"

namespace vanthu::fonts {

struct Family {
  std::string name;
  std::array<std::filesystem::path, 4> files;  // by Face
};

// Paths in the catalogue that are not absolute count from `folder`. Empty exactly when it added
// FontsCatalogueBad. Throws std::system_error when the catalogue cannot be read.
[[nodiscard]] std::optional<std::vector<Family>> read_catalogue(
    const std::filesystem::path& folder, Diagnostics& diagnostics);

}  // namespace vanthu::fonts
