// Any bytes as the record of a DOCX: what a file says of itself is believed only as far as it is
// sound, and the search for its blocks takes whatever was read.

#include "docx/parse/read.h"
#include "fuzz/fuzz_support.h"
#include "merge/find_blocks.h"
#include "merge/only_annexes.h"
#include "support/docx_package.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace vanthu;
  const std::string input = fuzz::text_of(bytes, size);
  tests::Docx docx{.body = "<w:p><w:r><w:t>Một</w:t></w:r></w:p>"
                           "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Hai</w:t></w:r></w:p></w:tc></w:tr>"
                           "</w:tbl><w:p/>"};
  docx.parts = {{"customXml/item2.xml", input, "customXml", "n1"}};
  Diagnostics diagnostics;
  const auto document = docx::parse::read(docx.bytes(), "a.docx", diagnostics);
  if (!document) return 0;
  Diagnostics of_record;
  const auto record = merge::read_record(document->package, of_record);
  fuzz::expect(!record || !of_record.has_errors());
  static_cast<void>(merge::read_values(document->package, of_record));
  if (!record) return 0;
  for (const merge::RecordedBlock& block : record->blocks) {
    fuzz::expect(block.section < record->sections.size());
    fuzz::expect(block.table == merge::none || block.table < record->tables.size());
    fuzz::expect(!block.cells.empty() && !block.bookmark.empty());
  }
  const merge::FoundBlocks found = merge::find_blocks(*document, *record);
  fuzz::expect(found.blocks.size() == record->blocks.size());
  for (const merge::FoundBlock& one : found.blocks) {
    fuzz::expect(one.unit == merge::none || one.unit < found.units.size());
  }
  return 0;
}
