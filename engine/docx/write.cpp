// StyledDocument to package: makes every part and packs them.
//
//   in    StyledDocument
//   out   the bytes of the DOCX
//
// The main document is written first because it decides which headers and footers there are. What a
// level of the document looks like is in section.cpp, paragraph.cpp, run.cpp and table.cpp.

#include "docx/write.h"

#include <cassert>
#include <utility>

#include "docx/furniture.h"
#include "docx/package.h"
#include "docx/parts.h"
#include "docx/story.h"

namespace vanthu::docx {
namespace {

using rules::StyledDocument;
using rules::StyledSection;

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
  const Bookmarks bookmarks(document);
  const Story story{out, document, "1", &bookmarks};
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
  if (!document.properties.fields.empty()) {
    std::vector<CustomProperty> properties;
    for (const rules::InputField& field : document.properties.fields) {
      properties.push_back({field.name, field.value});
    }
    parts.push_back({"docProps/custom.xml", content_type::custom_properties,
                     custom_properties_part(properties)});
  }
  parts.push_back(
      {"word/document.xml", content_type::document, document_part(document, furniture)});
  parts.push_back({"word/styles.xml", content_type::styles, styles_part(document)});
  parts.push_back({"word/settings.xml", content_type::settings, settings_part()});
  parts.push_back({"word/fontTable.xml", content_type::font_table, font_table_part()});
  for (Part& part : furniture.take_parts()) parts.push_back(std::move(part));
  return zip::write(pack(std::move(parts), relationships));
}

}  // namespace vanthu::docx
