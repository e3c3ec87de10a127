// The package around the parts: part names, content types, relationships (OPC, ISO/IEC 29500-2).
//
//   in    parts with their content types; relationships as they were asked for
//   out   the ZIP entries in their order, [Content_Types].xml first
//
// What the parts hold is the business of the other files. By construction: every part has a content
// type of its own, every relationship of ours points at a part that exists.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zip/write.h"

namespace vanthu::docx {

struct Part {
  std::string name;               // "word/styles.xml": lower case but for Word's own spellings
  std::string_view content_type;  // one of the constants below
  std::string bytes;
};

namespace content_type {
inline constexpr std::string_view document =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
inline constexpr std::string_view styles =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
inline constexpr std::string_view settings =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
inline constexpr std::string_view font_table =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
inline constexpr std::string_view header =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
inline constexpr std::string_view footer =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
inline constexpr std::string_view core_properties =
    "application/vnd.openxmlformats-package.core-properties+xml";
inline constexpr std::string_view extended_properties =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml";
inline constexpr std::string_view custom_xml = "application/xml";
inline constexpr std::string_view custom_xml_properties =
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
inline constexpr std::string_view custom_properties =
    "application/vnd.openxmlformats-officedocument.custom-properties+xml";
}  // namespace content_type

namespace relationship {
inline constexpr std::string_view document =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
inline constexpr std::string_view styles =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
inline constexpr std::string_view settings =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings";
inline constexpr std::string_view font_table =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable";
inline constexpr std::string_view header =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header";
inline constexpr std::string_view footer =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer";
inline constexpr std::string_view core_properties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
inline constexpr std::string_view extended_properties =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
inline constexpr std::string_view custom_xml =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
inline constexpr std::string_view custom_xml_properties =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
inline constexpr std::string_view custom_properties =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties";
}  // namespace relationship

// What the main document points at. `target` is relative to word/.
class Relationships {
 public:
  // The Id to write as r:id: "rId1", "rId2" … in the order of the calls.
  std::string add(std::string_view type, std::string target);

  // The bytes of the .rels part.
  [[nodiscard]] std::string bytes() const;

 private:
  struct Relationship {
    std::string_view type;
    std::string target;
  };
  std::vector<Relationship> all_;
};

// `parts` in the order wanted; the content types and the two .rels parts are added. The parts named
// word/document.xml, docProps/core.xml and docProps/app.xml must be there; docProps/custom.xml may
// be, and custom XML: each part customXml/itemN.xml before its customXml/itemPropsN.xml.
[[nodiscard]] std::vector<zip::Entry> pack(std::vector<Part> parts, const Relationships& document);

}  // namespace vanthu::docx
