// The optional door to Hunspell: a dictionary that the user names. Built where the library is found
// (pkg-config hunspell); without it the option is there and says so.

#pragma once

#include <string>

#include "app/check_job.h"

namespace vanthu::cli {

// Whether this build can read dictionaries.
[[nodiscard]] bool has_hunspell();

// `path`: the two files without their endings, "/usr/share/hunspell/vi_VN"; both must be in UTF-8.
// Empty when they cannot be used.
[[nodiscard]] app::Speller open_speller(const std::string& path);

}  // namespace vanthu::cli
