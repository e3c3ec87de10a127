// What data still lack, and what they have wrong.

#include "forms/missing_fields.h"

#include "data/json.h"
#include "forms_test.h"
#include "support/catch.h"
#include "template/ast.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

struct Found {
  std::vector<std::string> required, optional;
  Diagnostics wrong;
  std::string text;
};

Found missing(const std::string& fields, const std::string& json,
              Language language = Language::Vietnamese) {
  Result form = read_form(fields);
  REQUIRE(form.source);
  const FileId file = form.sources.add("du-lieu", json);
  const auto data = data::read_json(form.sources, file, form.diagnostics);
  REQUIRE(data);
  Found found;
  const auto all = forms::find_missing(*form.source, *data, found.wrong);
  for (const forms::MissingField& one : all) {
    (one.required ? found.required : found.optional).push_back(one.path);
  }
  found.text = forms::missing_text(all, found.wrong.count(Severity::Error), language);
  return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing given: every field without a default is missing") {
  const Found found = missing(every_type, "{}");
  CHECK(found.required == Names{"ten", "ngay", "noi_nhan", "muc_tieu"});
  CHECK(found.optional == Names{"co", "than", "ky", "bang"});
  CHECK(found.wrong.all().empty());
}

TEST_CASE("members are named by their path in the data") {
  const Found found = missing(every_type, R"({"ten": "A", "ngay": "2026-03", "noi_nhan": ["x"],
    "ky": {"chuc_vu": "CT"}, "muc_tieu": [{"ten": "T", "ma": "m", "chi_tieu": [{}, {"so": 1}]}, null]})");
  CHECK(found.required ==
        Names{"ky.ho_ten", "muc_tieu[0].chi_tieu[0].so", "muc_tieu[1].ten", "muc_tieu[1].ma"});
  CHECK(found.optional == Names{"co", "than", "muc_tieu[0].chi_tieu[0].chi_tiet",
                                "muc_tieu[0].chi_tieu[0].thang", "muc_tieu[0].chi_tieu[1].chi_tiet",
                                "muc_tieu[0].chi_tieu[1].thang", "muc_tieu[1].chi_tieu", "bang"});
}

TEST_CASE("a required group that is blank is listed by its members") {
  const std::string group =
      R"(<truong ten="ky" kieu="nhom" bat-buoc="co"><truong ten="ten" kieu="chu" bat-buoc="co"/>)"
      R"(<truong ten="so" kieu="chu"/></truong>)";
  CHECK(missing(group, "{}").required == Names{"ky.ten"});
  CHECK(missing(group, R"({"ky": {"ten": " "}})").optional == Names{"ky.so"});
  CHECK(missing(
            R"(<truong ten="ky" kieu="nhom" bat-buoc="co"><truong ten="so" kieu="chu"/></truong>)",
            "{}")
            .required == Names{"ky"});
}

TEST_CASE("persons are missed by name, and fields that others make necessary") {
  CHECK(missing(rich_types, "{}").required == Names{"ky"});
  CHECK(missing(rich_types, R"({"ky": "An", "co_ho_tro": true})").required == Names{"ly_do"});
  CHECK(missing(rich_types, R"({"ky": "An"})").optional ==
        Names{"mo_dau", "ty_le", "noi_gui", "co_ho_tro", "ly_do", "viec"});
  const Found found =
      missing(rich_types, R"({"ky": {"chuc_vu": "Chủ tịch"}, "soan": {"don_vi": "A"},
    "viec": [{"ten": "a", "tien": 200, "nguoi": {"ho_ten": " ", "don_vi": "B"}}, {"ten": "b"}]})");
  CHECK(found.required ==
        Names{"ky.ho_ten", "viec[0].nguoi.ho_ten", "viec[0].vi_sao", "viec[1].nguoi"});
  CHECK(found.wrong.all().empty());
  CHECK(found.text.find("  viec[0].nguoi.ho_ten  Họ và tên?\n") != std::string::npos);
}

TEST_CASE("what is computed counts, and must agree with what the data say") {
  const std::string fields =
      R"x(<truong ten="viec" kieu="danh-sach"><truong ten="tien" kieu="tien"/></truong>)x"
      R"x(<truong ten="tong" kieu="tien" tinh="tong(viec.tien)"/>)x"
      R"x(<truong ten="ly_do" kieu="chu" bat-buoc-khi="tong > 100"/>)x";
  CHECK(missing(fields, R"({"viec": [{"tien": 60}, {"tien": 50}]})").required == Names{"ly_do"});
  CHECK(missing(fields, R"({"viec": [{"tien": 60}]})").required.empty());
  const Found found = missing(fields, R"({"viec": [{"tien": 60}], "tong": 61})");
  REQUIRE(found.wrong.all().size() == 1);
  CHECK(found.wrong.all()[0].code == Code::DataDerivedDiffers);
}

TEST_CASE("two groups at one place keep their gaps apart") {
  // Data from a sheet: a group stands where its first cell does.
  Result form =
      read_form(R"(<truong ten="a" kieu="nhom"><truong ten="x" kieu="chu" bat-buoc="co"/>)"
                R"(<truong ten="b" kieu="nhom"><truong ten="x" kieu="chu" bat-buoc="co"/>)"
                R"(<truong ten="y" kieu="chu"/></truong></truong>)");
  REQUIRE(form.source);
  data::Value inner{data::Object{}, {}};
  std::get<data::Object>(inner.content).push_back({"y", {std::string("1"), {}}, {}});
  data::Value outer{data::Object{}, {}};
  std::get<data::Object>(outer.content).push_back({"b", inner, {}});
  data::Value root{data::Object{}, {}};
  std::get<data::Object>(root.content).push_back({"a", outer, {}});
  Diagnostics wrong;
  Names required;
  for (const auto& one : forms::find_missing(*form.source, root, wrong)) {
    if (one.required) required.push_back(one.path);
  }
  CHECK(required == Names{"a.x", "a.b.x"});
  CHECK(wrong.all().empty());
}

TEST_CASE("what is wrong is told apart from what is missing") {
  const Found found = missing(every_type, R"({"ten": 5, "la": 1, "gap": "x"})");
  std::vector<Code> codes;
  for (const Diagnostic& one : found.wrong.all()) codes.push_back(one.code);
  CHECK(codes ==
        std::vector<Code>{Code::DataFieldUnknown, Code::DataWrongType, Code::DataWrongType});
  CHECK(found.required == Names{"ngay", "noi_nhan", "muc_tieu"});
  CHECK(missing(every_type, "[]").wrong.has_errors());
  CHECK(missing(every_type, "[]").required.empty());
}

TEST_CASE("the lists as they are printed") {
  const std::string fields =
      R"(<truong ten="ten_xa" kieu="chu" hoi="Tên xã?" bat-buoc="co" goi-y="Phú Thịnh"/>)"
      R"(<truong ten="so" kieu="chu" bat-buoc="co"/><truong ten="luu" kieu="chu" hoi="Lưu?"/>)";
  CHECK(missing(fields, "{}").text ==
        "còn thiếu, bắt buộc: 2\n  ten_xa  Tên xã? (Phú Thịnh)\n  so\n"
        "còn trống, không bắt buộc: 1\n  luu  Lưu?\n");
  CHECK(missing(fields, R"({"ten_xa": "A", "so": "1"})", Language::English).text ==
        "blank, not required: 1\n  luu  Lưu?\nall required data are there\n");
  CHECK(missing(fields, R"({"ten_xa": "A", "so": "1", "luu": 5})").text == "chưa đúng: 1\n");
}
