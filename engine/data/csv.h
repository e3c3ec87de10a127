// CSV (RFC 4180) into a sheet of texts.
//
// UTF-8 with or without byte order mark; cells parted by comma, semicolon or tab, whichever the
// first line holds most of (or as a first line "sep=;" says). Quoted cells may hold line breaks.
// Refused, each with line and column: a quote that is not closed, text behind a closing quote, a
// row with more cells than the first, bytes that are not UTF-8, control characters.

#pragma once

#include <optional>

#include "data/sheet.h"

namespace vanthu::data {

// Empty exactly when an error was added.
[[nodiscard]] std::optional<Sheet> read_csv(const Sources& sources, FileId file,
                                            Diagnostics& diagnostics);

}  // namespace vanthu::data
