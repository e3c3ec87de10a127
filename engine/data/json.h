// JSON (RFC 8259) into Value, by nlohmann's SAX interface.
//
// A member whose key begins with "//" is a comment and left out, whatever its value: JSON knows no
// other way to write one, and the form that `vanthu new` makes explains its fields like that.
//
// Refused, each with its place: broken syntax, a key twice in one object, nesting beyond 64, bytes
// that are not UTF-8. A byte order mark is skipped. Text comes out in NFC with line ends as "\n".

#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostics.h"
#include "data/value.h"

namespace vanthu::data {

inline constexpr std::string_view comment_mark = "//";

[[nodiscard]] std::optional<Value> read_json(const Sources& sources, FileId file,
                                             Diagnostics& diagnostics);

}  // namespace vanthu::data
