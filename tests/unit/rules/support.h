// Shared by the tests of this module: the real rule file and the real fonts, opened once.

#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "fonts/fonts.h"
#include "model/document.h"
#include "rules/apply.h"
#include "rules/rule_set.h"
#include "rules/values.h"

namespace vanthu::rules::test {

[[nodiscard]] std::string source_file(const std::string& path);  // relative to the project
[[nodiscard]] const RuleSet& nd30();
[[nodiscard]] fonts::Shaper& shaper();

[[nodiscard]] model::Text words(std::string text);
// A document of one section holding `blocks`.
[[nodiscard]] model::Document document(std::vector<model::Block> blocks,
                                       model::SizeSet sizes = model::SizeSet::Body14);
// Applied; no diagnostic expected (checked by the caller through `diagnostics` when given).
[[nodiscard]] StyledDocument styled(const model::Document& source,
                                    Diagnostics* diagnostics = nullptr);

[[nodiscard]] const Style& style_of(const StyledDocument& document,
                                    const StyledParagraph& paragraph);
[[nodiscard]] std::string text_of(const StyledParagraph& paragraph);
// Every paragraph of the blocks, cells included, in reading order.
[[nodiscard]] std::vector<const StyledParagraph*> paragraphs(const StyledDocument& document);
// The first paragraph in that style; the test fails when there is none.
[[nodiscard]] const StyledParagraph& in_style(const StyledDocument& document,
                                              const std::string& id);
[[nodiscard]] const StyledTable& table_at(const StyledDocument& document, std::size_t block);
// Text with "_" for each space that may not end a line and "=" for each such hyphen.
[[nodiscard]] std::string glued(const StyledParagraph& paragraph);
[[nodiscard]] std::vector<Code> codes(const Diagnostics& diagnostics);
// Natural width of the whole paragraph on one line.
[[nodiscard]] Length width_of(const StyledParagraph& paragraph);

}  // namespace vanthu::rules::test
