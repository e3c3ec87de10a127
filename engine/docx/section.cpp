// Sections: their blocks, and w:sectPr with page, margins, numbering, headers and footers.

#include <cassert>
#include <variant>

#include "docx/story.h"

namespace vanthu::docx {
namespace {

long long page_measure(Length length) {
  assert(length >= Length() && length.twips() <= 31680);
  return length.twips();
}

}  // namespace

void write_section_properties(xml::Emitter& out, const SectionEnd& end) {
  const rules::PageSetup& page = end.section.page;
  assert(page.landscape == (page.width > page.height));
  out.open("w:sectPr");
  for (const SectionEnd::Reference& reference : end.references) {
    out.open(reference.element)
        .attribute("w:type", reference.type)
        .attribute("r:id", reference.id)
        .close();
  }
  out.open("w:type").attribute("w:val", "nextPage").close();
  out.open("w:pgSz")
      .attribute("w:w", page_measure(page.width))
      .attribute("w:h", page_measure(page.height));
  if (page.landscape) out.attribute("w:orient", "landscape");
  out.close();
  out.open("w:pgMar")
      .attribute("w:top", page_measure(page.top))
      .attribute("w:right", page_measure(page.right))
      .attribute("w:bottom", page_measure(page.bottom))
      .attribute("w:left", page_measure(page.left))
      .attribute("w:header", page_measure(page.header_distance))
      .attribute("w:footer", page_measure(page.footer_distance))
      .attribute("w:gutter", "0")
      .close();
  if (end.section.first_page_number) {
    out.open("w:pgNumType").attribute("w:start", *end.section.first_page_number).close();
  }
  if (end.title_page) out.empty("w:titlePg");
  // No w:docGrid: a grid of lines would move every line (word-processing default of East Asia).
  out.close();
}

void write_blocks(const Story& story, const std::vector<rules::StyledBlock>& blocks,
                  const SectionEnd* end) {
  // A section's properties stand in its last paragraph, and two tables with nothing between them
  // become one.
  assert(!blocks.empty() && std::holds_alternative<rules::StyledParagraph>(blocks.back()));
  [[maybe_unused]] bool after_table = false;
  const auto is_entry = [&](std::size_t index) {
    if (index >= blocks.size()) return false;
    const auto* paragraph = std::get_if<rules::StyledParagraph>(&blocks[index]);
    return paragraph != nullptr && paragraph->role == rules::Role::Contents;
  };
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const rules::StyledBlock& block = blocks[i];
    if (const auto* table = std::get_if<rules::StyledTable>(&block)) {
      assert(!after_table);
      after_table = true;
      write_table(story, *table);
    } else {
      after_table = false;
      const bool last = &block == &blocks.back();
      ContentsPlace place;
      if (is_entry(i)) place = {i == 0 || !is_entry(i - 1), !is_entry(i + 1)};
      write_paragraph(story, std::get<rules::StyledParagraph>(block), last ? end : nullptr, place);
    }
  }
}

}  // namespace vanthu::docx
