// Outputs: finished bytes become files, all of them or (as far as a file system allows) none.

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "base/file.h"

namespace vanthu::app {

struct Output {
  std::filesystem::path path;
  std::string_view bytes;
};

[[nodiscard]] bool is_same_file(const std::filesystem::path& one,
                                const std::filesystem::path& other);

// Before the work: adds FileExists or FileNotWritten for every path that commit_all would refuse
// for a reason that can be seen now. What changes meanwhile is found at commit.
void check_writable(const std::vector<std::filesystem::path>& paths, Overwrite overwrite,
                    Diagnostics& diagnostics);

// Stages every file, then names them one after the other.
enum class Committed { All, Some, None };
// None: an error was added and no name changed. Some: a name could not be given after an earlier
// one had been; OutputPartly says which.
[[nodiscard]] Committed commit_all(const std::vector<Output>& outputs, Overwrite overwrite,
                                   Diagnostics& diagnostics);

}  // namespace vanthu::app
