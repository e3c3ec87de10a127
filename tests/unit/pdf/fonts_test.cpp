#include "pdf/fonts.h"

#include <hb-ot.h>
#include <hb.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "composer.h"
#include "pdf/write.h"
#include "read_pdf.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::pdf;
using namespace vanthu::pdf_tests;

namespace {

layout::Pages page_with(const std::string& text, fonts::Face face = fonts::Face::Regular) {
  Composer composer(installed_fonts());
  composer.begin_page("1");
  composer.add({text, face, Length::pt(14), {}, {}});
  return std::move(composer.pages);
}

struct Embedded {
  PdfObject font, encoding, descendant, descriptor, program, to_unicode;
};

Embedded first_font(const Pdf& pdf, const std::string& name) {
  const PdfObject& page = pdf.at(pdf.page_numbers().at(0));
  const PdfObject& resources = pdf.follow(page.text, "Resources");
  Embedded result;
  result.font = pdf.follow(resources.text, name);
  result.encoding = pdf.follow(result.font.text, "Encoding");
  result.descendant = pdf.follow(result.font.text, "DescendantFonts");
  result.descriptor = pdf.follow(result.descendant.text, "FontDescriptor");
  result.program = pdf.follow(result.descriptor.text, "FontFile2");
  result.to_unicode = pdf.follow(result.font.text, "ToUnicode");
  return result;
}

// Two bytes a CID.
std::vector<unsigned> glyphs_by_cid(const PdfObject& map) {
  std::vector<unsigned> glyphs;
  for (std::size_t i = 0; i + 1 < map.stream.size(); i += 2) {
    glyphs.push_back(static_cast<unsigned char>(map.stream[i]) * 256U +
                     static_cast<unsigned char>(map.stream[i + 1]));
  }
  return glyphs;
}

// "[3[250 333]36[722.168]]" → width by CID.
std::map<unsigned, double> widths_of(const std::string& array) {
  std::map<unsigned, double> widths;
  const char* at = array.c_str() + 1;
  while (*at != ']') {
    char* next = nullptr;
    auto glyph = static_cast<unsigned>(std::strtoul(at, &next, 10));
    REQUIRE(*next == '[');
    at = next + 1;
    while (*at != ']') {
      widths[glyph++] = std::strtod(at, &next);
      at = next;
    }
    ++at;
  }
  return widths;
}

}  // namespace

TEST_CASE("faces are embedded as subsets, under a name drawn from the glyphs") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const Pdf pdf = read_pdf(write(page_with("Số: 12/KH-UBND", fonts::Face::Bold), {}, *fonts));
  const Embedded font = first_font(pdf, "F1");
  const std::string name = value_of(font.font.text, "BaseFont");
  REQUIRE(name.size() > 8);
  for (std::size_t i = 1; i <= 6; ++i) CHECK((name[i] >= 'A' && name[i] <= 'Z'));
  CHECK(name.substr(7) == '+' + fonts->postscript_name(fonts::Face::Bold));
  CHECK(value_of(font.descendant.text, "BaseFont") == name);
  CHECK(value_of(font.descriptor.text, "FontName") == name);
  CHECK(value_of(font.encoding.text, "Type") == "/CMap");
  CHECK(value_of(font.encoding.text, "CMapName") == "/vanthu-codes");
  CHECK(font.encoding.stream.find("<00><EF>") != std::string::npos);
  CHECK(pdf.follow(font.descendant.text, "CIDToGIDMap").stream.size() % 2 == 0);
  CHECK(std::stoul(value_of(font.program.text, "Length1")) == font.program.stream.size());
  CHECK(font.program.stream.size() < 20000);

  const Pdf other = read_pdf(write(page_with("Số: 13/KH-UBND", fonts::Face::Bold), {}, *fonts));
  CHECK(value_of(first_font(other, "F1").font.text, "BaseFont") != name);
}

TEST_CASE("only faces in use are embedded") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const std::string bytes = write(page_with("Căn cứ", fonts::Face::Italic), {}, *fonts);
  const Pdf pdf = read_pdf(bytes);
  const PdfObject& resources = pdf.follow(pdf.at(pdf.page_numbers().at(0)).text, "Resources");
  CHECK(value_of(resources.text, "F0").empty());
  CHECK(value_of(resources.text, "F1").empty());
  CHECK_FALSE(value_of(resources.text, "F2").empty());
  CHECK(value_of(resources.text, "F3").empty());
}

TEST_CASE("W states each used glyph's width to three decimals, as in the embedded program") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const layout::Pages pages = page_with(all_letters());
  const Pdf pdf = read_pdf(write(pages, {}, *fonts));
  const Embedded font = first_font(pdf, "F0");
  const std::map<unsigned, double> widths = widths_of(value_of(font.descendant.text, "W"));

  hb_blob_t* blob =
      hb_blob_create(font.program.stream.data(), static_cast<unsigned>(font.program.stream.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* program = hb_font_create(face);
  const double em = hb_face_get_upem(face);
  std::size_t inked = 0;
  const std::vector<unsigned> glyphs =
      glyphs_by_cid(pdf.follow(font.descendant.text, "CIDToGIDMap"));
  for (const auto& [cid, width] : widths) {
    const unsigned glyph = glyphs.at(cid);
    CHECK(std::abs(width - hb_font_get_glyph_h_advance(program, glyph) * 1000 / em) <= 0.00051);
    hb_glyph_extents_t extents{};
    inked += hb_font_get_glyph_extents(program, glyph, &extents) != 0 && extents.width > 0 ? 1 : 0;
  }
  CHECK(inked == widths.size() - 1);  // all but the space
  std::set<std::uint16_t> shown;
  for (const layout::Line& line : pages.pages[0].lines) {
    for (const layout::PlacedWord& word : line.runs[0].words) {
      for (const fonts::Glyph& glyph : word.word->shaped->glyphs) shown.insert(glyph.id);
    }
  }
  // Nothing twice: U+00A0 alone shares its glyph with another character, and does not occur.
  CHECK(widths.size() == shown.size());
  hb_font_destroy(program);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
}

TEST_CASE("what is remembered changes nothing in the bytes, whatever it has seen") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  const layout::Pages one = page_with("Uỷ ban nhân dân"), two = page_with("Hội đồng nhân dân");
  WriterMemo memo;
  CHECK(write(one, {}, *fonts, memo) == write(one, {}, *fonts));
  CHECK(write(two, {}, *fonts, memo) == write(two, {}, *fonts));
  CHECK(write(one, {}, *fonts, memo) == write(one, {}, *fonts));
  CHECK(memo.internals().subsets.size() == 2);
}

TEST_CASE("the subsets remembered do not grow without end: what is oldest is dropped") {
  const auto fonts = installed_fonts();
  if (!fonts) return;
  WriterMemo memo;
  const std::string letters = "abcdefghiklmnopqrstuvxy";
  std::size_t written = 0;
  for (std::size_t i = 0; i < letters.size() && written < 80; ++i) {
    for (std::size_t j = i + 1; j < letters.size() && written < 80; ++j, ++written) {
      const std::string text{letters[i], letters[j]};
      CHECK_FALSE(write(page_with(text), {}, *fonts, memo).empty());
    }
  }
  CHECK(memo.internals().subsets.size() == 64);
}
