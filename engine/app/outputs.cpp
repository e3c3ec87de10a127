#include "app/outputs.h"

#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

void add_failure(const fs::path& path, const std::error_code& why, Diagnostics& diagnostics) {
  if (why == std::errc::file_exists) {
    diagnostics.add(Code::FileExists, {}, {path.string()});
  } else {
    diagnostics.add(Code::FileNotWritten, {}, {path.string(), why.message()});
  }
}

}  // namespace

bool is_same_file(const std::filesystem::path& one, const std::filesystem::path& other) {
  std::error_code trouble;
  return one.lexically_normal() == other.lexically_normal() ||
         std::filesystem::equivalent(one, other, trouble);
}

void check_writable(const std::vector<fs::path>& paths, Overwrite overwrite,
                    Diagnostics& diagnostics) {
  for (const fs::path& path : paths) {
    std::error_code ignored;
    const fs::file_status status = fs::symlink_status(path, ignored);
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (fs::is_directory(fs::status(path, ignored))) {
      add_failure(path, std::make_error_code(std::errc::is_a_directory), diagnostics);
    } else if (fs::exists(status) && overwrite == Overwrite::Refuse) {
      diagnostics.add(Code::FileExists, {}, {path.string()});
    } else if (::access(folder.c_str(), W_OK | X_OK) != 0) {
      add_failure(path, {errno, std::generic_category()}, diagnostics);
    }
  }
}

// All are written, then all synced, then all named, and each folder is synced once: a sync costs
// more than all the rest, and the second one finds its work done.
Committed commit_all(const std::vector<Output>& outputs, Overwrite overwrite,
                     Diagnostics& diagnostics) {
  std::vector<StagedFile> staged;
  staged.reserve(outputs.size());
  const fs::path* now = nullptr;
  std::string written;
  try {
    for (const Output& output : outputs) {
      now = &output.path;
      staged.emplace_back(output.path, output.bytes, Durability::Later);
    }
    for (std::size_t i = 0; i < staged.size(); ++i) {
      now = &outputs[i].path;
      staged[i].sync();
    }
    std::set<fs::path> folders;
    for (std::size_t i = 0; i < staged.size(); ++i) {
      now = &outputs[i].path;
      staged[i].commit(overwrite);
      folders.insert(now->has_parent_path() ? now->parent_path() : fs::path("."));
      if (!written.empty()) written += ", ";
      written += now->string();
    }
    for (const fs::path& folder : folders) {
      now = &folder;
      sync_folder(folder);
    }
  } catch (const std::system_error& trouble) {
    if (written.empty()) {
      add_failure(*now, trouble.code(), diagnostics);
      return Committed::None;
    }
    diagnostics.add(Code::OutputPartly, {}, {written, now->string(), trouble.code().message()});
    return Committed::Some;
  }
  return Committed::All;
}

}  // namespace vanthu::app
