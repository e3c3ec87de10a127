// The text a paragraph shows, in its three views, and where it comes from.

#include "docx/parse/text.h"

#include "parse_support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::docx::parse;

namespace {

struct Shown {
  const char* body;  // runs of one paragraph
  const char* final;
  const char* original;
  const char* all;
};

const Shown rows[] = {
    {"<w:r><w:t>a</w:t></w:r><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>b</w:t></w:r></w:ins>"
     "<w:del w:id=\"2\" w:author=\"A\"><w:r><w:delText>c</w:delText></w:r></w:del>",
     "ab", "ac", "abc"},
    {"<w:ins w:id=\"1\" w:author=\"A\"><w:del w:id=\"2\" "
     "w:author=\"B\"><w:r><w:delText>x</w:delText></w:r>"
     "</w:del></w:ins><w:moveFrom w:id=\"3\" w:author=\"A\"><w:r><w:t>m</w:t></w:r></w:moveFrom>"
     "<w:moveTo w:id=\"4\" w:author=\"A\"><w:r><w:t>n</w:t></w:r></w:moveTo>",
     "n", "m", "xmn"},
    {"<w:r><w:t> trước</w:t><w:t xml:space=\"preserve\"> sau \t\n</w:t><w:tab/><w:br/>"
     "<w:noBreakHyphen/><w:softHyphen/><w:sym w:char=\"F0FC\"/><w:sym w:char=\"D800\"/></w:r>",
     "trước sau   \t\n\u2011\u00AD\uF0FC\uFFFD", "trước sau   \t\n\u2011\u00AD\uF0FC\uFFFD",
     "trước sau   \t\n\u2011\u00AD\uF0FC\uFFFD"},
    {"<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:t>không</w:t>"
     "<w:fldChar w:fldCharType=\"separate\"/><w:t>7</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>",
     "7", "7", "7"},
    // A field inside an instruction shows nothing.
    {"<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"begin\"/>"
     "<w:fldChar w:fldCharType=\"separate\"/><w:t>trong</w:t><w:fldChar w:fldCharType=\"end\"/>"
     "<w:fldChar w:fldCharType=\"separate\"/><w:t>ngoài</w:t><w:fldChar "
     "w:fldCharType=\"end\"/></w:r>",
     "ngoài", "ngoài", "ngoài"},
    // A field that is never ended hides nothing but its instruction.
    {"<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>X</w:instrText>"
     "<w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>một</w:t>"
     "<w:fldChar w:fldCharType=\"end\"/><w:t>hai</w:t></w:r>",
     "mộthai", "mộthai", "mộthai"},
    {"<w:fldSimple w:instr=\"REF x\"><w:r><w:t>simple</w:t><w:fldChar "
     "w:fldCharType=\"begin\"/></w:r>"
     "</w:fldSimple><w:r><w:t>sau</w:t></w:r>",
     "simplesau", "simplesau", "simplesau"},
    {"", "", "", ""},
};

}  // namespace

TEST_CASE("the text of a paragraph in its three views") {
  for (const Shown& row : rows) {
    CAPTURE(row.body);
    const ReadBack read(tests::Docx{.body = fmt::format("<w:p>{}</w:p>", row.body)});
    REQUIRE(read.document);
    const Story& body = read.document->body();
    const StoryPart& part = read.document->parts.front();
    const Paragraph& paragraph = *paragraphs_of(body).front();
    CHECK(shown_text(part, paragraph).text == row.final);
    CHECK(shown_text(part, paragraph, View::Original).text == row.original);
    CHECK(shown_text(part, paragraph, View::All).text == row.all);
  }
}

TEST_CASE("hidden text is in, and its piece says so") {
  const ReadBack read(
      tests::Docx{.body = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
                          "<w:t>b</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"
                          "<w:t>c</w:t></w:r></w:p>"});
  REQUIRE(read.document);
  const Paragraph& paragraph = *paragraphs_of(read.document->body()).front();
  const ShownText shown = shown_text(read.document->parts.front(), paragraph);
  CHECK(shown.text == "abc");
  std::vector<bool> hidden;
  for (const ShownText::Span& span : shown.spans)
    hidden.push_back(paragraph.pieces[span.piece].is_hidden);
  CHECK(hidden == std::vector<bool>{false, true, false});
}

TEST_CASE("each character of the text is found in the part") {
  const ReadBack read(
      tests::Docx{.body = "<w:p><w:r><w:t xml:space=\"preserve\">xã &amp; </w:t><w:tab/>"
                          "<w:t> &#7897;<!-- -->y </w:t></w:r><w:r><w:br/></w:r></w:p>"});
  REQUIRE(read.document);
  const StoryPart& part = read.document->parts.front();
  const Paragraph& paragraph = *paragraphs_of(read.document->body()).front();
  const ShownText shown = shown_text(part, paragraph);
  REQUIRE(shown.text == "xã & \tộy\n");
  const auto at = [&](std::uint32_t offset) {
    const auto source = source_of(part, paragraph, shown, offset);
    REQUIRE(source);
    return fmt::format("{} {}", source->piece, part.tree.xml().bytes().substr(source->byte, 6));
  };
  CHECK(at(0) == "0 xã &a");
  CHECK(at(3) == "0  &amp;");
  CHECK(at(4) == "0 &amp; ");
  CHECK(at(5) == "0  </w:t");
  CHECK(at(6) == "1 <w:tab");
  CHECK(at(7) == "2 &#7897");
  CHECK(at(10) == "2 y </w:");
  CHECK(at(11) == "3 <w:br/");
  CHECK(at(12) == "3 </w:r>");  // the end of the text

  const ReadBack empty(tests::Docx{.body = "<w:p/>"});
  REQUIRE(empty.document);
  const Paragraph& none = *paragraphs_of(empty.document->body()).front();
  CHECK_FALSE(source_of(empty.document->parts.front(), none,
                        shown_text(empty.document->parts.front(), none), 0));
}

TEST_CASE("rows and cells that a view does not have are left out of the text") {
  const auto row = [](std::string_view properties, std::string_view cell, std::string_view text) {
    return fmt::format(
        "<w:tr><w:trPr>{}</w:trPr><w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></"
        "w:tc>"
        "</w:tr>",
        properties, cell, text);
  };
  const ReadBack read(
      tests::Docx{.body = "<w:tbl>" + row("", "", "cũ") +
                          row("<w:ins w:id=\"1\" w:author=\"A\"/>", "", "thêm") +
                          row("<w:del w:id=\"2\" w:author=\"A\"/>", "", "bỏ") +
                          row("", "<w:cellDel w:id=\"3\" w:author=\"A\"/>", "ô bỏ") + "</w:tbl>"});
  REQUIRE(read.document);
  const auto text = [&](View view) {
    return reading_text(*read.document, read.document->body(), view);
  };
  CHECK(text(View::Final) == "cũ\nthêm\n");
  CHECK(text(View::Original) == "cũ\nbỏ\nô bỏ\n");
  CHECK(text(View::All) == "cũ\nthêm\nbỏ\nô bỏ\n");
}

TEST_CASE("some words are changed in the part, and nothing else") {
  const tests::Docx docx{
      .body =
          "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>UBND xã Phú</w:t></w:r>"
          "<w:r><w:t xml:space=\"preserve\"> Vinh &amp; Phú Lâm</w:t></w:r></w:p>"};
  const ReadBack read(docx);
  REQUIRE(read.document);
  const StoryPart& part = read.document->parts.front();
  const Paragraph& paragraph = *paragraphs_of(read.document->body()).front();
  const ShownText shown = shown_text(part, paragraph);
  const auto begin = static_cast<std::uint32_t>(shown.text.find("Phú Lâm"));
  const auto from = source_of(part, paragraph, shown, begin);
  const auto to = source_of(part, paragraph, shown, static_cast<std::uint32_t>(shown.text.size()));
  REQUIRE((from && to && from->piece == to->piece));
  std::string bytes(part.tree.xml().bytes());
  bytes.replace(from->byte, to->byte - from->byte, "Phú Ninh");

  std::vector<zip::Entry> entries = docx.entries();
  for (zip::Entry& entry : entries) {
    if (entry.name == part.part->name) entry.bytes = bytes;
  }
  const ReadBack again(zip::write(entries));
  REQUIRE(again.document);
  CHECK(reading_text(*again.document, again.document->body()) == "UBND xã Phú Vinh & Phú Ninh\n");
}
