// Files: the only place of the engine that opens one for reading or writing (fonts are mapped by
// HarfBuzz, in fonts/). Failures are exceptions: std::system_error with the path in its text.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace vanthu {

// The whole file. Throws FileTooLarge beyond `limit` bytes, counted while reading.
struct FileTooLarge : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "file too large"; }
};
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::uint64_t limit);
[[nodiscard]] std::string read_standard_input(std::uint64_t limit);

// A file that appears complete or not at all: bytes go to a temporary name in the target's own
// folder, are flushed to disk, and take the final name in one step.
//
// Several outputs of one job are prepared first and then committed one after the other, so that a
// full disk is found before the first name changes. A staged file that is not committed is removed
// by the destructor.
enum class Overwrite { Refuse, Replace };

class StagedFile {
 public:
  // Writes and syncs the temporary file.
  StagedFile(std::filesystem::path target, std::string_view bytes);
  ~StagedFile();
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;

  // Gives the file its name and syncs the folder. With Refuse, an existing target is left alone and
  // std::system_error(EEXIST) is thrown: the test and the naming are one step.
  void commit(Overwrite overwrite);

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
};

}  // namespace vanthu
