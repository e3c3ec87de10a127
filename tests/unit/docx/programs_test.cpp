// The package in other programs. Each is left out, with a message, on a machine that lacks it.

#include <algorithm>

#include "docx/write.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace

TEST_CASE("LibreOffice opens it and finds the same text") {
  if (run("command -v soffice").status != 0) {
    WARN("not tried: LibreOffice is not here");
    return;
  }
  const TemporaryFolder folder;
  const std::string path = folder.path().string();
  folder.file("test.docx", docx::write(full_document()));
  const Outcome outcome =
      run("cd '" + path + "' && soffice '-env:UserInstallation=file://" + path +
          "/profile' --headless --convert-to 'txt:Text (encoded):UTF8' test.docx 2>&1 && "
          "cat test.txt");
  INFO(outcome.output);
  REQUIRE(outcome.status == 0);
  std::string text = replaced(outcome.output, "\xEF\xBB\xBF", "");
  text = replaced(std::move(text), "\xC2\xA0", " ");      // no-break space
  text = replaced(std::move(text), "\xE2\x80\x91", "-");  // no-break hyphen
  text = replaced(std::move(text), "\r", "");

  std::vector<std::string> found = lines_of(text);
  // Everything after what the converter says about itself, without blank lines.
  found.erase(found.begin(), std::find(found.begin(), found.end(), "ỦY BAN NHÂN DÂN"));
  found.erase(std::remove(found.begin(), found.end(), ""), found.end());
  std::vector<std::string> expected;
  for (const std::string& block : full_document_text()) {
    for (const std::string& line : lines_of(block)) {
      if (!line.empty()) expected.push_back(line);
    }
  }
  CHECK(found == expected);
}

TEST_CASE("python-docx opens it and finds styles, tables, sections and properties") {
  const std::string python = "/usr/bin/python3";
  if (run(python + " -c 'import docx' 2>&1").status != 0) {
    WARN("not tried: python-docx is not here");
    return;
  }
  const TemporaryFolder folder;
  const auto file = folder.file("test.docx", docx::write(full_document()));
  const auto script = folder.file("read.py", R"(
import sys, docx
sys.stdout.reconfigure(encoding='utf-8')
d = docx.Document(sys.argv[1])
print(d.core_properties.title, '|', d.core_properties.author, '|', d.core_properties.created.year)
for p in d.paragraphs: print(p.style.name, '|', repr(p.text))
for t in d.tables:
    for r in t.rows: print([c.text.split('\n')[0] for c in r.cells])
for s in d.sections:
    print(s.orientation, s.different_first_page_header_footer, s.header.is_linked_to_previous)
)");
  const Outcome outcome = run(python + " '" + script.string() + "' '" + file.string() + "' 2>&1");
  CHECK(outcome.status == 0);
  CHECK(lines_of(outcome.output) ==
        std::vector<std::string>{
            "Kế hoạch \"bình đẳng giới\" <2026> | UBND xã Phú Lâm | 2026",
            "Đề mục I | 'I. MỤC ĐÍCH, YÊU CẦU'",
            // This reader has no word for the no-break hyphen.
            "Nội dung | 'Căn cứ Điều\\xa05 Quyết định số 12/2024/QĐUBND & các văn bản;'",
            "Nội dung | 'Dòng trên \\nDòng dưới'",
            "Đề mục I | 'PHỤ LỤC'",
            "Nội dung | 'Ghi chú: hết.'",
            "['ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']",
            "['STT', 'Chỉ tiêu', 'Kết quả năm', 'Kết quả năm', 'Kết quả năm']",
            "['STT', 'Chỉ tiêu', '2024', '2025', '2026']",
            "['1', 'Tỷ lệ nữ đại biểu', '30%', '32%', '35%']",
            "['2', 'Tỷ lệ nữ đại biểu', '', '', '']",
            "PORTRAIT (0) True False",
            "LANDSCAPE (1) True True",
        });
}
