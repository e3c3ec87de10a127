// What checks read once from the resource folder: rule files, kinds of documents, frequent words.
// Fonts only when a document has a rule to be measured.

#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "check/check.h"
#include "rules/rule_set.h"

namespace vanthu::app {

struct CheckResources {
  rules::RuleSet state, party;
  std::vector<check::KindName> kinds;
  check::WordTable words;

  // `forced`: the id of a profile; "" leaves it to the document.
  [[nodiscard]] check::Profiles profiles(std::string_view forced = {}) const;

  check::Measure measure;
};

// Nothing exactly when an error was added.
[[nodiscard]] std::optional<CheckResources> open_check_resources(
    const std::filesystem::path& folder, Sources& sources, Diagnostics& diagnostics);

}  // namespace vanthu::app
