// What is in force for a paragraph and a run, case by case (ISO/IEC 29500-1, 17.7).

#include <fmt/format.h>

#include "docx/effective/resolve.h"
#include "docx/parse/read.h"
#include "docx/parse/walk.h"
#include "support/catch.h"
#include "support/docx_package.h"

using namespace vanthu;
using namespace vanthu::docx;
using effective::Alignment;

namespace {

struct Opened {
  std::string bytes;
  Diagnostics diagnostics;
  std::optional<parse::Document> document;
  std::optional<effective::Resolver> resolver;

  Opened(const std::string& body, const std::string& styles, const std::string& numbering = "",
         const std::string& theme = "", const std::string& settings = "") {
    tests::Docx docx{body};
    docx.parts.push_back({"word/styles.xml", docx.root("w:styles", styles), "styles", "rId10"});
    if (!numbering.empty()) {
      docx.parts.push_back(
          {"word/numbering.xml", docx.root("w:numbering", numbering), "numbering", "rId11"});
    }
    if (!theme.empty()) docx.parts.push_back({"word/theme/theme1.xml", theme, "theme", "rId12"});
    if (!settings.empty()) {
      docx.parts.push_back(
          {"word/settings.xml", docx.root("w:settings", settings), "settings", "rId13"});
    }
    bytes = docx.bytes();
    document = parse::read(bytes, "a.docx", diagnostics);
    REQUIRE(document);
    resolver.emplace(*document);
  }

  const parse::StoryPart& part() const { return document->part_of(document->body()); }
  // Paragraph and first run, "left=… bold", of every paragraph.
  std::vector<std::string> lines() const {
    std::vector<std::string> result;
    walk(document->body().blocks, {}, result);
    return result;
  }
  void walk(const std::vector<parse::Block>& blocks, const effective::TablePlace& place,
            std::vector<std::string>& result) const {
    for (const parse::Block& block : blocks) {
      if (const auto* paragraph = std::get_if<parse::Paragraph>(&block.content)) {
        result.push_back(line(*paragraph, place));
      } else if (const auto* table = std::get_if<parse::Table>(&block.content)) {
        for (std::size_t r = 0; r < table->rows.size(); ++r) {
          for (const parse::Cell& cell : table->rows[r].cells) {
            walk(cell.blocks, {table, &part(), r, &cell}, result);
          }
        }
      }
    }
  }
  std::string line(const parse::Paragraph& paragraph, const effective::TablePlace& place) const {
    const auto values = resolver->paragraph(part(), paragraph, place);
    const parse::NodeId run =
        paragraph.pieces.empty() ? parse::no_node : paragraph.pieces.front().properties;
    const auto look = resolver->run(part(), paragraph, run, place);
    std::string text = fmt::format("{}", look.half_points);
    if (look.bold) text += " bold";
    if (look.italic) text += " italic";
    if (look.ascii != "Times New Roman") text += " " + look.ascii;
    if (values.alignment == Alignment::Center) text += " center";
    if (values.alignment == Alignment::Justify) text += " justify";
    if (values.left != Length()) text += fmt::format(" left={}", values.left.twips());
    if (values.first_line != Length()) text += fmt::format(" first={}", values.first_line.twips());
    if (values.before != Length()) text += fmt::format(" before={}", values.before.twips());
    if (values.after != Length()) text += fmt::format(" after={}", values.after.twips());
    return text;
  }
};

std::string paragraph(const std::string& properties, const std::string& run = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:rPr>" + run +
         "</w:rPr><w:t>x</w:t></w:r></w:p>";
}

std::string style(const std::string& type, const std::string& id, const std::string& content,
                  const std::string& more = "") {
  return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"" + more + "><w:name w:val=\"" +
         id + "\"/>" + content + "</w:style>";
}

const std::string one_numbering =
    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
    "<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/><w:pPr><w:ind w:left=\"720\" "
    "w:hanging=\"360\"/></w:pPr></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>"
    "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2\"/></w:lvl></w:abstractNum>"
    "<w:num w:numId=\"5\"><w:abstractNumId w:val=\"0\"/></w:num>";

}  // namespace

TEST_CASE("effective values: the order of defaults, styles and direct formatting") {
  struct Row {
    const char* what;
    std::string body, styles;
    std::string expected;
  };
  const std::string size = "<w:sz w:val=\"26\"/>";
  const Row rows[] = {
      {"nothing said: Word's own defaults", paragraph(""), "", "20"},
      {"document defaults", paragraph(""),
       "<w:docDefaults><w:rPrDefault><w:rPr>" + size +
           "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr>"
           "</w:pPrDefault></w:docDefaults>",
       "26 after=120"},
      {"the default paragraph style", paragraph(""),
       style("paragraph", "Normal", "<w:pPr><w:jc w:val=\"both\"/></w:pPr>", " w:default=\"1\""),
       "20 justify"},
      {"a style that is not there is the default one", paragraph("<w:pStyle w:val=\"Gone\"/>"),
       style("paragraph", "Normal", "<w:pPr><w:jc w:val=\"both\"/></w:pPr>", " w:default=\"1\""),
       "20 justify"},
      {"basedOn, attribute by attribute", paragraph("<w:pStyle w:val=\"B\"/>"),
       style("paragraph", "A", "<w:pPr><w:spacing w:before=\"60\" w:after=\"60\"/></w:pPr>") +
           style("paragraph", "B",
                 "<w:basedOn w:val=\"A\"/><w:pPr><w:spacing w:after=\"0\"/></w:pPr>"),
       "20 before=60"},
      {"a circle of basedOn ends", paragraph("<w:pStyle w:val=\"A\"/>"),
       style("paragraph", "A", "<w:basedOn w:val=\"B\"/><w:rPr><w:b/></w:rPr>") +
           style("paragraph", "B", "<w:basedOn w:val=\"A\"/>"),
       "20 bold"},
      {"direct wins", paragraph("<w:pStyle w:val=\"A\"/><w:jc w:val=\"left\"/>", size),
       style("paragraph", "A",
             "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"30\"/></w:rPr>"),
       "26"},
      {"bold of paragraph and character style: exclusive or",
       paragraph("<w:pStyle w:val=\"A\"/>", "<w:rStyle w:val=\"C\"/>"),
       style("paragraph", "A", "<w:rPr><w:b/><w:i/></w:rPr>") +
           style("character", "C", "<w:rPr><w:b/></w:rPr>"),
       "20 italic"},
      {"a direct switch is taken as it is",
       paragraph("<w:pStyle w:val=\"A\"/>", "<w:rStyle w:val=\"C\"/><w:b/>"),
       style("paragraph", "A", "<w:rPr><w:b/></w:rPr>") +
           style("character", "C", "<w:rPr><w:b/></w:rPr>"),
       "20 bold"},
      {"a switch of the defaults stays on", paragraph("<w:pStyle w:val=\"A\"/>"),
       "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>" +
           style("paragraph", "A", "<w:rPr><w:b/></w:rPr>"),
       "20 bold"},
      {"a face named for its family",
       paragraph("",
                 "<w:rFonts w:ascii=\"Times New Roman Bold\" w:hAnsi=\"Times New Roman Bold\"/>"),
       "", "20 bold"},
      {"two styles in the name",
       paragraph("", "<w:rFonts w:ascii=\"Times New Roman Bold Italic\"/>"), "", "20 bold italic"},
      {"hanging beats firstLine, the strict names are known",
       paragraph("<w:ind w:start=\"500\" w:firstLine=\"100\" w:hanging=\"200\"/>"), "",
       "20 left=500 first=-200"},
      {"automatic spacing", paragraph("<w:spacing w:before=\"20\" w:beforeAutospacing=\"1\"/>"), "",
       "20 before=280"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const Opened opened(row.body, row.styles);
    CHECK(opened.lines() == std::vector<std::string>{row.expected});
  }
}

TEST_CASE("effective values: lists, and where their indents stand") {
  const std::string own = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"5\"/></w:numPr>";
  const std::string styles =
      style("paragraph", "A", "<w:pPr><w:ind w:left=\"100\"/></w:pPr>") +
      style("paragraph", "L", "<w:pPr>" + own + "<w:ind w:left=\"100\"/></w:pPr>");
  const Opened opened(
      paragraph("<w:pStyle w:val=\"A\"/>" + own) + paragraph("<w:pStyle w:val=\"L\"/>") +
          paragraph("<w:pStyle w:val=\"L\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
      styles, one_numbering);
  CHECK(opened.lines() ==
        std::vector<std::string>{"20 left=720 first=-360", "20 left=100 first=-360", "20"});
}

TEST_CASE("effective values: the numbers that lists print") {
  const Opened opened("<w:p/>", "", one_numbering);
  effective::Numbering::Counter counter(opened.resolver->numbering());
  std::vector<std::string> labels;
  for (const int level : {0, 1, 1, 0, 1}) labels.push_back(counter.next({5, level}));
  CHECK(labels == std::vector<std::string>{"I.", "I.1", "I.2", "II.", "II.1"});
  CHECK(counter.next({99, 0}).empty());
}

TEST_CASE("effective values: theme faces beat plain ones, table styles reach their cells") {
  const std::string theme =
      "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"x\">"
      "<a:themeElements><a:fontScheme name=\"x\"><a:majorFont><a:latin typeface=\"Cambria\"/>"
      "</a:majorFont><a:minorFont><a:latin typeface=\"Calibri\"/></a:minorFont></a:fontScheme>"
      "</a:themeElements></a:theme>";
  const std::string table_style =
      style("table", "T",
            "<w:rPr><w:sz w:val=\"24\"/></w:rPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/>"
            "</w:rPr></w:tblStylePr>");
  const auto row = [](const std::string& words) {
    return "<w:tr><w:tc>" + words + "</w:tc></w:tr>";
  };
  const Opened opened(
      paragraph("", "<w:rFonts w:ascii=\"Arial\" w:asciiTheme=\"minorHAnsi\"/>") +
          "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:val=\"0020\"/></w:tblPr>"
          "<w:tblGrid><w:gridCol w:w=\"900\"/></w:tblGrid>" +
          row(paragraph("")) + row(paragraph("")) + "</w:tbl><w:p/>",
      table_style, "", theme);
  CHECK(opened.lines() == std::vector<std::string>{"20 Calibri", "24 bold", "24", "20"});
}

TEST_CASE("effective values: settings for older versions of Word") {
  const std::string styles =
      style("table", "T",
            "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"24\"/></w:rPr>") +
      style("paragraph", "Normal",
            "<w:pPr><w:jc w:val=\"left\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/></w:rPr>",
            " w:default=\"1\"") +
      style("paragraph", "Own", "<w:basedOn w:val=\"Normal\"/>");
  const auto in_table = [](const std::string& words) {
    return "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"900\"/>"
           "</w:tblGrid><w:tr><w:tc>" +
           words + "</w:tc></w:tr></w:tbl><w:p/>";
  };
  const auto over = [](const char* value) {
    return std::string(
               "<w:compat><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" "
               "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"") +
           value + "\"/></w:compat>";
  };
  struct Row {
    const char* what;
    std::string body, settings, expected;
  };
  const Row rows[] = {
      {"of now: Normal beats the table style", in_table(paragraph("")), over("1"), "20"},
      {"of before: what Normal only repeats does not", in_table(paragraph("")), over("0"),
       "24 center"},
      {"nobody says", in_table(paragraph("")), "<w:compat/>", "24 center"},
      {"another style than the default one does", in_table(paragraph("<w:pStyle w:val=\"Own\"/>")),
       over("0"), "20"},
      {"direct formatting does",
       in_table(paragraph("<w:jc w:val=\"left\"/>", "<w:sz w:val=\"20\"/>")), over("0"), "20"},
      {"automatic spacing of HTML", paragraph("<w:spacing w:afterAutospacing=\"1\"/>"),
       "<w:compat/>", "20 after=280"},
      {"fixed automatic spacing", paragraph("<w:spacing w:afterAutospacing=\"1\"/>"),
       "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>", "20 after=100"},
      {"a switch that is off", paragraph("<w:spacing w:afterAutospacing=\"1\"/>"),
       "<w:compat><w:doNotUseHTMLParagraphAutoSpacing w:val=\"0\"/></w:compat>", "20 after=280"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const Opened opened(row.body, styles, "", "", row.settings);
    CHECK(opened.lines().front() == row.expected);
  }
  const std::string close = paragraph("<w:contextualSpacing/>");
  for (const bool on : {false, true}) {
    const Opened opened(
        in_table(close) + close, styles, "", "",
        on ? "<w:compat><w:allowSpaceOfSameStyleInTable/></w:compat>" : "<w:compat/>");
    const auto& blocks = opened.document->body().blocks;
    const auto& table = std::get<parse::Table>(blocks.front().content);
    const auto& cell = table.rows[0].cells[0];
    const auto& inside = std::get<parse::Paragraph>(cell.blocks[0].content);
    const auto& outside = std::get<parse::Paragraph>(blocks.back().content);
    CHECK(opened.resolver->paragraph(opened.part(), inside, {&table, &opened.part(), 0, &cell})
              .contextual_spacing == on);
    CHECK(opened.resolver->paragraph(opened.part(), outside).contextual_spacing);
  }
}
