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

// A file of which parts are read, by any number of threads.
class FileParts {
 public:
  explicit FileParts(std::filesystem::path path);
  ~FileParts();
  FileParts(const FileParts&) = delete;
  FileParts& operator=(const FileParts&) = delete;
  // Fewer bytes than `length` exactly when the file ends before.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t length) const;

 private:
  std::filesystem::path path_;
  int fd_;
};

// A file that appears complete or not at all: bytes go to a temporary name in the target's own
// folder, are flushed to disk, and take the final name in one step.
//
// Several outputs of one job are prepared first and then committed one after the other, so that a
// full disk is found before the first name changes. A staged file that is not committed is removed
// by the destructor.
enum class Overwrite { Refuse, Replace };

// Later: the bytes may still be in memory when the name is given; for many files, followed by one
// sync_file_system(). A machine that stops before it can leave an empty file behind the name.
enum class Durability { Now, Later };

class StagedFile {
 public:
  // Writes the temporary file; syncs it unless it may be Later. Its name is `prefix`, a number and
  // ".tmp"; by default the process id is in the prefix.
  StagedFile(std::filesystem::path target, std::string_view bytes,
             Durability durability = Durability::Now, const std::string& prefix = {});
  ~StagedFile();
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;

  // Gives the file its name and syncs the folder (unless Later). With Refuse, an existing target is left alone and
  // std::system_error(EEXIST) is thrown: the test and the naming are one step.
  void commit(Overwrite overwrite);

  // Before commit(), with Later: the bytes are on disk when it returns. Several files that are all
  // written first and synced then cost little more than one.
  void sync() const;

 private:
  std::filesystem::path target_;
  std::filesystem::path temporary_;
  Durability durability_;
};

// The names in `folder` are on disk when it returns.
void sync_folder(const std::filesystem::path& folder);

// Everything written so far to the file system that holds `folder` is on disk when it returns.
void sync_file_system(const std::filesystem::path& folder);

// A file that grows line by line and belongs to one process at a time.
class LineLog {
 public:
  // Opens or makes it. Throws std::system_error(EWOULDBLOCK) while another process has it; a lock
  // ends with its process, however that ends. With `afresh` the lines of before are dropped.
  LineLog(std::filesystem::path path, bool afresh);
  ~LineLog();
  LineLog(const LineLog&) = delete;
  LineLog& operator=(const LineLog&) = delete;

  // One write; `line` without its end. A torn line of before is ended first. Not for sharing
  // between threads.
  void append(std::string_view line);

 private:
  std::filesystem::path path_;
  int fd_;
};

}  // namespace vanthu
