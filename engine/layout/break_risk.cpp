#include "layout/break_risk.h"

#include <algorithm>
#include <string_view>

namespace vanthu::layout {
namespace {

constexpr std::int64_t near_part = 100;   // of the measure: 1 %
constexpr std::int64_t squeeze_part = 4;  // of the spaces: a quarter
constexpr std::size_t words_shown = 6;    // of a paragraph's beginning

std::string text_of(const Line& line) {
  std::string text;
  for (const GlyphRun& run : line.runs) text += run.text();
  return text;
}

std::string word_at_head(std::string_view text) {
  return std::string(text.substr(0, text.find(' ')));
}

// The first word, and behind one that says little, such as a dash or a number, the next.
std::string opening_words(std::string_view text) {
  constexpr std::size_t short_word = 3;  // bytes
  std::size_t end = text.find(' ');
  if (end <= short_word) end = text.find(' ', end + 1);
  return std::string(text.substr(0, end));
}

std::string last_word(std::string_view text) {
  const std::size_t space = text.rfind(' ');
  return std::string(space == std::string_view::npos ? text : text.substr(space + 1));
}

std::string beginning(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t words = 0; words < words_shown && end != std::string_view::npos; ++words) {
    end = text.find(' ', words == 0 ? 0 : end + 1);
  }
  return std::string(text.substr(0, end));
}

class Finder {
 public:
  explicit Finder(const Pages& pages) : pages_(pages), openings_(pages.blocks.size()) {
    for (std::size_t p = 0; p < pages.pages.size(); ++p) {
      for (const Line& line : pages.pages[p].lines) {
        if (!line.page_furniture && !openings_[line.block]) openings_[line.block] = &line;
      }
    }
  }

  std::vector<BreakRisk> run() {
    auto row = pages_.row_fits.begin();
    for (page_ = 0; page_ < pages_.pages.size(); ++page_) {
      const std::vector<Line>& lines = pages_.pages[page_].lines;
      for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (!line->page_furniture)
          judge_line(*line, line + 1 == lines.end() ? nullptr : &*(line + 1));
      }
      for (; row != pages_.row_fits.end() && row->page <= page_; ++row) judge_row(*row);
      judge_end();
    }
    return std::move(risks_);
  }

 private:
  using Kind = BreakRisk::Kind;

  BreakRisk& add(Kind kind, const Line& line, Length figure) {
    BreakRisk& risk = risks_.emplace_back();
    risk.kind = kind;
    risk.page = page_;
    risk.label = pages_.pages[page_].label;
    risk.at = pages_.blocks[line.block].at;
    const Line* opening = openings_[line.block];
    risk.paragraph = beginning(text_of(*opening));
    const std::string text = text_of(line);
    risk.first = opening_words(text);
    risk.last = last_word(text);
    risk.figure = figure;
    return risk;
  }

  void judge_line(const Line& line, const Line* next) {
    const LineFit& fit = line.fit;
    const Length near = fit.room / near_part;
    if (fit.spare < near) add(Kind::LineFull, line, std::max<Length>(fit.spare, Length()));
    if (fit.lacking == Length()) return;
    const Length give = fit.justified ? fit.spaces / squeeze_part : Length();
    const bool squeezed = fit.lacking <= give;
    if (!squeezed && fit.lacking >= near) return;
    BreakRisk& risk = add(squeezed ? Kind::LineSqueezed : Kind::LineShort, line, fit.lacking);
    risk.give = squeezed ? give : Length();
    risk.next = next_word(line, next);
  }

  // The first word of the line behind `line`, which may stand on the next page.
  [[nodiscard]] std::string next_word(const Line& line, const Line* next) const {
    if (next != nullptr && next->block == line.block) return word_at_head(text_of(*next));
    if (page_ + 1 == pages_.pages.size()) return {};
    for (const Line& other : pages_.pages[page_ + 1].lines) {
      if (!other.page_furniture && other.block == line.block) return word_at_head(text_of(other));
    }
    return {};
  }

  void judge_row(const RowFit& row) {
    const Line* opening = openings_[row.block];
    if (opening == nullptr) return;  // a row without text
    const bool fits = row.spare >= Length();
    add(fits ? Kind::RowFull : Kind::RowShort, *opening, fits ? row.spare : -row.spare);
  }

  void judge_end() {
    const Page& page = pages_.pages[page_];
    const Page* next = page_ + 1 == pages_.pages.size() ? nullptr : &pages_.pages[page_ + 1];
    const bool ends_section = next == nullptr || next->section != page.section;
    if (page.lacking && next != nullptr) {
      const Line* moved = first_of(*next);
      if (moved != nullptr && *page.lacking <= moved->fit.height) {
        add(Kind::BlockShort, *moved, *page.lacking);
      }
    }
    const Line* last = last_of(page);
    if (last == nullptr || page.spare >= last->fit.height) return;
    // Where a paragraph or a table goes on overleaf, one line more moves a line and no more.
    const bool in_table = pages_.blocks[last->block].table >= 0;
    if (!ends_section && (!last->last_of_paragraph || in_table)) return;
    add(Kind::BlockFull, *last, std::max(page.spare, Length()));
  }

  [[nodiscard]] static const Line* first_of(const Page& page) {
    const auto found = std::find_if(page.lines.begin(), page.lines.end(),
                                    [](const Line& line) { return !line.page_furniture; });
    return found == page.lines.end() ? nullptr : &*found;
  }

  [[nodiscard]] static const Line* last_of(const Page& page) {
    const auto found = std::find_if(page.lines.rbegin(), page.lines.rend(),
                                    [](const Line& line) { return !line.page_furniture; });
    return found == page.lines.rend() ? nullptr : &*found;
  }

  const Pages& pages_;
  std::vector<const Line*> openings_;  // the first line of each block; null: it has no text
  std::vector<BreakRisk> risks_;
  std::size_t page_ = 0;
};

}  // namespace

std::vector<BreakRisk> break_risks(const Pages& pages) {
  return Finder(pages).run();
}

}  // namespace vanthu::layout
