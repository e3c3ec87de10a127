#include "forms/bind_sheets.h"

#include "data/json.h"
#include "support/catch.h"
#include "unit/forms/forms_support.h"

using namespace vanthu;
using tests::Bench;
using tests::shown;
using Lines = std::vector<std::string>;

namespace {

const std::string fields = R"(
  <truong ten="xa" kieu="chu" hoi="Tên xã, phường?"/>
  <truong ten="ngay" kieu="ngay"/>
  <truong ten="nhan" kieu="danh-sach-chu"/>
  <truong ten="ky" kieu="nhom" hoi="Người ký">
    <truong ten="ho_ten" kieu="chu" hoi="Họ tên"/><truong ten="chuc_vu" kieu="chu" hoi="Chức vụ"/>
  </truong>
  <truong ten="muc_tieu" kieu="danh-sach" khoa="ma">
    <truong ten="ma" kieu="chu"/><truong ten="ten" kieu="chu"/>
    <truong ten="chi_tieu" kieu="danh-sach">
      <truong ten="ten" kieu="chu"/><truong ten="so_luong" kieu="so-nguyen"/>
      <truong ten="viec" kieu="danh-sach"><truong ten="ten" kieu="chu"/></truong>
    </truong>
  </truong>
  <truong ten="bang" kieu="bang-dong"/>)";

std::string bound(Bench& bench, const std::vector<data::Value>& earlier = {}) {
  const auto value = forms::bind_sheets(bench.sheets, *bench.form, earlier, bench.diagnostics);
  CHECK(value.has_value() != bench.diagnostics.has_errors());
  return value ? shown(*value) : "refused";
}

}  // namespace

TEST_CASE("pairs: one field a row, by name or question; other columns are ignored") {
  Bench bench(fields);
  bench.add("Dữ liệu", {{"Trường", "Giá trị", "Câu hỏi", "Gợi ý"},
                        {"xa", "Phú Vinh", "Tên xã?", "x"},
                        {"NGÀY", "15/6/2026"},
                        {"ky.ho_ten", "Nguyễn Văn An"},
                        {"Người ký.Chức vụ", "Chủ tịch"},
                        {"Nơi nhận", "", "", ""},
                        {"nhan", "VT\nTU"},
                        {"nhan", "HĐND"},
                        {"muc_tieu", "", "xem trang muc_tieu"}});
  CHECK(bound(bench) ==
        "{xa: 'Phú Vinh', ngay: '2026-06-15', ky: {ho_ten: 'Nguyễn Văn An', chuc_vu: 'Chủ tịch'}, "
        "nhan: ['VT', 'TU', 'HĐND']}");
  CHECK(bench.problems().empty());
}

TEST_CASE("pairs: a name merged over several rows counts for each; a title may stand above") {
  Bench bench(fields);
  bench.add("Sheet1",
            {{"PHIẾU ĐIỀN"}, {"Trường", "Giá trị"}, {"nhan", "VT"}, {"", "TU"}, {"xa", "A"}},
            R"(<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>)");
  CHECK(bound(bench) == "{nhan: ['VT', 'TU'], xa: 'A'}");
}

TEST_CASE("pairs: every mistake is told at its cell, all in one run") {
  Bench bench(fields);
  bench.add("Dữ liệu", {{"Giá trị", "Trường"},
                        {"A", "xa"},
                        {"B", "Tên xã, phường"},
                        {"C", "ky.ho_tn"},
                        {"D"},
                        {"E", "muc_tieu"}});
  CHECK(bound(bench) == "refused");
  CHECK(bench.problems() ==
        Lines{"data-key-twice Dữ liệu!B3 | xa see Dữ liệu!B2",
              "data-field-unknown Dữ liệu!B4 | ky.ho_tn | ky.ho_ten see mau.xml",
              "sheet-value-stray Dữ liệu!A5 | D",
              "sheet-list-in-cell Dữ liệu!B6 | muc_tieu see mau.xml"});
}

TEST_CASE("tables: lists, lists inside lists by key and by number") {
  Bench bench(fields);
  bench.add("muc_tieu.chi_tieu.viec",
            {{"chi_tieu", "muc_tieu", "ten"}, {"=1", "mt1", "v1"}, {"1", "MT2", "v2"}});
  bench.add(
      "Chỉ tiêu",
      {{"Mục tiêu", "Tên", "Số lượng"}, {"MT1", "a", "=5"}, {"MT2", "b", "1.000"}, {"mt1", "c"}});
  bench.add("Mục tiêu", {{"Mã", "Tên"}, {"MT1", "Một"}, {"MT2", "Hai"}});
  CHECK(bound(bench) ==
        "{muc_tieu: [{ma: 'MT1', ten: 'Một', chi_tieu: [{ten: 'a', so_luong: 5, viec: [{ten: "
        "'v1'}]}, "
        "{ten: 'c'}]}, {ma: 'MT2', ten: 'Hai', chi_tieu: [{ten: 'b', so_luong: 1000, viec: [{ten: "
        "'v2'}]}]}]}");
  CHECK(bench.problems().empty());
}

TEST_CASE("tables: an inner list finds its items in the data read before") {
  Bench bench(fields);
  const FileId file = bench.sources.add(
      "a.json", R"({"muc_tieu": [{"ma": "A", "chi_tieu": [{"ten": "cũ"}]}, {"ma": "B"}]})");
  std::vector<data::Value> earlier;
  earlier.push_back(*data::read_json(bench.sources, file, bench.diagnostics));
  bench.add("chi_tieu", {{"muc_tieu", "ten"}, {"B", "mới"}});
  CHECK(bound(bench, earlier) ==
        "{muc_tieu: [{ma: 'A', chi_tieu: []}, {ma: 'B', chi_tieu: [{ten: 'mới'}]}]}");
}

TEST_CASE("tables: rows that belong to no item") {
  Bench bench(fields);
  bench.add("muc_tieu", {{"ma"}, {"MT1"}, {"MT2"}});
  bench.add("chi_tieu", {{"muc_tieu", "ten"}, {"MT9", "a"}, {"", "b"}, {"mt 1", "c"}});
  CHECK(bound(bench) == "refused");
  CHECK(bench.problems() ==
        Lines{"sheet-item-missing chi_tieu!A2 | MT9 | muc_tieu | MT1 see muc_tieu!A2",
              "sheet-item-blank chi_tieu!B3 | muc_tieu | muc_tieu",
              "sheet-item-missing chi_tieu!A4 | mt 1 | muc_tieu | MT1 see muc_tieu!A2"});

  Bench without(fields);
  without.add("muc_tieu", {{"ma"}, {"MT1"}});
  without.add("chi_tieu", {{"ten"}, {"a"}});
  CHECK(bound(without) == "refused");
  CHECK(without.problems() ==
        Lines{"sheet-key-column-missing chi_tieu!A1 | chi_tieu | muc_tieu see mau.xml"});

  Bench ambiguous(fields);
  ambiguous.add("muc_tieu", {{"ma"}, {"MT1"}, {"mt1"}});
  ambiguous.add("muc_tieu.chi_tieu", {{"muc_tieu", "ten"}, {"MT1", "a"}});
  CHECK(bound(ambiguous) == "refused");
  CHECK(ambiguous.problems() ==
        Lines{"sheet-item-ambiguous muc_tieu.chi_tieu!A2 | MT1 | muc_tieu | 2 see muc_tieu!A2"});
}

TEST_CASE("tables: a number alone counts the rows of the outer sheet, as the form asks") {
  Bench bench(fields);
  bench.add("muc_tieu", {{"ma"}, {"MT1"}, {"MT2"}});
  bench.add("chi_tieu", {{"muc_tieu", "ten"}, {"MT2", "b"}, {"MT1", "a"}, {"MT2", "c"}});
  bench.add("muc_tieu.chi_tieu.viec",
            {{"chi_tieu", "ten"}, {"1", "v1"}, {"=3", "v3"}, {"2", "v2"}});
  CHECK(bound(bench) ==
        "{muc_tieu: [{ma: 'MT1', chi_tieu: [{ten: 'a', viec: [{ten: 'v2'}]}]}, {ma: 'MT2', "
        "chi_tieu: [{ten: 'b', viec: [{ten: 'v1'}]}, {ten: 'c', viec: [{ten: 'v3'}]}]}]}");
  CHECK(bench.problems().empty());

  Bench beyond(fields);
  beyond.add("muc_tieu", {{"ma"}, {"MT1"}, {"MT2"}});
  beyond.add("chi_tieu", {{"muc_tieu", "ten"}, {"MT1", "a"}, {"MT2", "b"}});
  beyond.add("muc_tieu.chi_tieu.viec", {{"chi_tieu", "ten"}, {"3", "v"}});
  CHECK(bound(beyond) == "refused");
  CHECK(beyond.problems() == Lines{"sheet-item-missing muc_tieu.chi_tieu.viec!A2 | 3 | "
                                   "muc_tieu.chi_tieu | 1, 2 see chi_tieu!A2"});
}

TEST_CASE("tables: of free columns, one sheet an item") {
  const std::string annexes =
      R"(<truong ten="phu_luc" kieu="danh-sach"><truong ten="ten" kieu="chu"/>
    <truong ten="bang" kieu="bang-dong"/><truong ten="y" kieu="danh-sach-chu"/></truong>)";
  Bench bench(annexes);
  bench.add("phu_luc", {{"ten"}, {"A"}, {"B"}});
  bench.add("Phụ lục.2.Bảng",
            {{"TT [rộng 12 mm]", "Máy [2 loại]", "Máy in"}, {"=1", "ba\nbốn", "01"}, {"", "x"}});
  CHECK(bound(bench) ==
        "{phu_luc: [{ten: 'A'}, {ten: 'B', bang: {cot: [{ten: 'TT', rong_mm: 12}, {ten: 'Máy [2 "
        "loại]'}, {ten: 'Máy in'}], hang: [['1', 'ba\nbốn', '01'], ['', 'x', '']]}}]}");
  CHECK(bench.problems().empty());

  Bench over(annexes);
  const FileId file = over.sources.add(
      "a.json", R"({"phu_luc": [{"ten": "A", "bang": {"cot": [{"ten": "cũ"}]}}]})");
  std::vector<data::Value> earlier;
  earlier.push_back(*data::read_json(over.sources, file, over.diagnostics));
  over.add("1.bang", {{"mới"}, {"a"}});
  CHECK(bound(over, earlier) ==
        "{phu_luc: [{ten: 'A', bang: {cot: [{ten: 'mới'}], hang: [['a']]}}]}");

  Bench wrong(annexes);
  wrong.add("phu_luc", {{"ten"}, {"A"}});
  wrong.add("phu_luc.2.bang", {{"a"}, {"b"}});
  wrong.add("phu_luc.bang", {{"a"}, {"b"}});
  wrong.add("phu_luc.y", {{"a"}, {"b"}});
  wrong.add("phu_luc.1.y", {{"a"}, {"b"}});
  wrong.add("bang.2", {{"a"}, {"b"}});
  CHECK(bound(wrong) == "refused");
  CHECK(wrong.problems() ==
        Lines{"data-key-twice bang.2!A1 | phu_luc.bang see phu_luc.2.bang!A1",
              "sheet-unknown phu_luc.1.y!A1 | phu_luc.1.y | phu_luc.y",
              "sheet-item-missing phu_luc.2.bang!A1 | 2 | phu_luc | 1 see phu_luc!A2",
              "sheet-number-missing phu_luc.bang!A1 | phu_luc.bang | phu_luc | phu_luc.1.bang see "
              "mau.xml",
              "sheet-inner-texts phu_luc.y!A1 | phu_luc.y | phu_luc | y see mau.xml"});
}

TEST_CASE("tables: headers of two rows, merged cells, cells merged downwards") {
  Bench bench(R"(<truong ten="nguoi" kieu="danh-sach"><truong ten="don_vi" kieu="chu"/>
    <truong ten="ky" kieu="nhom" hoi="Người ký"><truong ten="ho_ten" kieu="chu" hoi="Họ tên"/>
    <truong ten="chuc_vu" kieu="chu"/></truong></truong>)");
  bench.add("nguoi",
            {{"DANH SÁCH"},
             {"Đơn vị", "Người ký"},
             {"", "Họ tên", "Chức vụ"},
             {"Phòng A", "An", "Trưởng phòng"},
             {"", "Bình", "Phó"},
             {"Phòng B", "Chi"}},
            R"(<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/>
               <mergeCell ref="A4:A5"/></mergeCells>)");
  CHECK(bound(bench) ==
        "{nguoi: [{don_vi: 'Phòng A', ky: {ho_ten: 'An', chuc_vu: 'Trưởng phòng'}}, {don_vi: "
        "'Phòng A', ky: {ho_ten: 'Bình', chuc_vu: 'Phó'}}, {don_vi: 'Phòng B', ky: {ho_ten: "
        "'Chi'}}]}");
  CHECK(bench.problems().empty());
}

TEST_CASE("tables: unknown and doubled headers, columns without one, unknown sheets") {
  Bench bench(fields);
  bench.add("muc_tieu", {{"ma", "tenn", "Mã"}, {"1", "x", "2", "ghi chú"}});
  bench.add("Ghi chú", {{"tùy ý"}});
  bench.add("muc tieu", {{"ma"}, {"3"}});
  CHECK(bound(bench) == "refused");
  CHECK(bench.problems() ==
        Lines{"data-key-twice muc tieu!A1 | muc_tieu see muc_tieu!A1",
              "sheet-unknown Ghi chú!A1 | Ghi chú | nhan, muc_tieu, bang, muc_tieu.chi_tieu, "
              "muc_tieu.chi_tieu.viec",
              "data-field-unknown muc_tieu!B1 | tenn | ten see mau.xml",
              "data-key-twice muc_tieu!C1 | ma see muc_tieu!A1",
              "sheet-column-untitled muc_tieu!D2 | D"});
}

TEST_CASE("tables: a list of texts and a table of free columns") {
  Bench bench(fields);
  bench.add("nhan", {{"Nơi nhận"}, {"VT"}, {"TU\nHĐND"}});
  bench.add("bang", {{"TT", "Chỉ tiêu"}, {"=1", "a"}, {"=2.5"}});
  CHECK(bound(bench) ==
        "{nhan: ['VT', 'TU', 'HĐND'], bang: {cot: [{ten: 'TT'}, {ten: 'Chỉ tiêu'}], "
        "hang: [['1', 'a'], ['2,5', '']]}}");
}

TEST_CASE("sheets: the form's help is no data and no surprise") {
  Bench bench(fields);
  bench.add("muc_tieu", {{"ma"}, {"1"}});
  bench.add("Hướng dẫn", {{"Điền cột Giá trị"}});
  CHECK(bound(bench) == "{muc_tieu: [{ma: '1'}]}");
  CHECK(bench.problems().empty());
}

TEST_CASE("sheets: none that fits is an error, hidden ones are told, hidden helpers passed over") {
  Bench none(fields);
  none.add("Sheet1", {{"a", "b"}, {"1", "2"}});
  CHECK(bound(none) == "refused");
  REQUIRE(none.problems().size() == 1);
  CHECK(none.problems()[0].starts_with("sheet-none-known Sheet1!A1 | Sheet1 | "));

  Bench hidden(fields);
  hidden.add(tests::Workbook{
      .sheets = {{.name = "muc_tieu",
                  .rows = R"(<row r="1"><c r="A1" t="inlineStr"><is><t>ma</t></is></c></row>
                             <row r="2" hidden="1"><c r="A2"><v>1</v></c></row>
                             <row r="3" hidden="1"><c r="A3"><v>2</v></c></row>)",
                  .before = R"(<cols><col min="1" max="1" hidden="1"/></cols>)",
                  .state = "hidden"},
                 {.name = "lua chon", .rows = tests::text_rows({{"doc"}}), .state = "hidden"}}});
  CHECK(bound(hidden) == "{muc_tieu: [{ma: '1'}, {ma: '2'}]}");
  CHECK(hidden.problems() == Lines{"sheet-hidden muc_tieu!A1 | muc_tieu",
                                   "sheet-rows-hidden muc_tieu!A1 | muc_tieu | 2–3",
                                   "sheet-columns-hidden muc_tieu!A1 | muc_tieu | A"});
}
