// From template and data to the document: head, body, end, annexes.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

std::string whole_dump(const std::string& fields, const std::string& document,
                       const std::string& json) {
  const Result result = run("<mau id=\"a\" ten=\"A\"><truong-du-lieu>" + fields +
                                "</truong-du-lieu>" + document + "</mau>",
                            json);
  REQUIRE(result.document);
  return model::dump(*result.document);
}

}  // namespace

TEST_CASE("the head keeps the data path of what it does not print word by word") {
  const Result result =
      run("<mau id=\"a\" ten=\"A\"><truong-du-lieu><truong ten=\"so\" kieu=\"so-nguyen\"/>"
          "<truong ten=\"ngay\" kieu=\"ngay\"/><truong ten=\"ma\" kieu=\"chu\"/>"
          "<truong ten=\"dk\" kieu=\"chu\"/></truong-du-lieu>"
          "<van-ban loai=\"KH\" ma-co-quan=\"{{ ma }}\"><dau-van-ban>"
          "<co-quan-ban-hanh>UBND</co-quan-ban-hanh>"
          "<so-ky-hieu so=\"{{ so }}\" ky-hieu=\"KH-{{ ma }}\"/>"
          "<dia-danh-ngay dia-danh=\"Phú Vinh\" ngay=\"{{ ngay }}\"/><do-khan>{{ dk "
          "}}</do-khan></dau-van-ban>"
          "<tieu-de><trich-yeu>Việc</trich-yeu></tieu-de><ket-thuc><noi-nhan><noi>Như "
          "trên</noi></noi-nhan>"
          "<nguoi-soan>{{ ma }}.(3)</nguoi-soan></ket-thuc></van-ban></mau>",
          R"({"ngay": "2026-06", "ma": "UBND", "dk": "KHẨN"})");
  CHECK(result.problems().empty());
  REQUIRE(result.document);
  const auto& blocks = result.document->sections.at(0).blocks;
  const auto& head = *std::get<Boxed<model::LetterHead>>(blocks.front());
  CHECK(head.so_ky_hieu->number_field == "so");  // blank, and yet known by its field
  CHECK_FALSE(head.so_ky_hieu->number.has_value());
  CHECK(head.so_ky_hieu->symbol_field == "ma");
  CHECK(head.date_field == "ngay");
  CHECK(head.urgency_field == "dk");
  CHECK(head.secrecy_field.empty());
  CHECK((*std::get<Boxed<model::Closing>>(blocks.back())).drafter_field == "ma");
  CHECK(result.document->agency_code == "UBND");
  CHECK(result.document->kind_name == "Kế hoạch");
}

TEST_CASE("the head, everything given") {
  CHECK(whole_dump(
            "<truong ten=\"so\" kieu=\"so-nguyen\"/><truong ten=\"ngay\" kieu=\"ngay\"/>"
            "<truong ten=\"xa\" kieu=\"chu\"/><truong ten=\"dc\" kieu=\"danh-sach-chu\"/>",
            "<van-ban loai=\"KH\" co-chu=\"13\"><dau-van-ban>"
            "<co-quan-chu-quan>UBND tỉnh</co-quan-chu-quan>"
            "<co-quan-ban-hanh>Ủy ban nhân dân<xuong-dong/>{{ xa }}</co-quan-ban-hanh>"
            "<so-ky-hieu so=\"{{ so }}\" ky-hieu=\"KH-UBND\"/>"
            "<dia-danh-ngay dia-danh=\"{{ xa | hoa-dau }}\" ngay=\"{{ ngay }}\"/>"
            "<v-v>V/v {{ xa }}</v-v><do-mat>Mật</do-mat><do-khan>Khẩn</do-khan>"
            "<luu-hanh>Lưu hành nội bộ</luu-hanh>"
            "<lap qua=\"dc\" la=\"d\"><dia-chi>{{ d }}</dia-chi></lap></dau-van-ban>"
            "<tieu-de><trich-yeu>Phòng, chống thiên tai</trich-yeu><trich-yeu>năm {{ ngay | nam }}"
            "</trich-yeu></tieu-de></van-ban>",
            R"({"so": 5, "ngay": "2026-06", "xa": "xã Phú Vinh", "dc": ["Thôn 1", "ĐT: …"]})") ==
        "document: KH 13\n"
        "  title: Kế hoạch Phòng, chống thiên tai năm 2026\n"
        "  author: Ủy ban nhân dân xã Phú Vinh\n"
        "  subject: Phòng, chống thiên tai năm 2026\n"
        "  date: 2026-06\n"
        "  address: {dc[0]: Thôn 1}\n"
        "  address: {dc[1]: ĐT: …}\n"
        "main\n"
        "  letter-head\n"
        "    superior: UBND tỉnh\n"
        "    issuer: Ủy ban nhân dân / {xa: xã Phú Vinh}\n"
        "    so-ky-hieu: 5 KH-UBND\n"
        "    place: {xa: Xã Phú Vinh}\n"
        "    date: 2026-06\n"
        "    subject: V/v {xa: xã Phú Vinh}\n"
        "    secrecy: Mật\n"
        "    urgency: Khẩn\n"
        "    circulation: Lưu hành nội bộ\n"
        "  title: KẾ HOẠCH\n"
        "    trich-yeu: Phòng, chống thiên tai\n"
        "    trich-yeu: năm {ngay: 2026}\n");
}

TEST_CASE("what is blank in the head is left out; the number stays blank") {
  CHECK(whole_dump("<truong ten=\"so\" kieu=\"so-nguyen\"/><truong ten=\"a\" kieu=\"chu\"/>",
                   "<van-ban loai=\"KH\"><dau-van-ban><co-quan-chu-quan>{{ a }}</co-quan-chu-quan>"
                   "<co-quan-ban-hanh>X</co-quan-ban-hanh>"
                   "<so-ky-hieu so=\"{{ so }}\" ky-hieu=\"KH-UBND\"/><do-mat>{{ a }}</do-mat>"
                   "<dia-danh-ngay dia-danh=\"{{ a }}\" ngay=\"{{ a }}\"/></dau-van-ban>"
                   "<kinh-gui><noi>{{ a }}</noi></kinh-gui>"
                   "<ket-thuc><noi-nhan><noi>{{ a }}</noi><luu>{{ a }}</luu></noi-nhan>"
                   "<ky><ho-ten>{{ a }}</ho-ten></ky></ket-thuc></van-ban>",
                   "{}") ==
        "document: KH 14\n  title: Kế hoạch\n  author: X\nmain\n  letter-head\n    issuer: X\n"
        "    so-ky-hieu: _ KH-UBND\n");
}

TEST_CASE("an issuer that is blank, a kind that has no name") {
  const Result blank =
      run("<mau id=\"a\" ten=\"A\"><truong-du-lieu><truong ten=\"a\" kieu=\"chu\"/>"
          "</truong-du-lieu><van-ban loai=\"KH\">\n<dau-van-ban><co-quan-ban-hanh>"
          "{{ a }}</co-quan-ban-hanh></dau-van-ban></van-ban></mau>",
          "{}");
  CHECK(blank.problems() == Problems{"mau 2:1 issuer-blank"});
  const Result letter =
      run("<mau id=\"a\" ten=\"A\"><truong-du-lieu/>\n<van-ban loai=\"CV\">"
          "<dau-van-ban><co-quan-ban-hanh>X</co-quan-ban-hanh></dau-van-ban>\n"
          "<tieu-de><trich-yeu>A</trich-yeu></tieu-de></van-ban></mau>",
          "{}");
  CHECK(letter.problems_with_remedies() == Problems{"mau 2:16 kind-unnamed > mau 3:1"});
}

TEST_CASE("a letter takes its subject from V/v") {
  const std::string dump = whole_dump(
      "",
      "<van-ban loai=\"CV\"><dau-van-ban><co-quan-ban-hanh>X</co-quan-ban-hanh>"
      "<v-v>V/v báo cáo</v-v></dau-van-ban><kinh-gui><noi>- Sở Nội vụ;</noi><noi>Sở Y tế.</noi>"
      "</kinh-gui></van-ban>",
      "{}");
  CHECK(
      dump ==
      "document: CV 14\n  title: Công văn V/v báo cáo\n  author: X\n  subject: V/v báo cáo\nmain\n"
      "  letter-head\n    issuer: X\n    subject: V/v báo cáo\n"
      "  addressees\n    name: Sở Nội vụ\n    name: Sở Y tế\n");
}

TEST_CASE("paragraphs of each role, emphasis, blank ones left out") {
  CHECK(body_dump("<truong ten=\"a\" kieu=\"chu\"/>",
                  "<tham-quyen>Chủ tịch</tham-quyen><can-cu>Căn cứ Luật;</can-cu>"
                  "<can-cu id=\"c\">Căn cứ {{ a }}</can-cu><quyet-dinh>Quyết định:</quyet-dinh>"
                  "<doan id=\"d\">Một <dam>hai <nghieng>ba</nghieng></dam>\n  bốn.</doan>"
                  "<doan> </doan><doan><dam></dam></doan><ghi-chu>Ghi chú: x</ghi-chu>"
                  "<dong-giua>***</dong-giua>",
                  R"({"a": "Nghị định;"})") ==
        "  authority: Chủ tịch\n"
        "  legal-basis: Căn cứ Luật\n"
        "  legal-basis #c [;]: Căn cứ {a: Nghị định}\n"
        "  resolution: Quyết định:\n"
        "  paragraph #d: Một <b>hai </b><b><i>ba</i></b> bốn.\n"
        "  note: Ghi chú: x\n"
        "  centred: ***\n");
}

TEST_CASE("loops and choices among blocks and inside sentences") {
  CHECK(body_dump(
            "<truong ten=\"v\" kieu=\"danh-sach\"><truong ten=\"t\" kieu=\"chu\"/>"
            "<truong ten=\"n\" kieu=\"so-nguyen\"/></truong>",
            "<lap qua=\"v\" la=\"x\"><neu dieu-kien=\"x.n > 1\"><doan>{{ x.t }} nhiều</doan>"
            "<khac><khoan>{{ x.t }} ít</khoan><gach>thêm</gach></khac></neu></lap>"
            "<doan>Gồm <lap qua=\"v\" la=\"x\"><dam>{{ x.t }}</dam><neu dieu-kien=\"x.cuoi_cung\">."
            "<khac>, </khac></neu></lap></doan>",
            R"({"v": [{"t": "a", "n": 2}, {"t": "b", "n": 1}]})") ==
        "  paragraph: {v[0].t: a} nhiều\n"
        "  clause: [1.] {v[1].t: b} ít\n"
        "  dash: [-] thêm\n"
        "  paragraph: Gồm <b>{v[0].t: a}</b>, <b>{v[1].t: b}</b>.\n");
}

TEST_CASE("titles keep their letters, verbatim when asked") {
  CHECK(body_dump("",
                  "<muc><ten>Mục đích, yêu cầu</ten></muc>"
                  "<muc><ten nguyen-van=\"co\">Tổ chức</ten><doan>x</doan></muc>",
                  "{}") ==
        "  roman-section titled: [I.] Mục đích, yêu cầu\n"
        "  roman-section titled verbatim: [II.] Tổ chức\n"
        "  paragraph: x\n");
}

TEST_CASE("the end mark") {
  struct Row {
    std::string body, last;
  };
  const std::vector<Row> rows = {
      {"<doan>Hết.</doan><het/>", "  paragraph: Hết./.\n"},
      {"<doan>Hết</doan><het/>", "  paragraph: Hết./.\n"},
      {"<doan>Hết./.</doan><het/>", "  paragraph: Hết./.\n"},
      {"<doan>Hết;</doan><het/>", "  paragraph: Hết./.\n"},
      {"<doan>Còn nữa...</doan><het/>", "  paragraph: Còn nữa..../.\n"},
      {"<doan>Hết <dam>rồi.</dam></doan><het/>", "  paragraph: Hết <b>rồi./.</b>\n"},
      {"<khoan>Hết.</khoan><het/>", "  clause: [1.] Hết./.\n"},
      {"<doan>{{ a }}</doan><het/>", "  paragraph: {a: Hết}./.\n"},
      {"<doan>{{ a }}.</doan><het/>", "  paragraph: {a: Hết}./.\n"},
      {"<bang><cot>A</cot></bang><het/>", "  paragraph: ./.\n"},
      {"<muc id=\"m\"><ten>A</ten></muc><doan>Xem <dan den=\"m\"/></doan><het/>",
       "  paragraph: Xem Mục I./.\n"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    const std::string dump =
        body_dump("<truong ten=\"a\" kieu=\"chu\"/>", row.body, R"({"a": "Hết."})");
    REQUIRE(dump.size() >= row.last.size());
    // The data's own run loses its full stop, and only that.
    CHECK(dump.substr(dump.size() - row.last.size()) == row.last);
  }
}

TEST_CASE("pasted text is inserted with its structure; its typed numbers stay") {
  const std::string dump = body_dump("<truong ten=\"t\" kieu=\"noi-dung\"/>",
                                     "<muc><ten>Của mẫu</ten></muc><noi-dung tu=\"t\"/>",
                                     R"({"t": "I. MỤC ĐÍCH\n1. Mục đích\nNâng cao nhận thức."})");
  CHECK(dump.find("verbatim: [I.] {t: MỤC ĐÍCH}\n") != std::string::npos);
  CHECK(dump.find("[1.] {t: Mục đích}\n") != std::string::npos);
  CHECK(dump.find("{t: Nâng cao nhận thức.}\n") != std::string::npos);
  CHECK(body_dump("<truong ten=\"t\" kieu=\"noi-dung\"/>", "<noi-dung tu=\"t\"/>", "{}").empty());
}

TEST_CASE("legal bases are recognised at the head of the main text, not in annexes") {
  const std::string dump =
      body_dump("<truong ten=\"t\" kieu=\"noi-dung\"/>",
                "<noi-dung tu=\"t\"/><phu-luc><ten>A</ten><noi-dung tu=\"t\"/></phu-luc>",
                R"({"t": "Căn cứ Luật Bình đẳng giới;\nUBND xã ban hành Kế hoạch."})");
  CHECK(dump.find("  legal-basis [;]: {t: Căn cứ Luật Bình đẳng giới}\n") == 0);
  CHECK(dump.find("legal-basis", dump.find("annex")) == std::string::npos);
}

TEST_CASE("the closing: typed marks come off, words stay") {
  CHECK(
      body_dump("<truong ten=\"n\" kieu=\"danh-sach-chu\"/><truong ten=\"l\" kieu=\"chu\"/>",
                "<ket-thuc><noi-nhan><noi>Như trên</noi><lap qua=\"n\" la=\"x\"><noi>{{ x }}</noi>"
                "</lap><luu>{{ l }}</luu></noi-nhan><ky><quyen-han>TM. UBND</quyen-han>"
                "<quyen-han>KT. Chủ tịch</quyen-han><chuc-vu>Phó Chủ tịch</chuc-vu>"
                "<chuc-vu-khac>Phó Giám đốc</chuc-vu-khac><ho-ten>Nguyễn Văn An</ho-ten></ky>"
                "<nguoi-soan>PL.(300)</nguoi-soan></ket-thuc>",
                R"({"n": ["- UBND tỉnh (b/c);", "", "C, PCVP UBND tỉnh,\ncác phòng: KGVX;"],
                      "l": "- Lưu VT, DSTE."})") ==
      "  closing\n"
      "    recipient: Như trên\n"
      "    recipient: {n[0]: UBND tỉnh (b/c)}\n"
      "    recipient: {n[2]: C, PCVP UBND tỉnh, các phòng: KGVX}\n"
      "    archive: {l: VT, DSTE}\n"
      "    drafter: PL.(300)\n"
      "    sign-authority: TM. UBND / KT. Chủ tịch\n"
      "    post: Phó Chủ tịch\n"
      "    post-below: Phó Giám đốc\n"
      "    signer: Nguyễn Văn An\n");
}

TEST_CASE("a Lưu line among the recipients is the archive line; two of them are joined") {
  const std::string list = "<truong ten=\"n\" kieu=\"danh-sach-chu\"/>";
  const std::string body = "<ket-thuc><noi-nhan><lap qua=\"n\" la=\"x\"><noi>{{ x }}</noi></lap>";
  CHECK(
      body_dump(list, body + "</noi-nhan></ket-thuc>", R"({"n": ["- Các thôn;", "- Lưu: VT."]})") ==
      "  closing\n    recipient: {n[0]: Các thôn}\n    archive: {n[1]: VT}\n");
  CHECK(body_dump(list, body + "<luu>VHXH</luu></noi-nhan></ket-thuc>",
                  R"({"n": ["Lưu: VT.", "Lưu trữ lịch sử tỉnh"]})") ==
        "  closing\n    recipient: {n[1]: Lưu trữ lịch sử tỉnh}\n    archive: {n[0]: VT}, VHXH\n");
}

TEST_CASE("annexes: own numbers, direction, attached line") {
  const std::string head =
      "<van-ban loai=\"KH\"><dau-van-ban><co-quan-ban-hanh>UBND</co-quan-ban-hanh>"
      "<co-quan-ban-hanh>xã Phú Vinh</co-quan-ban-hanh><so-ky-hieu so=\"{{ so }}\" "
      "ky-hieu=\"KH-UBND\"/><dia-danh-ngay dia-danh=\"X\" ngay=\"{{ ngay }}\"/></dau-van-ban>";
  const std::string fields =
      "<truong ten=\"so\" kieu=\"so-nguyen\"/><truong ten=\"ngay\" kieu=\"ngay\"/>";
  const auto attached = [&](const std::string& tag, const std::string& json) {
    const std::string dump =
        whole_dump(fields, head + "<phu-luc><ten>A</ten>" + tag + "</phu-luc></van-ban>", json);
    const std::size_t at = dump.find("    attached: ");
    return at == std::string::npos ? "" : dump.substr(at + 14, dump.size() - at - 15);
  };
  CHECK(attached("<kem-theo/>", R"({"ngay": "2026-06"})") ==
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng 6 năm 2026 của UBND xã Phú Vinh)");
  CHECK(attached("<kem-theo/>", R"({"so": 5, "ngay": "2026-02-05"})") ==
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 02 năm 2026 của UBND xã Phú Vinh)");
  CHECK(attached("<kem-theo cua=\"Ủy ban nhân dân xã\"/>", "{}") ==
        "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm … của Ủy ban nhân dân xã)");
  CHECK(attached("<kem-theo>(Kèm theo Kế hoạch của Sở)</kem-theo>", "{}") ==
        "(Kèm theo Kế hoạch của Sở)");
  CHECK(attached("", "{}").empty());

  CHECK(
      body_dump("",
                "<dieu><ten>D</ten></dieu><phu-luc id=\"p\"><ten>Quy chế</ten>"
                "<ten nguyen-van=\"co\">làm việc</ten><chuong><ten>C</ten><dieu><ten>E</ten></dieu>"
                "</chuong><muc><ten>M</ten></muc></phu-luc>"
                "<phu-luc><ten>B</ten><chuong><ten>C</ten></chuong></phu-luc>",
                "{}") ==
      "  article titled: [Điều 1.] D\n"
      "annex #p\n"
      "  annex-title #p I verbatim: Quy chế / làm việc\n"
      "  chapter titled: [Chương I] C\n"
      "  article titled: [Điều 1.] E\n"
      "  roman-section titled: [I.] M\n"
      "annex\n"
      "  annex-title II: B\n"
      "  chapter titled: [Chương I] C\n");
}

TEST_CASE("a typed annex label is seen, and then nothing of ours is added") {
  struct Row {
    std::string title;
    bool typed;
  };
  const std::vector<Row> rows = {
      {"Phụ lục 1.<xuong-dong/>PHÂN CÔNG", true},
      {"PHỤ LỤC SỐ 03", true},
      {"Phụ lục", true},
      {"Bảng phụ lục", false},
      {"Phụ lụcx", false},
      {"Đề cương", false},
  };
  for (const Row& row : rows) {
    INFO(row.title);
    const Result result =
        run(around("", "<phu-luc><ten>" + row.title + "</ten><kem-theo/></phu-luc>"), "{}");
    REQUIRE(result.document);
    const auto& title = std::get<model::AnnexTitle>(result.document->sections.at(1).blocks.at(0));
    CHECK(title.typed_label == row.typed);
    CHECK(title.attached.has_value() != row.typed);
  }
  // The author's own line stays.
  const Result own = run(
      around("", "<phu-luc><ten>Phụ lục 1</ten><kem-theo>(Kèm theo)</kem-theo></phu-luc>"), "{}");
  CHECK(std::get<model::AnnexTitle>(own.document->sections.at(1).blocks.at(0)).attached);
}

TEST_CASE("a typed attached line at the end of the title takes the place of ours") {
  for (const std::string label : {"", "Phụ lục 2<xuong-dong/>"}) {
    INFO(label);
    const Result result = run(
        around("", "<phu-luc><ten>" + label +
                       "DANH SÁCH<xuong-dong/>(Kèm theo Công văn số 11/KH)</ten><kem-theo/></phu-luc>"),
        "{}");
    REQUIRE(result.document);
    const auto& title = std::get<model::AnnexTitle>(result.document->sections.at(1).blocks.at(0));
    CHECK(model::plain(title.title.back()) == "DANH SÁCH");
    REQUIRE(title.attached);
    CHECK(model::plain(*title.attached) == "(Kèm theo Công văn số 11/KH)");
  }
  // The template's own words stay, and so does the typed line: nothing is lost.
  const Result both = run(around("", "<phu-luc><ten>DANH SÁCH<xuong-dong/>(Kèm theo A)</ten>"
                                     "<kem-theo>(Kèm theo B)</kem-theo></phu-luc>"),
                          "{}");
  REQUIRE(both.document);
  const auto& title = std::get<model::AnnexTitle>(both.document->sections.at(1).blocks.at(0));
  CHECK(title.title.size() == 2);
  CHECK(model::plain(*title.attached) == "(Kèm theo B)");
}

TEST_CASE("text keeps the place where it was written") {
  const Result result = run(around("<truong ten=\"a\" kieu=\"chu\"/>", "<doan>chữ {{ a }}</doan>"),
                            "{\n  \"a\": \"giá trị\"}");
  REQUIRE(result.document);
  const auto& text =
      std::get<model::Paragraph>(result.document->sections.front().blocks.at(1)).text;
  REQUIRE(text.size() == 2);
  const auto spot = [&](const Place& at) {
    const LineColumn where = result.sources.locate(at.file, at.begin);
    return result.sources.name(at.file) + " " + std::to_string(where.line) + ":" +
           std::to_string(where.column);
  };
  CHECK(spot(text[0].at) == "mau 2:7");
  CHECK(spot(text[1].at) == "du-lieu 2:8");
}

TEST_CASE("one template serves many documents, in any order") {
  const Result first =
      run(around("<truong ten=\"a\" kieu=\"chu\"/>", "<khoan>{{ a }}</khoan>"), R"({"a": "x"})");
  REQUIRE(first.source);
  for (int i = 0; i < 3; ++i) {
    data::Value value;
    value.content = data::Object{};
    Diagnostics diagnostics;
    const auto document = templates::expand(*first.source, value, kinds(), diagnostics);
    REQUIRE(document);
    CHECK(document->sections.front().blocks.size() == 1);
  }
}
