#include "app/template_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

// Ids are names of files of ours: nothing outside the folder can be named.
bool is_id(const std::string& id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

}  // namespace

TemplateFolder::TemplateFolder(const fs::path& resources, fs::path own, Sources& sources,
                               Diagnostics& diagnostics)
    : resources_(resources), sources_(sources), diagnostics_(diagnostics) {
  if (!own.empty()) folders_.push_back(std::move(own));
}

std::optional<FileId> TemplateFolder::block(const std::string& id) {
  if (!is_id(id)) return std::nullopt;
  std::vector<fs::path> folders = folders_;
  folders.push_back(resources_ / "templates");
  for (const fs::path& folder : folders) {
    const fs::path path = folder / "blocks" / (id + ".xml");
    if (is_file(path)) return read_input(path, sources_, diagnostics_);
  }
  return std::nullopt;
}

std::optional<FileId> TemplateFolder::base(const std::string& id) {
  if (!is_id(id)) return std::nullopt;
  const fs::path folder = resources_ / "templates" / id;
  if (!is_file(folder / "template.xml")) return std::nullopt;
  folders_.push_back(folder);
  return read_input(folder / "template.xml", sources_, diagnostics_);
}

std::vector<std::string> TemplateFolder::block_ids() const {
  std::vector<fs::path> folders = folders_;
  folders.push_back(resources_ / "templates");
  std::vector<std::string> ids;
  for (const fs::path& folder : folders) {
    std::error_code trouble;
    for (const auto& entry : fs::directory_iterator(folder / "blocks", trouble)) {
      if (entry.path().extension() == ".xml") ids.push_back(entry.path().stem().string());
    }
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<std::string> TemplateFolder::base_ids() const {
  return template_ids(resources_);
}

std::optional<templates::Template> load_template(const fs::path& path, const Resources& resources,
                                                 Sources& sources, Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return std::nullopt;
  TemplateFolder folder(resources.folder, path.parent_path(), sources, diagnostics);
  return templates::Template::read(sources, *file, folder, diagnostics);
}

}  // namespace vanthu::app
