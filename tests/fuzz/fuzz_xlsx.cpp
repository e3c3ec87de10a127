// Any bytes as a workbook. An input that is no archive becomes the rows of a sound workbook's
// sheet, so that a mutation reaches more than the zip reader.

#include "fuzz/fuzz_sheets.h"
#include "support/workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace vanthu;
  const std::string input = fuzz::text_of(bytes, size);
  if (input.starts_with("PK")) {
    fuzz::read_and_bind("du-lieu.xlsx", input);
  } else {
    const tests::Workbook book{
        .sheets = {{"muc_tieu", input}},
        .strings = "<si><t>ma</t></si><si><t>Trường</t></si><si><t>Giá trị</t></si>",
        .styles =
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/></cellXfs>"};
    fuzz::read_and_bind("du-lieu.xlsx", book.bytes());
  }
  return 0;
}
