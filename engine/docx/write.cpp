#include "docx/write.h"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <utility>

#include "docx/package.h"
#include "docx/parts.h"
#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::StyledDocument;
using rules::StyledParagraph;
using rules::StyledSection;

// Header or footer: what differs between the two.
struct Kind {
  std::string_view root, reference, content_type, relationship, name;
};
constexpr Kind header_kind{"w:hdr", "w:headerReference", content_type::header, relationship::header,
                           "header"};
constexpr Kind footer_kind{"w:ftr", "w:footerReference", content_type::footer, relationship::footer,
                           "footer"};

std::string furniture_part(const StyledDocument& document, const Kind& kind,
                           std::string_view page_number,
                           const std::vector<StyledParagraph>& paragraphs) {
  xml::Emitter out(2048);
  out.open(kind.root)
      .attribute("xmlns:w", word_namespace)
      .attribute("xmlns:r", reference_namespace);
  const Story story{out, document, page_number};
  for (const StyledParagraph& paragraph : paragraphs) write_paragraph(story, paragraph);
  if (paragraphs.empty()) out.empty("w:p");  // a part without a block is refused
  return out.close().take();
}

// Headers and footers of all sections. A section names only those that differ from the section
// before, as Word does ("same as previous"): editing one then edits them all. Equal ones share a
// part.
class Furniture {
 public:
  Furniture(const StyledDocument& document, Relationships& relationships)
      : document_(document), relationships_(relationships) {}

  SectionEnd end_of(const StyledSection& section) {
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

  std::vector<Part> take_parts() {
    std::vector<Part> parts;
    for (const Kind* kind : {&header_kind, &footer_kind}) {
      for (Known& known : known_) {
        if (known.part.content_type == kind->content_type) parts.push_back(std::move(known.part));
      }
    }
    return parts;
  }

 private:
  struct Slot {
    const Kind& kind;
    std::string_view type;
    std::string_view page_number;
    const std::vector<StyledParagraph>& paragraphs;
    std::size_t index;
  };
  struct Known {
    Part part;
    std::string id;
  };

  [[nodiscard]] std::string bytes(const Slot& slot, std::string_view page_number) const {
    return furniture_part(document_, slot.kind, page_number, slot.paragraphs);
  }

  void refer(const Slot& slot, SectionEnd& end) {
    std::string& inherited = inherited_[slot.index];
    if (slot.paragraphs.empty() && inherited.empty()) return;
    const std::string& id = find_or_add(slot);
    if (id == inherited) return;
    inherited = id;
    end.references.push_back({slot.kind.reference, slot.type, id});
  }

  const std::string& find_or_add(const Slot& slot) {
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

  const StyledDocument& document_;
  Relationships& relationships_;
  std::vector<Known> known_;
  std::array<std::string, 4> inherited_;  // relationship ids, by slot
};

// Close to what a page of text takes, so that the buffer seldom grows.
std::size_t expected_size(const StyledDocument& document) {
  std::size_t blocks = 0;
  for (const StyledSection& section : document.sections) blocks += section.blocks.size();
  return 4096 + blocks * 1024;
}

std::string document_part(const StyledDocument& document, Furniture& furniture) {
  assert(!document.sections.empty());
  xml::Emitter out(expected_size(document));
  out.open("w:document")
      .attribute("xmlns:w", word_namespace)
      .attribute("xmlns:r", reference_namespace);
  out.open("w:body");
  const Story story{out, document, "1"};
  for (const StyledSection& section : document.sections) {
    const SectionEnd end = furniture.end_of(section);
    const bool last = &section == &document.sections.back();
    write_blocks(story, section.blocks, last ? nullptr : &end);
    if (last) write_section_properties(out, end);
  }
  out.close();
  return out.close().take();
}

}  // namespace

std::string write(const StyledDocument& document) {
  Relationships relationships;
  relationships.add(relationship::styles, "styles.xml");
  relationships.add(relationship::settings, "settings.xml");
  relationships.add(relationship::font_table, "fontTable.xml");
  Furniture furniture(document, relationships);

  std::vector<Part> parts;
  parts.push_back({"docProps/core.xml", content_type::core_properties,
                   core_properties_part(document.properties)});
  parts.push_back(
      {"docProps/app.xml", content_type::extended_properties, extended_properties_part()});
  parts.push_back(
      {"word/document.xml", content_type::document, document_part(document, furniture)});
  parts.push_back({"word/styles.xml", content_type::styles, styles_part(document)});
  parts.push_back({"word/settings.xml", content_type::settings, settings_part()});
  parts.push_back({"word/fontTable.xml", content_type::font_table, font_table_part()});
  for (Part& part : furniture.take_parts()) parts.push_back(std::move(part));
  return zip::write(pack(std::move(parts), relationships));
}

}  // namespace vanthu::docx
