#include "app/resources.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "rules/spacing.h"
#include "text/tables.h"
#include "text/text.h"

namespace vanthu::app {
namespace {

namespace fs = std::filesystem;

// Ids are folder names of ours: lower-case letters, digits and hyphens. Anything else could leave
// the templates folder.
bool is_id(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool holds_template(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "template.xml", ignored);
}

void add_not_found(std::string_view name, const fs::path& folder, Diagnostics& diagnostics) {
  const std::vector<std::string> ids = template_ids(folder);
  const std::vector<std::string_view> candidates(ids.begin(), ids.end());
  const std::string_view near = text::nearest(name, candidates);
  const std::string known = fmt::format("{}", fmt::join(ids, ", "));
  if (near.empty()) {
    diagnostics.add(Code::TemplateNotFound, {}, {std::string(name), known});
  } else {
    diagnostics.add(Code::TemplateMisspelt, {}, {std::string(name), std::string(near)});
  }
}

}  // namespace

std::optional<FileId> read_input(const fs::path& path, Sources& sources, Diagnostics& diagnostics) {
  try {
    std::string bytes =
        path == "-" ? read_standard_input(largest_input) : read_file(path, largest_input);
    return sources.add(path.string(), std::move(bytes));
  } catch (const vanthu::FileTooLarge&) {
    diagnostics.add(Code::FileTooLarge, {}, {path.string(), std::string(largest_input_text)});
  } catch (const std::system_error& trouble) {
    diagnostics.add(Code::FileUnreadable, {}, {path.string(), trouble.code().message()});
  }
  return std::nullopt;
}

std::shared_ptr<const Resources> open_resources(const fs::path& folder, Sources& sources,
                                                Diagnostics& diagnostics) {
  std::error_code ignored;
  if (!fs::is_directory(folder / "templates", ignored) ||
      !fs::is_directory(folder / "fonts", ignored)) {
    diagnostics.add(Code::ResourcesMissing, {}, {folder.string()});
    return nullptr;
  }
  text::load_tables();
  const fs::path templates = folder / "templates";
  const auto rules_file = read_input(templates / "rules" / "nd30.xml", sources, diagnostics);
  const auto kinds_file = read_input(templates / "kinds.xml", sources, diagnostics);
  auto fonts = fonts::open_fonts(folder / "fonts", diagnostics);
  if (!rules_file || !kinds_file) return nullptr;
  auto rules = rules::RuleSet::read(sources, *rules_file, diagnostics);
  auto kinds = templates::Kinds::read(sources, *kinds_file, diagnostics);
  if (!fonts || !rules || !kinds) return nullptr;
  const std::size_t errors = diagnostics.count(Severity::Error);
  rules::check_spacing(*rules, *fonts, diagnostics);
  if (diagnostics.count(Severity::Error) > errors) return nullptr;
  return std::make_shared<const Resources>(Resources{
      folder, std::move(fonts), *std::move(rules), *std::move(kinds)});
}

fs::path default_resource_folder() {
  // getenv is read once, before any thread is started by a front end.
  if (const char* home = std::getenv("VANTHU_HOME"); home != nullptr && *home != '\0') return home;
  std::error_code trouble;
  const fs::path program = fs::read_symlink("/proc/self/exe", trouble);
  if (trouble) return fs::path("share") / "vanthu";
  return program.parent_path().parent_path() / "share" / "vanthu";
}

std::vector<std::string> template_ids(const fs::path& folder) {
  std::vector<std::string> ids;
  std::error_code trouble;
  for (const auto& entry : fs::directory_iterator(folder / "templates", trouble)) {
    if (holds_template(entry.path())) ids.push_back(entry.path().filename().string());
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::optional<fs::path> find_template_id(std::string_view id, const fs::path& folder,
                                         Diagnostics& diagnostics) {
  if (is_id(id)) {
    const fs::path found = folder / "templates" / id;
    if (holds_template(found)) return found / "template.xml";
  }
  add_not_found(id, folder, diagnostics);
  return std::nullopt;
}

std::optional<fs::path> find_template(std::string_view name, const fs::path& folder,
                                      Diagnostics& diagnostics) {
  if (!name.empty() && holds_template(name)) return fs::path(name) / "template.xml";
  return find_template_id(name, folder, diagnostics);
}

}  // namespace vanthu::app
