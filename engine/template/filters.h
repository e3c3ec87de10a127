// Filters: what stands behind "|" in {{ path | filter }}. One table.
//
// A filter says what it takes: the types, whether an argument must, may or must not follow, and of
// which words an argument may consist (bang-chu("lẻ ngàn")). All of it is checked when the template
// is read; only a number that is too large or not whole is left to the data.

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/value.h"
#include "template/ast.h"
#include "template/origin.h"

namespace vanthu::templates {

enum class Argument { None, Required, Optional };

struct FilterEntry {
  std::string_view name;
  Argument argument;
  bool (*accepts)(FieldType);  // the type of the value; text once another filter has run
  // Of a value that is not blank (mac-dinh apart); empty optional: out of the filter's range.
  std::optional<std::string> (*apply)(FieldType, const data::Value&, const std::string& argument);
  // Of a filter of numbers: its range, as a person writes it.
  std::string_view least = {};
  std::string_view greatest = {};
  // The words its argument may hold, one at most of each row; none: any text will do.
  std::vector<std::vector<std::string_view>> options = {};
};

[[nodiscard]] const std::vector<FilterEntry>& filter_table();
[[nodiscard]] const FilterEntry* find_filter(std::string_view name);
// mac-dinh: the one filter that also sees blanks.
[[nodiscard]] bool fills_blanks(const FilterEntry& filter);

// The argument as `apply` wants it: of a filter with options those that are meant, in the table's
// spelling (accents and case may be left out by who writes a template). `written` stands at `begin`
// of the value that `origin` knows. Unknown and contradictory options are reported and left out.
[[nodiscard]] std::string read_argument(const FilterEntry& filter, std::string_view written,
                                        std::size_t begin, const Origin& origin,
                                        Diagnostics& diagnostics);

// What to say when `apply` gave nothing for the number `value`, which stands at `at`.
[[nodiscard]] Diagnostic refusal(const FilterCall& call, FieldType type, const data::Value& value,
                                 Place at);

}  // namespace vanthu::templates
