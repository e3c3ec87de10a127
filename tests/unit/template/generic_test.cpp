// The generic named document: the fields other programs rely on, and pasted text word for word.

#include <algorithm>
#include <string>
#include <vector>

#include "base/report.h"
#include "run.h"
#include "support/catch.h"
#include "template/ast.h"

using namespace vanthu;
using namespace vanthu::test;
using templates::Field;
using templates::FieldType;

namespace {

std::string generic() {
  return file_text("templates/van-ban-co-ten-loai/template.xml");
}

const std::string least =
    R"("loai": "KH", "co_quan_ban_hanh": "SỞ Y TẾ", "ky_hieu": "KH-SYT", "dia_danh": "Bắc Ninh",
       "ngay": "2026-06", "trich_yeu": "Công tác bình đẳng giới\nnăm 2026",
       "noi_dung": "I. MỤC ĐÍCH")";

}  // namespace

TEST_CASE("the fields other programs rely on") {
  const Result result = read(generic(), tree_shelf());
  REQUIRE(result.source);
  std::vector<std::string> names;
  for (const Field& one : result.source->internals().root.fields) names.push_back(one.name);
  for (const char* name :
       {"loai", "co_quan_chu_quan", "co_quan_ban_hanh", "so", "ky_hieu", "dia_danh", "ngay",
        "trich_yeu", "can_cu", "noi_dung", "noi_nhan", "luu", "ky", "phu_luc"}) {
    INFO(name);
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
  }
}

TEST_CASE("the least a named document needs") {
  const Result result = run(generic(), "{" + least + "}", tree_shelf());
  REQUIRE(result.document);
  CHECK(model::dump(*result.document) ==
        "document: KH 14\n"
        "  title: Kế hoạch Công tác bình đẳng giới năm 2026\n"
        "  author: SỞ Y TẾ\n"
        "  subject: Công tác bình đẳng giới năm 2026\n"
        "  date: 2026-06\n"
        "main\n"
        "  letter-head\n"
        "    issuer: {co_quan_ban_hanh: SỞ Y TẾ}\n"
        "    so-ky-hieu: _ KH-SYT\n"
        "    place: {dia_danh: Bắc Ninh}\n"
        "    date: 2026-06\n"
        "  title: KẾ HOẠCH\n"
        "    trich-yeu: {trich_yeu: Công tác bình đẳng giới}\n"
        "    trich-yeu: {trich_yeu: năm 2026}\n"
        "  roman-section titled verbatim: [I.] {noi_dung: MỤC ĐÍCH}\n");
}

TEST_CASE("everything a named document can have") {
  const Result result =
      run(generic(),
          "{" + least +
              R"json(, "co_chu": 13, "co_quan_chu_quan": "UBND TỈNH BẮC NINH", "so": 7,
               "kinh_gui": ["Bộ Y tế"],
               "can_cu": ["Căn cứ Luật Bình đẳng giới", "Căn cứ Kế hoạch số 169/KH-UBND;"],
               "noi_nhan": ["- UBND tỉnh (b/c);", "- Chi cục DSTE;"], "luu": "Lưu VT, DSTE.",
               "ky": {"quyen_han": ["KT. GIÁM ĐỐC"], "chuc_vu": "PHÓ GIÁM ĐỐC",
                      "ho_ten": "Nguyễn Văn An"},
               "phu_luc": [{"tieu_de": "Phụ lục 1.\nPHÂN CÔNG", "huong": "ngang",
                            "bang": {"cot": [{"ten": "TT"}, {"ten": "Chỉ tiêu"}],
                                     "hang": [["1", "x"]]}},
                           {"tieu_de": "Đề cương báo cáo",
                            "noi_dung": "Căn cứ tình hình thực tế."}],
               "do_mat": "MẬT", "do_khan": "KHẨN", "luu_hanh": "XEM XONG TRẢ LẠI",
               "nguoi_soan": "PL.(300)", "dia_chi": ["Số 1, phường Suối Hoa"]})json",
          tree_shelf());
  INFO(report_text(result.diagnostics, result.sources, Language::English));
  REQUIRE(result.document);
  const std::string dump = model::dump(*result.document);
  for (
      const char* line :
      {"document: KH 13\n", "  address: {dia_chi[0]: Số 1, phường Suối Hoa}\n",
       "    superior: {co_quan_chu_quan: UBND TỈNH BẮC NINH}\n", "    so-ky-hieu: 7 KH-SYT\n",
       "    secrecy: MẬT\n    urgency: KHẨN\n    circulation: XEM XONG TRẢ LẠI\n",
       "  addressees\n    name: {kinh_gui[0]: Bộ Y tế}\n",
       "  legal-basis: {can_cu[0]: Căn cứ Luật Bình đẳng giới}\n",
       "  legal-basis [;]: {can_cu[1]: Căn cứ Kế hoạch số 169/KH-UBND}\n",
       "    recipient: {noi_nhan[0]: UBND tỉnh (b/c)}\n    recipient: {noi_nhan[1]: Chi cục DSTE}\n"
       "    archive: {luu: VT, DSTE}\n    drafter: PL.(300)\n"
       "    sign-authority: {ky.quyen_han[0]: KT. GIÁM ĐỐC}\n    post: {ky.chuc_vu: PHÓ GIÁM ĐỐC}\n"
       "    signer: {ky.ho_ten: Nguyễn Văn An}\n",
       "annex landscape\n  annex-title I typed-label verbatim: {phu_luc[0].tieu_de: Phụ lục 1.} / "
       "{phu_luc[0].tieu_de: PHÂN CÔNG}\n  table: ",
       "annex\n  annex-title II verbatim: {phu_luc[1].tieu_de: Đề cương báo cáo}\n"
       "    attached: (Kèm theo Kế hoạch số 07/KH-SYT ngày … tháng 6 năm 2026 của "
       "{co_quan_ban_hanh: SỞ Y TẾ})\n"
       "  paragraph: {phu_luc[1].noi_dung: Căn cứ tình hình thực tế.}\n"}) {
    INFO(dump);
    INFO(line);
    CHECK(dump.find(line) != std::string::npos);
  }
}

TEST_CASE("what a clerk gets wrong is named") {
  CHECK(run(generic(), R"({"loai": "KH"})", tree_shelf()).problems().size() == 6);
  CHECK(run(generic(), "{" + least + R"(, "co_chu": 12})", tree_shelf()).problems() ==
        Problems{"du-lieu 3:45 data-too-small"});
  const Result letter =
      run(generic(), "{" + least.substr(0, 9) + "CV" + least.substr(11) + "}", tree_shelf());
  REQUIRE(letter.diagnostics.all().size() == 1);
  CHECK(letter.diagnostics.all()[0].code == Code::KindUnnamed);
}
