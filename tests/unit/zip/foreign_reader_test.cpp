// Our archives in the hands of two readers that share no code with us.

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "support/catch.h"
#include "zip/write.h"

using namespace vanthu;

namespace {

struct TemporaryFolder {
  std::filesystem::path path;
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vanthu-zip-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

int run(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str());
}

}  // namespace

TEST_CASE("zip: python and unzip read what we write") {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder.path / "a.docx";
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "<w:t>Kế hoạch bình đẳng giới</w:t>";
  const std::string archive = zip::write(
      {{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", text}, {"word/empty.xml", ""}});
  std::ofstream(file, std::ios::binary) << archive;

  if (run("unzip -v") == 0) {
    CHECK(run("unzip -tq '" + file.string() + "'") == 0);
  } else {
    WARN("unzip is not installed: not checked");
  }
  if (run("python3 -c ''") == 0) {
    const std::filesystem::path script = folder.path / "check.py";
    std::ofstream(script) << R"(import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
assert archive.namelist() == ["[Content_Types].xml", "word/document.xml", "word/empty.xml"]
text = "<w:t>Kế hoạch bình đẳng giới</w:t>" * 2000
assert archive.read("word/document.xml").decode("utf-8") == text
for info in archive.infolist():
    assert info.date_time == (1980, 1, 1, 0, 0, 0)
    assert info.external_attr >> 16 == 0o100644
    assert info.flag_bits == 0x800
)";
    CHECK(run("python3 '" + script.string() + "' '" + file.string() + "'") == 0);
  } else {
    WARN("python3 is not installed: not checked");
  }
}
