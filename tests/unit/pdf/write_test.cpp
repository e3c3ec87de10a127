#include "pdf/write.h"

#include <set>
#include <string>

#include "composer.h"
#include "pdf/objects.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

rules::Properties properties() {
  rules::Properties result;
  result.title = "Kế hoạch";
  result.date = "2026-06-15";
  return result;
}

}  // namespace

TEST_CASE("same pages, same bytes") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const layout::Pages pages = sample_plan(fonts, 3);
  const std::string first = write(pages, properties(), *fonts);
  CHECK(first == write(pages, properties(), *fonts));
  const layout::Pages copy = sample_plan(fonts, 3);
  CHECK(first == write(copy, properties(), *fonts));
}

TEST_CASE("an attachment stands in the catalog twice, and the file is PDF/A-3a") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Extras extras;
  extras.data = Attachment{"du-lieu.json", "application/json", "Dữ liệu", "{}"};
  const std::string bytes = write(sample_plan(fonts, 1), properties(), *fonts, extras);
  CHECK(bytes.find("<pdfaid:part>3</pdfaid:part>") != std::string::npos);
  const Pdf file = read_pdf(bytes);
  const std::string& catalog = file.catalog().text;
  const std::string specification = value_of(catalog, "AF");
  CHECK(catalog.find("/EmbeddedFiles<</Names[(du-lieu.json)") != std::string::npos);
  CHECK(references(value_of(catalog, "Names")) == references(specification));
  REQUIRE(references(specification).size() == 1);
  const std::string& object = file.at(references(specification).front()).text;
  CHECK(object.find("/AFRelationship/Data") != std::string::npos);
  const PdfObject& stream = file.follow(value_of(object, "EF"), "UF");
  CHECK(stream.text.find("/Subtype/application#2Fjson") != std::string::npos);
  CHECK(stream.stream == "{}");
}

TEST_CASE("signature fields stand on their page, in the form and in the structure, only when asked") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  layout::Pages pages = sample_plan(fonts, 2);
  layout::SigningPlace place;
  place.page = 1;
  place.signer = "CHỦ TỊCH Trần Quốc Bảo";
  place.box = {Length::pt(300), Length::pt(500), Length::pt(140), Length::pt(64)};
  place.seal = layout::Box{Length::pt(250), Length::pt(480), Length::pt(100), Length::pt(100)};
  pages.signing.push_back(place);
  CHECK(occurrences(write(pages, properties(), *fonts), "AcroForm") == 0);

  const Pdf file = read_pdf(write(pages, properties(), *fonts, Extras{{}, true}));
  const auto fields = references(value_of(value_of(file.catalog().text, "AcroForm"), "Fields"));
  REQUIRE(fields.size() == 2);
  const std::vector<std::uint32_t> numbers = file.page_numbers();
  CHECK(value_of(file.at(numbers[0]).text, "Annots").empty());
  CHECK(references(value_of(file.at(numbers[1]).text, "Annots")) == fields);
  const std::string& signer = file.at(fields[0]).text;
  CHECK(signer.find("/FT/Sig/T(ChuKy1)") != std::string::npos);
  const Length height = pages.pages[1].height;
  std::string box = "/Rect[300 ";
  append_fixed(box, points(height - Length::pt(564)));
  box += " 440 ";
  append_fixed(box, points(height - Length::pt(500)));
  CHECK(signer.find(box + "]") != std::string::npos);
  CHECK(file.at(fields[1]).text.find("/T(CoQuan1)") != std::string::npos);

  const PdfObject& root = file.follow(file.catalog().text, "StructTreeRoot");
  const std::string nums = value_of(file.follow(root.text, "ParentTree").text, "Nums");
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto key = static_cast<std::uint32_t>(numbers.size() + i);
    CHECK(value_of(file.at(fields[i]).text, "StructParent") == " " + std::to_string(key));
    // The tree ends with "2 n 0 R 3 m 0 R": the fields' elements.
    const auto all = references(nums);
    const PdfObject& form = file.at(all[all.size() - fields.size() + i]);
    CHECK(form.text.find("/S/Form") != std::string::npos);
    CHECK(references(value_of(value_of(form.text, "K"), "Obj")) ==
          std::vector<std::uint32_t>{fields[i]});
  }
}

TEST_CASE("a line that the agency's program writes anew is shown by its field, not by the page") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  composer.add({"Nội dung"});
  layout::BlockInfo furniture;
  furniture.role = rules::Role::PageFurniture;
  const std::uint32_t block = composer.add_block(furniture);
  composer.add_line({"27/KH", fonts::Face::Regular, Length::pt(10)}, Length::pt(480),
                    Length::pt(40), block);
  layout::Pages& pages = composer.pages;
  pages.pages[0].lines.back().page_furniture = true;
  pages.signing_lines.push_back(
      {0, block, {Length::pt(340), Length::pt(31), Length::pt(200), Length::pt(26)}});
  const auto contents = [](const Pdf& file) {
    return file.follow(file.at(file.page_numbers()[0]).text, "Contents").stream;
  };
  const Pdf plain = read_pdf(write(pages, properties(), *fonts));
  CHECK(occurrences(contents(plain), " 10 Tf") == 1);

  const Pdf file = read_pdf(write(pages, properties(), *fonts, Extras{{}, true}));
  CHECK(occurrences(contents(file), " 10 Tf") == 0);
  const auto fields = references(value_of(value_of(file.catalog().text, "AcroForm"), "Fields"));
  REQUIRE(fields.size() == 1);
  const std::string& field = file.at(fields[0]).text;
  CHECK(field.find("/FT/Sig/T(CoQuan1)") != std::string::npos);
  const PdfObject& shown = file.follow(value_of(field, "AP"), "N");
  CHECK(shown.text.find("/BBox[0 0 200 26]") != std::string::npos);
  CHECK(occurrences(shown.stream, " 10 Tf") == 1);
  CHECK(shown.stream.find("140 17 Td") != std::string::npos);  // the same place in the box
}

TEST_CASE("the identifier changes with the content") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  layout::Pages pages = sample_plan(fonts, 1);
  const std::string before = value_of(read_pdf(write(pages, {}, *fonts)).trailer, "ID");
  pages.pages[0].lines[0].runs[0].x += Length::pt(1);
  const std::string after = value_of(read_pdf(write(pages, {}, *fonts)).trailer, "ID");
  CHECK(before.size() >= 36);
  CHECK(before != after);
}

TEST_CASE("one revision, no actions") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const std::string bytes = write(sample_plan(fonts, 2), properties(), *fonts);
  CHECK(occurrences(bytes, "%%EOF") == 1);
  CHECK(occurrences(bytes, "startxref") == 1);
  const Pdf pdf = read_pdf(bytes);
  const std::set<std::string> banned{
      "JavaScript", "JS", "OpenAction", "AA", "Launch", "URI", "EmbeddedFiles", "Encrypt", "XFA"};
  for (const auto& [number, object] : pdf.objects) {
    for (const std::string& key : banned) CHECK(value_of(object.text, key).empty());
  }
}

TEST_CASE("the catalog states language, tagging and title display") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const Pdf pdf = read_pdf(write(sample_plan(fonts, 1), properties(), *fonts));
  const std::string& catalog = pdf.catalog().text;
  CHECK(value_of(catalog, "Lang") == "(vi-VN)");
  CHECK(value_of(catalog, "MarkInfo") == "<</Marked true>>");
  CHECK(value_of(catalog, "ViewerPreferences") == "<</DisplayDocTitle true>>");
  const PdfObject& metadata = pdf.follow(catalog, "Metadata");
  CHECK(value_of(metadata.text, "Filter").empty());
  CHECK(metadata.stream.find("Kế hoạch") != std::string::npos);
}

TEST_CASE("every page has its size, its own resources and its key in the parent tree") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  layout::Pages pages = sample_plan(fonts, 40);
  pages.pages[1].width = Length::twips(16838);
  pages.pages[1].height = Length::twips(11906);
  const Pdf pdf = read_pdf(write(pages, {}, *fonts));
  const std::vector<std::uint32_t> numbers = pdf.page_numbers();
  REQUIRE(numbers.size() == 40);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string& page = pdf.at(numbers[i]).text;
    CHECK(value_of(page, "MediaBox") == (i == 1 ? "[0 0 841.9 595.3]" : "[0 0 595.3 841.9]"));
    CHECK(value_of(page, "StructParents") == " " + std::to_string(i));
    CHECK(value_of(page, "Tabs").rfind("/S", 0) == 0);
    CHECK(pdf.follow(page, "Resources").text.rfind("<</Font<</F0 ", 0) == 0);
    CHECK(pdf.follow(page, "Contents").stream.size() > 100);
  }
}

TEST_CASE("a page without text is a page") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  Composer composer(fonts);
  composer.begin_page("1");
  layout::Line blank;  // an empty paragraph
  blank.block = composer.add_block({});
  composer.pages.pages[0].lines.push_back(blank);
  const Pdf pdf = read_pdf(write(composer.pages, {}, *fonts));
  REQUIRE(pdf.page_numbers().size() == 1);
  CHECK(pdf.follow(pdf.at(pdf.page_numbers()[0]).text, "Contents").stream.empty());
}

TEST_CASE("the size of a file grows in step with its pages") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const std::size_t ten = write(sample_plan(fonts, 10), {}, *fonts).size();
  const std::size_t eighty = write(sample_plan(fonts, 80), {}, *fonts).size();
  CHECK(eighty < ten * 8);
}
