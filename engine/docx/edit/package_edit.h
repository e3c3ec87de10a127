// A package with some parts changed or new.
//
//   in    the package as it was read; parts by name with their new bytes
//   out   the file: every other part byte for byte, new ones behind them
//
// A digital signature does not outlive the bytes it signed: its parts are left out, as Word does.
// A part that hangs on the main document gets its relationship and its content type.

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::docx::edit {

// By name of the part.
using ChangedParts = std::map<std::string, std::string>;

[[nodiscard]] std::string rebuilt(const parse::Package& package, ChangedParts changed);
// The same before it is packed.
[[nodiscard]] std::vector<zip::Entry> rebuilt_parts(const parse::Package& package,
                                                    ChangedParts changed);

// Markup of ours stands in a part only when its root declares the prefix that everybody uses.
[[nodiscard]] bool declares_usual_prefix(const parse::PartTree& tree);

// The bytes of a part with more markup at the end of its root; as they are when it is no XML.
[[nodiscard]] std::string with_last_child(std::string_view part, std::string_view child);

// A new part beside the main document. `kind`: "comments"; `type`: its content type.
void add_part(const parse::Package& package, std::string_view kind, std::string_view type,
              std::string bytes, ChangedParts& changed);

}  // namespace vanthu::docx::edit
