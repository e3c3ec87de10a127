// The DOCX reader: the bytes of a file into a Document (docx/parse/document.h).
//
//   in    bytes; what a person called the file
//   out   Document; empty exactly when an error was added
//
// Understood: paragraphs, tables, headers and footers by section, footnotes, endnotes, comments,
// text boxes; runs, tabs, breaks, hyphens, symbols; fields simple and complex, links, bookmarks;
// content controls at every level; tracked changes; the transitional and the strict form. Of
// mc:AlternateContent the first choice is read. What is not understood is kept as Opaque.
// Left to others: styles and effective values, numbering, meaning. The glossary is not read.
//
// A broken header, note or comment part is an error like a broken body: whoever patches the file
// must know all of it. A part that is named and absent is a warning.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::docx::parse {

[[nodiscard]] std::optional<Document> read(std::string_view bytes, std::string_view name,
                                           Diagnostics& diagnostics,
                                           const zip::Limits& limits = {});

// The same from parts that were never packed, such as those docx::parts makes.
[[nodiscard]] std::optional<Document> read(std::vector<zip::Entry> parts, std::string_view name,
                                           Diagnostics& diagnostics);

}  // namespace vanthu::docx::parse
