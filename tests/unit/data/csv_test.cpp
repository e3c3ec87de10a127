#include "data/csv.h"

#include <fmt/format.h>

#include "support/catch.h"

using namespace vanthu;

namespace {

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<data::Sheet> sheet;

  explicit Read(const std::string& text, const std::string& name = "chi_tieu.csv") {
    sheet = data::read_csv(sources, sources.add(name, text), diagnostics);
    CHECK(sheet.has_value() != diagnostics.has_errors());
  }
  // "1: A=a|B=b / 3: A=c"
  [[nodiscard]] std::string cells() const {
    if (!sheet) return "refused";
    std::string out;
    for (const data::Row& row : sheet->rows) {
      out += fmt::format("{}{}:", out.empty() ? "" : " / ", row.number);
      for (const data::Cell& cell : row.cells) {
        CHECK(cell.kind == data::CellKind::Text);
        out += fmt::format(" {}={}", cell_name(1, cell.column).substr(0, 1), cell.text);
      }
    }
    return out;
  }
  // "csv-quote-open 2:3"
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> result;
    for (const Diagnostic& one : diagnostics.all()) {
      const LineColumn spot = sources.locate(one.at.file, one.at.begin);
      result.push_back(fmt::format("{} {}:{}", entry(one.code).id, spot.line, spot.column));
    }
    return result;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("csv: separators, marks and line ends") {
  struct Row {
    std::string text;
    std::string cells;
  };
  const auto row = GENERATE(values<Row>({
      {"a,b\n1,2\n", "1: A=a B=b / 2: A=1 B=2"},
      {"a;b\r\n1,5;2\r\n", "1: A=a B=b / 2: A=1,5 B=2"},
      {"a\tb\n1\t2", "1: A=a B=b / 2: A=1 B=2"},
      {"\xEF\xBB\xBFtên;số\ná;1\n", "1: A=tên B=số / 2: A=á B=1"},
      {"sep=;\na,x;b\n1;2\n", "1: A=a,x B=b / 2: A=1 B=2"},
      {"sep=,\r\na,b\r\n", "1: A=a B=b"},
      {"\"a;x\",b\n1,2\n", "1: A=a;x B=b / 2: A=1 B=2"},  // the quoted ; does not count
      {"a,b\n\"dòng 1\ndòng 2\",\"nói \"\"có\"\"\"\n",
       "1: A=a B=b / 2: A=dòng 1\ndòng 2 B=nói \"có\""},
      {"a,b\n\"1\r\n2\",x\n", "1: A=a B=b / 2: A=1\n2 B=x"},
      {"a\rb\rc", "1: A=a / 2: A=b / 3: A=c"},               // old Macintosh
      {"\n\na,b\n\n , \n1,2\n", "3: A=a B=b / 6: A=1 B=2"},  // blank rows count but are left out
      {"a,b,\n1,,\n", "1: A=a B=b / 2: A=1"},
      {"a,b\n5\" màn,x\n", "1: A=a B=b / 2: A=5\" màn B=x"},
      {"a\n\"x\" \n", "1: A=a / 2: A=x"},
      {"a,b\n007,1.234\n", "1: A=a B=b / 2: A=007 B=1.234"},
      {"a\nHo\xCC\x80"
       "a",
       "1: A=a / 2: A=Hòa"},  // NFC
      {"", ""},
      {"\xEF\xBB\xBF", ""},
  }));
  INFO(row.text);
  CHECK(Read(row.text).cells() == row.cells);
}

TEST_CASE("csv: the sheet is named like the file") {
  CHECK(Read("a", "du-lieu/muc_tieu.chi_tieu.csv").sheet->name == "muc_tieu.chi_tieu");
  CHECK(Read("a", "C:\\bang\\Chỉ tiêu.CSV").sheet->name == "Chỉ tiêu");
}

TEST_CASE("csv: what is wrong is told with line and column, all in one run") {
  CHECK(Read("a,b\n1,\"mở\n2,3\n").problems() == Lines{"csv-quote-open 2:3"});
  CHECK(Read("a,b\n\"x\"y,2\n1,2,3\n").problems() ==
        Lines{"csv-after-quote 2:4", "csv-row-too-long 3:5"});
  CHECK(Read("tên,b\nNguyễn Văn A,1,5\n").problems() == Lines{"csv-row-too-long 2:16"});
  CHECK(Read("a\n\xC3\n").problems() == Lines{"text-not-utf8 2:1"});
  CHECK(Read("a,b\n1,x\x07\n").problems() == Lines{"text-control-character 2:3"});
  // The first row is meant, wherever it stands.
  const Read late("\na;b\n1;2;3\n");
  REQUIRE(late.problems() == Lines{"csv-row-too-long 3:5"});
  CHECK(late.diagnostics.all()[0].args == Lines{"3", "2", ";"});
  CHECK(
      late.sources.locate(late.diagnostics.all()[0].see->file, late.diagnostics.all()[0].see->begin)
          .line == 2);
}

TEST_CASE("csv: places are those of the file") {
  const Read read("a,b\n1,\"x, y\"\n");
  const data::Cell& cell = read.sheet->rows[1].cells[1];
  CHECK(read.sources.text(cell.at.file).substr(cell.at.begin, cell.at.end - cell.at.begin) ==
        "\"x, y\"");
  CHECK(read.sheet->rows[1].find(1) == &cell);
  CHECK(read.sheet->rows[1].find(2) == nullptr);
}
