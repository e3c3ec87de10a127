#include "base/report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/catch.h"

using namespace vanthu;

namespace {

std::string report(const std::string& text, Place at, Language language = Language::Vietnamese) {
  Sources sources;
  at.file = sources.add("du-lieu.json", text);
  Diagnostics diagnostics;
  diagnostics.add(Code::TextControlCharacter, at, {"U+0007"});
  return report_text(diagnostics, sources, language);
}

// The line that shows the source, and the marks under it.
std::pair<std::string, std::string> excerpt(const std::string& text, std::uint32_t begin,
                                            std::uint32_t end) {
  const std::string all = report(text, {FileId::None, begin, end});
  const std::size_t first = all.find('\n') + 1;
  const std::size_t second = all.find('\n', first) + 1;
  return {all.substr(first, second - first - 1),
          all.substr(second, all.find('\n', second) - second)};
}

}  // namespace

TEST_CASE("report: nothing to say, nothing said") {
  CHECK(report_text({}, {}, Language::Vietnamese).empty());
}

TEST_CASE("report: a diagnostic with everything") {
  Sources sources;
  const FileId data = sources.add("du-lieu.json", "{\n\t\"số\": 12,\n}");
  const FileId rules = sources.add("mau.xml", "<mau>\n<truong/></mau>");
  Diagnostics diagnostics;
  diagnostics.add(
      {Code::FileExists, {data, 3, 10}, {"a.docx"}, Place{rules, 6, 15}, "nd30.pl1.II.3"});
  CHECK(report_text(diagnostics, sources, Language::Vietnamese) ==
        "du-lieu.json:2:2: lỗi [file-exists]: tệp a.docx đã có, chưa ghi đè\n"
        "  2 |  \"số\": 12,\n"
        "    |  ^^^^^\n"
        "  gợi ý: thêm --force để ghi đè, hoặc chọn tên khác sau -o\n"
        "  xem: mau.xml:2:1\n"
        "  căn cứ: nd30.pl1.II.3\n"
        "1 lỗi, 0 cảnh báo; chưa ghi tệp nào.\n");
  CHECK(report_text(diagnostics, sources, Language::English) ==
        "du-lieu.json:2:2: error [file-exists]: file a.docx exists and was kept\n"
        "  2 |  \"số\": 12,\n"
        "    |  ^^^^^\n"
        "  hint: add --force to replace it, or give another name after -o\n"
        "  see: mau.xml:2:1\n"
        "  clause: nd30.pl1.II.3\n"
        "1 error, 0 warnings; no file was written.\n");
}

TEST_CASE("report: a fault in a shared text that has its remedy names the caller apart") {
  Sources sources;
  const FileId block = sources.add("khoi.xml", "<khoi>\n<doan/></khoi>");
  const FileId caller = sources.add("mau.xml", "<mau>\n<goi/></mau>");
  Diagnostics diagnostics;
  {
    const Diagnostics::Within within(diagnostics, {caller, 6, 12});
    diagnostics.add({Code::FileExists, {block, 7, 14}, {"a"}, Place{block, 0, 6}, ""});
    diagnostics.add(Code::FileExists, {block, 7, 14}, {"b"});
  }
  const std::string text = report_text(diagnostics, sources, Language::Vietnamese);
  CHECK(text.find("  xem: khoi.xml:1:1\n  gọi ở: mau.xml:2:1\n") != std::string::npos);
  CHECK(text.find("  xem: mau.xml:2:1\n2 lỗi") != std::string::npos);
  const auto json = nlohmann::json::parse(report_json(diagnostics, sources, Language::English));
  CHECK(json["diagnostics"][0]["caller"]["file"] == "mau.xml");
  CHECK_FALSE(json["diagnostics"][1].contains("caller"));
}

TEST_CASE("report: without a place there is neither a name nor an excerpt") {
  Diagnostics diagnostics;
  diagnostics.add(Code::InternalFault, {}, {"x"});
  diagnostics.add(Code::InternalFault, {}, {"y"});
  const std::string text = report_text(diagnostics, {}, Language::English);
  CHECK(text.starts_with("error [internal]: internal fault: x\n  hint: "));
  CHECK(text.find(" | ") == std::string::npos);
  CHECK(text.ends_with("2 errors, 0 warnings; no file was written.\n"));
}

TEST_CASE("report: the marks stand under what they mark") {
  using Lines = std::pair<std::string, std::string>;
  CHECK(excerpt("một hai ba", 6, 9) == Lines{"  1 | một hai ba", "    |     ^^^"});
  CHECK(excerpt("mở “a”", 5, 6) == Lines{"  1 | mở “a”", "    |    ^"});  // whole characters
  CHECK(excerpt("mở “a”", 6, 7) == Lines{"  1 | mở “a”", "    |    ^"});
  CHECK(excerpt("một", 0, 0) == Lines{"  1 | một", "    | ^"});
  CHECK(excerpt("một", 5, 5) == Lines{"  1 | một", "    |    ^"});  // behind the last
  CHECK(excerpt("ab\ncd", 1, 5) == Lines{"  1 | ab", "    |  ^"});  // up to the line end
  CHECK(excerpt("\xEF\xBB\xBFxy", 4, 5) == Lines{"  1 | xy", "    |  ^"});
  std::string many(9, '\n');
  CHECK(excerpt(many + "x", 9, 10) == Lines{"  10 | x", "     | ^"});
}

TEST_CASE("report: a long line is cut to a window around the place") {
  std::string line;
  for (int i = 0; i < 100; ++i)
    line += "số " + std::string(1, static_cast<char>('a' + i % 26)) + ",";
  const std::size_t place = line.find("a,số b", 200);
  REQUIRE(place != std::string::npos);
  const auto [shown, marks] =
      excerpt(line, static_cast<std::uint32_t>(place), static_cast<std::uint32_t>(place + 1));
  const auto width = [](const std::string& text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  };
  CHECK(width(shown) <= 110);
  CHECK(shown.starts_with("  1 | …"));
  CHECK(shown.ends_with("…"));
  CHECK(shown.find("a,số b") != std::string::npos);
  // The mark stands under that "a".
  const std::size_t column = marks.find('^');
  CHECK(width(shown.substr(0, shown.find("a,số b"))) == static_cast<std::ptrdiff_t>(column));

  // Near either end nothing is cut there.
  CHECK(excerpt(line, 0, 4).first.starts_with("  1 | số a,"));
  const auto size = static_cast<std::uint32_t>(line.size());
  CHECK(excerpt(line, size - 1, size).first.ends_with(","));
  // A mark longer than the window is cut as well.
  CHECK(width(excerpt(line, 0, size).second) <= 110);
}

TEST_CASE("report: nothing that a terminal would obey comes through") {
  using Lines = std::pair<std::string, std::string>;
  CHECK(excerpt("a\x1B[31mb", 1, 2) == Lines{"  1 | a [31mb", "    |  ^"});
  CHECK(excerpt("\tx\xC2\x9By", 1, 2) == Lines{"  1 |  x y", "    |  ^"});
  CHECK(excerpt("K\xEA x", 1, 2) == Lines{"  1 | K\uFFFD x", "    |  ^"});
  Diagnostics diagnostics;
  diagnostics.add(Code::InternalFault, {}, {"x\x1B]0;\ny"});
  CHECK(report_text(diagnostics, {}, Language::English)
            .starts_with("error [internal]: internal fault: x ]0; y\n"));
}

TEST_CASE("report: JSON has the same fields") {
  Sources sources;
  const FileId file = sources.add("du-lieu.json", "{\n  \"số\": 1}");
  Diagnostics diagnostics;
  diagnostics.add({Code::FileExists, {file, 4, 8}, {"a\xFF"}, Place{file, 0, 1}, "nd30.pl1.I.1"});
  diagnostics.add(Code::InternalFault, {}, {"x"});
  const auto json = nlohmann::json::parse(report_json(diagnostics, sources, Language::Vietnamese));
  CHECK(json["errors"] == 2);
  CHECK(json["warnings"] == 0);
  REQUIRE(json["diagnostics"].size() == 2);
  const auto& first = json["diagnostics"][0];
  CHECK(first["code"] == "file-exists");
  CHECK(first["severity"] == "error");
  CHECK(first["at"] == nlohmann::json({{"file", "du-lieu.json"}, {"line", 2}, {"column", 3}}));
  CHECK(first["see"]["line"] == 1);
  CHECK(first["message"] == "tệp a\uFFFD đã có, chưa ghi đè");
  CHECK(first["hint"] == "thêm --force để ghi đè, hoặc chọn tên khác sau -o");
  CHECK(first["clause"] == "nd30.pl1.I.1");
  CHECK_FALSE(json["diagnostics"][1].contains("at"));
  CHECK_FALSE(json["diagnostics"][1].contains("clause"));

  CHECK(nlohmann::json::parse(report_json({}, {}, Language::English))["diagnostics"].empty());
}

TEST_CASE("report: a place in a workbook is a sheet and a cell") {
  Sources sources;
  const FileId book = sources.add("du-lieu.xlsx", "PK");
  const FileId sheet = sources.add_sheet(book, "Chỉ tiêu", "Tên\tSố\nxã A\tmười hai\tx",
                                         {{0, 1, 0}, {5, 1, 2}, {10, 12, 0}, {16, 12, 2}, {28, 12, 27}});
  CHECK(sources.name(sheet) == "du-lieu.xlsx");
  CHECK(sources.sheet(book) == nullptr);
  CHECK_FALSE(sources.cell_at(book, 0).has_value());
  Diagnostics diagnostics;
  diagnostics.add({Code::FileExists, {sheet, 16, 27}, {"a"}, Place{sheet, 0, 4}, {}});
  CHECK(report_text(diagnostics, sources, Language::Vietnamese) ==
        "du-lieu.xlsx, trang \"Chỉ tiêu\", ô C12: lỗi [file-exists]: tệp a đã có, chưa ghi đè\n"
        "  C12 | mười hai\n"
        "      | ^^^^^^^^\n"
        "  gợi ý: thêm --force để ghi đè, hoặc chọn tên khác sau -o\n"
        "  xem: du-lieu.xlsx, trang \"Chỉ tiêu\", ô A1\n"
        "1 lỗi, 0 cảnh báo; chưa ghi tệp nào.\n");
  CHECK(report_text(diagnostics, sources, Language::English)
            .starts_with("du-lieu.xlsx, sheet \"Chỉ tiêu\", cell C12: error [file-exists]: "));
  const auto json = nlohmann::json::parse(report_json(diagnostics, sources, Language::English));
  CHECK(json["diagnostics"][0]["at"] == nlohmann::json({{"file", "du-lieu.xlsx"},
                                                        {"line", 12},
                                                        {"column", 3},
                                                        {"sheet", "Chỉ tiêu"},
                                                        {"cell", "C12"}}));
  CHECK(json["diagnostics"][0]["see"]["cell"] == "A1");
}

TEST_CASE("report: a whole row of a workbook, and a sheet without cells") {
  Sources sources;
  const FileId book = sources.add("a.xlsx", "PK");
  const FileId sheet = sources.add_sheet(book, "T", "a\tb\nc", {{0, 2, 1}, {2, 2, 3}, {4, 3, 0}});
  const FileId blank = sources.add_sheet(book, "U", "", {});
  Diagnostics diagnostics;
  diagnostics.add(Code::InternalFault, {sheet, 0, 3}, {"x"});
  diagnostics.add(Code::InternalFault, {blank, 0, 0}, {"y"});
  const std::string text = report_text(diagnostics, sources, Language::English);
  CHECK(text.find("a.xlsx, sheet \"T\", cell B2: error [internal]: internal fault: x\n"
                  "  B2 | a b\n"
                  "     | ^^^\n") == 0);
  CHECK(text.find("a.xlsx, sheet \"U\": error [internal]: internal fault: y\n") !=
        std::string::npos);
}

TEST_CASE("cells are named as spreadsheets name them") {
  CHECK(cell_name(1, 0) == "A1");
  CHECK(cell_name(12, 25) == "Z12");
  CHECK(cell_name(3, 26) == "AA3");
  CHECK(cell_name(3, 701) == "ZZ3");
  CHECK(cell_name(1048576, 16383) == "XFD1048576");
}
