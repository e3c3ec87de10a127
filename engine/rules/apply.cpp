#include "rules/apply.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/blocks.h"
#include "rules/contents.h"
#include "rules/identity.h"
#include "rules/keep_on_page.h"
#include "rules/keep_together.h"
#include "rules/links.h"
#include "rules/measure.h"
#include "rules/page.h"
#include "rules/properties.h"

namespace vanthu::rules {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

// Space behind tables, and the thin paragraphs that must stand after them.
void part_tables(const Context& context, std::vector<StyledBlock>& blocks) {
  const Length gap = context.use(context.values.table_gap).snapped();
  const Length head_gap = context.use(context.values.title_after).snapped();
  std::vector<StyledBlock> parted;
  parted.reserve(blocks.size() + 2);
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* table = std::get_if<StyledTable>(&blocks[i]);
    if (table == nullptr) {
      parted.push_back(std::move(blocks[i]));
      continue;
    }
    const bool data = table->purpose == StyledTable::Purpose::Data;
    // A table whose last row is tied to the closing, or to a copy, passes that on.
    const bool tied = !table->rows.empty() &&
                      table->rows.back().cells.front().paragraphs.front().format.keep_next;
    parted.push_back(std::move(blocks[i]));
    const bool last = i + 1 == blocks.size();
    const auto* next = last ? nullptr : std::get_if<StyledParagraph>(&blocks[i + 1]);
    if (next == nullptr) {
      StyledParagraph spacer = make_spacer(context);
      spacer.format.keep_next = tied;
      if (!last) spacer.format.after = data ? gap : head_gap;
      parted.emplace_back(std::move(spacer));
    } else {
      // A layout table is followed by a title, which brings its own distance; by text now and then.
      StoredLength& before = std::get<StyledParagraph>(blocks[i + 1]).format.before;
      before = std::max<Length>(before, data ? gap : head_gap);
    }
  }
  blocks = std::move(parted);
}

bool is_glued(const StyledParagraph& paragraph) {
  return std::any_of(paragraph.runs.begin(), paragraph.runs.end(),
                     [](const StyledRun& run) { return !run.glue.empty(); });
}

// Runs over everything that may wrap. In the layout tables most lines stand alone: those keep
// their plain spaces and hyphens, so that "Số: 15/KH-UBND" is found as it reads.
void keep_together(const Context& context, StyledTable& table) {
  for (StyledRow& row : table.rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      for (StyledParagraph& paragraph : row.cells[c].paragraphs) {
        const Length room = table.columns[c] - paragraph.format.left - paragraph.format.right;
        keep_together(paragraph, room);
        if (!is_glued(paragraph)) continue;
        if (Measured(context.shaper, paragraph.runs).line_widths(room).size() > 1) continue;
        for (StyledRun& run : paragraph.runs) run.glue.clear();
      }
    }
  }
}

void keep_together(const Context& context, std::vector<StyledBlock>& blocks) {
  for (StyledBlock& block : blocks) {
    if (auto* paragraph = std::get_if<StyledParagraph>(&block)) {
      keep_together(*paragraph,
                    context.text_width() - paragraph->format.left - paragraph->format.right);
      continue;
    }
    auto& table = std::get<StyledTable>(block);
    // Data tables were seen to with their column widths (table.cpp).
    if (table.purpose == StyledTable::Purpose::Layout) keep_together(context, table);
  }
}

// Lets the block at `first` begin a page. A table cannot say so itself: a thin paragraph in front
// of it does.
void begin_page(const Context& context, std::vector<StyledBlock>& blocks, std::size_t first) {
  if (first == 0) return;  // begins one anyway
  auto* paragraph = std::get_if<StyledParagraph>(&blocks[first]);
  if (paragraph == nullptr) {
    const auto place = blocks.begin() + static_cast<std::ptrdiff_t>(first);
    paragraph = &std::get<StyledParagraph>(*blocks.insert(place, make_spacer(context)));
  }
  paragraph->format.page_break_before = true;
}

std::vector<StyledBlock> apply_blocks(Context& context, const model::Section& section,
                                      const std::string& identity) {
  std::vector<StyledBlock> blocks;
  blocks.reserve(section.blocks.size() + section.blocks.size() / 8);  // most give one each
  bool page_break = false;
  for (std::size_t i = 0; i < section.blocks.size(); ++i) {
    const std::size_t first = blocks.size();
    model::visit_block(
        Overloaded{
            [&](const model::LetterHead& head) { add_letter_head(context, head, blocks); },
            [&](const model::Title& title) { add_title(context, title, blocks); },
            [&](const model::Addressees& addressees) {
              add_addressees(context, addressees, blocks);
            },
            [&](const model::LegalBasis& basis) {
              const bool last = i + 1 == section.blocks.size() ||
                                !std::holds_alternative<model::LegalBasis>(section.blocks[i + 1]);
              add_legal_basis(context, basis, last ? ListPosition::Last : ListPosition::Inner,
                              blocks);
            },
            [&](const model::Item& item) { add_item(context, item, blocks); },
            [&](const model::Paragraph& paragraph) { add_paragraph(context, paragraph, blocks); },
            [&](const model::Table& table) { add_table(context, table, blocks); },
            [&](const model::PageBreak&) { page_break = true; },
            [&](const model::Contents& contents) { add_contents(context, contents, blocks); },
            [&](const model::Closing& closing) {
              tie_to_closing(context, blocks);
              add_closing(context, closing, blocks);
            },
            [&](const model::CopyHead& copy) {
              tie_to_copy(blocks);
              add_copy_head(context, copy, blocks);
            },
            [&](const model::AnnexTitle& title) { add_annex_title(context, title, blocks); }},
        section.blocks[i]);
    if (blocks.size() > first) name_blocks(key_of(section.blocks[i], identity), blocks, first);
    if (!page_break || blocks.size() == first) continue;
    begin_page(context, blocks, first);
    page_break = false;
  }
  part_tables(context, blocks);
  tie_two_lines_to_headings(context, blocks);
  keep_together(context, blocks);
  if (blocks.empty()) {
    // A section needs a paragraph; an empty annex shows a blank page rather than none.
    blocks.emplace_back(make_paragraph(context, StyleKey::Body, Role::Text));
  }
  return blocks;
}

}  // namespace

StyledDocument apply(const model::Document& document, const RuleSet& rules, fonts::Shaper& shaper,
                     Diagnostics& diagnostics, const std::optional<Spacing>& spacing) {
  const RuleSet::Values& values = rules.values();
  const Outlines outlines = rank_outlines(document);
  const StyleSheet styles(values, document.sizes, outlines,
                          spacing.value_or(spacing_of(values, document.sizes)));
  Context context{values, document.sizes, shaper, diagnostics, styles, outlines, {}, false, {}};
  context.contents = plan_contents(document, outlines);

  StyledDocument styled;
  styled.properties = properties_of(context, document);
  styled.defaults = styles[StyleKey::Body].run;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const model::Section& source = document.sections[i];
    context.page = page_setup(values, document.sizes, source.orientation);
    context.annex = source.annex;
    context.enclosure = source.annex && !source.name.empty();
    StyledSection section = make_section(context, document, i);
    section.identity = section_key(source, i);
    section.blocks = apply_blocks(context, source, section.identity);
    styled.sections.push_back(std::move(section));
  }
  fill_contents(context, styled);
  settle_links(styled);
  settle_identities(styled);
  styles.keep_used(styled);
  return styled;
}

}  // namespace vanthu::rules
