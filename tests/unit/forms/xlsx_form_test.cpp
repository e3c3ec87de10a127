// The workbook: its parts as another program reads them. How it looks is not tested.

#include "forms/xlsx_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "forms/workbook.h"
#include "forms_test.h"
#include "support/catch.h"
#include "zip/read.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

// The parts of a form, by name.
struct Book {
  Result form;
  std::vector<zip::Entry> parts;

  explicit Book(const std::string& fields) : form(read_form(fields)) {
    REQUIRE(form.source);
    const auto bytes = forms::xlsx_form(*form.source, form.diagnostics);
    REQUIRE(bytes);
    auto read = zip::read(*bytes, "form", {.ratio = 10'000}, form.diagnostics);
    REQUIRE(read);
    parts = *std::move(read);
  }
  [[nodiscard]] const std::string& part(const std::string& name) const {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const zip::Entry& one) { return one.name == name; });
    REQUIRE(found != parts.end());
    return found->bytes;
  }
  [[nodiscard]] std::string sheet(int number) const {
    return part(fmt::format("xl/worksheets/sheet{}.xml", number));
  }
  // The rule of one range of cells.
  [[nodiscard]] std::string rule(int number, const std::string& cells) const {
    const std::string text = sheet(number);
    // The selected cell has a reference too.
    const std::size_t rules = text.find("<dataValidations");
    if (rules == std::string::npos) return "none";
    const std::size_t at = text.find("sqref=\"" + cells + "\"", rules);
    if (at == std::string::npos) return "none";
    const std::size_t begin = text.rfind("<dataValidation ", at);
    const std::size_t end = text.find("</dataValidation>", at);
    const std::size_t closed = text.find("/>", at);
    return text.substr(begin, std::min(end, closed) - begin);
  }
};

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a form has a sheet of pairs, one for every list, and help") {
  const Book book(every_type);
  const std::string& workbook = book.part("xl/workbook.xml");
  std::size_t at = 0;
  for (const char* name : {"Dữ liệu", "muc_tieu", "muc_tieu.chi_tieu", "muc_tieu.chi_tieu.thang",
                           "bang", "Hướng dẫn", "Danh mục"}) {
    INFO(name);
    const std::size_t found = workbook.find(fmt::format("<sheet name=\"{}\"", name), at);
    REQUIRE(found != std::string::npos);
    at = found + 1;
  }
  has(workbook, "name=\"Danh mục\" sheetId=\"7\" state=\"hidden\"");
  CHECK(book.form.problems().empty());
}

TEST_CASE("a form checks what is typed") {
  const Book book(every_type);
  // Rows follow the fields: ten 2, nam 3, ty_le 4, ngay 5, han 6, huong 7, co 8, gap 9.
  has(book.rule(1, "B2"), "promptTitle=\"ten\" prompt=\"Tên xã?&#xA;bắt buộc; Phú Thịnh\"");
  has(book.rule(1, "B3"), "type=\"whole\"");
  has(book.rule(1, "B3"), "<formula1>2025</formula1><formula2>2100</formula2>");
  has(book.rule(1, "B4"), "type=\"decimal\"");
  has(book.rule(1, "B4"), "<formula1>-999999999999999</formula1><formula2>99.50</formula2>");
  has(book.rule(1, "B5"), "type=\"custom\"");
  has(book.rule(1, "B5"),
      "<formula1>OR(ISTEXT(B5),AND(ISNUMBER(B5),B5&gt;=DATE(2026,2,1),B5&lt;=DATE(2026,13,0)))");
  has(book.rule(1, "B6"), "AND(ISNUMBER(B6),B6&gt;=DATE(1906,1,1))");
  has(book.rule(1, "B7"), "type=\"list\"");
  has(book.rule(1, "B7"), "<formula1>\"doc,ngang\"</formula1>");
  has(book.rule(1, "B8"), "<formula1>'Danh mục'!$A$1:$A$2</formula1>");
  has(book.rule(1, "B9"), "<formula1>\"có,không\"</formula1>");
  CHECK(book.rule(1, "B20") == "none");
}

TEST_CASE("a list in a list says which item a row belongs to") {
  const Book book(every_type);
  has(book.rule(3, "A2:A201"), "<formula1>'muc_tieu'!$B$2:$B$201</formula1>");
  // An outer list without a key: its row number.
  has(book.rule(4, "A2:A201"), "type=\"whole\" operator=\"greaterThanOrEqual\"");
  has(book.rule(2, "B2:B201"), "không được trùng với dòng khác");
  has(book.sheet(3), "<pane ySplit=\"1\" topLeftCell=\"A2\"");
}

TEST_CASE("defaults are filled in, text cells are text") {
  const Book book(every_type);
  const std::string sheet = book.sheet(1);
  has(sheet, "<c r=\"B3\" s=\"");
  has(sheet, "<v>2026</v>");
  has(sheet, "<v>12.5</v>");
  const std::string& strings = book.part("xl/sharedStrings.xml");
  for (const char* text : {"6/2026", "doc", "không", "01"}) {
    INFO(text);
    has(strings, fmt::format("<t>{}</t>", text));
  }
  has(book.part("xl/styles.xml"), "numFmtId=\"49\"");  // "@"
  CHECK(book.part("xl/styles.xml").find("yyyy") == std::string::npos);  // dates are typed as text
}

TEST_CASE("money, percentages, rich texts, persons and agencies in a form") {
  const Book book(rich_types);
  // Rows: mo_dau 2, kinh_phi 3, ty_le 4, ky 5–8, soan 9–12, noi_gui 13–15, co_ho_tro 16, ly_do 17.
  has(book.rule(1, "B2"), "Lời mở đầu?&#xA;**chữ đậm**, *chữ nghiêng*");
  has(book.rule(1, "B3"), "type=\"whole\"");
  has(book.rule(1, "B3"), "<formula1>1000</formula1>");
  has(book.rule(1, "B3"), "số tiền, tính bằng đồng");
  has(book.rule(1, "B4"), "type=\"decimal\"");
  has(book.rule(1, "B4"), "<formula1>0</formula1><formula2>100</formula2>");
  has(book.rule(1, "B4"), "số phần trăm: 12,5 là 12,5%");
  // What is said of a person is said of the name.
  has(book.rule(1, "B5"), "promptTitle=\"ky.ho_ten\"");
  has(book.rule(1, "B5"), "Ai ký: Họ và tên?&#xA;bắt buộc; Nguyễn Văn An");
  has(book.rule(1, "B6"), "Ai ký: Chức vụ?\"");
  has(book.rule(1, "B9"), "promptTitle=\"soan.ho_ten\"");
  has(book.rule(1, "B13"), "promptTitle=\"noi_gui.ten\"");
  has(book.rule(1, "B14"), "Gửi đâu: Cơ quan chủ quản?");
  has(book.rule(1, "B16"), "<formula1>\"có,không\"</formula1>");
  has(book.rule(1, "B17"), "bắt buộc khi co_ho_tro; hộ nghèo");
  CHECK(book.rule(1, "B18") == "none");  // what is computed is not asked
  has(book.rule(2, "B2:B201"), "type=\"whole\"");
  has(book.rule(2, "C2:C201"), "promptTitle=\"nguoi.ho_ten\"");
  has(book.rule(2, "G2:G201"), "bắt buộc khi tien &gt; 100");
  const std::string sheet = book.sheet(1);
  has(sheet, "<v>15000000</v>");
  has(book.part("xl/sharedStrings.xml"), "<t>Trần Bình</t>");
  has(book.part("xl/styles.xml"), "formatCode=\"#,##0\"");
}

TEST_CASE("a table of free columns is a blank sheet of text cells that says what to do") {
  const Book book(every_type);
  has(book.rule(5, "A1:Z1"), "promptTitle=\"bang\" prompt=\"hàng này ghi tên các cột");
  has(book.sheet(5), "<col min=\"1\" max=\"26\"");
  CHECK(book.sheet(5).find("<c r=") == std::string::npos);
}

TEST_CASE("a table that no sheet name can hold is told, and the help points to JSON") {
  const Book book(R"(<truong ten="phu_luc" kieu="danh-sach"><truong ten="ten" kieu="chu"/>)"
                  R"(<truong ten="bang_tong_hop_so_lieu_ca_nam" kieu="bang-dong"/></truong>)");
  CHECK(book.form.problems() == Problems{"mau 1:110 form-field-left-out"});
  CHECK(book.form.diagnostics.all()[0].args ==
        std::vector<std::string>{"phu_luc.bang_tong_hop_so_lieu_ca_nam", "bảng động",
                                 "phu_luc.1.bang_tong_hop_so_lieu_ca_nam"});
  has(book.part("xl/sharedStrings.xml"),
      "Trường phu_luc.bang_tong_hop_so_lieu_ca_nam không điền được ở đây");
}

TEST_CASE("a date's cell is text, and its default as people write it") {
  const Book book(R"(<truong ten="a" kieu="ngay" mac-dinh="2026-06-05"/>)"
                  R"(<truong ten="b" kieu="ngay" mac-dinh="2026-06"/>)");
  const std::string& strings = book.part("xl/sharedStrings.xml");
  has(strings, "<t>05/6/2026</t>");
  has(strings, "<t>6/2026</t>");
  has(strings, "gõ 15/6/2026; chưa rõ ngày thì 6/2026 hoặc 2026-06, chưa rõ tháng thì 2026");
}

TEST_CASE("long choices and long words keep to Excel's limits") {
  std::string choices;
  for (int i = 0; i < 60; ++i) choices += fmt::format("<gia-tri>lựa chọn {}</gia-tri>", i);
  std::string words;
  for (int i = 0; i < 4000; ++i) words += "câu hỏi dài ";
  const Book book(
      "<truong ten=\"ten_truong_rat_dai_hon_ba_muoi_hai_chu_cai\" kieu=\"lua-chon\" hoi=\"" +
      words + "\" goi-y=\"" + words + "\">" + choices + "</truong>" +
      "<truong ten=\"b\" kieu=\"chu\" mac-dinh=\"" + words + "\"/>");
  has(book.rule(1, "B2"), "<formula1>'Danh mục'!$A$1:$A$60</formula1>");
  has(book.rule(1, "B2"), "promptTitle=\"ten_truong_rat_dai_hon_ba_muoi_…\"");
  has(book.sheet(1), "<c r=\"B3\" s=\"");
  CHECK(book.sheet(1).find("<c r=\"B3\" s=\"") + 40 >
        book.sheet(1).find("/>", book.sheet(1).find("<c r=\"B3\" s=\"")));  // left blank
}

TEST_CASE("the same form has the same bytes, and its date is fixed") {
  Result form = read_form(every_type);
  REQUIRE(form.source);
  CHECK(forms::xlsx_form(*form.source, form.diagnostics) ==
        forms::xlsx_form(*form.source, form.diagnostics));
  has(Book(every_type).part("docProps/core.xml"), "1980-01-01T00:00:00Z");
}

TEST_CASE("no form when two lists would share a sheet") {
  Result form = read_form(
      R"(<truong ten="huong_dan" kieu="danh-sach"><truong ten="a" kieu="chu"/></truong>)");
  REQUIRE(form.source);
  CHECK_FALSE(forms::xlsx_form(*form.source, form.diagnostics));
  CHECK(form.diagnostics.all().front().code == Code::FormSheetClash);
}

TEST_CASE("texts are cut by the letters Excel counts") {
  CHECK(forms::cut("abc", 3) == "abc");
  CHECK(forms::cut("abcd", 3) == "ab…");
  CHECK(forms::cut("đường", 4) == "đườ…");
  CHECK(forms::cut("a\U0001F600b", 4) == "a\U0001F600b");  // two units
  CHECK(forms::cut("a\U0001F600b", 3) == "a…");
  CHECK(forms::cut("", 3).empty());
}
