#include "support.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

TEST_CASE("tmp") {
  model::LetterHead head;
  head.issuer = {words("Ủy ban nhân dân"), words("xã Phú Thịnh")};
  head.so_ky_hieu = model::So_ky_hieu{std::nullopt, "KH-UBND"};
  head.place = words("Phú Thịnh");
  head.date = model::CivilDate{2026, 6, std::nullopt};
  head.urgency = "hoả tốc"; head.secrecy = "Mật"; head.circulation = "Lưu hành nội bộ";
  model::Title title; title.kind = words("Kế hoạch");
  title.trich_yeu = {words("Triển khai thực hiện công tác bình đẳng giới và vì sự tiến bộ của phụ nữ xã Phú Thịnh năm 2026 theo Kế hoạch số 169/KH-UBND")};
  model::LegalBasis b; b.text = words("Căn cứ Kế hoạch số 169/KH-UBND ngày 14 tháng 5 năm 2026 của UBND tỉnh");
  model::Item roman; roman.level = model::Level::RomanSection; roman.number = "I."; roman.text = words("Mục đích, yêu cầu");
  model::Paragraph p; p.text = words("Trên đây là Kế hoạch./.");
  model::Table t; t.columns.resize(3); 
  auto row=[&](std::vector<std::string> v){ model::Row r; for(auto&s:v){ model::Cell c; if(!s.empty()) c.lines={words(s)}; r.cells.push_back(c);} return r; };
  t.header={row({"TT","Chỉ tiêu","Kết quả"})}; t.rows={row({"1","Tỷ lệ nữ tham gia cấp ủy các cấp trên địa bàn xã nhiệm kỳ 2025 - 2030 đạt từ 15% trở lên",""})};
  model::Closing c; c.recipients={words("UBND tỉnh (b/c)"),words("Như trên")}; c.archive=words("VT, VHXH"); c.drafter="PL.(30)";
  model::Signature s; s.authority={words("TM. Ủy ban nhân dân"),words("KT. Chủ tịch")}; s.post={words("Phó Chủ tịch")}; s.name=words("Nguyễn Văn An"); c.signature=s;
  Diagnostics d;
  auto doc=document({head,title,b,b,roman,p,t,p,c});
  doc.address={words("Địa chỉ: thôn 1")};
  auto st = styled(doc,&d);
  INFO(dump(st)); INFO(reading_text(st)); CHECK(false);
}
