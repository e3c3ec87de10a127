#include "app/outputs.h"

#include <unistd.h>

#include "support/catch.h"
#include "unit/app/temporary_folder.h"

namespace {

using namespace vanthu;
using tests::TemporaryFolder;

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> result;
  for (const Diagnostic& d : diagnostics.all()) result.push_back(d.code);
  return result;
}

}  // namespace

TEST_CASE("outputs are written together") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  CHECK(app::commit_all({{folder / "a.docx", "A"}, {folder / "a.pdf", "P"}}, Overwrite::Refuse,
                        diagnostics) == app::Committed::All);
  CHECK(diagnostics.all().empty());
  CHECK(read_file(folder / "a.docx", 10) == "A");
  CHECK(read_file(folder / "a.pdf", 10) == "P");
  CHECK(folder.file_count() == 2);
}

TEST_CASE("an existing file is kept at commit, too") {
  const TemporaryFolder folder;
  folder.write("a.docx", "old");
  Diagnostics diagnostics;
  CHECK(app::commit_all({{folder / "a.docx", "new"}, {folder / "a.pdf", "P"}}, Overwrite::Refuse,
                        diagnostics) == app::Committed::None);
  CHECK(codes(diagnostics) == std::vector{Code::FileExists});
  CHECK(read_file(folder / "a.docx", 10) == "old");
  CHECK(folder.file_count() == 1);  // neither the PDF nor a temporary file
}

TEST_CASE("replacing replaces") {
  const TemporaryFolder folder;
  folder.write("a.docx", "old");
  Diagnostics diagnostics;
  CHECK(app::commit_all({{folder / "a.docx", "new"}}, Overwrite::Replace, diagnostics) ==
        app::Committed::All);
  CHECK(read_file(folder / "a.docx", 10) == "new");
}

TEST_CASE("a missing folder is found before any name changes") {
  const TemporaryFolder folder;
  Diagnostics diagnostics;
  CHECK(app::commit_all({{folder / "a.docx", "A"}, {folder / "none" / "a.pdf", "P"}},
                        Overwrite::Replace, diagnostics) == app::Committed::None);
  CHECK(codes(diagnostics) == std::vector{Code::FileNotWritten});
  CHECK(folder.file_count() == 0);
}

TEST_CASE("a name that cannot be given after another was is told as partly done") {
  const TemporaryFolder folder;
  folder.write("a.pdf/inside", "x");  // a folder stands where the second file should go
  Diagnostics diagnostics;
  CHECK(app::commit_all({{folder / "a.docx", "A"}, {folder / "a.pdf", "P"}}, Overwrite::Replace,
                        diagnostics) == app::Committed::Some);
  CHECK(codes(diagnostics) == std::vector{Code::OutputPartly});
  CHECK(read_file(folder / "a.docx", 10) == "A");
  CHECK(folder.file_count() == 2);
}

TEST_CASE("what can be seen before the work is told before the work") {
  const TemporaryFolder folder;
  folder.write("there.docx", "old");
  folder.write("folder.docx/inside", "x");
  struct Row {
    std::filesystem::path path;
    Overwrite overwrite;
    std::vector<Code> expected;
  };
  const std::vector<Row> rows{
      {folder / "new.docx", Overwrite::Refuse, {}},
      {folder / "there.docx", Overwrite::Refuse, {Code::FileExists}},
      {folder / "there.docx", Overwrite::Replace, {}},
      {folder / "folder.docx", Overwrite::Replace, {Code::FileNotWritten}},
      {folder / "none" / "new.docx", Overwrite::Replace, {Code::FileNotWritten}},
      {folder / "there.docx" / "new.docx", Overwrite::Replace, {Code::FileNotWritten}},
  };
  for (const Row& row : rows) {
    INFO(row.path.string());
    Diagnostics diagnostics;
    app::check_writable({row.path}, row.overwrite, diagnostics);
    CHECK(codes(diagnostics) == row.expected);
  }
}
