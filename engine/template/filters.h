// Filters: what stands behind "|" in {{ path | filter }}. One table.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "template/ast.h"

namespace vanthu::templates {

struct FilterEntry {
  std::string_view name;
  bool has_argument;
  bool (*accepts)(FieldType);  // the type of the value; text once another filter has run
  // Of a value that is not blank (mac-dinh apart); empty optional: out of the filter's range.
  std::optional<std::string> (*apply)(FieldType, const data::Value&, const std::string& argument);
};

[[nodiscard]] const std::vector<FilterEntry>& filter_table();
[[nodiscard]] const FilterEntry* find_filter(std::string_view name);
// mac-dinh: the one filter that also sees blanks.
[[nodiscard]] bool fills_blanks(const FilterEntry& filter);

}  // namespace vanthu::templates
