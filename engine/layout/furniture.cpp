#include "layout/furniture.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vanthu::layout {
namespace {

using Paragraphs = std::vector<rules::StyledParagraph>;

struct Stack {
  std::vector<SetParagraph> paragraphs;
  Length height;
};

Stack set_stack(const Paragraphs& paragraphs, const Column& column, std::uint32_t first_block,
                std::string_view label, ParagraphSetter& setter) {
  Stack stack;
  for (const rules::StyledParagraph& paragraph : paragraphs) {
    const auto block = static_cast<std::uint32_t>(first_block + stack.paragraphs.size());
    stack.paragraphs.push_back(setter.set(paragraph, column, label, block));
  }
  if (stack.paragraphs.empty()) return stack;
  stack.height = paragraphs.front().format.before + paragraphs.back().format.after;
  for (std::size_t i = 0; i < stack.paragraphs.size(); ++i) {
    if (i > 0) {
      join_borders(stack.paragraphs[i - 1], stack.paragraphs[i]);
      stack.height += gap_between(stack.paragraphs[i - 1], stack.paragraphs[i]);
    }
  }
  for (const SetParagraph& paragraph : stack.paragraphs) stack.height += paragraph.height();
  return stack;
}

void place_stack(Stack& stack, Length top, Page& page) {
  Length y = top;
  for (std::size_t i = 0; i < stack.paragraphs.size(); ++i) {
    SetParagraph& paragraph = stack.paragraphs[i];
    y += i == 0 ? Length(paragraph.format().before) : gap_between(stack.paragraphs[i - 1], paragraph);
    y += paragraph.above;
    const Length lines_top = y;
    for (SetLine& line : paragraph.lines) {
      line.line.page_furniture = true;
      for (GlyphRun& run : line.line.runs) run.baseline += y;
      if (!line.line.runs.empty()) page.lines.push_back(std::move(line.line));
      y += line.height;
    }
    draw_borders(paragraph, {lines_top, y}, page.strokes);
    y += paragraph.below;
  }
}

}  // namespace

FurnitureBlocks add_furniture_blocks(const rules::StyledSection& section,
                                     std::uint32_t section_index, Pages& pages) {
  const auto add = [&](const Paragraphs& paragraphs) {
    const auto first = static_cast<std::uint32_t>(pages.blocks.size());
    for (const rules::StyledParagraph& paragraph : paragraphs) {
      BlockInfo info;
      info.role = rules::Role::PageFurniture;
      info.section = section_index;
      if (paragraph.signing_line) {
        SigningLine line;
        line.block = static_cast<std::uint32_t>(pages.blocks.size());
        line.box.width = paragraph.signing_line->width;
        line.box.height = paragraph.signing_line->height;
        pages.signing_lines.push_back(line);  // placed when all pages stand
      }
      pages.blocks.push_back(std::move(info));
    }
    return first;
  };
  FurnitureBlocks blocks;
  blocks.first_header = add(section.first_header);
  blocks.first_footer = add(section.first_footer);
  blocks.header = add(section.header);
  blocks.footer = add(section.footer);
  return blocks;
}

BodyRoom place_furniture(const rules::StyledSection& section, PageKind kind,
                         const FurnitureBlocks& blocks, ParagraphSetter& setter, Page& page) {
  const rules::PageSetup& setup = section.page;
  const Column column{setup.left, setup.width - setup.left - setup.right};
  const bool first = kind == PageKind::FirstOfSection;
  Stack header = set_stack(first ? section.first_header : section.header, column,
                           first ? blocks.first_header : blocks.header, page.label, setter);
  Stack footer = set_stack(first ? section.first_footer : section.footer, column,
                           first ? blocks.first_footer : blocks.footer, page.label, setter);

  BodyRoom body{setup.top, setup.height - setup.bottom};
  if (!header.paragraphs.empty()) {
    place_stack(header, setup.header_distance, page);
    body.top = std::max(body.top, setup.header_distance + header.height);
  }
  if (!footer.paragraphs.empty()) {
    const Length top = setup.height - setup.footer_distance - footer.height;
    place_stack(footer, top, page);
    body.bottom = std::min(body.bottom, top);
  }
  return body;
}

}  // namespace vanthu::layout
