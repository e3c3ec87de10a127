// JSON (RFC 8259) into Value, by nlohmann's SAX interface.
//
// Refused, each with its place: broken syntax, a key twice in one object, nesting beyond 64, bytes
// that are not UTF-8. A byte order mark is skipped. Text comes out in NFC with line ends as "\n".

#pragma once

#include <optional>

#include "base/diagnostics.h"
#include "data/value.h"

namespace vanthu::data {

[[nodiscard]] std::optional<Value> read_json(const Sources& sources, FileId file,
                                             Diagnostics& diagnostics);

}  // namespace vanthu::data
