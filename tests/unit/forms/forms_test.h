// What the tests of forms share: one template that has every type of field.

#pragma once

#include <string>

#include "../template/run.h"

namespace vanthu::test {

inline const std::string every_type = R"(
<truong ten="ten" kieu="chu" hoi="Tên xã?" bat-buoc="co" goi-y="Phú Thịnh"/>
<truong ten="nam" kieu="so-nguyen" hoi="Năm?" bat-buoc="co" toi-thieu="2025" toi-da="2100" mac-dinh="2026"/>
<truong ten="ty_le" kieu="thap-phan" don-vi="%" toi-da="99.50" mac-dinh="12.50"/>
<truong ten="ngay" kieu="ngay" hoi="Ngày?" bat-buoc="co" toi-thieu="2026-02" toi-da="2026"/>
<truong ten="han" kieu="ngay" mac-dinh="2026-06"/>
<truong ten="huong" kieu="lua-chon" mac-dinh="doc"><gia-tri>doc</gia-tri><gia-tri>ngang</gia-tri></truong>
<truong ten="co" kieu="lua-chon"><gia-tri>a, b</gia-tri><gia-tri>c</gia-tri></truong>
<truong ten="gap" kieu="co-khong" hoi="Gấp?" mac-dinh="khong"/>
<truong ten="ma" kieu="chu" mau-chu="[A-Z0-9]{2}" mac-dinh="01"/>
<truong ten="than" kieu="noi-dung"/>
<truong ten="noi_nhan" kieu="danh-sach-chu" hoi="Nơi nhận?" bat-buoc="co" toi-thieu="1"/>
<truong ten="ky" kieu="nhom" hoi="Người ký?">
<truong ten="ho_ten" kieu="chu" hoi="Họ tên?" bat-buoc="co"/>
<truong ten="chuc_vu" kieu="chu"/></truong>
<truong ten="muc_tieu" kieu="danh-sach" khoa="ma" hoi="Các mục tiêu?" bat-buoc="co">
<truong ten="ten" kieu="chu" hoi="Tên mục tiêu?" bat-buoc="co"/>
<truong ten="ma" kieu="chu" bat-buoc="co"/>
<truong ten="chi_tieu" kieu="danh-sach" hoi="Chỉ tiêu?">
<truong ten="so" kieu="so-nguyen" bat-buoc="co"/>
<truong ten="chi_tiet" kieu="danh-sach-chu"/>
<truong ten="thang" kieu="danh-sach"><truong ten="t" kieu="ngay"/></truong>
</truong></truong>
<truong ten="bang" kieu="bang-dong"/>)";

// The declared fields only; the document prints nothing of them.
inline Result read_form(const std::string& fields) {
  Result result = read(around(fields, "<doan>x</doan>"));
  return result;
}

}  // namespace vanthu::test
