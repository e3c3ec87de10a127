// Words replaced in a paragraph, plainly and as tracked changes.

#include "docx/edit/paragraph_edit.h"

#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "docx/parse/walk.h"
#include "support/catch.h"
#include "support/docx_package.h"

using namespace vanthu;
using docx::edit::FreeIds;
using docx::edit::MappedText;
using docx::edit::ParagraphEdit;
using docx::edit::PartPatch;
using docx::edit::RevisionMarks;

namespace {

docx::parse::Document read(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = docx::parse::read(bytes, "a.docx", diagnostics);
  REQUIRE(document);
  return std::move(*document);
}

const docx::parse::Paragraph& first(const docx::parse::Document& document) {
  const docx::parse::Paragraph* found = nullptr;
  docx::parse::for_each_paragraph(document.body().blocks, [&](const docx::parse::Paragraph& one) {
    if (found == nullptr) found = &one;
  });
  REQUIRE(found != nullptr);
  return *found;
}

std::string text_of(const docx::parse::Document& document, docx::parse::View view) {
  return docx::parse::shown_text(document.part_of(document.body()), first(document), view).text;
}

// The paragraph with `old_words` made `new_words`.
std::string edited(const std::string& paragraph, std::string_view old_words,
                   const std::string& new_words, bool tracked) {
  tests::Docx docx;
  docx.body = paragraph;
  const docx::parse::Document document = read(docx.bytes());
  const auto& part = document.part_of(document.body());
  const MappedText text = docx::edit::map_text(part, first(document));
  const std::size_t at = text.text.find(old_words);
  REQUIRE(at != std::string::npos);
  const docx::edit::TextRange range{static_cast<std::uint32_t>(at),
                                    static_cast<std::uint32_t>(at + old_words.size())};
  FreeIds ids(document);
  const RevisionMarks marks{ids, "2026-06-15T00:00:00Z"};
  PartPatch patch;
  ParagraphEdit edit(part, first(document), text, marks, patch);
  tracked ? edit.replace_tracked(range, new_words) : edit.replace(range, new_words);
  const docx::parse::NodeId node = first(document).node;
  return patch.applied(part.part->bytes, part.tree.range(node));
}

const std::string two_runs =
    "<w:p><w:r><w:t>Kế ho</w:t></w:r>"
    "<w:r><w:rPr><w:b/></w:rPr><w:t>ạch năm</w:t></w:r></w:p>";

}  // namespace

TEST_CASE("words are replaced in the format of the first of them") {
  CHECK(edited(two_runs, "hoạch", "hoá", false) ==
        "<w:p><w:r><w:t xml:space=\"preserve\">Kế hoá</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> năm</w:t></w:r></w:p>");
}

TEST_CASE("tracked, old and new words stand beside each other") {
  const std::string result = edited(two_runs, "hoạch", "hoá", true);
  tests::Docx docx;
  docx.body = result;
  const docx::parse::Document document = read(docx.bytes());
  CHECK(text_of(document, docx::parse::View::Final) == "Kế hoá năm");
  CHECK(text_of(document, docx::parse::View::Original) == "Kế hoạch năm");
  CHECK(result.find("<w:ins w:id=\"0\" w:author=\"vanthu\" w:date=\"2026-06-15T00:00:00Z\">") !=
        std::string::npos);
  CHECK(document.part_of(document.body()).revisions.size() == 3);  // two deletions, one insertion
}

TEST_CASE("a number of a tracked change is above all that are there") {
  const std::string result = edited(
      "<w:p><w:bookmarkStart w:id=\"7\" w:name=\"a\"/><w:bookmarkEnd w:id=\"7\"/>"
      "<w:r><w:t>cũ</w:t></w:r></w:p>",
      "cũ", "mới", true);
  CHECK(result.find("<w:ins w:id=\"8\"") != std::string::npos);
}
