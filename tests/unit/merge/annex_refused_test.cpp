// What stops a merge, each with its own message.

#include "annex_support.h"
#include "docx/parse/read.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("somebody's open tracked changes stop what must change there, and nothing else") {
  const std::string edited =
      Hand(made(sample_content())).replace_tracked("60", "62", "Chị Hoa").bytes();
  const Merged refused =
      merged(edited, made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 65% trở lên.")));
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexOpenChanges));
  Content next = sample_content();
  next.opening[2].text = "- Chỉ tiêu 2: Tỷ lệ lao động nữ đạt 55%.";
  const std::string ours = made(next);
  const Merged result = merged(edited, ours);
  CHECK(holds(text_of(result.bytes), "55%"));
  CHECK(main_part(result.bytes).find("w:author=\"Chị Hoa\"") != std::string::npos);
}

TEST_CASE("a signed file is refused unless the signature may go") {
  const std::string edited =
      Hand(made(sample_content()))
          .part("_rels/.rels", "</Relationships>",
                "<Relationship Id=\"rIdKy\" Type=\"http://schemas.openxmlformats.org/package/2006/"
                "relationships/digital-signature/origin\" Target=\"_xmlsignatures/origin.sigs\"/>"
                "</Relationships>")
          .bytes();
  const std::string ours = made(with_target("- Chỉ tiêu 1: Khác."));
  const Merged refused = merged(edited, ours);
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexSigned));
  const Merged result = merged(edited, ours, {.void_signature = true});
  CHECK(result.has(Code::AnnexSignatureVoid));
  CHECK(holds(text_of(result.bytes), "Khác."));
}

TEST_CASE("a document of another template is refused") {
  Content other = sample_content();
  for (auto* lines : {&other.opening, &other.closing}) {
    for (Line& line : *lines) line.key = "khac-" + line.key;
  }
  for (auto* rows : {&other.rows, &other.annex_rows}) {
    for (Cells& cells : *rows) cells.key = "khac-" + cells.key;
  }
  const Merged refused = merged(made(sample_content()), made(other));
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexTemplateOther));
}

TEST_CASE("a main part whose prefix is not the usual one is refused") {
  const std::string edited = Hand(made(sample_content()))
                                 .part("word/document.xml", "xmlns:w=\"",
                                       "xmlns:khac=\"urn:khac\" xmlns:w=\"urn:la\" xmlns:x=\"")
                                 .bytes();
  Diagnostics diagnostics;
  // Nothing of ours is found in it either; the message about the form comes first.
  const auto document = docx::parse::read(edited, "thu.docx", diagnostics);
  if (document) {
    const Merged refused = merged(edited, made(sample_content()));
    CHECK(refused.bytes.empty());
    CHECK(refused.has(Code::AnnexUnusual));
  }
}

TEST_CASE("what is only guessed is changed when somebody says so") {
  const std::string edited = Hand(made(sample_content()))
                                 .drop_bookmarks()
                                 .replace("Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên",
                                          "Số nữ lãnh đạo chiếm ít nhất 60% trở lên")
                                 .bytes();
  const std::string ours = made(with_target("- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 60% mỗi năm."));
  const Merged refused = merged(edited, ours);
  CHECK(refused.bytes.empty());
  CHECK(refused.has(Code::AnnexGuess));
  const Merged result = merged(edited, ours, {.accept_guess = true});
  CHECK(holds(text_of(result.bytes), "mỗi năm"));
  CHECK(holds(text_of(result.bytes), "ít nhất"));
}
