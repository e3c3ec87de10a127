#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/file.h"
#include "model/recognise.h"
#include "support.h"
#include "support/catch.h"
#include "text/text.h"

using namespace vanthu;
using namespace vanthu::rules;
using namespace vanthu::rules::test;

namespace {

// One of everything.
model::Document plan() {
  model::LetterHead head;
  head.issuer = {words("Ủy ban nhân dân"), words("xã Phú Thịnh")};
  head.so_ky_hieu = model::So_ky_hieu{std::nullopt, "KH-UBND"};
  head.place = words("Phú Thịnh");
  head.date = model::CivilDate{2026, 6, std::nullopt};
  model::Title title;
  title.kind = words("Kế hoạch");
  title.trich_yeu = {words("Về bình đẳng giới năm 2026")};
  model::LegalBasis basis;
  basis.text = words("Căn cứ Kế hoạch số 169/KH-UBND");
  model::Item section;
  section.level = model::Level::RomanSection;
  section.number = "I.";
  section.text = words("Mục đích");
  section.titled = true;
  model::Paragraph body;
  body.text = words("Trên đây là Kế hoạch./.");
  model::Closing closing;
  closing.archive = words("VT");
  model::Signature signature;
  signature.post = {words("Chủ tịch")};
  signature.name = words("Nguyễn Văn An");
  closing.signature = signature;
  model::Document document = test::document({head, title, basis, section, body, closing});
  model::AnnexTitle annex;
  annex.number = "I";
  annex.title = {words("Chỉ tiêu")};
  model::Table table;
  table.columns.resize(2);
  model::Row row;
  row.cells.resize(2);
  row.cells[0].lines = {words("TT")};
  row.cells[1].lines = {words("Chỉ tiêu")};
  table.header = {row};
  table.rows = {row};
  document.sections.push_back({model::Orientation::Portrait, true, "", {}, "pl-1", {annex, table}});
  document.title = "Kế hoạch bình đẳng giới";
  document.author = "Ủy ban nhân dân xã Phú Thịnh";
  document.subject = "Bình đẳng giới";
  return document;
}

}  // namespace

TEST_CASE("a whole plan, as dumped") {
  CHECK(
      dump(styled(plan())) ==
      R"(document KH title="Kế hoạch bình đẳng giới" author="Ủy ban nhân dân xã Phú Thịnh" subject="Bình đẳng giới" date=
defaults 14pt
style NoiDung "Nội dung" 14pt first=720 after=120 line=276
style QuocHieu "Quốc hiệu" 13pt bold center
style TieuNgu "Tiêu ngữ" 14pt bold center
style CoQuanBanHanh "Cơ quan ban hành" 13pt bold center
style SoKyHieu "Số và ký hiệu" 13pt center
style DiaDanhNgay "Địa danh và ngày" 14pt italic center
style TenLoai "Tên loại" 14pt bold center keep-next keep-lines
style TrichYeu "Trích yếu" 14pt bold center keep-next keep-lines
style CanCu "Căn cứ" 14pt italic first=720 after=120 line=276
style Muc "Mục" 14pt bold first=720 after=120 line=276 keep-next keep-lines outline=0
style BangDauCot "Bảng - đầu cột" 13pt bold center before=40 after=40
style BangNoiDung "Bảng - nội dung" 13pt left before=40 after=40
style NoiNhan "Nơi nhận" 12pt bold italic left
style NoiNhanDanhSach "Nơi nhận - danh sách" 11pt left
style QuyenHanChucVu "Quyền hạn và chức vụ" 14pt bold center
style HoTen "Họ tên" 14pt bold center
style PhuLuc "Phụ lục" 14pt bold center keep-next keep-lines
style SoTrang "Số trang" 14pt center
style DongKe "Dòng kẻ" 1pt left line=exact:20
style Ngat "Ngắt" 1pt left line=exact:20
section page=11906x16838 margins=1134,1701,1134,1134 header=567 footer=567 number=1
  header
    SoTrang furniture <page>
  table layout columns=3619,5452 indent=0 margins=0,0,0,0
    row
      cell
        CoQuanBanHanh text "ỦY BAN NHÂN DÂN"
        CoQuanBanHanh text "XÃ PHÚ THỊNH"
        DongKe rule left=1320 right=1320 before=60 borders=none/none/0.75/none
      cell
        QuocHieu text "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        TieuNgu text "Độc lập - Tự do - Hạnh phúc"
        DongKe rule left=1012 right=1012 before=60 borders=none/none/0.75/none
    row
      cell
        SoKyHieu text before=139 "Số:" " "[spacing=615] "/KH-UBND"
      cell
        DiaDanhNgay text before=120 "Phú Thịnh, ngày" " "[spacing=384] "tháng 6 năm 2026"
  TenLoai title before=360 "KẾ HOẠCH"
  TrichYeu title "Về bình đẳng giới năm 2026"[glue=30]
  DongKe rule left=3865 right=3865 before=60 after=240 borders=none/none/0.75/none keep-next
  CanCu text "Căn cứ Kế hoạch số 169/KH-UBND."[glue=27,34]
  Muc heading "I. " "MỤC ĐÍCH"
  NoiDung text keep-next "Trên đây là Kế hoạch./."
  table layout columns=4082,4989 indent=0 margins=0,0,0,0
    row
      cell
        NoiNhan recipient before=157 "Nơi nhận:"
        NoiNhanDanhSach recipient "- Lưu: " "VT."
      cell
        QuyenHanChucVu signature before=120 "CHỦ TỊCH"
        HoTen signature before=1280 "Nguyễn Văn An"
  Ngat spacer
section #pl-1 annex page=11906x16838 margins=1134,1701,1134,1134 header=567 footer=567 number=1
  header
    SoTrang furniture <page>
  PhuLuc heading outline=0 "Phụ lục I"[glue=5,11] <br> "CHỈ TIÊU"
  DongKe rule left=4082 right=4082 before=60 after=240 borders=none/none/0.75/none keep-next
  table data columns=591,8480 indent=0 margins=0,108,0,108
    row header
      cell middle borders=0.5/0.5/0.5/0.5
        BangDauCot cell "TT"
      cell middle borders=0.5/0.5/0.5/0.5
        BangDauCot cell "Chỉ tiêu"
    row
      cell borders=0.5/0.5/0.5/0.5
        BangNoiDung cell center "TT"
      cell borders=0.5/0.5/0.5/0.5
        BangNoiDung cell "Chỉ tiêu"
  Ngat spacer
)");
}

TEST_CASE("the reading text has every word once, in order, without page furniture") {
  CHECK(reading_text(styled(plan())) ==
        "ỦY BAN NHÂN DÂN\nXÃ PHÚ THỊNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: /KH-UBND\nPhú Thịnh, ngày tháng 6 năm 2026\n"
        "KẾ HOẠCH\nVề bình đẳng giới năm 2026\nCăn cứ Kế hoạch số 169/KH-UBND.\nI. MỤC ĐÍCH\n"
        "Trên đây là Kế hoạch./.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"
        "Phụ lục I\nCHỈ TIÊU\nTT\nChỉ tiêu\nTT\nChỉ tiêu\n");
}

TEST_CASE("the same document is styled the same, by a fresh shaper too") {
  const std::string first = dump(styled(plan()));
  Diagnostics diagnostics;
  fonts::Shaper fresh(fonts::open_fonts(std::string(VANTHU_SOURCE_DIR) + "/fonts", diagnostics));
  CHECK(dump(apply(plan(), nd30(), fresh, diagnostics)) == first);
  CHECK(dump(styled(plan())) == first);
}

TEST_CASE("styles: only those in use, each once, with a Vietnamese name and an ASCII id") {
  const StyledDocument document = styled(plan());
  std::set<std::string> ids, names;
  std::set<std::uint32_t> used;
  for (const StyledParagraph* paragraph : paragraphs(document)) used.insert(paragraph->style);
  for (const StyledSection& section : document.sections) {
    for (const StyledParagraph& paragraph : section.header) used.insert(paragraph.style);
  }
  CHECK(used.size() == document.styles.size());
  for (const Style& style : document.styles) {
    CHECK(ids.insert(style.id).second);
    CHECK(names.insert(style.name).second);
    CHECK(style.name.find(',') == std::string::npos);  // Word would take an alias
    for (const char c : style.id) CHECK(((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')));
  }
  CHECK(names.contains("Quốc hiệu"));
  CHECK_FALSE(ids.contains("LuuHanh"));
}

TEST_CASE("every length is on the twip grid") {
  const StyledDocument document = styled(plan());
  const auto on_grid = [](Length length) { return length == length.snapped(); };
  for (const StyledParagraph* paragraph : paragraphs(document)) {
    const ParagraphFormat& format = paragraph->format;
    for (const Length length : {format.left, format.right, format.first_line, format.before,
                                format.after, format.line.height}) {
      CHECK(on_grid(length));
    }
    for (const StyledRun& run : paragraph->runs) {
      CHECK(on_grid(run.format.size));
      CHECK(on_grid(run.format.letter_spacing));
    }
  }
}

TEST_CASE("properties: the date only when it is whole") {
  model::Document source = plan();
  source.date = model::CivilDate{2026, 6, 5};
  CHECK(styled(source).properties.date == "2026-06-05");
  source.date->day.reset();
  CHECK(styled(source).properties.date.empty());
  source.date.reset();
  const Properties properties = styled(source).properties;
  CHECK(properties.date.empty());
  CHECK(properties.title == "Kế hoạch bình đẳng giới");
  CHECK(properties.author == "Ủy ban nhân dân xã Phú Thịnh");
  CHECK(properties.subject == "Bình đẳng giới");
  CHECK(properties.kind == "KH");
}

TEST_CASE("properties: the input fields of the decree that the document tells") {
  const auto listed = [](const Properties& properties) {
    std::string all;
    for (const InputField& field : properties.fields) {
      all += std::string(field.code) + " " + std::string(field.name) + ": " + field.value + "\n";
    }
    return all;
  };
  model::Document source = plan();
  source.kind_name = "Kế hoạch";
  CHECK(styled(source).properties.identifier.empty());
  CHECK(listed(styled(source).properties) ==
        "TypeName Tên loại: Kế hoạch\n"
        "CodeNotation Ký hiệu: KH-UBND\n"
        "OrganName Cơ quan ban hành: Ủy ban nhân dân xã Phú Thịnh\n"
        "Subject Trích yếu: Bình đẳng giới\n"
        "Language Ngôn ngữ: Tiếng Việt\n"
        "SignerPosition Chức vụ người ký: Chủ tịch\n"
        "SignerFullName Họ tên người ký: Nguyễn Văn An\n");
  auto& head = *std::get<Boxed<model::LetterHead>>(source.sections[0].blocks[0]);
  head.so_ky_hieu->number = 5;
  head.urgency = "KHẨN";
  source.date = model::CivilDate{2026, 6, 5};
  source.agency_code = "H01.02";
  CHECK(styled(source).properties.identifier == "05/KH-UBND");
  CHECK(listed(styled(source).properties) ==
        "OrganId Mã cơ quan: H01.02\n"
        "TypeName Tên loại: Kế hoạch\n"
        "CodeNumber Số: 05\n"
        "CodeNotation Ký hiệu: KH-UBND\n"
        "IssuedDate Ngày ban hành: 2026-06-05\n"
        "OrganName Cơ quan ban hành: Ủy ban nhân dân xã Phú Thịnh\n"
        "Subject Trích yếu: Bình đẳng giới\n"
        "Language Ngôn ngữ: Tiếng Việt\n"
        "SignerPosition Chức vụ người ký: Chủ tịch\n"
        "SignerFullName Họ tên người ký: Nguyễn Văn An\n"
        "Priority Mức độ khẩn: KHẨN\n");
}

TEST_CASE("number, date and stamps keep the data path of their field") {
  model::Document source = plan();
  auto& head = *std::get<Boxed<model::LetterHead>>(source.sections[0].blocks[0]);
  head.so_ky_hieu->number_field = "so";
  head.date_field = "ngay";
  head.secrecy = "mật";
  head.secrecy_field = "do_mat";
  std::map<std::string, std::string> words_of;
  const StyledDocument document = styled(source);
  const auto& table = std::get<StyledTable>(document.sections[0].blocks[0]);
  for (const StyledRow& row : table.rows) {
    for (const StyledCell& cell : row.cells) {
      for (const StyledParagraph& paragraph : cell.paragraphs) {
        for (const StyledRun& run : paragraph.runs) words_of[run.field] += run.text;
      }
    }
  }
  CHECK(words_of["so"] == " ");  // the blank
  CHECK(words_of["ngay"] == "ngày tháng 6 năm 2026");
  CHECK(words_of["do_mat"] == "MẬT");
}

TEST_CASE("a document without sections, and a section without blocks") {
  CHECK(styled(model::Document()).sections.empty());
  const StyledDocument empty = styled(test::document({}));
  REQUIRE(empty.sections.size() == 1);
  REQUIRE(empty.sections[0].blocks.size() == 1);
  CHECK(std::holds_alternative<StyledParagraph>(empty.sections[0].blocks[0]));
}

TEST_CASE("no word of the real plans is lost, changed or moved") {
  const std::filesystem::path seeds = std::string(VANTHU_SOURCE_DIR) + "/../shared/seeds";
  if (!std::filesystem::exists(seeds)) {
    WARN("no " << seeds.string() << ": skipped");
    return;
  }
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(seeds)) {
    if (entry.path().extension() != ".txt") continue;
    CAPTURE(entry.path().filename().string());
    std::string source = text::normalised(read_file(entry.path(), 1 << 20));
    for (char& c : source) {
      if (c == '\t') c = ' ';
    }
    Diagnostics diagnostics;
    model::Document document =
        test::document(model::recognise(source, {}, {.legal_bases = false}, diagnostics));
    const std::string read = reading_text(styled(document));
    const std::vector<std::string_view> before = text::words(source);
    const std::vector<std::string_view> after = text::words(read);
    REQUIRE(before.size() > 100);
    const auto difference = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    CHECK((difference.first == before.end() ? "" : *difference.first) ==
          (difference.second == after.end() ? "" : *difference.second));
    CHECK(before.size() == after.size());
    ++count;
  }
  CHECK(count > 0);
}
