// Pagination: from StyledDocument to pages, block after block.
//
//   in    StyledDocument; a shaper
//   out   Pages; diagnostics for characters without a glyph and rows too tall for a page
//
// Method: one walk with a window of blocks already set, as far ahead as a chain of keep_next needs.
// A paragraph is split so that at least two lines stand on either side; a chain that does not fit
// the rest of the page begins a new one. Rules and sources: engine/layout/README.md, "Pages".

#include <algorithm>
#include <cassert>
#include <deque>
#include <utility>
#include <variant>

#include "layout/last_pages.h"
#include "layout/page_flow.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "layout/paragraph_memo.h"
#include "layout/place_table.h"
#include "layout/signing_places.h"
#include "layout/table.h"

namespace vanthu::layout {
namespace {

// Widow and orphan control: the fewest lines of a paragraph on either side of a page end.
constexpr std::size_t least_lines = 2;

using SetBlock = std::variant<SetParagraph, SetTable>;

// A place between blocks: before row `row` of a table, or before a paragraph (row 0).
struct Cursor {
  std::size_t block = 0;
  std::size_t row = 0;
  auto operator<=>(const Cursor&) const = default;
};

// Where the blocks begin that links lead to.
std::vector<Anchor> find_anchors(const Pages& pages) {
  std::vector<Anchor> anchors;
  std::vector<bool> wanted(pages.blocks.size());
  for (std::size_t block = 0; block < wanted.size(); ++block) {
    wanted[block] = !pages.blocks[block].anchor.empty();
  }
  for (std::size_t page = 0; page < pages.pages.size(); ++page) {
    for (const Line& line : pages.pages[page].lines) {
      if (line.page_furniture || !wanted[line.block]) continue;
      wanted[line.block] = false;
      Length tallest;
      for (const GlyphRun& run : line.runs) tallest = std::max<Length>(tallest, run.size);
      anchors.push_back({pages.blocks[line.block].anchor, line.block, page,
                         line.runs.front().baseline - tallest});
    }
  }
  return anchors;
}

class Paginator {
 public:
  Paginator(const rules::StyledDocument& document, fonts::Shaper& shaper, Diagnostics& diagnostics,
            ParagraphMemo* memo)
      : document_(document),
        diagnostics_(diagnostics),
        fonts_(shaper.fonts()),
        setter_(shaper, diagnostics, memo),
        flow_(setter_, pages_) {}

  Pages run() {
    for (std::size_t i = 0; i < document_.sections.size(); ++i) {
      section_ = &document_.sections[i];
      flow_.begin_section(*section_, static_cast<std::uint32_t>(i));
      window_.clear();
      window_first_ = 0;
      decided_ = Cursor{};
      for (std::size_t block = 0; block < section_->blocks.size(); ++block) place_block(block);
    }
    flow_.end_page();
    pages_.fields = setter_.take_fields();
    pages_.signing = signing_places(pages_, signing_, fonts_);
    place_signing_lines(pages_, fonts_);
    pages_.anchors = find_anchors(pages_);
    return std::move(pages_);
  }

 private:
  // ---- setting blocks, in reading order

  SetBlock& block_at(std::size_t index) {
    while (window_first_ + window_.size() <= index) set_next();
    return window_[index - window_first_];
  }

  [[nodiscard]] bool has_block(std::size_t index) const { return index < section_->blocks.size(); }

  void set_next() {
    const rules::StyledBlock& source = section_->blocks[window_first_ + window_.size()];
    if (const auto* paragraph = std::get_if<rules::StyledParagraph>(&source)) {
      const std::uint32_t block = add_block(*paragraph);
      SetParagraph set = setter_.set(*paragraph, flow_.column(), flow_.label(), block);
      if (!window_.empty()) {
        if (auto* upper = std::get_if<SetParagraph>(&window_.back())) join_borders(*upper, set);
      }
      window_.emplace_back(std::move(set));
    } else {
      window_.emplace_back(set_one_table(std::get<rules::StyledTable>(source)));
    }
  }

  SetTable set_one_table(const rules::StyledTable& source) {
    const bool data = source.purpose == rules::StyledTable::Purpose::Data;
    const int number = data ? tables_++ : -1;
    return set_table(source, flow_.column(), flow_.label(), setter_,
                     [&](const rules::StyledParagraph& paragraph, const SetCell& cell,
                         const Column& column) {
                       const std::uint32_t block = add_block(paragraph);
                       if (paragraph.signing) signing_.push_back({block, column, &paragraph});
                       if (data) {
                         BlockInfo& info = pages_.blocks.back();
                         info.table = number;
                         info.row = static_cast<int>(cell.row);
                         info.column = static_cast<int>(cell.column);
                         info.column_span = cell.source->column_span;
                         info.row_span = cell.source->row_span;
                         info.header_row = source.rows[cell.row].header;
                         info.heads_row = cell.source->heads_row;
                       }
                       return block;
                     });
  }

  std::uint32_t add_block(const rules::StyledParagraph& paragraph) {
    BlockInfo info;
    info.role = paragraph.role;
    info.outline = paragraph.format.outline;
    info.section = flow_.section_index();
    info.level = paragraph.level;
    info.marks = paragraph.marks;
    (void)parts_of(paragraph, &info.links);
    info.anchor = paragraph.anchor;
    info.at = paragraph.at;
    std::size_t longest = 0;
    for (const rules::StyledRun& run : paragraph.runs) {
      if (!run.at.known() || run.text.size() <= longest) continue;
      longest = run.text.size();
      info.at = run.at;
    }
    pages_.blocks.push_back(std::move(info));
    return static_cast<std::uint32_t>(pages_.blocks.size() - 1);
  }

  // ---- placing them

  void place_block(std::size_t index) {
    SetBlock& block = block_at(index);
    if (auto* paragraph = std::get_if<SetParagraph>(&block)) {
      // The next paragraph may share the border.
      const bool bordered = paragraph->format().borders != rules::Borders{};
      if (bordered && has_block(index + 1)) (void)block_at(index + 1);
      place_paragraph(*paragraph, index);
    } else {
      place_table(std::get<SetTable>(block), index);
    }
    window_.pop_front();
    ++window_first_;
  }

  void place_paragraph(SetParagraph& paragraph, std::size_t index) {
    const rules::ParagraphFormat& format = paragraph.format();
    if (format.page_break_before && !flow_.fresh()) flow_.new_page(PageStart::Asked);
    if (chain_wants_new_page({index, 0})) flow_.new_page(PageStart::Automatic);

    std::vector<SetLine>& lines = paragraph.lines;
    std::size_t next = 0;
    while (next < lines.size()) {
      const Length above = next == 0 ? flow_.gap(format.before) + paragraph.above : Length();
      const std::size_t count = lines_here(paragraph, next, flow_.room() - above);
      if (count == 0) {
        if (next == 0) note_moved(paragraph);
        flow_.new_page(PageStart::Automatic);
        continue;
      }
      flow_.advance(above);
      const Length top = flow_.y();
      const std::size_t end = next + count;
      for (std::size_t i = next; i < end; ++i) {
        emit(std::move(lines[i].line));
        for (Line& line : lines[i].behind_tab) emit(std::move(line));
        flow_.advance(lines[i].height);
      }
      const bool last = end == lines.size();
      draw_borders(paragraph, {top, flow_.y(), next == 0, last}, flow_.page().strokes);
      if (last) flow_.advance(paragraph.below);
      flow_.used(format.after);
      next = end;
      if (!last) flow_.new_page(PageStart::Automatic);
    }
  }

  void note_moved(const SetParagraph& paragraph) {
    const Length need = flow_.gap(paragraph.format().before) + first_slice(paragraph);
    flow_.lacked(need - flow_.room());
  }

  void emit(Line&& line) {
    if (line.runs.empty()) return;
    for (GlyphRun& run : line.runs) run.baseline += flow_.y();
    flow_.page().lines.push_back(std::move(line));
  }

  // How many lines from `next` on go on this page; 0: none, begin a new one.
  [[nodiscard]] std::size_t lines_here(const SetParagraph& paragraph, std::size_t next,
                                       Length room) const {
    const std::size_t left = paragraph.lines.size() - next;
    std::size_t fit = 0;
    Length used;
    while (fit < left) {
      const SetLine& line = paragraph.lines[next + fit];
      const Length need = fit + 1 == left ? paragraph.last_need() : line.need;
      if (used + need > room) break;
      used += line.height;
      ++fit;
    }
    if (fit == left) return fit;
    if (paragraph.format().keep_lines && next == 0 && !flow_.fresh()) return 0;
    if (left - fit < least_lines) fit = left > least_lines ? left - least_lines : 0;
    if (next == 0 && fit < least_lines) fit = 0;
    // On an empty page something must go, whatever the rules ask.
    if (fit == 0 && flow_.fresh()) return lines_that_fit_fresh(paragraph, next, room);
    return fit;
  }

  [[nodiscard]] static std::size_t lines_that_fit_fresh(const SetParagraph& paragraph,
                                                        std::size_t next, Length room) {
    std::size_t fit = 0;
    Length used;
    while (next + fit < paragraph.lines.size()) {
      const SetLine& line = paragraph.lines[next + fit];
      if (fit > 0 && used + line.need > room) break;
      used += line.height;
      ++fit;
    }
    return fit;
  }

  void place_table(SetTable& table, std::size_t index) {
    if (table.rows.empty()) return;
    const bool first_moves = chain_wants_new_page({index, 0});
    if (first_moves) flow_.new_page(PageStart::Automatic);
    TablePlacer placer(table, flow_, diagnostics_);
    placer.place_row();
    while (!placer.done()) {
      if (chain_wants_new_page({index, placer.row()})) placer.break_page();
      placer.place_row();
    }
    placer.finish();
  }

  // ---- keeping together

  // Whether the chain that begins here (paragraphs and rows that keep with the next, and the first
  // slice of what follows) does not fit the rest of this page. Each chain is judged once, at its
  // first member; one longer than a page begins a page and is then broken as it comes.
  bool chain_wants_new_page(Cursor begin) {
    if (begin < decided_) return false;
    Length need;
    Length after;  // spacing wanted below the member before
    bool first = true;
    Cursor at = begin;
    for (; has_block(at.block); first = false) {
      const SetBlock& block = block_at(at.block);
      if (const auto* paragraph = std::get_if<SetParagraph>(&block)) {
        const rules::ParagraphFormat& format = paragraph->format();
        if (!first && format.page_break_before) break;
        need += (first ? flow_.gap(format.before) : std::max<Length>(after, format.before));
        if (!format.keep_next || !has_block(at.block + 1)) {
          if (first) return false;
          need += first_slice(*paragraph);
          break;
        }
        need += paragraph->height();
        after = format.after;
        at = {at.block + 1, 0};
      } else {
        const auto& table = std::get<SetTable>(block);
        const bool last = at.row + 1 >= table.rows.size();
        const SetRow& row = table.rows[at.row];
        if (at.row == 0) need += first ? flow_.gap(Length()) : after;
        if (!row.keep_next || (last && !has_block(at.block + 1))) {
          if (first) return false;
          need += row.source->splits ? row.first_line : row.height;
          need += table.border_between(at.row, no_row);
          break;
        }
        need += row.height;
        if (last) need += table.border_between(at.row, no_row);
        after = Length();
        at = last ? Cursor{at.block + 1, 0} : Cursor{at.block, at.row + 1};
      }
    }
    decided_ = at;
    if (need <= flow_.room() || flow_.fresh()) return false;
    flow_.lacked(need - flow_.room());
    return true;
  }

  // The least of a paragraph that may stand at the end of a page.
  [[nodiscard]] static Length first_slice(const SetParagraph& paragraph) {
    const std::size_t count = paragraph.lines.size();
    const bool whole = paragraph.format().keep_lines || count < 2 * least_lines;
    const std::size_t slice = whole ? count : least_lines;
    Length height = paragraph.above;
    for (std::size_t i = 0; i + 1 < slice; ++i) height += paragraph.lines[i].height;
    return height + (whole ? paragraph.last_need() : paragraph.lines[slice - 1].need);
  }

  const rules::StyledDocument& document_;
  Diagnostics& diagnostics_;
  const fonts::FontSet& fonts_;
  Pages pages_;
  std::vector<SigningParagraph> signing_;
  ParagraphSetter setter_;
  PageFlow flow_;
  const rules::StyledSection* section_ = nullptr;
  std::deque<SetBlock> window_;   // blocks set but not yet placed
  std::size_t window_first_ = 0;  // index of the first of them
  Cursor decided_;                // chains that begin before this have been judged
  int tables_ = 0;
};

}  // namespace

std::optional<Pages> paginate(const rules::StyledDocument& document, fonts::Shaper& shaper,
                              Diagnostics& diagnostics, ParagraphMemo* memo) {
  const std::size_t errors = diagnostics.count(Severity::Error);
  if (memo != nullptr) memo->begin();
  Pages pages = Paginator(document, shaper, diagnostics, memo).run();
  if (diagnostics.count(Severity::Error) > errors) return std::nullopt;
  report_closing_alone(pages, diagnostics);
  return pages;
}

}  // namespace vanthu::layout
