#include "check/pages.h"

#include <algorithm>
#include <cmath>

namespace vanthu::check {
namespace {

constexpr double letter_width = 0.44;  // of the size, spaces and capitals counted in
constexpr double single = 1.15;        // height of a single line of Times New Roman, of its size
constexpr double usual_size = 13;      // of a line without letters
constexpr double cell_padding = 0.5;   // points, above and below together

double size_of(const Line& line) {
  int half_points = 0;
  for (const Stretch& one : line.stretches) {
    half_points = std::max(half_points, one.values.half_points);
  }
  return half_points == 0 ? usual_size : half_points / 2.0;
}

// Without the gaps around its paragraph.
double height_of(const Line& line) {
  const double size = size_of(line);
  const double room = (line.room - line.values.left - line.values.right).pt();
  const auto letters = std::count_if(line.text.begin(), line.text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;  // the first of a letter
  });
  const double wide = static_cast<double>(letters) * letter_width * size +
                      std::max(0.0, line.values.first_line.pt());
  const double rows = room > size ? std::max(1.0, std::ceil(wide / room)) : 1;
  using Rule = docx::effective::LineHeight::Rule;
  const auto& spacing = line.values.line;
  const double one = spacing.rule == Rule::Multiple ? size * single * spacing.multiple / 240
                     : spacing.rule == Rule::Exact  ? spacing.height.pt()
                                                    : std::max(size * single, spacing.height.pt());
  return rows * one;
}

class Pages {
 public:
  explicit Pages(Reading& reading) : reading_(reading) {}

  void run() {
    for (std::size_t i = 0; i < reading_.lines.size();) {
      const Line& line = reading_.lines[i];
      const bool new_section = i > 0 && line.section != reading_.lines[i - 1].section;
      const bool continuous =
          line.section < reading_.sections.size() && reading_.sections[line.section].continuous;
      if (line.begins_page || (new_section && !continuous)) begin_page();
      i = line.table == outside ? paragraph(i) : row(i);
    }
  }

 private:
  // Moves to the next page when it does not fit; then sets the page of [first, last).
  void place(std::size_t first, std::size_t last, double height, double page_height) {
    if (filled_ > 0 && filled_ + height > page_height) {
      // A paragraph goes on over the end of the page; a row moves as a whole.
      ++page_;
      filled_ = reading_.lines[first].table == outside ? filled_ + height - page_height : height;
    } else {
      filled_ += height;
    }
    for (std::size_t i = first; i < last; ++i) reading_.lines[i].page = page_;
  }

  void begin_page() {
    if (filled_ > 0) ++page_;
    filled_ = 0;
  }

  [[nodiscard]] double page_height(const Line& line) const {
    if (line.section >= reading_.sections.size()) return 700;
    const auto& section = reading_.sections[line.section];
    return std::max(100.0, (section.height - section.top - section.bottom).pt());
  }

  std::size_t paragraph(std::size_t i) {
    const Line& line = reading_.lines[i];
    const double before = line.first_of_paragraph ? std::max(line.values.before.pt(), after_) : 0;
    after_ = line.values.after.pt();
    place(i, i + 1, before + height_of(line), page_height(line));
    return i + 1;
  }

  std::size_t row(std::size_t first) {
    const Line& begin = reading_.lines[first];
    double highest = 0;
    double height = 0;
    int cell = begin.cell;
    std::size_t i = first;
    for (; i < reading_.lines.size(); ++i) {
      const Line& line = reading_.lines[i];
      if (line.table != begin.table || line.row != begin.row) break;
      if (line.cell != cell) height = 0;
      cell = line.cell;
      if (line.first_of_paragraph) height += line.values.before.pt() + line.values.after.pt();
      height += height_of(line);
      highest = std::max(highest, height);
    }
    after_ = 0;
    place(first, i, highest + cell_padding, page_height(begin));
    return i;
  }

  Reading& reading_;
  int page_ = 1;
  double filled_ = 0;  // points of the page
  double after_ = 0;   // gap below the paragraph before
};

}  // namespace

void estimate_pages(Reading& reading) {
  Pages(reading).run();
}

}  // namespace vanthu::check
