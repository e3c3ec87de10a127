#include "docx/custom_xml.h"

#include <fmt/format.h>

#include <utility>

#include "xml/emit.h"

namespace vanthu::docx {

void add_custom_xml(int number, std::string_view item, std::string_view schema, std::string bytes,
                    Relationships& document, std::vector<Part>& parts) {
  const std::string count = fmt::format_int(number).str();
  const std::string file = "customXml/item" + count + ".xml";
  document.add(relationship::custom_xml, "../" + file);
  parts.push_back({file, content_type::custom_xml, std::move(bytes)});

  xml::Emitter out(512);
  out.open("ds:datastoreItem")
      .attribute("xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml")
      .attribute("ds:itemID", item);
  if (!schema.empty()) {
    out.open("ds:schemaRefs");
    out.open("ds:schemaRef").attribute("ds:uri", schema).close();
    out.close();
  }
  parts.push_back({"customXml/itemProps" + count + ".xml", content_type::custom_xml_properties,
                   out.close().take()});
}

}  // namespace vanthu::docx
