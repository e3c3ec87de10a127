// Resources: what the engine reads once from its resource folder (templates/ and fonts/).

#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "rules/rule_set.h"
#include "template/template.h"

namespace vanthu::app {

// No input is larger: several times the largest plan seen with all its annexes.
inline constexpr std::uint64_t largest_input = 64ull << 20;
inline constexpr std::string_view largest_input_text = "64 MB";

struct Resources {
  std::filesystem::path folder;
  std::shared_ptr<const fonts::FontSet> fonts;
  rules::RuleSet rules;
  templates::Kinds kinds;
};

// Null exactly when an error was added. A folder that is not there is ResourcesMissing.
[[nodiscard]] std::shared_ptr<const Resources> open_resources(const std::filesystem::path& folder,
                                                              Sources& sources,
                                                              Diagnostics& diagnostics);

// VANTHU_HOME if set, else share/vanthu beside the folder of the running program: the layout of an
// install, which the build tree repeats.
[[nodiscard]] std::filesystem::path default_resource_folder();

// Folders under templates/ that hold a template.xml, ascending.
[[nodiscard]] std::vector<std::string> template_ids(const std::filesystem::path& folder);

// The template.xml that `name` means: a folder that holds one, else an id under templates/. Empty
// when it added TemplateNotFound.
[[nodiscard]] std::optional<std::filesystem::path> find_template(
    std::string_view name, const std::filesystem::path& folder, Diagnostics& diagnostics);
// Ids only: nothing outside templates/ can be named.
[[nodiscard]] std::optional<std::filesystem::path> find_template_id(
    std::string_view id, const std::filesystem::path& folder, Diagnostics& diagnostics);

// Reads one input ("-" is standard input) into `sources`. Empty exactly when it added
// FileUnreadable or FileTooLarge: a run reports every file it cannot read.
[[nodiscard]] std::optional<FileId> read_input(const std::filesystem::path& path, Sources& sources,
                                               Diagnostics& diagnostics);

}  // namespace vanthu::app
