#include "rules/apply.h"

#include <fmt/format.h>

#include <algorithm>

#include "rules/blocks.h"
#include "rules/contents.h"
#include "rules/keep_together.h"
#include "rules/links.h"
#include "rules/measure.h"
#include "rules/page.h"

namespace vanthu::rules {
namespace {

template <class... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

bool is_paragraph_of_text(const StyledBlock& block) {
  const auto* paragraph = std::get_if<StyledParagraph>(&block);
  return paragraph != nullptr && paragraph->role != Role::Rule && paragraph->role != Role::Spacer;
}

// The signature is never alone on a page: the text in front of it goes along. A paragraph of one
// line takes its predecessor with it, so that a page never starts with one line and the signature.
void tie_to_closing(const Context& context, std::vector<StyledBlock>& blocks) {
  for (std::size_t i = blocks.size(); i-- > 0;) {
    if (auto* table = std::get_if<StyledTable>(&blocks[i])) {
      // A table at the end: its last row goes along.
      if (table->purpose != StyledTable::Purpose::Data || table->rows.empty()) return;
      for (StyledCell& cell : table->rows.back().cells) {
        for (StyledParagraph& paragraph : cell.paragraphs) paragraph.format.keep_next = true;
      }
      return;
    }
    auto& paragraph = std::get<StyledParagraph>(blocks[i]);
    paragraph.format.keep_next = true;
    if (!is_paragraph_of_text(blocks[i])) continue;
    const Length room = context.text_width() - paragraph.format.left - paragraph.format.right;
    keep_together(paragraph, room);
    const std::size_t line_count = Measured(context.shaper, paragraph.runs)
                                       .line_widths(room, paragraph.format.first_line)
                                       .size();
    if (line_count > 1) return;
    if (i > 0 && !is_paragraph_of_text(blocks[i - 1])) return;
    // One step back is enough: a chain must stay shorter than a page.
    if (i > 0) std::get<StyledParagraph>(blocks[i - 1]).format.keep_next = true;
    return;
  }
}

// A copy stands on the sheet on which the copied text ends (PL I, II, II.2.a): the end goes along.
void tie_to_copy(std::vector<StyledBlock>& blocks) {
  if (blocks.empty()) return;
  if (auto* paragraph = std::get_if<StyledParagraph>(&blocks.back())) {
    paragraph->format.keep_next = true;
    return;
  }
  for (StyledRow& row : std::get<StyledTable>(blocks.back()).rows) {
    for (StyledCell& cell : row.cells) {
      for (StyledParagraph& line : cell.paragraphs) line.format.keep_next = true;
    }
  }
}

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
      Length& before = std::get<StyledParagraph>(blocks[i + 1]).format.before;
      before = std::max(before, data ? gap : head_gap);
    }
  }
  blocks = std::move(parted);
}

// Runs over everything that may wrap. In the layout tables most lines stand alone: those keep
// their plain spaces and hyphens, so that "Số: 15/KH-UBND" is found as it reads.
void keep_together(const Context& context, StyledTable& table) {
  for (StyledRow& row : table.rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      for (StyledParagraph& paragraph : row.cells[c].paragraphs) {
        const Length room = table.columns[c] - paragraph.format.left - paragraph.format.right;
        keep_together(paragraph, room);
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

std::vector<StyledBlock> apply_blocks(Context& context, const model::Section& section) {
  std::vector<StyledBlock> blocks;
  bool page_break = false;
  for (std::size_t i = 0; i < section.blocks.size(); ++i) {
    const std::size_t first = blocks.size();
    std::visit(
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
    if (!page_break || blocks.size() == first) continue;
    begin_page(context, blocks, first);
    page_break = false;
  }
  part_tables(context, blocks);
  keep_together(context, blocks);
  if (blocks.empty()) {
    // A section needs a paragraph; an empty annex shows a blank page rather than none.
    blocks.emplace_back(make_paragraph(context, StyleKey::Body, Role::Text));
  }
  return blocks;
}

std::string iso_date(const std::optional<model::CivilDate>& date) {
  if (!date || !date->month || !date->day) return "";
  return fmt::format("{:04}-{:02}-{:02}", date->year, *date->month, *date->day);
}

}  // namespace

StyledDocument apply(const model::Document& document, const RuleSet& rules, fonts::Shaper& shaper,
                     Diagnostics& diagnostics) {
  const RuleSet::Values& values = rules.values();
  const Outlines outlines = rank_outlines(document);
  const StyleSheet styles(values, document.sizes, outlines);
  Context context{values, document.sizes, shaper, diagnostics, styles, outlines, {}};
  context.contents = plan_contents(document, outlines);

  StyledDocument styled;
  styled.properties = {document.title, document.author, document.subject, document.kind,
                       iso_date(document.date)};
  styled.defaults = styles[StyleKey::Body].run;
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const model::Section& source = document.sections[i];
    context.page = page_setup(values, document.sizes, source.orientation);
    context.annex = source.annex;
    context.enclosure = source.annex && !source.name.empty();
    StyledSection section = make_section(context, document, i);
    section.blocks = apply_blocks(context, source);
    styled.sections.push_back(std::move(section));
  }
  fill_contents(context, styled);
  settle_links(styled);
  styles.keep_used(styled);
  return styled;
}

}  // namespace vanthu::rules
