#include "svg/write.h"

#include <sstream>

#include "support/catch.h"
#include "unit/layout/build.h"
#include "xml/tree.h"

namespace {

using namespace vanthu;
using build::paragraph;
using build::run;

std::vector<std::string> pages_of(const rules::StyledDocument& document) {
  return svg::write(build::paginate(document), document.properties, build::shaper().fonts());
}

xml::Element parsed(const std::string& document) {
  Sources sources;
  Diagnostics diagnostics;
  const FileId file = sources.add("trang.svg", document);
  std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  REQUIRE(root.has_value());
  return *std::move(root);
}

// All elements of this name, in the order of the document.
void collect(const xml::Element& in, std::string_view name, std::vector<const xml::Element*>& to) {
  for (const xml::Node& node : in.children) {
    const auto* element = std::get_if<xml::Element>(&node);
    if (element == nullptr) continue;
    if (element->name == name) to.push_back(element);
    collect(*element, name, to);
  }
}

std::vector<const xml::Element*> all(const xml::Element& in, std::string_view name) {
  std::vector<const xml::Element*> found;
  collect(in, name, found);
  return found;
}

std::string text_of(const xml::Element& element) {
  std::string text;
  for (const xml::Node& node : element.children) {
    if (const auto* part = std::get_if<xml::Text>(&node)) text += part->value;
    if (const auto* inner = std::get_if<xml::Element>(&node)) text += text_of(*inner);
  }
  return text;
}

std::size_t count_of(std::string_view list) {
  std::istringstream words{std::string(list)};
  std::size_t count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

// UTF-16 units.
std::size_t units(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) count += byte >= 0xF0U ? 2 : 1;
  }
  return count;
}

rules::StyledRun of_field(std::string text, std::string field) {
  rules::StyledRun one = run(std::move(text));
  one.field = std::move(field);
  return one;
}

}  // namespace

TEST_CASE("a page is one SVG with size, number, title and its text") {
  rules::StyledDocument document = build::document({paragraph("Điều 1 & <2>")});
  document.properties.title = "Kế hoạch \"A\" & B";
  const auto pages = pages_of(document);
  REQUIRE(pages.size() == 1);
  CHECK(pages[0].find(svg::root_tag) != std::string::npos);
  const xml::Element root = parsed(pages[0]);
  CHECK(root.name == "svg");
  CHECK(root.get("lang") == "vi");
  CHECK(root.get("width") == "595.3pt");
  CHECK(root.get("viewBox").starts_with("0 0 595.3 "));
  CHECK(root.get("data-page") == "1");
  CHECK(root.get("data-label") == "1");
  CHECK(text_of(*all(root, "title").at(0)) == "Kế hoạch \"A\" & B (trang 1/1)");
  const auto texts = all(root, "text");
  REQUIRE(texts.size() == 1);
  CHECK(text_of(*texts[0]) == "Điều 1 & <2>");
  CHECK(all(*texts[0], "tspan").at(0)->get("x").starts_with("85.05 "));
  CHECK(all(*texts[0], "tspan").size() == 4);  // a word each
  CHECK(texts[0]->get("font-size") == "14");
  CHECK(all(root, "g").at(0)->get("font-family").starts_with("'Times New Roman',"));
}

TEST_CASE("every letter has a place, also beside the basic plane") {
  const auto root = parsed(pages_of(build::document({paragraph("Nghị định, ký tự")})).at(0));
  for (const xml::Element* text : all(root, "tspan")) {
    CHECK(count_of(text->get("x")) == units(text_of(*text)));
  }
}

TEST_CASE("what a field gave is a group with its path and a box on each line") {
  rules::StyledParagraph one = paragraph("Giao ");
  one.runs.push_back(of_field("các đơn vị", "muc_tieu[0].ten"));
  one.runs.push_back(run(" thực hiện "));
  std::string many;
  for (int i = 0; i < 40; ++i) many += "nhiệm vụ ";
  many += "này";
  one.runs.push_back(of_field(many, "viec"));
  const layout::Pages laid = build::paginate(build::document({one}));
  CHECK(laid.fields == std::vector<std::string>{"muc_tieu[0].ten", "viec"});
  const auto lines = laid.pages[0].lines.size();
  REQUIRE(lines > 3);
  const auto root = parsed(svg::write(laid, {}, build::shaper().fonts()).at(0));
  std::string whole, first, second;
  std::size_t boxes = 0;
  for (const xml::Element* text : all(root, "text")) whole += text_of(*text);
  for (const xml::Element* group : all(root, "g")) {
    if (group->get("class") != "truong") continue;
    const auto rects = all(*group, "rect");
    REQUIRE(rects.size() == 1);
    CHECK(rects[0]->get("fill") == "none");
    CHECK(std::stod(std::string(rects[0]->get("width"))) > 10);
    CHECK(std::stod(std::string(rects[0]->get("height"))) > 14);
    (group->get("data-field") == "viec" ? second : first) += text_of(*group);
    ++boxes;
  }
  CHECK(boxes == lines + 1);  // the second value begins on the line of the first
  CHECK(first == "các đơn vị");
  CHECK(second == many);
  CHECK(whole == "Giao các đơn vị thực hiện " + many);
}

TEST_CASE("a blank to be filled in by hand has a box as wide as the blank") {
  rules::StyledParagraph one = paragraph("Số:");
  rules::StyledRun blank = of_field(" ", "so");
  blank.format.letter_spacing = Length::pt(30);
  one.runs.push_back(blank);
  one.runs.push_back(run("/KH-UBND"));
  const auto root = parsed(pages_of(build::document({one})).at(0));
  const auto groups = all(root, "g");
  REQUIRE(groups.size() == 2);
  CHECK(groups[1]->get("data-field") == "so");
  CHECK(std::stod(std::string(all(*groups[1], "rect").at(0)->get("width"))) > 30);
}

TEST_CASE("face, colour and rules are drawn") {
  rules::StyledParagraph one = paragraph("HOẢ TỐC");
  one.runs[0].format.bold = one.runs[0].format.italic = true;
  one.runs[0].format.color = {0xFF, 0, 0};
  one.format.borders.bottom = {Length::pt(0.5), {}, {}};
  const auto root = parsed(pages_of(build::document({one})).at(0));
  const xml::Element& text = *all(root, "text").at(0);
  CHECK(text.get("font-weight") == "bold");
  CHECK(text.get("font-style") == "italic");
  CHECK(text.get("fill") == "#ff0000");
  const auto lines = all(root, "line");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]->get("stroke-width") == "0.5");
  CHECK(lines[0]->get("stroke") == "#000000");
  CHECK(lines[0]->get("y1") == lines[0]->get("y2"));
}

TEST_CASE("a soft hyphen at a line's end is seen, spaces keep lines apart") {
  rules::StyledParagraph one = paragraph("");
  std::string word;
  for (int i = 0; i < 60; ++i) word += "nghiêng\xC2\xAD";
  one.runs.push_back(run(word + "xong"));
  const auto root = parsed(pages_of(build::document({one})).at(0));
  const auto texts = all(root, "text");
  REQUIRE(texts.size() > 1);
  CHECK(text_of(*texts[0]).ends_with("nghiêng-"));
  CHECK_FALSE(text_of(*texts.back()).ends_with("-"));
}

TEST_CASE("each page has its own number, and the same input gives the same bytes") {
  rules::StyledDocument document =
      build::document({paragraph("một"), paragraph("hai"), paragraph("ba")}, build::line14 * 2);
  const auto pages = pages_of(document);
  REQUIRE(pages.size() == 2);
  const auto second = parsed(pages[1]);
  CHECK(second.get("data-page") == "2");
  CHECK(text_of(*all(second, "title").at(0)) == "trang 2/2");
  CHECK(pages_of(document) == pages);
}
