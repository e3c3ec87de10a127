#include "layout/page_flow.h"

#include <fmt/format.h>

#include <algorithm>

namespace vanthu::layout {

void PageFlow::begin_section(const rules::StyledSection& section, std::uint32_t index) {
  section_ = &section;
  section_index_ = index;
  first_of_section_ = true;
  if (section.first_page_number) next_number_ = *section.first_page_number;
  furniture_ = add_furniture_blocks(section, index, pages_);
  new_page(PageStart::Asked);
}

void PageFlow::new_page(PageStart start) {
  end_page();
  const rules::PageSetup& setup = section_->page;
  Page& page = pages_.pages.emplace_back();
  page.width = setup.width;
  page.height = setup.height;
  page.section = section_index_;
  page.label = fmt::format("{}", next_number_++);
  const BodyRoom body =
      place_furniture(*section_, first_of_section_ ? PageKind::FirstOfSection : PageKind::Other,
                      furniture_, setter_, page);
  top_ = body.top;
  bottom_ = body.bottom;
  y_ = top_;
  after_ = Length();
  first_of_section_ = false;
  fresh_ = true;
  start_ = start;
}

void PageFlow::end_page() {
  if (!pages_.pages.empty()) pages_.pages.back().spare = room();
}

Column PageFlow::column() const {
  const rules::PageSetup& setup = section_->page;
  return {setup.left, setup.width - setup.left - setup.right};
}

Length PageFlow::gap(Length before) const {
  if (!fresh_) return std::max(after_, before);
  return start_ == PageStart::Asked ? before : Length();
}

void PageFlow::used(Length after) {
  fresh_ = false;
  after_ = after;
}

}  // namespace vanthu::layout
