// The text form of pages.
//
//   page 1 "1" section 0 595.30x841.90
//     y=97.20 x=85.05 #3 14.00 regular "KẾ HOẠCH " 14.00 bold "năm" to 192.40 ¶
//     rule 85.05,120.00 – 184.25,120.00 w=0.500
//
// "->1" behind a run: it is part of the block's first link. After the runs of a line: "¶" the
// paragraph ends, "·" white space was left out at the break, "↵" a line break was, nothing: the
// break is inside a word.

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <string_view>

#include "layout/pages.h"

namespace vanthu::layout {
namespace {

constexpr std::array<std::string_view, 4> face_names{"regular", "bold", "italic", "bold-italic"};

std::string_view end_mark(const Line& line) {
  if (line.last_of_paragraph) return " ¶";
  if (line.break_text.empty()) return "";
  return line.break_text.back() == '\n' ? " ↵" : " ·";
}

void dump_line(const Line& line, std::string& out) {
  const auto end = std::back_inserter(out);
  const GlyphRun& first = line.runs.front();
  fmt::format_to(end, "  y={:.2f} x={:.2f} {}{}", first.baseline.pt(), first.x.pt(),
                 line.leader           ? "dots #"
                 : line.page_furniture ? "furniture #"
                                       : "#",
                 line.block);
  const GlyphRun* before = nullptr;
  for (const GlyphRun& run : line.runs) {
    // The label of a list item is a run of its own for the PDF only.
    const bool goes_on = before != nullptr && before->part == label_part && run.part == own_part &&
                         before->face == run.face && before->size == run.size;
    if (goes_on) {
      out.pop_back();
      fmt::format_to(end, "{}\"", run.text());
    } else {
      fmt::format_to(end, " {:.2f} {} \"{}\"", run.size.pt(),
                     face_names[static_cast<std::size_t>(run.face)], run.text());
    }
    if (run.part != own_part && run.part != label_part) fmt::format_to(end, "->{}", run.part);
    before = &run;
  }
  const Length right = line.runs.back().x + line.runs.back().width();
  fmt::format_to(end, " to {:.2f}{}\n", right.pt(), end_mark(line));
}

}  // namespace

std::string dump(const Pages& pages) {
  std::string out;
  const auto end = std::back_inserter(out);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    const Page& page = pages.pages[i];
    fmt::format_to(end, "page {} \"{}\" section {} {:.2f}x{:.2f}\n", i + 1, page.label,
                   page.section, page.width.pt(), page.height.pt());
    for (const Line& line : page.lines) dump_line(line, out);
    for (const Stroke& stroke : page.strokes) {
      fmt::format_to(end, "  rule {:.2f},{:.2f} – {:.2f},{:.2f} w={:.3f}\n", stroke.x1.pt(),
                     stroke.y1.pt(), stroke.x2.pt(), stroke.y2.pt(), stroke.width.pt());
    }
  }
  return out;
}

}  // namespace vanthu::layout
