// Small DOCX packages for tests, part by part.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zip/write.h"

namespace vanthu::tests {

struct DocxPart {
  std::string name;  // "word/header1.xml"
  std::string bytes;
  // Of its relationship from the main document: type and id; without a type there is none.
  std::string type = "";
  std::string id = "";
};

struct Docx {
  std::string body;                  // what stands in <w:body>
  std::vector<DocxPart> parts = {};  // others
  std::string links = "";            // more <Relationship …/> of the main document
  std::string package_links = "";    // more of the package
  std::string main_type =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  bool is_strict = false;

  [[nodiscard]] std::string word_space() const {
    return is_strict ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
                     : "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  }
  [[nodiscard]] std::string relationship_space() const {
    return is_strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                     : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  }
  // The namespaces that every part may use.
  [[nodiscard]] std::string spaces() const {
    return " xmlns:w=\"" + word_space() + "\" xmlns:r=\"" + relationship_space() +
           "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
           " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
           " xmlns:v=\"urn:schemas-microsoft-com:vml\""
           " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
           " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
           " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"";
  }
  // A part with this root element.
  [[nodiscard]] std::string root(std::string_view name, std::string_view content) const {
    return std::string("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<") +
           std::string(name) + spaces() + ">" + std::string(content) + "</" + std::string(name) +
           ">";
  }
  [[nodiscard]] std::vector<zip::Entry> entries() const {
    const std::string package =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    const auto link = [&](const std::string& id, const std::string& type,
                          const std::string& target) {
      return "<Relationship Id=\"" + id + "\" Type=\"" + relationship_space() + "/" + type +
             "\" Target=\"" + target + "\"/>";
    };
    std::string types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        "<Override PartName=\"/word/document.xml\" ContentType=\"" +
        main_type + "\"/></Types>";
    std::string document_links = package + links;
    std::vector<zip::Entry> result;
    for (const DocxPart& part : parts) {
      if (!part.type.empty()) document_links += link(part.id, part.type, "/" + part.name);
    }
    result.push_back({"[Content_Types].xml", std::move(types)});
    result.push_back({"_rels/.rels", package + link("rId1", "officeDocument", "word/document.xml") +
                                         package_links + "</Relationships>"});
    result.push_back({"word/document.xml", root("w:document", "<w:body>" + body + "</w:body>")});
    result.push_back({"word/_rels/document.xml.rels", document_links + "</Relationships>"});
    for (const DocxPart& part : parts) result.push_back({part.name, part.bytes});
    return result;
  }
  [[nodiscard]] std::string bytes() const { return zip::write(entries()); }
};

}  // namespace vanthu::tests
