// Workbooks as Excel, LibreOffice and WPS write them, and damaged or hostile ones.

#include "data/xlsx.h"

#include <fmt/format.h>

#include "support/catch.h"
#include "support/workbook.h"

using namespace vanthu;
using data::CellKind;
using tests::Workbook;

namespace {

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<std::vector<data::Sheet>> sheets;

  explicit Read(const std::string& bytes) {
    sheets = data::read_xlsx(sources, sources.add("du-lieu.xlsx", bytes), diagnostics);
    CHECK(sheets.has_value() != diagnostics.has_errors());
  }
  [[nodiscard]] const data::Sheet& sheet(std::size_t index = 0) const {
    REQUIRE(sheets.has_value());
    return sheets->at(index);
  }
  // "A1 text Phú Vinh, B1 number 12"
  [[nodiscard]] std::string cells(std::size_t index = 0) const {
    constexpr const char* kinds[] = {"text",  "number", "percent",   "date",
                                     "yesno", "fault",  "uncomputed"};
    std::string out;
    for (const data::Row& row : sheet(index).rows) {
      for (const data::Cell& cell : row.cells) {
        out +=
            fmt::format("{}{} {} {}", out.empty() ? "" : ", ", cell_name(row.number, cell.column),
                        kinds[static_cast<int>(cell.kind)], cell.text);
        // Every place leads back to its cell.
        const auto at = sources.cell_at(cell.at.file, cell.at.begin);
        CHECK((at && at->row == row.number && at->column == cell.column));
      }
    }
    return out;
  }
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> result;
    for (const Diagnostic& one : diagnostics.all()) {
      std::string line(entry(one.code).id);
      for (std::size_t i = 1; i < one.args.size(); ++i) line += " | " + one.args[i];
      result.push_back(line);
    }
    return result;
  }
};

using Lines = std::vector<std::string>;

Read read_rows(const std::string& rows) {
  return Read(Workbook{.sheets = {{"Trang", rows}}}.bytes());
}

}  // namespace

TEST_CASE("xlsx: shared strings, rich runs joined, phonetic runs skipped") {
  const Workbook book{
      .sheets = {{"Chỉ tiêu &amp; việc",
                  R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
                     <row r="3"><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c></row>)"}},
      .strings =
          R"(<si><t>xã Phú Vinh</t></si>
             <si><r><rPr><b/></rPr><t xml:space="preserve">Kế </t></r><r><t>hoạch</t></r></si>
             <si><t>漢</t><rPh sb="0" eb="1"><t>かん</t></rPh></si>
             <si><t xml:space="preserve">  </t></si>)"};
  const Read read(book.bytes());
  CHECK(read.cells() == "A1 text xã Phú Vinh, B1 text Kế hoạch, B3 text 漢");
  CHECK(read.sheet().name == "Chỉ tiêu & việc");
  CHECK(*read.sources.sheet(read.sheet().at.file) == "Chỉ tiêu & việc");
}

TEST_CASE("xlsx: kinds of cells") {
  CHECK(read_rows(R"(<row r="1">
      <c r="A1" t="inlineStr"><is><r><t>một</t></r><r><t> hai</t></r></is></c>
      <c r="B1"><v>12.300000000000001</v></c>
      <c r="C1" t="b"><v>1</v></c>
      <c r="D1" t="e"><v>#N/A</v></c>
      <c r="E1" t="str"><f>A1&amp;"x"</f><v>một hai</v></c>
      <c r="F1"><f>SUM(B1:B2)</f><v>15</v></c>
      <c r="G1"><f>SUM(B1:B2)</f></c>
      <c r="H1"><f>SUM(B1:B2)</f><v></v></c>
      <c r="I1" t="str"><f>""</f><v></v></c>
      <c r="J1" t="d"><v>2026-06-15T00:00:00</v></c>
      <c r="K1" s="4"/>
      <c r="L1" t="inlineStr"><is><t>dòng 1_x000D_
dòng 2 _x0041_ _xZZZZ_</t></is></c>
      <c r="M1" t="b"><v>0</v></c></row>)")
            .cells() ==
        "A1 text một hai, B1 number 12.3, C1 yesno 1, D1 fault #N/A, E1 text một hai, "
        "F1 number 15, G1 uncomputed =SUM(B1:B2), H1 uncomputed =SUM(B1:B2), J1 date 2026-06-15, "
        "L1 text dòng 1\ndòng 2 A _xZZZZ_, M1 yesno 0");
}

TEST_CASE("xlsx: number formats make dates, percents, times and padded numbers") {
  Workbook book{
      .sheets = {{"Trang",
                  R"(<row r="1"><c r="A1" s="1"><v>46188</v></c><c r="B1" s="2"><v>0.125</v></c>
                     <c r="C1" s="3"><v>46174</v></c><c r="D1" s="4"><v>46188.3125</v></c>
                     <c r="E1" s="5"><v>0.3125</v></c><c r="F1" s="6"><v>7</v></c>
                     <c r="G1" s="0"><v>46188</v></c><c r="H1" s="99"><v>1</v></c>
                     <c r="I1" s="1"><v>-3</v></c><c r="J1" s="1" t="inlineStr"><is><t>15/6</t></is></c></row>)"}},
      .styles =
          R"(<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/>
             <numFmt numFmtId="165" formatCode="[$-42A]dd/mm/yyyy\ hh:mm"/>
             <numFmt numFmtId="166" formatCode="000"/></numFmts>
             <cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
             <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
             <xf numFmtId="17"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs>)"};
  const std::string same =
      ", B1 percent 12.5, C1 date {}, D1 date {}, E1 text 07:30, F1 text 007, G1 number 46188, "
      "H1 number 1, I1 number -3, J1 text 15/6";
  CHECK(Read(book.bytes()).cells() ==
        "A1 date 2026-06-15" + fmt::format(fmt::runtime(same), "2026-06", "2026-06-15"));
  book.is_1904 = true;
  CHECK(Read(book.bytes()).cells() ==
        "A1 date 2030-06-16" + fmt::format(fmt::runtime(same), "2030-06", "2030-06-16"));
}

TEST_CASE("xlsx: strict files, rows and cells without references, foreign elements") {
  const Workbook book{.sheets = {{"Trang",
                                  R"(<row><c><v>1</v></c><c/><c><v>3</v></c></row>
                                     <row><c><v>4</v></c></row>
                                     <x:row xmlns:x="urn:x" r="9"><x:c r="A9"><x:v>9</x:v></x:c></x:row>)"}},
                      .space = tests::strict};
  CHECK(Read(book.bytes()).cells() == "A1 number 1, C1 number 3, A2 number 4");
}

TEST_CASE("xlsx: hidden sheets, rows and columns, merged cells") {
  const Workbook book{
      .sheets = {{.name = "Trang",
                  .rows = R"(<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>
                             <row r="2" hidden="1"><c r="A2"><v>1</v></c></row>
                             <row r="3" hidden="true"><c r="A3"><v>1</v></c></row>
                             <row r="4" hidden="1"/>
                             <row r="6" hidden="1"><c r="D6"><v>1</v></c></row>)",
                  .before = R"(<cols><col min="3" max="16384" hidden="1"/></cols>)",
                  .after = R"(<mergeCells><mergeCell ref="A1:B2"/></mergeCells>)"},
                 {.name = "Ẩn", .rows = "", .state = "veryHidden"}}};
  const Read read(book.bytes());
  CHECK(read.sheet().hidden_rows == std::vector<data::Span>{{2, 3}, {6, 6}});
  CHECK(read.sheet().hidden_columns == std::vector<data::Span>{{2, 3}});
  REQUIRE(read.sheet().merged.size() == 1);
  CHECK(read.sheet().merged[0].last_row == 2);
  CHECK(read.sheet().merged[0].last_column == 1);
  CHECK_FALSE(read.sheet().hidden);
  CHECK(read.sheet(1).hidden);
}

TEST_CASE("xlsx: what is no workbook") {
  CHECK(Read("Trường,Giá trị").problems() == Lines{"zip-not-zip"});
  CHECK(Read("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0')).problems() ==
        Lines{"zip-old-office"});
  CHECK(Read(zip::write({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}))
            .problems() == Lines{"xlsx-not-workbook"});
  CHECK(Read(zip::write({{"xl/workbook.xml", "<document/>"}})).problems() ==
        Lines{"xlsx-not-workbook"});
  auto binary = Workbook{.sheets = {{"Trang", ""}}}.parts();
  for (zip::Entry& part : binary) {
    if (part.name == "xl/workbook.xml") part.name = "xl/workbook.bin";
    if (part.name == "_rels/.rels") part.bytes.replace(part.bytes.find("book.xml"), 8, "book.bin");
  }
  CHECK(Read(zip::write(binary)).problems() == Lines{"xlsx-not-workbook"});
}

TEST_CASE("xlsx: damaged parts are named") {
  auto parts = Workbook{.sheets = {{"Một", ""}, {"Hai", ""}}}.parts();
  std::erase_if(parts, [](const zip::Entry& part) { return part.name.ends_with("sheet2.xml"); });
  CHECK(Read(zip::write(parts)).problems() == Lines{"xlsx-sheet-missing | Hai"});

  CHECK(read_rows("<row r=\"1\"><c")
            .problems()
            .front()
            .starts_with("zip-entry-damaged | xl/worksheets/sheet1.xml | line 2: "));
  const auto damage = [](const std::string& rows) {
    const Lines lines = read_rows(rows).problems();
    REQUIRE(lines.size() == 1);
    constexpr std::string_view head = "zip-entry-damaged | xl/worksheets/sheet1.xml | ";
    REQUIRE(lines[0].starts_with(head));
    return lines[0].substr(head.size());
  };
  CHECK(damage(R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)") == "A1: no shared string 0");
  CHECK(damage(R"(<row r="1"><c r="A1"><v>mười</v></c></row>)") == "A1: mười is no number");
  CHECK(damage(R"(<row r="2"/><row r="1"/>)") == "row r=\"1\" after row 2");
  CHECK(damage(R"(<row r="1048577"/>)") == "row r=\"1048577\" after row 0");
  CHECK(damage(R"(<row r="4294967297"/>)") == "row r=\"4294967297\" after row 0");
  CHECK(damage(R"(<row r="1"><c r="B1"/><c r="A1"/></row>)") == "cell r=\"A1\" in row 1");
  CHECK(damage(R"(<row r="1"><c r="A2"/></row>)") == "cell r=\"A2\" in row 1");
  CHECK(damage(R"(<row r="1"><c r="XFE1"/></row>)") == "cell r=\"XFE1\" in row 1");
  CHECK(damage(R"(<row r="1"><c r="XFD1"/><c/></row>)") == "more than 16384 columns");
  CHECK(read_rows(R"(<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>)").cells() ==
        "XFD1048576 number 1");
}

TEST_CASE("xlsx: declarations and entities are refused in every part") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>";
  for (const char* name : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                           "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"}) {
    INFO(name);
    auto parts =
        Workbook{.sheets = {{"Trang", ""}}, .strings = "<si/>", .styles = "<fonts/>"}.parts();
    for (zip::Entry& part : parts) {
      if (part.name == name) part.bytes.insert(part.bytes.find("?>") + 2, bomb);
    }
    CHECK(Read(zip::write(parts)).problems() ==
          Lines{fmt::format("zip-entry-damaged | {} | <!DOCTYPE>", name)});
  }
  CHECK(read_rows("&b;").problems().size() == 1);
}

TEST_CASE("xlsx: other encodings than UTF-8 and deep nesting are refused") {
  auto parts = Workbook{.sheets = {{"Trang", ""}}}.parts();
  for (zip::Entry& part : parts) {
    if (part.name == "xl/workbook.xml") part.bytes.replace(part.bytes.find("UTF-8"), 5, "UTF-7");
  }
  CHECK(Read(zip::write(parts)).problems().size() == 1);
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<row>";
  CHECK(read_rows(deep).problems() ==
        Lines{"zip-entry-damaged | xl/worksheets/sheet1.xml | nested more than 128 deep"});
}

TEST_CASE("xlsx: one long string in many cells does not fill the memory") {
  std::string rows;
  for (int row = 1; row <= 3000; ++row) {
    rows += fmt::format("<row r=\"{0}\"><c r=\"A{0}\" t=\"s\"><v>0</v></c></row>", row);
  }
  const Workbook book{.sheets = {{"Trang", rows}},
                      .strings = "<si><t>" + std::string(30'000, 'x') + "</t></si>"};
  CHECK(Read(book.bytes()).problems() == Lines{"xlsx-too-large | 2000000 | 64 MiB"});
}

TEST_CASE("xlsx: a control character is told at its cell") {
  const Read read =
      read_rows(R"(<row r="2"><c r="C2" t="inlineStr"><is><t>a_x0007_b</t></is></c></row>)");
  REQUIRE(read.problems().size() == 1);
  const Diagnostic& one = read.diagnostics.all()[0];
  CHECK(one.code == Code::TextControlCharacter);
  CHECK(read.sources.cell_at(one.at.file, one.at.begin)->row == 2);
}

TEST_CASE("xlsx: files are told apart by the end of their name") {
  CHECK(data::is_sheet_file("a.XLSX"));
  CHECK(data::is_sheet_file("a.csv"));
  CHECK(data::is_sheet_file("a.xls"));  // to say what it is
  CHECK(data::is_sheet_file("a.ods"));
  CHECK_FALSE(data::is_sheet_file("a.json"));
  CHECK_FALSE(data::is_sheet_file("-"));
  CHECK_FALSE(data::is_sheet_file("xlsx"));
}
