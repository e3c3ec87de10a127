// The table of fields for a terminal.

#include "forms/field_table.h"

#include "forms_test.h"
#include "support/catch.h"
#include "template/ast.h"
#include "text/text.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string fields =
    R"(<truong ten="ten_xa" kieu="chu" hoi="Tên xã?" bat-buoc="co" goi-y="Phú Thịnh"/>)"
    R"(<truong ten="so" kieu="so-nguyen" don-vi="đồng" toi-thieu="1" toi-da="99" mac-dinh="5"/>)"
    R"(<truong ten="ky" kieu="nhom" hoi="Người ký?">)"
    R"(<truong ten="huong" kieu="lua-chon"><gia-tri>dọc</gia-tri><gia-tri>ngang</gia-tri></truong>)"
    R"(</truong>)"
    R"(<truong ten="viec" kieu="danh-sach" toi-thieu="2" toi-da="3"><truong ten="ma" kieu="chu" mau-chu="[a-z]+"/></truong>)";

}  // namespace

TEST_CASE("fields are printed in aligned columns, members indented") {
  const Result form = read_form(fields);
  REQUIRE(form.source);
  const auto& root = form.source->internals().root;
  CHECK("\n" + forms::field_table(root, Language::Vietnamese) == R"(
trường   kiểu       bắt buộc  đơn vị  giới hạn        mặc định  câu hỏi    gợi ý
ten_xa   chữ        có                                          Tên xã?    Phú Thịnh
so       số nguyên            đồng    từ 1 đến 99     5
ky       nhóm                                                   Người ký?
  huong  lựa chọn                     dọc | ngang
viec     danh sách                    từ 2 đến 3 mục
  ma     chữ                          [a-z]+
)");
  CHECK("\n" + forms::field_table(root, Language::English) == R"(
field    type          required  unit  limits             default  question   hint
ten_xa   text          yes                                         Tên xã?    Phú Thịnh
so       whole number            đồng  from 1 to 99       5
ky       group                                                     Người ký?
  huong  choice                        dọc | ngang
viec     list                          from 2 to 3 items
  ma     text                          [a-z]+
)");
}

TEST_CASE("what is computed, and what other fields make necessary") {
  const Result form = read_form(
      R"(<truong ten="a" kieu="tien" mac-dinh="5000"/><truong ten="b" kieu="chu" bat-buoc-khi="a > 1"/>)"
      R"(<truong ten="c" kieu="tien" tinh="a + a"/>)");
  REQUIRE(form.source);
  const auto& root = form.source->internals().root;
  CHECK("\n" + forms::field_table(root, Language::Vietnamese) == R"(
trường  kiểu  bắt buộc            mặc định
a       tiền                      5.000
b       chữ   bắt buộc khi a > 1
c       tiền                      = a + a
)");
}

TEST_CASE("columns with nothing in them are left out") {
  const Result form = read_form(R"(<truong ten="a" kieu="chu"/>)");
  REQUIRE(form.source);
  CHECK(forms::field_table(form.source->internals().root, Language::Vietnamese) ==
        "trường  kiểu\na       chữ\n");
}
