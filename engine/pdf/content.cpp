#include "pdf/content.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "pdf/codes.h"
#include "pdf/fonts.h"
#include "pdf/objects.h"

namespace vanthu::pdf {
namespace {

using layout::GlyphRun;
using layout::Line;
using layout::PlacedWord;
using rules::Color;

// Adjustments in TJ are thousandths of an em to one decimal, word spacing thousandths of a point.
// The pen counts EMU × one million, so that both are whole.
constexpr std::int64_t em = 1'000'000;
constexpr std::int64_t adjustment_step = 100;
constexpr std::int64_t word_spacing_step = 12'700'000;  // 1/1000 pt
constexpr std::int64_t tolerance = 500;                 // millionths of an em

// The operands of an operator that shows text, as they grow. Most words are short: copying a fixed
// number of bytes is several times faster than as many as there are.
class Operands {
 public:
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
  void clear() { size_ = 0; }
  void add(char c) {
    reserve(1);
    bytes_[size_++] = c;
  }
  void add(std::string_view text) {
    reserve(text.size());
    text.copy(&bytes_[size_], text.size());
    size_ += text.size();
  }
  // Words::padding bytes may be read behind them.
  void add_padded(std::string_view text) {
    reserve(text.size() + Words::padding);
    if (text.size() <= Words::padding) {
      std::memcpy(&bytes_[size_], text.data(), Words::padding);
    } else {
      std::memcpy(&bytes_[size_], text.data(), text.size());
    }
    size_ += text.size();
  }

 private:
  void reserve(std::size_t more) {
    if (size_ + more > bytes_.size()) bytes_.resize(2 * (size_ + more));
  }
  std::vector<char> bytes_ = std::vector<char>(1024);
  std::size_t size_ = 0;
};

class Painter {
 public:
  Painter(const layout::Page& page, const FontUse& fonts, const Words& words, std::string& out)
      : page_(page), fonts_(fonts), words_(words), out_(out) {}

  // A paragraph's first line does not set the leading: its distance is another one.
  void begin_line(bool of_paragraph) { begins_paragraph_ = of_paragraph; }

  void line(const Line& line) {
    const GlyphRun* last = last_shown(line);
    for (const GlyphRun& run : line.runs) {
      if (run.shows()) this->run(run, &run == last ? hanging_spaces(line) : 0);
    }
  }

  // `hanging`: so many spaces behind it.
  void run(const GlyphRun& run, std::size_t hanging) {
    const FaceUse& use = *fonts_[static_cast<std::size_t>(run.face)];
    set_fill(run.color);
    set_font(run);
    move_to(run.x, run.baseline);
    show(run, use, hanging);
  }

  void stroke(const layout::Stroke& stroke) {
    set_stroke(stroke);
    point(stroke.x1, stroke.y1, " m ");
    point(stroke.x2, stroke.y2, " l\n");
    path_open_ = true;
  }
  void end_strokes() {
    if (path_open_) out_ += "S\n";
    path_open_ = false;
  }

 private:
  void number(std::int64_t thousandths) { append_fixed(out_, {thousandths, 3}); }

  void color(Color value, std::string_view gray, std::string_view rgb) {
    const auto component = [this](std::uint8_t c) { append_fixed(out_, quotient(c, 255, 3)); };
    component(value.red);
    if (value.red != value.green || value.green != value.blue) {
      out_ += ' ';
      component(value.green);
      out_ += ' ';
      component(value.blue);
      out_ += rgb;
    } else {
      out_ += gray;
    }
  }

  void set_fill(Color value) {
    if (value == fill_) return;
    fill_ = value;
    color(value, " g\n", " rg\n");
  }

  void set_stroke(const layout::Stroke& stroke) {
    const std::int64_t width = points(stroke.width).value;
    if (width == stroke_width_ && stroke.color == stroke_) return;
    end_strokes();  // no state may change while a path is open
    if (width != stroke_width_) {
      stroke_width_ = width;
      number(width);
      out_ += " w\n";
    }
    if (stroke.color != stroke_) {
      stroke_ = stroke.color;
      color(stroke_, " G\n", " RG\n");
    }
  }

  void set_font(const GlyphRun& run) {
    if (run.face == face_ && run.size == size_) return;
    face_ = run.face;
    size_ = run.size;
    append_name(out_, resource_name(face_));
    out_ += ' ';
    append_fixed(out_, points(size_));
    out_ += " Tf\n";
  }

  // Positions are rounded where they stand and moves are differences of those, so that rounding
  // never adds up. A move to the next line of a paragraph is left to the operator that shows it
  // (9.4.2: T*, ' and "); where the run before has ended, the pen stands already.
  void move_to(Length x, Length baseline) {
    const std::int64_t to_y = points(page_.height - baseline).value;
    if (to_y == y_ && is_near(reached_ - (x - start_).emu() * em)) {
      wanted_ = (x - start_).emu();
      return;
    }
    const std::int64_t to_x = points(x).value;
    const std::int64_t down = y_ - to_y;
    next_line_ = to_x == x_ && down == leading_ && down != 0;
    if (!next_line_) {
      const bool sets_leading = to_x == x_ && down > 0 && !begins_paragraph_;
      number(to_x - x_);
      out_ += ' ';
      number(to_y - y_);
      out_ += sets_leading ? " TD\n" : " Td\n";
      if (sets_leading) leading_ = down;
    }
    x_ = to_x;
    y_ = to_y;
    start_ = x;
    reached_ = wanted_ = 0;
  }

  // A distance of the pen, EMU × em.
  [[nodiscard]] bool is_near(std::int64_t distance) const {
    const std::int64_t limit = size_.emu() * tolerance;
    return distance <= limit && distance >= -limit;
  }

  void point(Length x, Length y, std::string_view operation) {
    number(points(x).value);
    out_ += ' ';
    number(points(page_.height - y).value);
    out_ += operation;
  }

  void show(const GlyphRun& run, const FaceUse& use, std::size_t hanging) {
    adjustment_ = 0;
    plan_word_spacing(run, use);
    show_begin();
    for (const PlacedWord& word : run.words) show(word, use);
    for (std::size_t i = 0; i < hanging; ++i) {
      put(use.space, size_ * use.space.width / em);
    }
    show_end();
  }

  // What most spaces of the run are wider than the face has them: those that justification
  // stretches. The others, which a line must not break at, are brought back by adjustments.
  void plan_word_spacing(const GlyphRun& run, const FaceUse& use) {
    std::int64_t advance = 0, other = 0;
    std::ptrdiff_t majority = 0;
    bool has_other = false, has_spaces = false;
    const auto count = [&](std::int64_t own) {
      if (!has_spaces || own == advance) {
        advance = own;
        ++majority;
        has_spaces = true;
      } else {
        other = own;
        has_other = true;
        --majority;
      }
    };
    for (const PlacedWord& placed : run.words) {
      const Words::Word& word = words_.of(*placed.word);
      if (word.spaces == 0) continue;
      if (word.plain && word.size == 1) {
        count(placed.width().emu());
        continue;
      }
      for_each_cluster(*placed.word, [&](const Cluster& cluster) {
        if (cluster.text == " ") count(placed.advance(cluster.first).emu());
      });
    }
    if (!has_spaces) {
      planned_spacing_ = word_spacing_;
      return;
    }
    const std::int64_t natural = size_.emu() * use.space.width;
    const std::int64_t extra = (has_other && majority < 0 ? other : advance) * em - natural;
    planned_spacing_ = is_near(extra) ? 0 : quotient(extra, word_spacing_step, 0).value;
  }

  // As bytes that are known already, unless something happens inside of it: text that is told
  // apart, letter spacing, a space that keeps its width.
  void show(const PlacedWord& placed, const FaceUse& use) {
    const Words::Word& word = words_.of(*placed.word);
    const bool whole =
        word.plain && (word.size == 1 ||
                       (placed.extra.emu() == 0 && (word.spaces == 0 || planned_spacing_ == 0)));
    if (!whole) {
      for_each_cluster(*placed.word, [&](const Cluster& cluster) { put(cluster, placed, use); });
      return;
    }
    if (word.size == 0) return;
    catch_up();
    open_string();
    shown_.add_padded(words_.bytes(word));
    reached_ += word.advance * size_.emu();
    if (word.spaces > 0) reached_ += planned_spacing_ * word_spacing_step;
    wanted_ += placed.width().emu();
  }

  void put(const Cluster& cluster, const PlacedWord& placed, const FaceUse& use) {
    const bool together = needs_span(cluster);
    if (together) {
      catch_up();
      show_end();
      out_ += "/Span<</ActualText";
      append_text(out_, cluster.text);
      out_ += ">>BDC\n";
      show_begin();
    }
    for (std::size_t i = cluster.first; i < cluster.last; ++i) {
      const std::uint16_t glyph = placed.word->shaped->glyphs[i].id;
      put(together ? use.part(glyph) : use.letter(cluster.text, glyph), placed.advance(i));
    }
    if (together) {
      show_end();
      out_ += "EMC\n";
      show_begin();
    }
  }

  void put(const Letter& letter, Length advance) {
    catch_up();
    open_string();
    std::string code;
    append_code_bytes(code, letter.cid);
    shown_.add(code);
    reached_ += letter.width * size_.emu();
    if (letter.cid == space_code) reached_ += planned_spacing_ * word_spacing_step;
    wanted_ += advance.emu();
  }

  void open_string() {
    if (string_open_) return;
    shown_.add('(');
    string_open_ = true;
  }

  // An adjustment, when the pen is not where the next glyph should be. TJ moves it back by
  // thousandths of an em (9.4.3). The one used last is used again where it is near enough: equal
  // operands pack better.
  void catch_up() {
    const std::int64_t ahead = reached_ - wanted_ * em;
    if (!is_near(ahead)) adjust(ahead);
  }
  void adjust(std::int64_t ahead) {
    const std::int64_t unit = size_.emu() * adjustment_step;
    if (!is_near(ahead - adjustment_ * unit)) adjustment_ = quotient(ahead, unit, 0).value;
    if (string_open_) shown_.add(')');
    string_open_ = false;
    std::string operand;
    append_fixed(operand, {adjustment_, 1});
    shown_.add(operand);
    adjusted_ = true;
    reached_ -= adjustment_ * unit;
  }

  void show_begin() {
    shown_.clear();
    string_open_ = adjusted_ = false;
  }

  // A plain string of the next line is shown by ' or, with its own word spacing, by ".
  void show_end() {
    if (shown_.empty()) return;
    if (string_open_) shown_.add(')');
    const bool spacing_changes = planned_spacing_ != word_spacing_;
    if (spacing_changes) {
      word_spacing_ = planned_spacing_;
      number(word_spacing_);
      out_ += next_line_ && !adjusted_ ? " 0" : " Tw\n";
    }
    if (adjusted_) {
      if (next_line_) out_ += "T*";
      out_ += '[';
      out_ += shown_.view();
      out_ += "]TJ\n";
    } else {
      out_ += shown_.view();
      out_ += !next_line_ ? "Tj\n" : spacing_changes ? "\"\n" : "'\n";
    }
    next_line_ = false;
    shown_.clear();
  }

  const layout::Page& page_;
  const FontUse& fonts_;
  const Words& words_;
  std::string& out_;

  // Graphics state as it is at the start of a page (8.4.1): black, no font. Kept across text
  // objects.
  Color fill_, stroke_;
  std::int64_t stroke_width_ = 1000;
  fonts::Face face_ = fonts::Face::Regular;
  Length size_;
  std::int64_t x_ = 0, y_ = 0;  // start of the current line, thousandths of a point
  Length start_;                // the same, as the layout has it
  std::int64_t leading_ = 0, word_spacing_ = 0;  // thousandths of a point
  bool begins_paragraph_ = false;
  bool path_open_ = false;

  // The string being shown: operands of Tj or TJ so far, and the pen since the line's start.
  bool next_line_ = false;            // it begins the next line, and no operator has gone there yet
  std::int64_t planned_spacing_ = 0;  // word spacing it is shown with
  Operands shown_;
  bool string_open_ = false, adjusted_ = false;
  std::int64_t reached_ = 0;     // by the viewer, EMU × em
  std::int64_t wanted_ = 0;      // by the layout, EMU
  std::int64_t adjustment_ = 0;  // the last one, tenths of a thousandth of an em
};

// 14.8.2.2.2: running heads and page numbers are pagination artifacts, attached to an edge of the
// page; a table's header row repeated on a later page is one too, but belongs to no edge.
std::string_view artifact(const Line& line, const layout::Page& page,
                          const std::vector<layout::BlockInfo>& blocks) {
  if (line.leader) return "/Artifact<</Type/Layout>>BDC\n";
  const bool repeated_row = line.block < blocks.size() && blocks[line.block].table >= 0;
  if (repeated_row || line.runs.empty()) return "/Artifact<</Type/Pagination>>BDC\n";
  return line.runs.front().baseline < page.height / 2
             ? "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
             : "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n";
}

}  // namespace

Marks draw(const layout::Page& page, const std::vector<layout::BlockInfo>& blocks, const Tags& tags,
           const FontUse& fonts, const Words& words, const std::vector<std::uint32_t>& left_out,
           std::string& out) {
  Marks marks;
  Painter painter(page, fonts, words, out);
  const auto begin_mark = [&](const Mark& mark) {
    out += '/';
    out += tag_of(mark, tags);
    out += "<</MCID ";
    append_integer(out, static_cast<std::int64_t>(marks.size()));
    marks.push_back(mark);
    out += ">>BDC\n";
  };
  const std::vector<Line>& lines = page.lines;
  // One text object a page, with the marked content inside (14.6.1): moves from paragraph to
  // paragraph repeat themselves, positions on the page do not.
  const bool has_text = !std::all_of(lines.begin(), lines.end(), is_blank);
  if (has_text) out += "BT\n";
  for (std::size_t first = 0; first < lines.size();) {
    const Line& head = lines[first];
    if (is_blank(head) ||
        std::find(left_out.begin(), left_out.end(), head.block) != left_out.end()) {
      ++first;
      continue;
    }
    std::size_t last = first + 1;
    while (last < lines.size() && lines[last].block == head.block &&
           lines[last].page_furniture == head.page_furniture) {
      ++last;
    }
    bool open = false;
    for (; first < last; ++first) {
      const Line& line = lines[first];
      painter.begin_line(&line == &head);
      if (head.page_furniture) {
        if (!open) out += artifact(head, page, blocks);
        open = true;
        painter.line(line);
        continue;
      }
      const GlyphRun* end = last_shown(line);
      for (const GlyphRun& run : line.runs) {
        if (!run.shows()) continue;
        const Mark mark{head.block, run.part};
        if (!open || marks.back() != mark) {
          if (open) out += "EMC\n";
          begin_mark(mark);
          open = true;
        }
        painter.run(run, &run == end ? hanging_spaces(line) : 0);
      }
    }
    out += "EMC\n";
  }
  if (has_text) out += "ET\n";
  if (!page.strokes.empty()) {
    out += "/Artifact<</Type/Layout>>BDC\n";
    for (const layout::Stroke& stroke : page.strokes) painter.stroke(stroke);
    painter.end_strokes();
    out += "EMC\n";
  }
  return marks;
}

std::string draw_in_box(const layout::Page& page, std::uint32_t block, const layout::Box& box,
                        const FontUse& fonts, const Words& words) {
  layout::Page inside;
  inside.width = box.width;
  inside.height = box.height;
  for (const Line& line : page.lines) {
    if (line.block != block) continue;
    for (GlyphRun& run : inside.lines.emplace_back(line).runs) {
      run.x -= box.x;
      run.baseline -= box.y;
    }
  }
  std::string out = "BT\n";
  Painter painter(inside, fonts, words, out);
  for (const Line& line : inside.lines) painter.line(line);
  return out += "ET\n";
}

}  // namespace vanthu::pdf
