// The list a <lap> walks over, when its path runs through lists: muc_tieu.chi_tieu is every
// chi_tieu of every muc_tieu.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "template/ast.h"

namespace vanthu::templates {

// The field of a variable by name ("ct", "ct.cha"); an empty optional when there is none.
using VariableField = std::function<std::optional<const Field*>(const std::string& name)>;

// The path cut behind every list it goes on into: {muc_tieu, chi_tieu}. The first part is an
// expression of the place the loop stands in, each other part one of an item of the list before it.
[[nodiscard]] std::vector<Path> parts_of(const Path& path, const Field& root,
                                         const VariableField& variable);

}  // namespace vanthu::templates
