// docProps/core.xml, docProps/app.xml and docProps/custom.xml: what a file manager and a search
// show of the document.

#include <algorithm>

#include "docx/parts.h"
#include "xml/emit.h"

namespace vanthu::docx {
namespace {

// ECMA-376 Part 1, 22.3.2.2: the set of user-defined properties; 0 and 1 are taken in it.
constexpr std::string_view custom_set = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
constexpr long long first_custom_number = 2;

// "2026-06-15"; a draft whose day is still blank has no date to give.
bool is_full_date(std::string_view date) {
  constexpr std::string_view pattern = "dddd-dd-dd";
  return date.size() == pattern.size() &&
         std::equal(date.begin(), date.end(), pattern.begin(),
                    [](char c, char p) { return p == 'd' ? c >= '0' && c <= '9' : c == p; });
}

void write_text(xml::Emitter& out, std::string_view element, std::string_view text) {
  if (!text.empty()) out.open(element).text(text).close();
}

void write_instant(xml::Emitter& out, std::string_view element, const std::string& date) {
  out.open(element).attribute("xsi:type", "dcterms:W3CDTF").text(date + "T00:00:00Z").close();
}

}  // namespace

std::string core_properties_part(const rules::Properties& properties) {
  xml::Emitter out(1024);
  out.open("cp:coreProperties")
      .attribute("xmlns:cp",
                 "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
      .attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/")
      .attribute("xmlns:dcterms", "http://purl.org/dc/terms/")
      .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
  write_text(out, "dc:title", properties.title);
  write_text(out, "dc:subject", properties.subject);
  write_text(out, "dc:creator", properties.author);
  write_text(out, "cp:keywords", properties.kind);
  write_text(out, "dc:identifier", properties.identifier);
  // The document's own date stands for both instants: the clock is never asked.
  if (is_full_date(properties.date)) {
    write_instant(out, "dcterms:created", properties.date);
    write_instant(out, "dcterms:modified", properties.date);
  }
  write_text(out, "dc:language", "vi-VN");
  return out.close().take();
}

std::string extended_properties_part() {
  xml::Emitter out(512);
  out.open("Properties")
      .attribute("xmlns",
                 "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
  out.open("Application").text("vanthu").close();
  return out.close().take();
}

std::string custom_properties_part(const std::vector<CustomProperty>& properties) {
  xml::Emitter out(2048);
  out.open("Properties")
      .attribute("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
      .attribute("xmlns:vt",
                 "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
  long long number = first_custom_number;
  for (const CustomProperty& property : properties) {
    out.open("property").attribute("fmtid", custom_set).attribute("pid", number++);
    out.attribute("name", property.name);
    out.open("vt:lpwstr").text(property.value).close().close();
  }
  return out.close().take();
}

}  // namespace vanthu::docx
