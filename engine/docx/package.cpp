#include "docx/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "xml/emit.h"

namespace vanthu::docx {
namespace {

constexpr std::string_view content_types_namespace =
    "http://schemas.openxmlformats.org/package/2006/content-types";
constexpr std::string_view relationships_namespace =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string content_types(const std::vector<Part>& parts) {
  xml::Emitter out(2048);
  out.open("Types").attribute("xmlns", content_types_namespace);
  out.open("Default")
      .attribute("Extension", "rels")
      .attribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
      .close();
  out.open("Default")
      .attribute("Extension", "xml")
      .attribute("ContentType", "application/xml")
      .close();
  for (const Part& part : parts) {
    out.open("Override")
        .attribute("PartName", "/" + part.name)
        .attribute("ContentType", part.content_type)
        .close();
  }
  return out.close().take();
}

[[maybe_unused]] bool names_differ(const std::vector<Part>& parts) {
  // OPC compares part names without case (29500-2, 6.3.5).
  std::vector<std::string> names;
  for (const Part& part : parts) {
    std::string& name = names.emplace_back(part.name);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

bool holds(const std::vector<Part>& parts, std::string_view name) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](const Part& part) { return part.name == name; });
}

}  // namespace

std::string Relationships::add(std::string_view type, std::string target) {
  all_.push_back({type, std::move(target)});
  return fmt::format("rId{}", all_.size());
}

std::string Relationships::bytes() const {
  xml::Emitter out(2048);
  out.open("Relationships").attribute("xmlns", relationships_namespace);
  for (std::size_t i = 0; i < all_.size(); ++i) {
    out.open("Relationship")
        .attribute("Id", fmt::format("rId{}", i + 1))
        .attribute("Type", all_[i].type)
        .attribute("Target", all_[i].target)
        .close();
  }
  return out.close().take();
}

std::vector<zip::Entry> pack(std::vector<Part> parts, const Relationships& document) {
  assert(names_differ(parts));
  assert(holds(parts, "word/document.xml") && holds(parts, "docProps/core.xml") &&
         holds(parts, "docProps/app.xml"));

  Relationships package;
  package.add(relationship::document, "word/document.xml");
  package.add(relationship::core_properties, "docProps/core.xml");
  package.add(relationship::extended_properties, "docProps/app.xml");
  if (holds(parts, "docProps/custom.xml")) {
    package.add(relationship::custom_properties, "docProps/custom.xml");
  }

  std::vector<zip::Entry> entries;
  entries.reserve(parts.size() + 5);
  entries.push_back({"[Content_Types].xml", content_types(parts)});
  entries.push_back({"_rels/.rels", package.bytes()});
  for (Part& part : parts) {
    const bool main = part.name == "word/document.xml";
    if (part.content_type == content_type::custom_xml_properties) {
      // "customXml/itemProps1.xml": what it is of came just before.
      const std::string file = part.name.substr(part.name.rfind('/') + 1);
      const std::string number = file.substr(std::string_view("itemProps").size());
      Relationships of_item;
      of_item.add(relationship::custom_xml_properties, file);
      entries.push_back({"customXml/_rels/item" + number + ".rels", of_item.bytes()});
    }
    entries.push_back({std::move(part.name), std::move(part.bytes)});
    if (main) entries.push_back({"word/_rels/document.xml.rels", document.bytes()});
  }
  return entries;
}

}  // namespace vanthu::docx
