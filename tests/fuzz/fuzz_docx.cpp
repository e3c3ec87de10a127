// Any bytes as a DOCX. An input that is no archive becomes what stands in the body of a sound
// package, so that a mutation reaches more than the zip reader.

#include "docx/parse/properties.h"
#include "docx/parse/read.h"
#include "docx/parse/text.h"
#include "fuzz/fuzz_support.h"
#include "support/docx_package.h"
#include "support/docx_places.h"
#include "text/text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace vanthu;
  std::string input = fuzz::text_of(bytes, size);
  if (!input.starts_with("PK")) {
    tests::Docx docx{.body = input};
    docx.parts = {{"word/footnotes.xml", docx.root("w:footnotes", input), "footnotes", "n1"},
                  {"word/comments.xml", docx.root("w:comments", input), "comments", "n2"},
                  {"word/header1.xml", docx.root("w:hdr", input), "header", "h1"}};
    input = docx.bytes();
  }
  Diagnostics diagnostics;
  const auto document = docx::parse::read(input, "a.docx", diagnostics);
  fuzz::check_contract(document.has_value(), diagnostics, {});
  if (!document) return 0;
  fuzz::expect(!find_misplaced(*document));
  fuzz::expect(!text::find_invalid_utf8(dump(*document)));
  for (const docx::parse::Story& story : document->stories) {
    for (const auto view : {docx::parse::View::Final, docx::parse::View::Original}) {
      fuzz::expect(!text::find_invalid_utf8(reading_text(*document, story, view)));
    }
  }
  return 0;
}
