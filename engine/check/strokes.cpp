#include "check/strokes.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>

#include "check/patterns.h"
#include "text/text.h"

namespace vanthu::check {

using docx::parse::no_node;
using docx::parse::NodeId;
using docx::parse::PartTree;

namespace {

// A line that is drawn: how far below the top of its paragraph, how long.
struct Drawn {
  std::optional<Length> drop;   // nothing: relative to something else than its paragraph
  std::optional<Length> start;  // from the left edge of the text; nothing: from somewhere else
  Length length;
};

// Thicker is a bar or a box.
constexpr Length thickest = Length::pt(3);

// ---- DrawingML

std::string_view local(const PartTree& tree, NodeId node) {
  return tree.xml().names()[tree.xml().name(node)].local;
}

std::string attribute(const PartTree& tree, NodeId node, std::string_view name) {
  for (const auto& one : tree.xml().attributes(node)) {
    if (tree.xml().names()[one.name].local == name) return tree.xml().value(one);
  }
  return "";
}

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// wp:anchor or wp:inline.
std::optional<Drawn> drawing(const PartTree& tree, NodeId top) {
  Drawn result;
  std::optional<std::int64_t> wide, high;
  int shapes = 0;
  bool is_line = false;
  if (local(tree, top) == "inline") result.drop = Length();
  const NodeId end = tree.xml().behind(top);
  for (NodeId node = top + 1; node < end; ++node) {
    const std::string_view name = local(tree, node);
    if (name == "extent" && tree.xml().parent(node) == top) {
      wide = whole(attribute(tree, node, "cx"));
      high = whole(attribute(tree, node, "cy"));
    } else if (name == "positionV") {
      const std::string from = attribute(tree, node, "relativeFrom");
      for (const NodeId inner : tree.children(node)) {
        const auto offset = whole(text::trimmed(tree.xml().text(inner)));
        const bool known = from == "paragraph" || from == "line";
        if (local(tree, inner) == "posOffset" && known && offset) {
          result.drop = Length::emu(*offset);
        }
      }
    } else if (name == "positionH") {
      const std::string from = attribute(tree, node, "relativeFrom");
      for (const NodeId inner : tree.children(node)) {
        const auto offset = whole(text::trimmed(tree.xml().text(inner)));
        const bool known = from == "column" || from == "margin";
        if (local(tree, inner) == "posOffset" && known && offset) {
          result.start = Length::emu(*offset);
        }
      }
    } else if (name == "prstGeom") {
      ++shapes;
      const std::string form = attribute(tree, node, "prst");
      is_line = form == "line" || form == "straightConnector1" || form == "rect";
    } else if (name == "custGeom" || name == "pic" || name == "txbxContent") {
      return std::nullopt;
    } else if (name == "pctWidth" && text::trimmed(tree.xml().text(node)) != "0") {
      return std::nullopt;  // a share of the page
    }
  }
  if (shapes != 1 || !is_line || !wide || !high) return std::nullopt;
  result.length = Length::emu(*wide);
  if (Length::emu(*high) > thickest || result.length <= thickest) return std::nullopt;
  return result;
}

// ---- VML

// "170.1pt", "1.5in", "12mm"; a number without unit says nothing here.
std::optional<Length> vml_length(std::string_view words) {
  const std::string copy(text::trimmed(words));
  std::size_t end = 0;
  while (end < copy.size() &&
         (copy[end] == '-' || copy[end] == '.' || (copy[end] >= '0' && copy[end] <= '9'))) {
    ++end;
  }
  double value = 0;
  // No locale: from_chars reads "170.1" everywhere; a leading point is filled up.
  const std::string digits = copy.starts_with('.')    ? "0" + copy.substr(0, end)
                             : copy.starts_with("-.") ? "-0" + copy.substr(1, end - 1)
                                                      : copy.substr(0, end);
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
  const std::string_view unit = std::string_view(copy).substr(end);
  if (unit == "pt") return Length::pt(value);
  if (unit == "in") return Length::pt(value * 72);
  if (unit == "mm") return Length::pt(value * 72 / 25.4);
  if (unit == "cm") return Length::pt(value * 72 / 2.54);
  if (value == 0 && unit.empty()) return Length();
  return std::nullopt;
}

std::string style_value(std::string_view style, std::string_view key) {
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view one = text::trimmed(style.substr(0, end));
    const std::size_t colon = one.find(':');
    if (colon != std::string_view::npos && text::trimmed(one.substr(0, colon)) == key) {
      return std::string(text::trimmed(one.substr(colon + 1)));
    }
    style.remove_prefix(std::min(end + 1, style.size()));
  }
  return "";
}

// v:line, or v:shape of the type that connectors have; in w:pict.
std::optional<Drawn> vml(const PartTree& tree, NodeId node) {
  const std::string style = attribute(tree, node, "style");
  const std::string from_v = style_value(style, "mso-position-vertical-relative");
  const bool by_paragraph = from_v.empty() || from_v == "text" || from_v == "line";
  Drawn result;
  Length high;
  Length top;
  Length left;
  if (local(tree, node) == "line") {
    const std::string from = attribute(tree, node, "from");
    const std::string to = attribute(tree, node, "to");
    const std::size_t first = from.find(',');
    const std::size_t second = to.find(',');
    if (first == std::string::npos || second == std::string::npos) return std::nullopt;
    const auto x1 = vml_length(std::string_view(from).substr(0, first));
    const auto y1 = vml_length(std::string_view(from).substr(first + 1));
    const auto x2 = vml_length(std::string_view(to).substr(0, second));
    const auto y2 = vml_length(std::string_view(to).substr(second + 1));
    if (!x1 || !y1 || !x2 || !y2) return std::nullopt;
    result.length = std::max(*x2 - *x1, *x1 - *x2);
    high = std::max(*y2 - *y1, *y1 - *y2);
    top = *y1;
    left = std::min(*x1, *x2);
  } else {
    if (!attribute(tree, node, "type").ends_with("t32")) return std::nullopt;
    const auto wide = vml_length(style_value(style, "width"));
    const auto tall = vml_length(style_value(style, "height"));
    if (!wide || !tall) return std::nullopt;
    result.length = *wide;
    high = *tall;
  }
  if (const auto margin = vml_length(style_value(style, "margin-top"))) top += *margin;
  if (high > thickest || result.length <= thickest) return std::nullopt;
  if (by_paragraph) result.drop = top;
  const std::string from_h = style_value(style, "mso-position-horizontal-relative");
  if (const auto margin = vml_length(style_value(style, "margin-left"))) left += *margin;
  if ((from_h.empty() || from_h == "text" || from_h == "margin") &&
      style_value(style, "mso-position-horizontal").empty()) {
    result.start = left;
  }
  return result;
}

// ---- what stands below words

bool is_dashes(std::string_view words) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < words.size();) {
    const char32_t one = text::next_code_point(words, at);
    const bool dash = one == U'_' || one == U'-' || one == U'=' || one == 0x2013 || one == 0x2014 ||
                      one == 0x2015 || one == 0x2500 || one == 0x2501;
    if (!dash) return false;
    ++count;
  }
  return count >= 3;
}

bool is_line(const docx::effective::EdgeLine& edge) {
  return !edge.kind.empty() && edge.kind != "none" && edge.kind != "nil";
}

// The words of [begin, end) on one line; nothing when a letter cannot be measured.
std::optional<Length> width(const Line& line, std::size_t begin, std::size_t end,
                            const Measure& measure) {
  if (!measure) return std::nullopt;
  Length sum;
  for (const Stretch& one : line.stretches) {
    const std::size_t from = std::max<std::size_t>(begin, one.begin);
    const std::size_t to = std::min<std::size_t>(end, one.end);
    if (from >= to) continue;
    const docx::effective::RunValues& look = one.values;
    for (const std::string& face : {look.ascii, look.h_ansi}) {
      // "Times New Roman Bold" is drawn with the same advances as the bold face.
      if (!text::folded(face).starts_with("times new roman")) return std::nullopt;
    }
    if (look.small_caps) return std::nullopt;
    std::string words = line.text.substr(from, to - from);
    if (look.caps) words = text::upper(words);
    if (words.find('\t') != std::string::npos) return std::nullopt;
    const bool bold = look.bold || text::folded(look.ascii).ends_with("bold");
    const auto wide = measure(words, look.half_points, bold, look.italic);
    if (!wide) return std::nullopt;
    std::int64_t letters = 0;
    for (std::size_t i = 0; i < words.size(); ++letters) {
      static_cast<void>(text::next_code_point(words, i));
    }
    sum += *wide + Length::emu(look.letter_spacing.emu() * letters);
  }
  return sum;
}

class Strokes {
 public:
  Strokes(const docx::parse::Document& document, const Reading& reading, const Structure& structure,
          const Measure& measure)
      : document_(document), reading_(reading), structure_(structure), measure_(measure) {}

  std::vector<Stroke> find() {
    for (const Component above : {Component::Motto, Component::Issuer, Component::Subject}) {
      if (auto one = below(above)) found_.push_back(*std::move(one));
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] const Line& at(std::size_t line) const { return reading_.lines[line]; }

  [[nodiscard]] std::optional<Length> width(const Line& line, std::size_t begin,
                                            std::size_t end) const {
    return check::width(line, begin, end, measure_);
  }

  // The shortest and the longest line that words fall into.
  struct Lines {
    Length shortest, longest;
  };
  std::optional<Lines> lines_of(const std::vector<const Part*>& parts) const {
    std::optional<Lines> all;
    const auto take = [&](Length one) {
      if (!all) all = Lines{one, one};
      all->shortest = std::min(all->shortest, one);
      all->longest = std::max(all->longest, one);
    };
    for (const Part* part : parts) {
      const Line& line = at(part->line);
      const auto whole = width(line, part->begin, part->end);
      if (!whole) return std::nullopt;
      const Length room = line.room - line.values.left - line.values.right -
                          std::max(line.values.first_line, Length());
      if (*whole <= room) {
        take(*whole);
        continue;
      }
      if (room <= Length()) return std::nullopt;
      // Word by word, as they fall into lines.
      std::size_t begin = part->begin;
      std::size_t last = begin;  // behind the last word that fitted
      for (std::size_t i = begin; i <= part->end; ++i) {
        if (i < part->end && line.text[i] != ' ') continue;
        const auto so_far = width(line, begin, i);
        if (so_far && *so_far > room && last > begin) {
          take(width(line, begin, last).value_or(room));
          begin = last + 1;
        }
        last = i;
      }
      if (begin < part->end) take(width(line, begin, part->end).value_or(room));
    }
    return all;
  }

  // The next row of the table, the cell below.
  [[nodiscard]] std::optional<std::size_t> first_line_below(std::size_t line) const {
    const Line& from = at(line);
    for (std::size_t i = line + 1; i < reading_.lines.size(); ++i) {
      const Line& one = at(i);
      if (one.table != from.table || one.row > from.row + 1) return std::nullopt;
      if (one.row == from.row + 1 && one.column == from.column) return i;
    }
    return std::nullopt;
  }

  [[nodiscard]] static bool same_cell(const Line& one, const Line& other) {
    return one.table == other.table && one.row == other.row && one.cell == other.cell;
  }

  // Lines drawn in the paragraph of a line.
  [[nodiscard]] std::vector<Drawn> drawn_in(const Line& line) const {
    std::vector<Drawn> all;
    if (line.source == nullptr || !line.first_of_paragraph) return all;
    const docx::parse::StoryPart& part = document_.part_of(document_.body());
    for (const docx::parse::Piece& piece : line.source->pieces) {
      if (piece.kind != docx::parse::Piece::Kind::Object || piece.index == docx::parse::none)
        continue;
      const docx::parse::Object& object = part.objects[piece.index];
      const NodeId end = part.tree.xml().behind(object.node);
      for (NodeId node = object.node; node < end; ++node) {
        const std::string_view name = local(part.tree, node);
        std::optional<Drawn> one;
        if (name == "anchor" || name == "inline") one = drawing(part.tree, node);
        if (object.kind == docx::parse::Object::Kind::Picture &&
            (name == "line" || name == "shape")) {
          one = vml(part.tree, node);
        }
        if (one) all.push_back(*one);
      }
    }
    return all;
  }

  // What stands below the last words of a component: in their line, in blank ones behind them, at
  // the top of the next words of the column.
  std::optional<Stroke> below(Component above) {
    const std::vector<const Part*> parts = structure_.all(above);
    if (parts.empty()) return std::nullopt;
    const Part& last = *parts.back();
    const Line& from = at(last.line);
    // In text without a table: a line that two blocks share, made with spaces or tabs, or their
    // own.
    const bool in_text = from.table == outside && above != Component::Subject;
    const std::size_t columns = in_text ? columns_of(from.text).size() : 1;
    if (columns > 2) return std::nullopt;
    const bool shared = in_text && (columns == 2 || last.begin > 0 ||
                                    (last.line > 0 && at(last.line - 1).table == outside &&
                                     columns_of(at(last.line - 1).text).size() > 1));
    const bool on_right = above == Component::Motto;
    // Whose a drawn line is its place tells, where it stands clearly on one side or in the middle.
    const auto is_ours = [&](const Drawn& one, const Line& line) {
      if (!in_text) return true;
      if (!one.start) return false;
      const std::int64_t off =
          one.start->emu() + one.length.emu() / 2 - line.room.emu() / 2;  // from the middle
      const std::int64_t clear = line.room.emu() / 20;
      if (!shared) return from.is_centred() && off < 2 * clear && -off < 2 * clear;
      return on_right ? off > clear : -off > clear;
    };
    Stroke stroke;
    stroke.above = above;
    bool is_known = false;
    const auto take = [&](Stroke::Kind kind, std::size_t line, std::optional<Length> length) {
      stroke.kind = kind;
      stroke.line = line;
      if (length) stroke.length = *length;
      is_known = length.has_value();
      return true;
    };
    const auto border = [&](std::size_t i) {
      const Line& line = at(i);
      const Length length = line.room - line.values.left - line.values.right;
      return take(Stroke::Kind::Border, i,
                  length > Length() ? std::optional(length) : std::nullopt);
    };
    bool found = false;
    // Underlined words.
    for (const Stretch& one : from.stretches) {
      const std::size_t begin = std::max<std::size_t>(last.begin, one.begin);
      const std::size_t end = std::min<std::size_t>(last.end, one.end);
      if (begin >= end || one.values.underline == "none" || one.values.underline.empty()) continue;
      const auto length = width(from, begin, end);
      const Length before = stroke.length;
      found = take(Stroke::Kind::Underline, last.line, length);
      if (is_known) stroke.length += before;
    }
    const auto in_line = [&](std::size_t i, bool own) {
      const Line& line = at(i);
      const int size = std::max(look_of(line).half_points, 20);
      // Above the middle of a line of letters it belongs to the words before.
      const Length middle = Length::pt(size / 4.0);
      const bool blank = line.is_blank();
      for (const Drawn& one : drawn_in(line)) {
        if (!one.drop || !is_ours(one, line)) continue;
        const bool fits = own ? *one.drop > middle && *one.drop < middle + Length::pt(size * 1.5)
                          : blank ? *one.drop < Length::pt(40)
                                  : *one.drop <= middle;
        if (fits) return take(Stroke::Kind::Drawing, i, one.length);
      }
      return false;
    };
    if (!found) found = in_line(last.line, true);
    if (!found && !shared && is_line(from.values.bottom)) found = border(last.line);
    std::size_t next = last.line + 1;
    while (!found && next < reading_.lines.size() && same_cell(at(next), from)) {
      const Line& line = at(next);
      const std::string_view words = text::trimmed(line.text);
      if (!shared && (is_line(line.values.top) || (words.empty() && is_line(line.values.bottom)))) {
        found = border(next);
      } else if (shared && !words.empty()) {
        const std::vector<Span> blocks = columns_of(line.text);
        const auto words_of = [&](const Span& one) {
          return std::string_view(line.text).substr(one.begin, one.end - one.begin);
        };
        if (blocks.size() == 2 && is_dashes(words_of(blocks[0])) &&
            is_dashes(words_of(blocks[1]))) {
          const Span& own = blocks[on_right ? 1 : 0];
          found = take(Stroke::Kind::Characters, next, width(line, own.begin, own.end));
        } else if (!is_dashes(words)) {
          found = in_line(next, false);
        }
      } else if (is_dashes(words)) {
        found =
            take(Stroke::Kind::Characters, next,
                 width(line, static_cast<std::size_t>(words.data() - line.text.data()),
                       static_cast<std::size_t>(words.data() - line.text.data()) + words.size()));
      } else {
        found = in_line(next, false);
      }
      if (!words.empty()) break;
      ++next;
    }
    if (!found && from.table != outside &&
        (next >= reading_.lines.size() || !same_cell(at(next), from))) {
      if (const auto under = first_line_below(last.line)) found = in_line(*under, false);
    }
    if (!found) return std::nullopt;
    const auto words = lines_of(parts);
    stroke.is_measured = is_known && words.has_value();
    if (words) {
      stroke.shortest = words->shortest;
      stroke.longest = words->longest;
    }
    return stroke;
  }

  const docx::parse::Document& document_;
  const Reading& reading_;
  const Structure& structure_;
  const Measure& measure_;
  std::vector<Stroke> found_;
};

}  // namespace

void find_centred_lines(const Reading& reading, const Measure& measure, Structure& structure) {
  constexpr int slack = 20;  // a twentieth
  using docx::effective::Alignment;
  for (Part& part : structure.parts) {
    const Line& line = reading.lines[part.line];
    const Alignment alignment = line.values.alignment;
    const bool judged = part.what == Component::NationalTitle || part.what == Component::Motto ||
                        part.what == Component::Superior || part.what == Component::Issuer;
    if (!judged || (alignment != Alignment::Left && alignment != Alignment::Justify)) continue;
    const auto words = width(line, part.begin, part.end, measure);
    const auto before = width(line, 0, part.begin, measure);
    if (!words || !before) continue;
    const Length start = line.values.left + line.values.first_line + *before;
    const std::int64_t off = start.emu() - (line.room.emu() - words->emu()) / 2;
    part.looks_centred = *words <= line.room && std::abs(off) * slack <= words->emu();
  }
}

std::vector<Stroke> find_strokes(const docx::parse::Document& document, const Reading& reading,
                                 const Structure& structure, const Measure& measure) {
  return Strokes(document, reading, structure, measure).find();
}

}  // namespace vanthu::check
