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

// The types whose values are more than a text or a number, and what depends on other fields.
inline const std::string rich_types = R"x(
<truong ten="mo_dau" kieu="chu-dinh-dang" hoi="Lời mở đầu?"/>
<truong ten="kinh_phi" kieu="tien" hoi="Kinh phí?" toi-thieu="1000" mac-dinh="15000000"/>
<truong ten="ty_le" kieu="phan-tram" hoi="Tỷ lệ?" toi-thieu="0" toi-da="100"/>
<truong ten="ky" kieu="nguoi" hoi="Ai ký?" bat-buoc="co" goi-y="Nguyễn Văn An"/>
<truong ten="soan" kieu="nguoi" hoi="Ai soạn?" mac-dinh="Trần Bình"/>
<truong ten="noi_gui" kieu="co-quan" hoi="Gửi đâu?"/>
<truong ten="co_ho_tro" kieu="co-khong" hoi="Có hỗ trợ?"/>
<truong ten="ly_do" kieu="chu" hoi="Lý do?" bat-buoc-khi="co_ho_tro" goi-y="hộ nghèo"/>
<truong ten="viec" kieu="danh-sach" hoi="Các việc?">
<truong ten="ten" kieu="chu" bat-buoc="co"/>
<truong ten="tien" kieu="tien"/>
<truong ten="nguoi" kieu="nguoi" hoi="Ai làm?" bat-buoc="co"/>
<truong ten="vi_sao" kieu="chu" bat-buoc-khi="tien > 100"/></truong>
<truong ten="tong_tien" kieu="tien" hoi="Tổng?" tinh="tong(viec.tien)"/>)x";

// The declared fields only; the document prints nothing of them.
inline Result read_form(const std::string& fields) {
  Result result = read(around(fields, "<doan>x</doan>"));
  return result;
}

}  // namespace vanthu::test
