#include "docx/furniture.h"

#include <fmt/format.h>

#include <utility>

namespace vanthu::docx {

using rules::StyledParagraph;

struct Furniture::Kind {
  std::string_view root, reference, content_type, relationship, name;
};

struct Furniture::Slot {
  const Kind& kind;
  std::string_view type;
  std::string_view page_number;  // shown until a program works it out
  const std::vector<StyledParagraph>& paragraphs;
  std::size_t index;
};

constexpr Furniture::Kind Furniture::header_kind{"w:hdr", "w:headerReference", content_type::header,
                                                 relationship::header, "header"};
constexpr Furniture::Kind Furniture::footer_kind{"w:ftr", "w:footerReference", content_type::footer,
                                                 relationship::footer, "footer"};

SectionEnd Furniture::end_of(const rules::StyledSection& section) {
  const Slot header_first{header_kind, "first", "1", section.first_header, 0};
  const Slot header_plain{header_kind, "default", "2", section.header, 1};
  const Slot footer_first{footer_kind, "first", "1", section.first_footer, 2};
  const Slot footer_plain{footer_kind, "default", "2", section.footer, 3};

  SectionEnd end{section, {}, false};
  // Compared as written: what looks the same is the same.
  end.title_page = bytes(header_first, "") != bytes(header_plain, "") ||
                   bytes(footer_first, "") != bytes(footer_plain, "");
  for (const Slot* slot : {&header_first, &header_plain, &footer_first, &footer_plain}) {
    if (slot->type == "first" && !end.title_page) continue;
    refer(*slot, end);
  }
  return end;
}

std::vector<Part> Furniture::take_parts() {
  std::vector<Part> parts;
  for (const Kind* kind : {&header_kind, &footer_kind}) {
    for (Known& known : known_) {
      if (known.part.content_type == kind->content_type) parts.push_back(std::move(known.part));
    }
  }
  return parts;
}

std::string Furniture::bytes(const Slot& slot, std::string_view page_number) const {
  xml::Emitter out(2048);
  out.open(slot.kind.root)
      .attribute("xmlns:w", word_namespace)
      .attribute("xmlns:r", reference_namespace);
  const Story story{out, document_, page_number};
  for (const StyledParagraph& paragraph : slot.paragraphs) write_paragraph(story, paragraph);
  if (slot.paragraphs.empty()) out.empty("w:p");  // a part without a block is refused
  return out.close().take();
}

void Furniture::refer(const Slot& slot, SectionEnd& end) {
  std::string& inherited = inherited_[slot.index];
  if (slot.paragraphs.empty() && inherited.empty()) return;
  const std::string& id = find_or_add(slot);
  if (id == inherited) return;
  inherited = id;
  end.references.push_back({slot.kind.reference, slot.type, id});
}

const std::string& Furniture::find_or_add(const Slot& slot) {
  std::string content = bytes(slot, slot.page_number);
  std::size_t number = 1;
  for (const Known& known : known_) {
    if (known.part.content_type != slot.kind.content_type) continue;
    if (known.part.bytes == content) return known.id;
    ++number;
  }
  const std::string file = fmt::format("{}{}.xml", slot.kind.name, number);
  known_.push_back({{"word/" + file, slot.kind.content_type, std::move(content)},
                    relationships_.add(slot.kind.relationship, file)});
  return known_.back().id;
}

}  // namespace vanthu::docx
