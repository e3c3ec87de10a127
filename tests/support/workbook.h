// Workbooks for tests, part by part: what Excel, LibreOffice and WPS write, and what nobody should.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zip/write.h"

namespace vanthu::tests {

inline constexpr std::string_view transitional =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline constexpr std::string_view strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

struct WorkbookSheet {
  std::string name;
  std::string rows;         // what stands in <sheetData>
  std::string before = "";  // in front of it: <cols>
  std::string after = "";   // behind it: <mergeCells>
  std::string state = "";   // "hidden"
};

struct Workbook {
  std::vector<WorkbookSheet> sheets;
  std::string strings = "";  // <si>… of sharedStrings.xml; without them the part is left out
  std::string styles = "";   // what stands in <styleSheet>
  bool is_1904 = false;
  std::string_view space = transitional;

  [[nodiscard]] std::vector<zip::Entry> parts() const {
    const bool is_strict = space == strict;
    const std::string links =
        is_strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                  : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string xmlns = " xmlns=\"" + std::string(space) + "\"";
    const std::string package =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string book = head + "<workbook" + xmlns + " xmlns:r=\"" + links + "\"><workbookPr" +
                       (is_1904 ? " date1904=\"1\"" : "") + "/><sheets>";
    std::string relations = head + package;
    std::vector<zip::Entry> result{
        {"[Content_Types].xml",
         head + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"},
        {"_rels/.rels", head + package + "<Relationship Id=\"rId1\" Type=\"" + links +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"}};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const WorkbookSheet& sheet = sheets[i];
      const std::string number = std::to_string(i + 1);
      book += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + number + "\" r:id=\"s" + number +
              "\"" + (sheet.state.empty() ? "" : " state=\"" + sheet.state + "\"") + "/>";
      relations += "<Relationship Id=\"s" + number + "\" Type=\"" + links +
                   "/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
      result.push_back({"xl/worksheets/sheet" + number + ".xml",
                        head + "<worksheet" + xmlns + ">" + sheet.before + "<sheetData>" +
                            sheet.rows + "</sheetData>" + sheet.after + "</worksheet>"});
    }
    if (!strings.empty()) {
      relations += "<Relationship Id=\"t\" Type=\"" + links +
                   "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>";
      result.push_back({"xl/sharedStrings.xml", head + "<sst" + xmlns + ">" + strings + "</sst>"});
    }
    if (!styles.empty()) {
      relations += "<Relationship Id=\"f\" Type=\"" + links + "/styles\" Target=\"styles.xml\"/>";
      result.push_back(
          {"xl/styles.xml", head + "<styleSheet" + xmlns + ">" + styles + "</styleSheet>"});
    }
    result.push_back({"xl/workbook.xml", book + "</sheets></workbook>"});
    result.push_back({"xl/_rels/workbook.xml.rels", relations + "</Relationships>"});
    return result;
  }
  [[nodiscard]] std::string bytes() const { return zip::write(parts()); }
};

// Rows of inline texts: {{"Trường", "Giá trị"}, {"xa", "Phú Vinh"}}. "=12" is the number 12, "" no
// cell.
[[nodiscard]] inline std::string text_rows(const std::vector<std::vector<std::string>>& rows) {
  std::string result;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string number = std::to_string(row + 1);
    result += "<row r=\"" + number + "\">";
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const std::string& text = rows[row][column];
      if (text.empty()) continue;
      const std::string at = std::string(1, static_cast<char>('A' + column)) + number;
      result += text.starts_with('=')
                    ? "<c r=\"" + at + "\"><v>" + text.substr(1) + "</v></c>"
                    : "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
    result += "</row>";
  }
  return result;
}

}  // namespace vanthu::tests
