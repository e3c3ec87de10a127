// Real files, where the folder of them is there: all are read, and every place holds.

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "parse_support.h"
#include "support/catch.h"
#include "support/docx_places.h"

using namespace vanthu;
using namespace vanthu::docx::parse;

TEST_CASE("every real file is read, and its places hold") {
  const std::filesystem::path folder = VANTHU_SOURCE_DIR "/../shared/corpus";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: " << folder.string() << " is not there");
    return;
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".docx" || extension == ".dotx" || extension == ".dotm") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(paths.size() > 40);
  for (const std::filesystem::path& path : paths) {
    CAPTURE(path.filename().string());
    const ReadBack read(read_file(path, 16 << 20));
    if (path.filename() == "oxsdk_document-with-password.docx") {
      REQUIRE(read.diagnostics.all().size() == 1);
      CHECK(read.diagnostics.all().front().code == Code::DocxPassword);
      continue;
    }
    CHECK(read.lines().empty());
    REQUIRE(read.document);
    CHECK_FALSE(read.document->body().blocks.empty());
    CHECK(find_misplaced(*read.document).value_or("") == "");
    CHECK(dump(*read.document).find("\nsection 1") != std::string::npos);
  }
}

TEST_CASE("places hold in made documents: empty elements, comments, prefixes, entities") {
  const ReadBack read(tests::Docx{
      .body =
          "<!-- a --><w:p/><w:p ><w:hyperlink "
          "w:anchor=\"x\"/><w:sdt/><w:sdt><w:sdtContent/></w:sdt>"
          "<w:fldSimple w:instr=\"X\"/><w:r><!-- b --><w:t><![CDATA[<w:p>]]>&lt;&#7897;</w:t></w:r>"
          "</w:p><w:tbl/><w:tbl><w:tr/><w:tr><w:tc/></w:tr></w:tbl>"});
  REQUIRE(read.document);
  CHECK(find_misplaced(*read.document).value_or("") == "");
  CHECK(reading_text(*read.document, read.document->body()) == "\n<w:p><ộ\n");
}
