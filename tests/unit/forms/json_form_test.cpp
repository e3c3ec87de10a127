// The JSON form: every field with its question, defaults as written, and readable as data.

#include "forms/json_form.h"

#include "data/json.h"
#include "forms_test.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

TEST_CASE("a JSON form holds all fields in order, with defaults and questions") {
  const Result form = read_form(
      R"(<truong ten="ten" kieu="chu" hoi="Tên &quot;xã&quot;?" bat-buoc="co" goi-y="Phú Thịnh"/>)"
      R"(<truong ten="ty_le" kieu="thap-phan" don-vi="%" toi-da="99.50" mac-dinh="12.50"/>)"
      R"(<truong ten="gap" kieu="co-khong" mac-dinh="khong"/>)"
      R"(<truong ten="so" kieu="so-nguyen" toi-thieu="1"/>)"
      R"(<truong ten="ngay" kieu="ngay"/>)"
      R"(<truong ten="noi_nhan" kieu="danh-sach-chu" toi-thieu="1"/>)"
      R"(<truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu" mac-dinh="A"/></truong>)"
      R"(<truong ten="viec" kieu="danh-sach"><truong ten="ma" kieu="chu"/></truong>)"
      R"(<truong ten="bang" kieu="bang-dong"/>)");
  REQUIRE(form.source);
  CHECK(forms::json_form(*form.source) == R"json({
  "//": "Thử. Điền giá trị sau dấu hai chấm. Các dòng bắt đầu bằng // là lời hướng dẫn, máy không đọc.",
  "//ten": "Tên \"xã\"? (bắt buộc, chữ), gợi ý: Phú Thịnh",
  "ten": "",
  "//ty_le": "(số thập phân, đến 99,50, đơn vị tính: %, dấu chấm ngăn phần thập phân)",
  "ty_le": 12.50,
  "//gap": "(có/không, viết true là có, false là không)",
  "gap": false,
  "//so": "(số nguyên, từ 1)",
  "so": null,
  "//ngay": "(ngày, viết năm-tháng-ngày, năm-tháng hoặc năm)",
  "ngay": "",
  "//noi_nhan": "(danh sách chữ, ít nhất 1 mục, mỗi mục trong ngoặc kép, giữa hai mục có dấu phẩy)",
  "noi_nhan": [],
  "//ky": "(nhóm)",
  "ky": {
    "//ho_ten": "(chữ)",
    "ho_ten": "A"
  },
  "//viec": "(danh sách, mỗi mục một cặp { }, không có mục nào thì viết [])",
  "viec": [
    {
      "//ma": "(chữ)",
      "ma": ""
    }
  ],
  "//bang": "(bảng động)",
  "bang": {"cot": [], "hang": []}
}
)json");
}

TEST_CASE("a JSON form is data: only what is required and blank is missed") {
  Result form = read_form(every_type);
  REQUIRE(form.source);
  const FileId file = form.sources.add("du-lieu", forms::json_form(*form.source));
  const auto data = data::read_json(form.sources, file, form.diagnostics);
  REQUIRE(data);
  static_cast<void>(templates::expand(*form.source, *data, kinds(), form.diagnostics));
  std::vector<std::string> missing;
  for (const Diagnostic& one : form.diagnostics.all()) {
    CHECK(one.code == Code::DataFieldMissing);
    missing.push_back(one.args.front());
  }
  CHECK(missing == std::vector<std::string>{"ten", "ngay", "noi_nhan", "ten", "ma", "so"});
}

TEST_CASE("a JSON form of persons, money and what depends on other fields") {
  Result form = read_form(rich_types);
  REQUIRE(form.source);
  const std::string text = forms::json_form(*form.source);
  for (const char* part :
       {R"x("//mo_dau": "Lời mở đầu? (chữ có định dạng, **chữ đậm**, *chữ nghiêng*)")x",
        R"x("//kinh_phi": "Kinh phí? (tiền, từ 1.000)",
  "kinh_phi": 15000000,)x",
        R"x("//ty_le": "Tỷ lệ? (phần trăm, từ 0% đến 100%, dấu chấm ngăn phần thập phân)",
  "ty_le": null,)x",
        R"x("//ky": "Ai ký? (bắt buộc, người, chỉ có tên thì ghi thẳng trong ngoặc kép cũng được), gợi ý: Nguyễn Văn An",
  "ky": {
    "//ho_ten": "Họ và tên? (bắt buộc, chữ)",
    "ho_ten": "",
    "//chuc_vu": "Chức vụ? (chữ)",)x",
        R"x("soan": "Trần Bình",)x", R"x("ly_do": "",)x",
        R"x("//ly_do": "Lý do? (bắt buộc khi co_ho_tro, chữ), gợi ý: hộ nghèo")x"}) {
    INFO(text);
    INFO(part);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK(text.find("tong_tien") == std::string::npos);  // computed
}
