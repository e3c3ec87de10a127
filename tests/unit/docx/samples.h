// StyledDocuments made by hand: small ones to vary, and one that uses everything.

#pragma once

#include <string>
#include <vector>

#include "rules/styled.h"

namespace vanthu::test {

// Indexes of the styles that every sample has.
enum SampleStyle : std::uint32_t { Body, Heading, RuleLine, CellText, PageNumberLine };

[[nodiscard]] rules::RunFormat plain_run();  // 14 pt
[[nodiscard]] rules::StyledRun text_run(std::string text);
[[nodiscard]] rules::StyledRun break_run();
[[nodiscard]] rules::StyledRun page_number_run();

// Formatted as its style says.
[[nodiscard]] rules::StyledParagraph paragraph(const rules::StyledDocument& document,
                                               SampleStyle style, std::string text);

[[nodiscard]] rules::StyledCell cell(const rules::StyledDocument& document, std::string text,
                                     int column_span = 1, int row_span = 1);
[[nodiscard]] rules::Borders box();  // half a point on all four edges
[[nodiscard]] rules::StyledTable table(std::vector<Length> columns,
                                       std::vector<rules::StyledRow> rows);
[[nodiscard]] rules::StyledRow row(std::vector<rules::StyledCell> cells);

[[nodiscard]] rules::PageSetup portrait();
[[nodiscard]] rules::PageSetup landscape();

// The styles, and one section without blocks.
[[nodiscard]] rules::StyledDocument empty_document();
// One section with these lines as body paragraphs.
[[nodiscard]] rules::StyledDocument document_of(const std::vector<std::string>& lines);

// Layout table, rule, headings, glue, line break, data table with spans, page numbers, a landscape
// annex with pages of its own; and the text a reader sees in it.
[[nodiscard]] rules::StyledDocument full_document();
[[nodiscard]] std::vector<std::string> full_document_text();

}  // namespace vanthu::test
