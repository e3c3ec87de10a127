// StyledDocument to package: makes every part and packs them.
//
//   in    StyledDocument; where it comes from
//   out   the bytes of the DOCX
//
// The main document is written first because it decides which headers and footers there are, and
// what the custom XML holds. What a level of the document looks like is in section.cpp,
// paragraph.cpp, run.cpp and table.cpp.

#include "docx/write.h"

#include <cassert>
#include <optional>
#include <utility>

#include "docx/custom_xml.h"
#include "docx/furniture.h"
#include "docx/marking.h"
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

std::string document_part(const StyledDocument& document, Furniture& furniture,
                          const Bookmarks& bookmarks, Marking* marking) {
  assert(!document.sections.empty());
  xml::Emitter out(expected_size(document));
  out.open("w:document")
      .attribute("xmlns:w", word_namespace)
      .attribute("xmlns:r", reference_namespace);
  if (marking != nullptr) {
    // Of the controls' appearance; programs that do not know it pass over it.
    out.attribute("xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006")
        .attribute("xmlns:w15", "http://schemas.microsoft.com/office/word/2012/wordml")
        .attribute("mc:Ignorable", "w15");
  }
  out.open("w:body");
  const Story story{out, document, "1", &bookmarks, marking};
  for (const StyledSection& section : document.sections) {
    const SectionEnd end = furniture.end_of(section);
    const bool last = &section == &document.sections.back();
    if (marking != nullptr) marking->record.begin_section(section);
    write_blocks(story, section.blocks, last ? nullptr : &end);
    if (last) write_section_properties(out, end);
    if (marking != nullptr) marking->record.end_section();
  }
  out.close();
  return out.close().take();
}

// The decree's input fields, and by what a file of ours is known when its custom XML is gone.
std::vector<CustomProperty> custom_properties(const StyledDocument& document, const Origin* origin,
                                              std::string digest) {
  std::vector<CustomProperty> properties;
  for (const rules::InputField& field : document.properties.fields) {
    properties.push_back({field.name, field.value});
  }
  if (origin == nullptr) return properties;
  properties.push_back({"vanthu.format", std::string(format_version)});
  properties.push_back({"vanthu.template", std::string(origin->template_id)});
  properties.push_back({"vanthu.digest", std::move(digest)});
  return properties;
}

}  // namespace

std::vector<zip::Entry> parts(const StyledDocument& document, const Options& options) {
  assert(!options.protect || options.origin != nullptr);
  Relationships relationships;
  relationships.add(relationship::styles, "styles.xml");
  relationships.add(relationship::settings, "settings.xml");
  relationships.add(relationship::font_table, "fontTable.xml");
  Furniture furniture(document, relationships);

  const Bookmarks bookmarks(document);
  std::optional<Marking> marking;
  if (options.origin != nullptr) {
    const Origin& origin = *options.origin;
    const std::size_t reserve = origin.data.size() + expected_size(document) / 4;
    marking.emplace(Marking{origin, options.protect, Record(origin, bookmarks.next_id(), reserve),
                            BoundValues(document)});
  }
  std::string main = document_part(document, furniture, bookmarks, marking ? &*marking : nullptr);
  const std::vector<CustomProperty> properties =
      custom_properties(document, options.origin, marking ? marking->record.digest() : "");

  std::vector<Part> made;
  made.push_back({"docProps/core.xml", content_type::core_properties,
                  core_properties_part(document.properties)});
  made.push_back(
      {"docProps/app.xml", content_type::extended_properties, extended_properties_part()});
  if (!properties.empty()) {
    made.push_back({"docProps/custom.xml", content_type::custom_properties,
                    custom_properties_part(properties)});
  }
  made.push_back({"word/document.xml", content_type::document, std::move(main)});
  made.push_back({"word/styles.xml", content_type::styles, styles_part(document)});
  made.push_back({"word/settings.xml", content_type::settings, settings_part(options.protect)});
  made.push_back({"word/fontTable.xml", content_type::font_table, font_table_part()});
  if (marking) {
    if (!marking->values.all().empty()) {
      add_custom_xml(1, values_item, "", marking->values.take(), relationships, made);
    }
    add_custom_xml(2, record_item, record_namespace, marking->record.take(marking->values.all()),
                   relationships, made);
  }
  for (Part& part : furniture.take_parts()) made.push_back(std::move(part));
  return pack(std::move(made), relationships);
}

std::string write(const StyledDocument& document, const Options& options) {
  const std::vector<zip::Entry> entries = parts(document, options);
  return options.cache != nullptr ? options.cache->archive.write(entries) : zip::write(entries);
}

}  // namespace vanthu::docx
