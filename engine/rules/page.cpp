#include "rules/page.h"

#include "rules/measure.h"
#include "text/text.h"

namespace vanthu::rules {
namespace {

StyledParagraph page_number(const Context& context) {
  StyledParagraph paragraph = make_paragraph(context, StyleKey::PageNumber, Role::PageFurniture);
  StyledRun run;
  run.kind = StyledRun::Kind::PageNumber;
  run.format = paragraph.mark;
  paragraph.runs.push_back(std::move(run));
  return paragraph;
}

// Ô 11, in the top margin above quốc hiệu.
StyledParagraph circulation(const Context& context, const model::LetterHead& head) {
  StyledParagraph probe = make_paragraph(context, StyleKey::Circulation, Role::PageFurniture);
  add_words(probe, text::upper(head.circulation));
  const Length padding = context.use(context.values.box_padding) * 2;
  const Length outer = (Measured(context.shaper, probe.runs).width() + padding).snapped();
  StyledParagraph box = make_box(context, StyleKey::Circulation, context.values.circulation,
                                 head.circulation, outer, context.text_width(), Align::Right);
  box.role = Role::PageFurniture;
  box.at = head.at;
  for (StyledRun& run : box.runs) run.field = head.circulation_field;
  return box;
}

// Ô 14, in the top right corner: what the agency's digital signature says.
StyledParagraph signing(const Context& context, const model::Text& words) {
  StyledParagraph line = make_paragraph(context, StyleKey::SigningInfo, Role::PageFurniture);
  add_text(line, words, letters(context.values.signing_info));
  line.signing_line = SigningLine{context.use(context.values.signing_line_width).snapped(),
                                  context.use(context.values.signing_line_height).snapped()};
  return line;
}

// Ô 13: a rule over the full width of the text, the address lines below it.
std::vector<StyledParagraph> address(const Context& context, const model::Document& document) {
  std::vector<StyledParagraph> lines;
  for (const model::Text& source : document.address) {
    if (model::is_blank(source)) continue;
    lines.push_back(make_paragraph(context, StyleKey::Address, Role::PageFurniture));
    add_text(lines.back(), source, Letters::AsTyped);
  }
  if (!lines.empty()) {
    Border& top = lines.front().format.borders.top;
    top.width = context.use(context.values.rule_thickness);
    top.space = Length::pt(1);
  }
  return lines;
}

}  // namespace

PageSetup page_setup(const RuleSet::Values& values, model::SizeSet sizes,
                     model::Orientation orientation) {
  PageSetup page;
  page.landscape = orientation == model::Orientation::Landscape;
  page.width = values.page_width(sizes).snapped();
  page.height = values.page_height(sizes).snapped();
  if (page.landscape) std::swap(page.width, page.height);
  // The decree says nothing of margins on a page turned sideways: they keep their visual sides.
  page.top = values.margin_top(sizes).snapped();
  page.bottom = values.margin_bottom(sizes).snapped();
  page.left = values.margin_left(sizes).snapped();
  page.right = values.margin_right(sizes).snapped();
  page.header_distance = values.header_distance(sizes).snapped();
  page.footer_distance = values.footer_distance(sizes).snapped();
  return page;
}

StyledSection make_section(const Context& context, const model::Document& document,
                           std::size_t index) {
  const model::Section& source = document.sections[index];
  StyledSection section;
  section.page = context.page;
  section.annex = source.annex;
  section.id = source.id;
  section.header.push_back(page_number(context));
  const bool restarts = source.annex || index == 0;
  if (restarts) {
    section.first_page_number = context.use(context.values.first_page_number);
  } else {
    section.first_header = section.header;  // goes on counting: only page 1 hides its number
  }
  if (!model::is_blank(source.signing) && section.first_header.empty()) {
    section.first_header.push_back(signing(context, source.signing));
  }
  bool boxed = false;
  for (const model::Block& block : source.blocks) {
    const auto* head = model::part_of<model::LetterHead>(&block);
    if (head != nullptr && !head->circulation.empty() && restarts && !boxed) {
      section.first_header.push_back(circulation(context, *head));
      boxed = true;
    }
  }
  if (index == 0) {
    section.first_footer = address(context, document);
    // Ô 13 stands at the foot of the text area, above the bottom margin (diagram, PL I, I, IV.2).
    if (!section.first_footer.empty()) section.page.footer_distance = section.page.bottom;
  }
  return section;
}

}  // namespace vanthu::rules
