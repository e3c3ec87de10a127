#include "app/page_files.h"

#include <fmt/format.h>

#include <string>
#include <system_error>

#include "base/file.h"
#include "svg/write.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

// The XML declaration stands in front of the root element.
constexpr std::size_t head_size = 256;

bool is_page_of_ours(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(path, ignored))) return false;
  try {
    return FileParts(path).read(0, head_size).find(svg::root_tag) != std::string::npos;
  } catch (const std::system_error&) {
    return false;  // what cannot be read is left alone
  }
}

}  // namespace

fs::path page_file(const fs::path& output, std::size_t number) {
  fs::path name = output.stem();
  name += fmt::format("-{}", number);
  name += output.extension();
  return output.parent_path() / name;
}

std::vector<fs::path> stale_pages(const fs::path& output, std::size_t count) {
  std::vector<fs::path> stale;
  for (fs::path path = page_file(output, count + 1); is_page_of_ours(path);
       path = page_file(output, count + stale.size() + 1)) {
    stale.push_back(path);
  }
  return stale;
}

}  // namespace vanthu::app
