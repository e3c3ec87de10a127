// Headers and footers of all sections.
//
//   in    the sections, in their order
//   out   for each section the references of its w:sectPr; in the end the header and footer parts
//
// A section names only those that differ from the section before, as Word does ("same as
// previous"): editing one in Word then edits them all. Equal ones share a part. A section without a
// header after one that has one names an empty part, or it would take over the other's.

#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "docx/package.h"
#include "docx/story.h"

namespace vanthu::docx {

class Furniture {
 public:
  Furniture(const rules::StyledDocument& document, Relationships& relationships)
      : document_(document), relationships_(relationships) {}

  // To be asked once for each section, first to last.
  [[nodiscard]] SectionEnd end_of(const rules::StyledSection& section);

  // Headers, then footers, numbered in the order they were first needed.
  [[nodiscard]] std::vector<Part> take_parts();

 private:
  struct Kind;  // header or footer
  struct Slot;  // header or footer, of the first page or of the others
  struct Known {
    Part part;
    std::string id;  // of the relationship
  };
  static const Kind header_kind, footer_kind;

  [[nodiscard]] std::string bytes(const Slot& slot, std::string_view page_number) const;
  void refer(const Slot& slot, SectionEnd& end);
  const std::string& find_or_add(const Slot& slot);

  const rules::StyledDocument& document_;
  Relationships& relationships_;
  std::vector<Known> known_;
  std::array<std::string, 4> inherited_;  // relationship ids, by slot
};

}  // namespace vanthu::docx
