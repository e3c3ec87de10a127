// <bang>, <bang-dong>.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string indicators =
    "<truong ten=\"nhom\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/>"
    "<truong ten=\"ten\" kieu=\"chu\"/><truong ten=\"ct\" kieu=\"danh-sach\" khoa=\"so\">"
    "<truong ten=\"so\" kieu=\"so-nguyen\"/><truong ten=\"ten\" kieu=\"chu\"/></truong></truong>";

}  // namespace

TEST_CASE("columns, rows, cells") {
  CHECK(
      body_dump("<truong ten=\"a\" kieu=\"chu\"/>",
                "<bang id=\"b\"><cot rong=\"12mm\" canh=\"giua\">TT</cot><cot "
                "rong=\"2.5*\">Chỉ<xuong-dong/>"
                "tiêu</cot><cot canh=\"phai\"/><hang id=\"h\"><o>1</o><o canh=\"deu\"><dam>x</dam>"
                "</o><o>{{ a }}</o></hang><hang><o gop-cot=\"2\">y</o><o/></hang></bang>",
                R"({"a": "một\nhai"})") ==
      "  table #b: 12mm center, 2.5*, 1* right\n"
      "    header: |[center][bold] TT |[center][bold] Chỉ / tiêu |[center][bold] |\n"
      "    row #h: |[center] 1 |[justify] <b>x</b> |[right] {a: một} / {a: hai} |\n"
      "    row: |[2 columns] y |[right] |\n");
}

TEST_CASE("columns that share a group have one cell above; the others span both rows") {
  CHECK(
      body_dump("",
                "<bang><cot>TT</cot><cot nhom=\"Năm 2025\">Nam</cot><cot nhom=\"Năm 2025\">Nữ</cot>"
                "<cot nhom=\"Năm 2026\">Nam</cot><cot>Ghi chú</cot><cot nhom=\"Năm 2026\">Nữ</cot>"
                "</bang>",
                "{}") ==
      "  table: 1*, 1*, 1*, 1*, 1*, 1*\n"
      "    header: |[2 rows][center][bold] TT |[2 columns][center][bold] Năm 2025"
      " |[center][bold] Năm 2026 |[2 rows][center][bold] Ghi chú |[center][bold] Năm 2026 |\n"
      "    header: |[center][bold] Nam |[center][bold] Nữ |[center][bold] Nam |[center][bold] Nữ "
      "|\n");
}

TEST_CASE("rows from lists: running numbers, keys as ids") {
  CHECK(body_dump(
            indicators,
            "<bang><cot>TT</cot><cot>Tên</cot><lap qua=\"nhom\" la=\"n\"><hang><o gop-cot=\"2\">"
            "{{ n.ten }}</o></hang><lap qua=\"n.ct\" la=\"c\"><hang><o><stt/></o><o>{{ c.ten }} "
            "(<neu dieu-kien=\"c.so_thu_tu = 1\">đầu<khac>sau</khac></neu>)</o></hang></lap>"
            "<neu dieu-kien=\"n.cuoi_cung\"><hang><o/><o>hết</o></hang></neu></lap></bang>",
            R"({"nhom": [{"ma": "A", "ten": "Một", "ct": [{"so": 1, "ten": "x"},
                                                                {"so": 2, "ten": "y"}]},
                               {"ma": "B", "ten": "Hai", "ct": [{"so": 1, "ten": "z"}]}]})") ==
        "  table: 1*, 1*\n"
        "    header: |[center][bold] TT |[center][bold] Tên |\n"
        "    row #nhom:A: |[2 columns] {nhom[0].ten: Một} |\n"
        "    row #nhom:A/ct:1: | 1 | {nhom[0].ct[0].ten: x} (đầu) |\n"
        "    row #nhom:A/ct:2: | 2 | {nhom[0].ct[1].ten: y} (sau) |\n"
        "    row #nhom:B: |[2 columns] {nhom[1].ten: Hai} |\n"
        "    row #nhom:B/ct:1: | 3 | {nhom[1].ct[0].ten: z} (đầu) |\n"
        "    row #nhom:B#2: | | hết |\n");
}

TEST_CASE("each table counts its own rows") {
  const std::string table =
      "<bang><cot>A</cot><hang><o><stt/>-<stt/></o></hang><hang><o>x</o></hang><hang><o><stt/></"
      "o></hang>"
      "</bang>";
  const std::string one =
      "  table: 1*\n    header: |[center][bold] A |\n    row: | 1-1 |\n    row: | x |\n    row: | "
      "2 |\n";
  CHECK(body_dump("", table + table, "{}") == one + one);
}

TEST_CASE("columns and cells may come from data; rows must fit") {
  const std::string list =
      "<truong ten=\"a\" kieu=\"danh-sach-chu\"/><truong ten=\"b\" kieu=\"danh-sach-chu\"/>";
  const std::string table =
      "<bang><lap qua=\"a\" la=\"x\"><cot>{{ x }}</cot></lap>"
      "<hang><lap qua=\"b\" la=\"y\"><o>{{ y }}</o></lap></hang></bang>";
  CHECK(body_dump(list, table, R"({"a": ["A", "B"], "b": ["1", "2"]})") ==
        "  table: 1*, 1*\n"
        "    header: |[center][bold] {a[0]: A} |[center][bold] {a[1]: B} |\n"
        "    row: | {b[0]: 1} | {b[1]: 2} |\n");
  CHECK(run(around(list, table), R"({"a": ["A", "B"], "b": ["1"]})").problems() ==
        Problems{"mau 2:51 row-cells"});
}

TEST_CASE("dynamic tables: groups, widths, short rows, lines in cells") {
  CHECK(body_dump("<truong ten=\"t\" kieu=\"bang-dong\"/>", "<bang-dong tu=\"t\" id=\"b\"/>",
                  R"({"t": {"cot": [{"ten": "TT", "rong_mm": 12}, {"ten": "Chỉ tiêu"},
                                    {"ten": "Nam", "nhom": "2026", "rong_mm": 20.5},
                                    {"ten": "Nữ", "nhom": "2026", "rong_mm": 20}],
                            "hang": [["1", "Tỷ lệ\nnữ", "50%", ""], ["*"], [], null]}})")
            .find("  table #b: 12mm center, ") == 0);
  const std::string dump =
      body_dump("<truong ten=\"t\" kieu=\"bang-dong\"/>", "<bang-dong tu=\"t\"/>",
                R"({"t": {"cot": [{"ten": "TT", "rong_mm": 12}, {"ten": "Chỉ tiêu", "rong_mm": 50},
                        {"ten": "Nam", "nhom": "2026", "rong_mm": 20.5},
                        {"ten": "", "nhom": "2026", "rong_mm": 20}],
                "hang": [["1", "Tỷ lệ\nnữ", "50%", ""], ["*"], null]}})");
  CHECK(dump ==
        "  table: 12mm center, 50mm, 20.5mm center, 20mm\n"
        "    header: |[2 rows][center][bold] {t.cot[0].ten: TT} |[2 rows][center][bold] "
        "{t.cot[1].ten: Chỉ tiêu} |[2 columns][center][bold] {t.cot[2].nhom: 2026} |\n"
        "    header: |[center][bold] {t.cot[2].ten: Nam} |[center][bold] |\n"
        "    row: |[center] {t.hang[0][0]: 1} | {t.hang[0][1]: Tỷ lệ} / {t.hang[0][1]: nữ} "
        "|[center] {t.hang[0][2]: 50%} | |\n"
        "    row: |[center] {t.hang[1][0]: *} | |[center] | |\n"
        "    row: |[center] | |[center] | |\n");
  CHECK(body_dump("<truong ten=\"t\" kieu=\"bang-dong\"/>", "<bang-dong tu=\"t\"/>", "{}").empty());
}

TEST_CASE("dynamic tables without widths: the longer the text, the wider the column") {
  const Result result =
      run(around("<truong ten=\"t\" kieu=\"bang-dong\"/>", "<bang-dong tu=\"t\"/>"),
          R"({"t": {"cot": [{"ten": "TT"}, {"ten": "Chỉ tiêu"}, {"ten": "Đơn vị chủ trì"}],
                    "hang": [["1", "Tỷ lệ nạn nhân bị mua bán trở về có nhu cầu hỗ trợ",
                              "Phòng Bảo trợ"]]}})");
  REQUIRE(result.document);
  const auto& table = std::get<model::Table>(result.document->sections.front().blocks.at(1));
  REQUIRE(table.columns.size() == 3);
  CHECK(table.columns[0].share < table.columns[2].share);
  CHECK(table.columns[2].share < table.columns[1].share);
  CHECK(table.columns[0].share > 0);
}
