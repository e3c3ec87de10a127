// The page being filled: where the next block goes, and how a new page begins.
//
//   in    sections; requests for pages
//   out   pages with header, footer and label, and the room left on the last of them
//
// What goes onto the page, and when it is full, is decided by paginate.cpp and place_table.cpp.

#pragma once

#include <cstdint>
#include <string_view>

#include "base/length.h"
#include "layout/furniture.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "rules/styled.h"

namespace vanthu::layout {

// What brought a page about. After an automatic break the spacing before the first paragraph is
// dropped; at a page asked for (a section, page_break_before) it is kept.
enum class PageStart : std::uint8_t { Automatic, Asked };

class PageFlow {
 public:
  PageFlow(ParagraphSetter& setter, Pages& pages) : setter_(setter), pages_(pages) {}

  // Starts the section's first page.
  void begin_section(const rules::StyledSection& section, std::uint32_t index);
  void new_page(PageStart start);
  // What stands on the page is all there will be: notes the room it leaves. Done by new_page.
  void end_page();

  [[nodiscard]] Page& page() { return pages_.pages.back(); }
  [[nodiscard]] std::string_view label() const { return pages_.pages.back().label; }
  [[nodiscard]] Column column() const;
  [[nodiscard]] std::uint32_t section_index() const { return section_index_; }

  [[nodiscard]] Length y() const { return y_; }             // bottom of what stands there
  [[nodiscard]] Length room() const { return bottom_ - y_; }
  [[nodiscard]] Length page_room() const { return bottom_ - top_; }
  // Nothing but furniture and repeated header rows on the page.
  [[nodiscard]] bool fresh() const { return fresh_; }
  // Space between what stands there and a block that wants `before` above it.
  [[nodiscard]] Length gap(Length before) const;

  void advance(Length height) { y_ += height; }
  // Something of the text now stands on the page; `after` is the spacing it wants below.
  void used(Length after);
  // What comes next was short of so much room and goes to the next page whole.
  void lacked(Length room) { pages_.pages.back().lacking = room; }
  void note_row(std::uint32_t block, Length spare) {
    pages_.row_fits.push_back({pages_.pages.size() - 1, block, spare});
  }

 private:
  ParagraphSetter& setter_;
  Pages& pages_;
  const rules::StyledSection* section_ = nullptr;
  std::uint32_t section_index_ = 0;
  FurnitureBlocks furniture_;
  int next_number_ = 1;
  bool first_of_section_ = true;
  bool fresh_ = true;
  PageStart start_ = PageStart::Asked;
  Length top_, bottom_, y_, after_;
};

}  // namespace vanthu::layout
