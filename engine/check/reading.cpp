#include "check/reading.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "check/pages.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "text/legacy.h"
#include "text/text.h"

namespace vanthu::check {

using docx::effective::Resolver;
using docx::effective::TablePlace;
using docx::parse::Name;
using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;

namespace {

// What Word leaves free on the left and right of a cell where nobody says.
constexpr Length usual_cell_margin = Length::twips(108);

// Between the words of a cell and its left and right edges together. Styles of tables hardly ever
// say other than Word's own.
Length cell_margins(const PartTree& tree, NodeId table_properties) {
  Length sum = usual_cell_margin + usual_cell_margin;
  for (const NodeId one : tree.children(table_properties)) {
    if (tree.xml().names()[tree.xml().name(one)].local != "tblCellMar") continue;
    sum = Length();
    for (const auto& [side, other] :
         {std::pair(Name::w_left, Name::w_start), std::pair(Name::w_right, Name::w_end)}) {
      NodeId margin = tree.child(one, side);
      if (margin == no_node) margin = tree.child(one, other);
      sum +=
          margin == no_node ? usual_cell_margin : Length::twips(tree.number(margin, Name::w_w, 0));
    }
  }
  return sum;
}

bool is_drawn(const PartTree& tree, NodeId borders) {
  if (borders == no_node) return false;
  for (const NodeId one : tree.children(borders)) {
    const std::string kind = tree.get(one, Name::w_val);
    if (kind != "none" && kind != "nil" && !kind.empty()) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(const docx::parse::Document& document)
      : document_(document),
        resolver_(document),
        counter_(resolver_.numbering()),
        part_(document.part_of(document.body())) {
    for (const docx::parse::Section& section : document.sections) {
      reading_.sections.push_back(resolver_.section(part_, section));
    }
  }

  Reading read() {
    blocks(document_.body().blocks, {}, outside, 0, 0);
    reading_.gaps_add_up = resolver_.compatibility().fixed_auto_spacing;
    legacy_words();
    page_numbers();
    estimate_pages(reading_);
    return std::move(reading_);
  }

 private:
  void blocks(const std::vector<docx::parse::Block>& blocks, const TablePlace& place, int table,
              int row, int cell) {
    for (const docx::parse::Block& block : blocks) {
      if (const auto* one = std::get_if<docx::parse::Paragraph>(&block.content)) {
        paragraph(*one, place, table, row, cell);
      } else if (const auto* control = std::get_if<docx::parse::BlockControl>(&block.content)) {
        const bool before = in_contents_;
        in_contents_ =
            before || part_.controls[control->control].type == docx::parse::Control::Type::Gallery;
        this->blocks(control->blocks, place, table, row, cell);
        in_contents_ = before;
      } else if (const auto* inner = std::get_if<docx::parse::Table>(&block.content)) {
        this->table(*inner);
      }
    }
  }

  void table(const docx::parse::Table& table) {
    const PartTree& tree = part_.tree;
    TableFacts facts;
    facts.rows = static_cast<int>(table.rows.size());
    facts.columns = table.columns;
    // The one style every office uses for lines, or borders of the table's own, or of its cells.
    const std::string style = tree.child_value(table.properties, Name::w_tblStyle);
    facts.bordered =
        style == "TableGrid" || is_drawn(tree, tree.child(table.properties, Name::w_tblBorders));
    int cells = 0;
    int drawn = 0;
    for (const docx::parse::Row& row : table.rows) {
      for (const docx::parse::Cell& cell : row.cells) {
        ++cells;
        if (is_drawn(tree, tree.child(cell.properties, Name::w_tcBorders))) ++drawn;
      }
    }
    if (cells > 0 && drawn * 2 > cells) facts.bordered = true;
    const int index = static_cast<int>(reading_.tables.size());
    reading_.tables.push_back(facts);
    std::vector<Length> grid;
    if (table.grid != no_node) {
      for (const NodeId one : tree.children(table.grid)) {
        if (tree.name(one) == Name::w_gridCol) {
          grid.push_back(Length::twips(tree.number(one, Name::w_w, 0)));
        }
      }
    }
    const Length margins = table.properties == no_node ? usual_cell_margin + usual_cell_margin
                                                       : cell_margins(tree, table.properties);
    const Length outer = room_;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const docx::parse::Row& row = table.rows[r];
      if (!is_in_view(part_, row.revision, docx::parse::View::Final)) continue;
      for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const docx::parse::Cell& cell = row.cells[c];
        if (cell.merge == docx::parse::Cell::Merge::Continue) continue;
        room_ = -margins;
        for (int g = cell.column; g < cell.column + cell.column_span; ++g) {
          if (static_cast<std::size_t>(g) < grid.size()) room_ += grid[static_cast<std::size_t>(g)];
        }
        blocks(cell.blocks, TablePlace{&table, &part_, r, &cell}, index, static_cast<int>(r),
               static_cast<int>(c));
      }
    }
    room_ = outer;
  }

  Length text_width() const {
    if (section_ >= reading_.sections.size()) return {};
    const docx::effective::SectionValues& one = reading_.sections[section_];
    return one.width - one.left - one.right;
  }

  // Whether its words are the result of a TOC field.
  bool is_in_contents_field(const docx::parse::Paragraph& paragraph) const {
    for (const docx::parse::Piece& piece : paragraph.pieces) {
      docx::parse::Index field =
          piece.kind == docx::parse::Piece::Kind::FieldBegin ? piece.index : piece.field;
      for (; field != docx::parse::none; field = part_.fields[field].parent) {
        const auto words = text::words(part_.fields[field].instruction);
        if (!words.empty() && text::upper(words.front()) == "TOC") return true;
      }
    }
    return false;
  }

  void paragraph(const docx::parse::Paragraph& paragraph, const TablePlace& place, int table,
                 int row, int cell) {
    const auto values = resolver_.paragraph(part_, paragraph, place);
    const docx::parse::ShownText shown = docx::parse::shown_text(part_, paragraph);
    Line line;
    line.values = values;
    line.source = &paragraph;
    line.table = table;
    line.row = row;
    line.cell = cell;
    if (place.cell != nullptr) {
      line.column = place.cell->column;
      line.column_span = place.cell->column_span;
    }
    line.room = table != outside ? room_ : text_width();
    line.section = section_;
    line.paragraph = paragraphs_++;
    line.in_contents = in_contents_ || is_in_contents_field(paragraph);
    const Line like_all = line;  // what every line of the paragraph has
    line.begins_page = values.page_break_before || page_break_;
    page_break_ = false;
    std::map<NodeId, docx::effective::RunValues> looks;
    bool first = true;
    const auto finish = [&] {
      if (first && values.list.number != 0 && !line.is_blank()) {
        line.label = counter_.next(values.list);
      }
      // A break may stand in front of the words.
      line.first_of_paragraph = first;
      first = first && line.is_blank();
      if (!line.in_contents && !line.is_legacy()) line.legacy = text::legacy_spans(line.text);
      reading_.lines.push_back(std::move(line));
      line = like_all;
    };
    for (const docx::parse::ShownText::Span& span : shown.spans) {
      const docx::parse::Piece& piece = paragraph.pieces[span.piece];
      if (piece.kind == docx::parse::Piece::Kind::PageBreak) page_break_ = true;
      auto [found, is_new] = looks.try_emplace(piece.properties);
      if (is_new) found->second = resolver_.run(part_, paragraph, piece.properties, place);
      if (found->second.hidden) continue;
      std::string_view rest =
          std::string_view(shown.text).substr(span.begin, span.end - span.begin);
      while (true) {
        const std::size_t end = rest.find('\n');
        const std::string_view words = rest.substr(0, end);
        if (!words.empty()) {
          const auto begin = static_cast<std::uint32_t>(line.text.size());
          line.text += words;
          const auto at =
              static_cast<std::uint32_t>(words.data() - std::string_view(shown.text).data());
          // Mostly the next piece goes on where the last one ended.
          if (line.origins.empty() ||
              line.origins.back().shown + (begin - line.origins.back().begin) != at) {
            line.origins.push_back({begin, at});
          }
          const auto behind = static_cast<std::uint32_t>(line.text.size());
          if (!line.stretches.empty() && line.stretches.back().values == found->second) {
            line.stretches.back().end = behind;
          } else {
            line.stretches.push_back({begin, behind, found->second});
          }
        }
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
        finish();
        if (page_break_) {
          line.begins_page = true;
          page_break_ = false;
        }
      }
    }
    finish();
    if (paragraph.section != no_node) ++section_;
  }

  // Where some lines are certainly in letters of before Unicode, lone words are, too.
  void legacy_words() {
    std::array<std::size_t, 2> counts{};
    for (const Line& line : reading_.lines) {
      for (const text::LegacySpan& span : line.legacy) {
        ++counts[static_cast<std::size_t>(span.encoding)];
      }
    }
    const auto known = text::known_legacy(counts[0], counts[1]);
    if (!known) return;
    for (Line& line : reading_.lines) {
      if (!line.in_contents && !line.is_legacy()) {
        line.legacy = text::legacy_spans(line.text, known);
      }
    }
  }

  // ---- headers and footers

  void page_numbers() {
    for (const docx::parse::Story& story : document_.stories) {
      using Kind = docx::parse::Story::Kind;
      if (story.kind != Kind::Header && story.kind != Kind::Footer) continue;
      const docx::parse::StoryPart& part = document_.part_of(story);
      docx::parse::for_each_paragraph(story.blocks, [&](const docx::parse::Paragraph& paragraph) {
        for (const docx::parse::Piece& piece : paragraph.pieces) {
          if (piece.kind != docx::parse::Piece::Kind::FieldBegin ||
              piece.index == docx::parse::none) {
            continue;
          }
          const auto words = text::words(part.fields[piece.index].instruction);
          if (words.empty() || text::upper(words.front()) != "PAGE") continue;
          add_number(story, part, paragraph, piece);
        }
      });
    }
  }

  void add_number(const docx::parse::Story& story, const docx::parse::StoryPart& part,
                  const docx::parse::Paragraph& paragraph, const docx::parse::Piece& piece) {
    const auto values = resolver_.paragraph(part, paragraph);
    const auto look = resolver_.run(part, paragraph, piece.properties);
    // Behind a tab its stops say where it stands: that is not judged.
    const bool placed_by_tab = std::any_of(
        paragraph.pieces.data(), &piece,
        [](const docx::parse::Piece& one) { return one.kind == docx::parse::Piece::Kind::Tab; });
    for (const docx::parse::Story::Use& use : story.uses) {
      const docx::parse::Section& section = document_.sections[use.section];
      PageNumber number;
      number.in_header = story.kind == docx::parse::Story::Kind::Header;
      number.section = use.section;
      number.alignment = placed_by_tab ? docx::effective::Alignment::Center : values.alignment;
      number.half_points = look.half_points;
      number.bold = look.bold;
      number.italic = look.italic;
      const bool own_first = section.has_title_page;
      if (use.type == docx::parse::HeaderType::First && !own_first) continue;
      if (use.type == docx::parse::HeaderType::Even && !document_.has_even_headers) continue;
      number.on_first_page = use.type == docx::parse::HeaderType::First ||
                             (use.type == docx::parse::HeaderType::Default && !own_first);
      reading_.page_numbers.push_back(number);
    }
  }

  const docx::parse::Document& document_;
  Resolver resolver_;
  docx::effective::Numbering::Counter counter_;
  const docx::parse::StoryPart& part_;
  Reading reading_;
  Length room_;  // of the cell that is read
  std::size_t section_ = 0;
  std::uint32_t paragraphs_ = 0;
  bool in_contents_ = false;
  bool page_break_ = false;
};

}  // namespace

bool Line::is_blank() const {
  return text::trimmed(text).empty();
}

bool Line::is_legacy() const {
  if (!legacy.empty()) return true;
  bool by_face = false;
  for (const Stretch& one : stretches) {
    if (!text::legacy_of(one.values.h_ansi) && !text::legacy_of(one.values.ascii)) continue;
    by_face = true;
    if (text::has_unicode_letter(std::string_view(text).substr(one.begin, one.end - one.begin))) {
      return false;
    }
  }
  return by_face;
}

Look look_of(const Line& line, std::size_t begin, std::size_t end) {
  Look look;
  std::map<int, int> sizes;
  int bold = 0;
  int italic = 0;
  int small = 0;
  for (const Stretch& stretch : line.stretches) {
    const bool caps = stretch.values.caps || text::shows_capitals(stretch.values.h_ansi) ||
                      text::shows_capitals(stretch.values.ascii);
    const std::size_t from = std::max<std::size_t>(begin, stretch.begin);
    const std::size_t to = std::min<std::size_t>(end, stretch.end);
    int letters = 0;
    for (std::size_t at = from; at < to;) {
      const char32_t character = text::next_code_point(line.text, at);
      const bool letter = text::is_letter(character);
      if (!letter && (character < U'0' || character > U'9')) continue;
      ++letters;
      if (text::is_lower_letter(character) && !caps) ++small;
    }
    if (letters == 0) continue;
    look.letters += letters;
    sizes[stretch.values.half_points] += letters;
    if (stretch.values.bold) bold += letters;
    if (stretch.values.italic) italic += letters;
  }
  if (look.letters == 0) return look;
  look.smallest = sizes.begin()->first;
  look.largest = sizes.rbegin()->first;
  look.half_points = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
                       return a.second < b.second;
                     })->first;
  look.bold = bold * 5 > look.letters * 4;
  look.italic = italic * 5 > look.letters * 4;
  look.some_bold = bold > 0;
  look.some_italic = italic > 0;
  look.capitals = small == 0;
  return look;
}

Reading read_lines(const docx::parse::Document& document) {
  return Reader(document).read();
}

}  // namespace vanthu::check
