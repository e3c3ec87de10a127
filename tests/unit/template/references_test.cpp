// Labels, references of every form, queries over headings, ids and keys.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/report.h"
#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string goals =
    "<truong ten=\"mt\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/>"
    "<truong ten=\"ten\" kieu=\"chu\"/><truong ten=\"ct\" kieu=\"danh-sach\" khoa=\"ma\">"
    "<truong ten=\"ma\" kieu=\"chu\"/><truong ten=\"ten\" kieu=\"chu\"/></truong></truong>";

const std::string goals_data =
    R"({"mt": [{"ma": "A", "ten": "Một", "ct": [{"ma": "1", "ten": "a"}]},
               {"ma": "B", "ten": "Hai", "ct": [{"ma": "1", "ten": "b"}, {"ma": "2", "ten": "c"},
                {"ma": "3", "ten": "d"}, {"ma": "4", "ten": "đ"}, {"ma": "5", "ten": "e"},
                {"ma": "6", "ten": "g"}]}]})";

const std::string goals_body =
    "<muc id=\"muc\"><ten>Mục tiêu</ten><lap qua=\"mt\" la=\"m\">"
    "<khoan id=\"m-{{ m.ma }}\" nhan=\"Mục tiêu\"><ten>{{ m.ten }}</ten>"
    "<lap qua=\"m.ct\" la=\"c\"><gach id=\"c-{{ m.ma }}-{{ c.ma }}\" nhan=\"Chỉ tiêu\">{{ c.ten }}."
    "</gach></lap></khoan></lap></muc>";

// The words of one <dan> in a paragraph after `body`.
std::string words_of(const std::string& fields, const std::string& body, const std::string& dan,
                     const std::string& json, const std::string& after = "") {
  const std::string dump = body_dump(fields, body + "<ghi-chu>" + dan + "</ghi-chu>" + after, json);
  const std::string mark = "  note: ";
  const std::size_t begin = dump.rfind(mark);
  REQUIRE(begin != std::string::npos);
  return dump.substr(begin + mark.size(), dump.find('\n', begin) - begin - mark.size());
}

}  // namespace

TEST_CASE("labelled items are numbered inside what holds them") {
  struct Row {
    std::string body, dump;
  };
  const std::vector<Row> rows = {
      {"<khoan nhan=\"Mục tiêu\"><ten>A</ten><gach nhan=\"Chỉ tiêu\">x</gach>"
       "<gach nhan=\"Chỉ tiêu\">y</gach></khoan>"
       "<khoan nhan=\"Mục tiêu\"><ten>B</ten><gach nhan=\"Chỉ tiêu\">z</gach></khoan>",
       "  clause titled: [1.] [Mục tiêu 1:] A\n  dash: [-] [Chỉ tiêu 1:] x\n"
       "  dash: [-] [Chỉ tiêu 2:] y\n"
       "  clause titled: [2.] [Mục tiêu 2:] B\n  dash: [-] [Chỉ tiêu 1:] z\n"},
      // Over the whole text; an annex begins again.
      {"<khoan>A<gach nhan=\"Chỉ tiêu\" danh-so=\"lien-tuc\">x</gach></khoan>"
       "<khoan>B<gach nhan=\"Chỉ tiêu\" danh-so=\"lien-tuc\">y</gach></khoan>"
       "<phu-luc><ten>P</ten><gach nhan=\"Chỉ tiêu\" danh-so=\"lien-tuc\">z</gach></phu-luc>",
       "  clause: [1.] A\n  dash: [-] [Chỉ tiêu 1:] x\n"
       "  clause: [2.] B\n  dash: [-] [Chỉ tiêu 2:] y\n"
       "annex\n  annex-title: P\n  dash: [-] [Chỉ tiêu 1:] z\n"},
      // From two on: the only one has no number.
      {"<diem>A<gach nhan=\"Chỉ tiêu\" danh-so=\"tu-hai\">x</gach></diem>"
       "<diem>B<gach nhan=\"Chỉ tiêu\" danh-so=\"tu-hai\">y</gach>"
       "<gach nhan=\"Chỉ tiêu\" danh-so=\"tu-hai\">z</gach></diem>",
       "  point: [a)] A\n  dash: [-] [Chỉ tiêu:] x\n"
       "  point: [b)] B\n  dash: [-] [Chỉ tiêu 1:] y\n  dash: [-] [Chỉ tiêu 2:] z\n"},
      // Instead of the level's number, which others beside it keep for themselves.
      {"<khoan nhan=\"Nhiệm vụ\" dau-nhan=\".\" nhan-thay-so=\"co\">A</khoan><khoan>B</khoan>"
       "<khoan nhan=\"Nhiệm vụ\" dau-nhan=\"\" nhan-thay-so=\"co\">C</khoan><khoan>D</khoan>",
       "  clause: [] [Nhiệm vụ 1.] A\n  clause: [1.] B\n"
       "  clause: [] [Nhiệm vụ 2] C\n  clause: [2.] D\n"},
      // A blank label is none; two labels count apart; a blank item takes no number.
      {"<gach nhan=\"{{ trong }}\">A</gach><gach nhan=\"{{ ten }}\">B</gach>"
       "<gach nhan=\"Dự án\">C</gach><gach nhan=\"{{ ten }}\">{{ trong }}</gach>"
       "<gach nhan=\"{{ ten }}\">D</gach>",
       "  dash: [-] A\n  dash: [-] [Chương trình 1:] B\n  dash: [-] [Dự án 1:] C\n"
       "  dash: [-] [Chương trình 2:] D\n"},
      // Tiểu khoản carry the number of their khoản.
      {"<khoan>A</khoan><khoan><ten>B</ten><tieu-khoan nhan=\"Mục tiêu\"><ten>x</ten></tieu-khoan>"
       "<tieu-khoan><ten>y</ten><diem>z</diem></tieu-khoan></khoan>",
       "  clause: [1.] A\n  clause titled: [2.] B\n"
       "  subclause titled: [2.1.] [Mục tiêu 1:] x\n  subclause titled: [2.2.] y\n"
       "  point: [a)] z\n"},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(body_dump("<truong ten=\"trong\" kieu=\"chu\"/><truong ten=\"ten\" kieu=\"chu\"/>",
                    row.body, R"({"ten": "Chương trình"})") == row.dump);
  }
}

TEST_CASE("references to labelled items, one and several, in every form") {
  struct Row {
    std::string dan, words;
  };
  const std::vector<Row> rows = {
      {"<dan den=\"m-B\"/>", "Mục tiêu 2"},
      {"<dan den=\"c-B-3\"/>", "chỉ tiêu 3 của Mục tiêu 2"},
      {"<dan den=\"c-B-3\" hoa-dau=\"co\"/>", "Chỉ tiêu 3 của Mục tiêu 2"},
      {"<dan den=\"c-B-3\" kieu=\"so\"/>", "3"},
      {"<dan den=\"c-B-3\" kieu=\"ten\"/>",
       "{mt[1].ct[2].ten: d}"},  // known by the field of the name
      {"<dan den=\"m-B\" kieu=\"so-ten\"/>", "{mt[1].ten: Mục tiêu 2: Hai}"},
      {"<dan den=\"c-B-1\" kieu=\"so-ten\"/>", "{mt[1].ct[0].ten: chỉ tiêu 1 của Mục tiêu 2: b}"},
      {"<dan den=\"c-B-3\" kieu=\"day-du\"/>", "chỉ tiêu 3 của Mục tiêu 2 tại Mục I"},
      // Several: one group a parent, in order, each number once; long runs shortened.
      {"<dan den=\"c-B-3, c-B-4\"/>", "chỉ tiêu 3, 4 của Mục tiêu 2"},
      {"<dan den=\"c-B-4,c-B-1,c-B-4\"/>", "chỉ tiêu 1, 4 của Mục tiêu 2"},
      {"<dan den=\"c-B-1, c-B-2, c-B-3, c-B-4\"/>", "chỉ tiêu 1, 2, 3, 4 của Mục tiêu 2"},
      {"<dan den=\"c-B-1, c-B-2, c-B-3, c-B-4, c-B-5\"/>", "chỉ tiêu 1 đến 5 của Mục tiêu 2"},
      {"<dan den=\"m-A, m-B\"/>", "Mục tiêu 1, 2"},
      {"<dan den=\"m-A, c-B-1, c-A-1, c-B-2\"/>",
       "Mục tiêu 1; chỉ tiêu 1, 2 của Mục tiêu 2; chỉ tiêu 1 của Mục tiêu 1"},
      {"<dan den=\"c-B-2, c-B-4\" kieu=\"so\"/>", "2, 4"},
      {"<dan den=\"m-A, m-B\" kieu=\"so-ten\"/>", "Mục tiêu 1: Một; Mục tiêu 2: Hai"},
      {"<dan den=\"muc\" kieu=\"so-ten\"/>", "Mục I. Mục tiêu"},
      {"<dan den=\"muc, c-B-1\" kieu=\"ten\"/>", "Mục tiêu; b"},
      // The list of targets as a query over the data.
      {"<dan><lap qua=\"mt\" la=\"m\"><lap qua=\"m.ct\" la=\"c\"><neu dieu-kien=\"c.ma = '1'\">"
       "<toi den=\"c-{{ m.ma }}-{{ c.ma }}\"/></neu></lap></lap></dan>",
       "chỉ tiêu 1 của Mục tiêu 1; chỉ tiêu 1 của Mục tiêu 2"},
      {"<dan den=\"m-{{ mt[1].ma }}\"><lap qua=\"mt[1].ct\" la=\"c\">"
       "<toi den=\"c-B-{{ c.ma }}\"/></lap></dan>",
       "Mục tiêu 2; chỉ tiêu 1 đến 6 của Mục tiêu 2"},
  };
  for (const Row& row : rows) {
    INFO(row.dan);
    CHECK(words_of(goals, goals_body, row.dan, goals_data) == row.words);
  }
}

TEST_CASE("references to levels, tables, rows and annexes") {
  const std::string body =
      "<muc id=\"m\"><ten>Chung</ten><khoan id=\"k1\"><ten>Yêu cầu.</ten><diem id=\"p1\">x</diem>"
      "<diem id=\"p2\">y;</diem><tieu-khoan id=\"tk\">z</tieu-khoan></khoan></muc>";
  const std::string nested =
      "<muc id=\"m\"><ten>Chung</ten><khoan id=\"k1\"><ten>Yêu cầu.</ten>"
      "<tieu-khoan id=\"tk\">z</tieu-khoan><diem id=\"p1\">x</diem><diem id=\"p2\">y;</diem>"
      "</khoan></muc><gach id=\"mot\" nhan=\"Dự án\" danh-so=\"tu-hai\"><ten>Một mình</ten></gach>"
      "<bang id=\"b\" nhan=\"Bảng\" dau-nhan=\".\"><ten>Chỉ tiêu</ten><cot>TT</cot><cot>T</cot>"
      "<hang id=\"h1\"><o><stt/></o><o>Một</o></hang><hang id=\"h2\"><o><stt/></o><o>Hai</o></hang>"
      "</bang><bang id=\"b2\"><ten>Không số</ten><cot>T</cot><hang "
      "id=\"h3\"><o>Ba</o></hang></bang>";
  const std::string annexes =
      "<phu-luc id=\"pa\"><ten>Danh mục</ten><ten>năm</ten>"
      "<gach id=\"q\" nhan=\"Chỉ tiêu\">y</gach><bang id=\"b3\" nhan=\"Bảng\"><cot>T</cot>"
      "<hang id=\"h4\"><o><stt/></o></hang></bang></phu-luc>"
      "<phu-luc id=\"pb\"><ten>Đề cương</ten></phu-luc>";
  struct Row {
    std::string dan, words;
  };
  const std::vector<Row> rows = {
      {"<dan den=\"p1, p2\"/>", "điểm a, b"},
      {"<dan den=\"p1, p2\" kieu=\"day-du\"/>", "điểm a, b khoản 1 Mục I"},
      {"<dan den=\"tk\" kieu=\"day-du\"/>", "khoản 1.1 Mục I"},
      {"<dan den=\"k1\" kieu=\"so-ten\"/>", "khoản 1: Yêu cầu"},
      {"<dan den=\"p2\" kieu=\"ten\"/>", "y"},
      {"<dan den=\"mot\"/>", "Dự án"},
      {"<dan den=\"mot\" kieu=\"so-ten\"/>", "Dự án: Một mình"},
      {"<dan den=\"b\"/>", "Bảng 1"},
      {"<dan den=\"b\" kieu=\"so-ten\"/>", "Bảng 1. Chỉ tiêu"},
      {"<dan den=\"b2\" kieu=\"ten\"/>", "Không số"},
      {"<dan den=\"h2\"/>", "số thứ tự 2 của Bảng 1"},
      {"<dan den=\"h1, h2\" hoa-dau=\"co\"/>", "Số thứ tự 1, 2 của Bảng 1"},
      {"<dan den=\"h2\" kieu=\"ten\"/>", "Hai"},
      {"<dan den=\"h3\" kieu=\"ten\"/>", "Ba"},
      {"<dan den=\"pa, pb\"/>", "Phụ lục I, II"},
      {"<dan den=\"pa\" kieu=\"ten\"/>", "Danh mục năm"},
      {"<dan den=\"pb\" kieu=\"so-ten\"/>", "Phụ lục II: Đề cương"},
      {"<dan den=\"q\"/>", "chỉ tiêu 1 tại Phụ lục I"},
      {"<dan den=\"b3\"/>", "Bảng 1 tại Phụ lục I"},
      {"<dan den=\"h4\" kieu=\"day-du\"/>", "số thứ tự 1 của Bảng 1 tại Phụ lục I"},
  };
  for (const Row& row : rows) {
    INFO(row.dan);
    CHECK(words_of("", nested, row.dan, "{}", annexes) == row.words);
  }
  // Tiểu khoản stand in a khoản, not beside its points.
  CHECK(run(around("", body), "{}").diagnostics.all().empty());
}

TEST_CASE("a cell of an annex prints the body's number, wherever the body stands") {
  const std::string dump = body_dump(
      goals,
      "<bang><cot>A</cot><lap qua=\"mt\" la=\"m\"><hang><o><dan den=\"m-{{ m.ma }}\" "
      "kieu=\"so-ten\"/></o></hang></lap></bang>" +
          goals_body +
          "<phu-luc id=\"p\"><ten>P</ten><bang id=\"t\"><cot>A</cot><cot>B</cot>"
          "<lap qua=\"mt\" la=\"m\"><lap qua=\"m.ct\" la=\"c\"><neu dieu-kien=\"c.ma = '1'\"><hang>"
          "<o><stt/></o><o><dan den=\"c-{{ m.ma }}-{{ c.ma }}\" hoa-dau=\"co\"/></o></hang></neu>"
          "</lap></lap></bang></phu-luc>",
      goals_data);
  CHECK(dump.find("    row #mt:A: | {mt[0].ten: Mục tiêu 1: Một} |\n"
                  "    row #mt:B: | {mt[1].ten: Mục tiêu 2: Hai} |\n") != std::string::npos);
  CHECK(dump.find("    row #mt:A/ct:1: | 1 | Chỉ tiêu 1 của Mục tiêu 1 |\n"
                  "    row #mt:B/ct:1: | 2 | Chỉ tiêu 1 của Mục tiêu 2 |\n") != std::string::npos);
}

TEST_CASE("captions stand above their tables and are counted over the text") {
  CHECK(body_dump("",
                  "<bang nhan=\"Bảng\"><ten>Một</ten><cot>A</cot></bang>"
                  "<bang><ten>Không số</ten><cot>A</cot></bang>"
                  "<bang nhan=\"Bảng\"><cot>A</cot></bang>",
                  "{}") ==
        "  caption: Bảng 1: Một\n  table: 1*\n    header: |[center][bold] A |\n"
        "  caption: Không số\n  table: 1*\n    header: |[center][bold] A |\n"
        "  caption: Bảng 2\n  table: 1*\n    header: |[center][bold] A |\n");
}

TEST_CASE("names that hold references are resolved, and never for ever") {
  CHECK(words_of("",
                 "<muc id=\"a\"><ten>Theo <dan den=\"b\"/></ten></muc><muc id=\"b\"><ten>B</ten>"
                 "</muc>",
                 "<dan den=\"a\" kieu=\"ten\"/>", "{}") == "Theo Mục II");
  const Result result =
      run(around("", "<muc id=\"a\"><ten>A <dan den=\"a\" kieu=\"ten\"/></ten></muc>"), "{}");
  REQUIRE(!result.diagnostics.all().empty());
  CHECK(result.diagnostics.all()[0].code == Code::ReferenceCycle);
}

// ---------------------------------------------------------------- headings

TEST_CASE("an outline follows the headings of the body") {
  const std::string body =
      "<muc id=\"nv\"><ten>Nhiệm vụ</ten><khoan id=\"k\"><ten>Một</ten><diem><ten>x</ten></diem>"
      "<diem><ten>y</ten></diem></khoan><khoan>chữ liền, không phải đề mục</khoan>"
      "<khoan nhan=\"Mục tiêu\"><ten>Ba</ten></khoan></muc><muc><ten>Tổ chức</ten></muc>";
  struct Row {
    std::string annex, dump;
  };
  const std::vector<Row> rows = {
      {"<lap-de-muc la=\"h\"><doan>{{ h.so_ten }}</doan></lap-de-muc>",
       "  paragraph: I. Nhiệm vụ\n  paragraph: II. Tổ chức\n"},
      {"<lap-de-muc trong=\"nv\" la=\"h\"><khoan>{{ h.ten }} ({{ h.dan }}; {{ h.so }}; {{ h.cap }})"
       "</khoan></lap-de-muc>",
       "  clause: [1.] Một (khoản 1 Mục I; 1; khoan)\n"
       "  clause: [2.] Ba (Mục tiêu 1 tại Mục I; 1; khoan)\n"},
      {"<lap-de-muc trong=\"nv\" cap=\"diem\" la=\"h\"><doan>{{ h.so_thu_tu }}{{ h.ten }}<neu "
       "dieu-kien=\"h.cuoi_cung\">.</neu></doan></lap-de-muc>",
       "  paragraph: 1x\n  paragraph: 2y.\n"},
      {"<lap-de-muc cap=\"khoan\" la=\"h\"><doan>{{ h.so_ten }}</doan></lap-de-muc>",
       "  paragraph: 1. Một\n  paragraph: 3. Mục tiêu 1: Ba\n"},
      // Nested: what stands below the heading, by its name or by its id.
      {"<lap-de-muc trong=\"nv\" la=\"h\"><khoan>{{ h.ten }}<lap-de-muc trong=\"h\" la=\"g\"><gach>"
       "{{ g.ten }}</gach></lap-de-muc></khoan></lap-de-muc>",
       "  clause: [1.] Một\n  dash: [-] x\n  dash: [-] y\n  clause: [2.] Ba\n"},
      {"<lap-de-muc trong=\"nv\" la=\"h\"><lap-de-muc trong=\"{{ h.id }}\" la=\"g\"><doan>"
       "{{ g.ten }}</doan></lap-de-muc></lap-de-muc>",
       "  paragraph: x\n  paragraph: y\n"},
      // In words, in rows, in a reference; a heading without an id can be referred to as well.
      {"<doan><lap-de-muc trong=\"nv\" la=\"h\">{{ h.ten | hoa }}; </lap-de-muc></doan>",
       "  paragraph: MỘT; BA;\n"},
      {"<doan><dan><lap-de-muc trong=\"nv\" la=\"h\"><toi den=\"{{ h.id }}\"/></lap-de-muc></dan>"
       "</doan>",
       "  paragraph: khoản 1; Mục tiêu 1\n"},
      {"<bang><cot>A</cot><lap-de-muc trong=\"k\" la=\"h\"><hang><o>{{ h.ten }}</o></hang>"
       "</lap-de-muc></bang>",
       "  table: 1*\n    header: |[center][bold] A |\n"
       "    row #de-muc:muc[1]/khoan[1]/diem[1]: | x |\n"
       "    row #de-muc:muc[1]/khoan[1]/diem[2]: | y |\n"},
  };
  for (const Row& row : rows) {
    INFO(row.annex);
    const std::string dump =
        body_dump("", body + "<phu-luc><ten>P</ten>" + row.annex + "</phu-luc>", "{}");
    const std::string head = "  annex-title: P\n";
    CHECK(dump.substr(dump.find(head) + head.size()) == row.dump);
  }
}

TEST_CASE("headings come from data, from pasted text and from another annex") {
  const std::string outline =
      "<lap-de-muc trong=\"nd\" la=\"h\"><doan>{{ h.so_ten }}</doan>"
      "<lap-de-muc trong=\"h\" la=\"g\"><ghi-chu>{{ g.so_ten }}, {{ g.dan }}</ghi-chu></lap-de-muc>"
      "</lap-de-muc>";
  SECTION("pasted, inside a heading of the template") {
    const std::string dump = body_dump(
        "<truong ten=\"nd\" kieu=\"noi-dung\"/>",
        "<muc id=\"nd\"><ten>Nội dung</ten><noi-dung tu=\"nd\"/></muc><phu-luc><ten>P</ten>" +
            outline + "</phu-luc>",
        R"({"nd": "1. Mục đích\nNâng cao nhận thức.\n2. Yêu cầu\nĐúng quy định."})");
    CHECK(dump.find("annex-title: P\n  paragraph: 1. Mục đích\n  paragraph: 2. Yêu cầu\n") !=
          std::string::npos);
  }
  SECTION("after the headings, in the body; a place left out gives nothing") {
    CHECK(body_dump("<truong ten=\"a\" kieu=\"chu\"/>",
                    "<muc id=\"m\"><ten>A</ten><khoan><ten>x</ten></khoan></muc>"
                    "<neu dieu-kien=\"a\"><muc id=\"n\"><ten>B</ten></muc></neu>"
                    "<lap-de-muc trong=\"m\" la=\"h\"><doan>{{ h.dan }}</doan></lap-de-muc>"
                    "<lap-de-muc trong=\"n\" la=\"h\"><doan>{{ h.dan }}</doan></lap-de-muc>",
                    "{}") ==
          "  roman-section #m titled: [I.] A\n  clause titled: [1.] x\n"
          "  paragraph: khoản 1 Mục I\n");
  }
  SECTION("of another annex") {
    const std::string dump = body_dump(
        "",
        "<phu-luc id=\"p\"><ten>P</ten><muc><ten>A</ten></muc></phu-luc><phu-luc><ten>Q</ten>"
        "<lap-de-muc trong=\"p\" la=\"h\"><doan>{{ h.ten }}: <dan den=\"{{ h.id }}\" "
        "kieu=\"day-du\"/></doan></lap-de-muc></phu-luc>",
        "{}");
    CHECK(dump.find("  paragraph: A: Mục I Phụ lục I\n") != std::string::npos);
  }
}

TEST_CASE("references lead to what they name, each number to its own; pages are named by layout") {
  struct Row {
    std::string dan, note;
  };
  for (const Row& row : {
           Row{"<dan den=\"c-B-2\"/>", "<a c-B-2>chỉ tiêu 2 của Mục tiêu 2</a>"},
           Row{"<dan den=\"c-B-2, c-B-1, c-A-1\"/>",
               "<a c-B-1>chỉ tiêu 1</a>, <a c-B-2>2</a> của Mục tiêu 2; "
               "<a c-A-1>chỉ tiêu 1 của Mục tiêu 1</a>"},
           Row{"<dan den=\"c-B-1,c-B-2,c-B-3,c-B-4,c-B-5\" kieu=\"so\"/>",
               "<a c-B-1>1</a> đến <a c-B-5>5</a>"},
           Row{"<dan den=\"m-A, m-B\" kieu=\"ten\"/>", "<a m-A>Một</a>; <a m-B>Hai</a>"},
           Row{"<dan den=\"m-B\" kieu=\"so-ten\"/>", "<a m-B>{mt[1].ten: Mục tiêu 2: Hai}</a>"},
           Row{"<dan den=\"m-A, p\" kieu=\"trang\"/>", "<page m-A>, <page p> của Phụ lục"},
       }) {
    CAPTURE(row.dan);
    const Result result = run(around(goals, goals_body + "<ghi-chu>" + row.dan +
                                                "</ghi-chu><phu-luc id=\"p\"><ten>P</ten></phu-luc>"),
                              goals_data);
    INFO(report_text(result.diagnostics, result.sources, Language::English));
    REQUIRE(result.document);
    CHECK(model::dump(*result.document).find("  note: " + row.note + "\n") != std::string::npos);
  }
  // A title that is looked into before the pages are known.
  const Result early = run(
      around("", "<muc id=\"m\"><ten>Trang <dan den=\"m\" kieu=\"trang\"/></ten></muc><phu-luc>"
                 "<ten>P</ten><lap-de-muc la=\"h\"><doan>{{ h.ten }}</doan></lap-de-muc></phu-luc>"),
      "{}");
  REQUIRE(early.diagnostics.all().size() == 1);
  CHECK(early.diagnostics.all().front().code == Code::HeadingUnsettled);
}

TEST_CASE("a document has one table of contents, wherever it stands") {
  const std::string dump = body_dump("", "<muc-luc den-cap=\"muc\" phu-luc=\"khong\"/>", "{}");
  CHECK(dump == "  contents: to roman-section without-annexes\n");
  CHECK(body_dump("", "<muc-luc ten=\"\" trang-rieng=\"co\"/><doan>A</doan>", "{}") ==
        "  page-break\n  contents: to clause\n    title\n  page-break\n  paragraph: A\n");
  const Result twice = run(around("", "<muc-luc/><van-ban-kem-theo loai=\"QC\"><trich-yeu>A</trich-yeu>"
                                      "<muc-luc/></van-ban-kem-theo>"),
                           "{}");
  REQUIRE(twice.diagnostics.all().size() == 1);
  CHECK(twice.diagnostics.all().front().code == Code::ContentsRepeated);
}

// ---------------------------------------------------------------- ids and keys

namespace {

std::vector<std::string> keys(const model::Document& document) {
  std::vector<std::string> list;
  struct Visitor {
    std::vector<std::string>& list;
    void operator()(const model::Item& one) const { list.push_back(one.key); }
    void operator()(const model::Paragraph& one) const { list.push_back(one.key); }
    void operator()(const model::LegalBasis& one) const { list.push_back(one.key); }
    void operator()(const model::AnnexTitle& one) const { list.push_back(one.key); }
    void operator()(const model::Table& one) const {
      list.push_back(one.key);
      for (const model::Row& row : one.rows) list.push_back(row.key);
    }
    void operator()(const model::Contents& one) const { list.push_back(one.key); }
    void operator()(const model::LetterHead&) const {}
    void operator()(const model::Title&) const {}
    void operator()(const model::Addressees&) const {}
    void operator()(const model::Closing&) const {}
    void operator()(const model::CopyHead&) const {}
    void operator()(const model::PageBreak&) const {}
  };
  for (const model::Section& section : document.sections) {
    for (const model::Block& block : section.blocks) std::visit(Visitor{list}, block);
  }
  return list;
}

std::vector<std::string> keys_of(const std::string& fields, const std::string& body,
                                 const std::string& json) {
  const Result result = run(around(fields, body), json);
  INFO(report_text(result.diagnostics, result.sources, Language::English));
  REQUIRE(result.document);
  return keys(*result.document);
}

}  // namespace

TEST_CASE("everything made has a key that neighbours and numbers do not change") {
  const std::string body =
      "<can-cu>x</can-cu><neu dieu-kien=\"mt\"><doan>y</doan></neu><muc id=\"m\"><ten>A</ten>"
      "<lap qua=\"mt\" la=\"m\"><khoan><ten>{{ m.ten }}</ten><lap qua=\"m.ct\" la=\"c\"><gach>"
      "{{ c.ten }}</gach></lap></khoan></lap><bang><ten>T</ten><cot>A</cot><lap qua=\"mt\" "
      "la=\"m\">"
      "<hang><o>{{ m.ten }}</o></hang></lap><hang><o>x</o></hang></bang></muc>"
      "<phu-luc><ten>P</ten><doan>z</doan></phu-luc>";
  const std::string two = R"({"mt": [{"ma": "A", "ten": "a", "ct": [{"ma": "1", "ten": "x"}]},
                                     {"ma": "B", "ten": "b", "ct": [{"ma": "1", "ten": "y"}]}]})";
  CHECK(keys_of(goals, body, two) ==
        Problems{"can-cu[1]", "doan[1]", "m", "muc[1]/khoan[1]@mt:A",
                 "muc[1]/khoan[1]/gach[1]@mt:A/ct:1", "muc[1]/khoan[1]@mt:B",
                 "muc[1]/khoan[1]/gach[1]@mt:B/ct:1", "muc[1]/bang[1]/ten", "muc[1]/bang[1]",
                 "muc[1]/bang[1]/hang[1]@mt:A", "muc[1]/bang[1]/hang[1]@mt:B",
                 "muc[1]/bang[1]/hang[2]", "phu-luc[1]", "phu-luc[1]/doan[1]"});
  // One goal less and the other way round: what is left keeps its key.
  const std::vector<std::string> fewer =
      keys_of(goals, body, R"({"mt": [{"ma": "B", "ten": "b", "ct": [{"ma": "1", "ten": "y"}]}]})");
  CHECK(fewer[3] == "muc[1]/khoan[1]@mt:B");
  CHECK(fewer[4] == "muc[1]/khoan[1]/gach[1]@mt:B/ct:1");
}

TEST_CASE("keys are unique, also without khoa, in pasted text and in tables of data") {
  const std::vector<std::string> list = keys_of(
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/><truong ten=\"nd\" kieu=\"noi-dung\"/>"
      "<truong ten=\"bd\" kieu=\"bang-dong\"/>",
      "<lap qua=\"ds\" la=\"x\"><gach>{{ x }}</gach></lap><noi-dung tu=\"nd\"/><bang-dong "
      "tu=\"bd\"/>"
      "<bang-dong tu=\"bd\" id=\"b\"/><noi-dung tu=\"nd\"/>",
      R"({"ds": ["a", "a"], "nd": "1. A\nb\nc", "bd": {"cot": [{"ten": "T"}],
          "hang": [["1"], ["1"]]}})");
  CHECK(list.size() == 12);
  CHECK(std::set<std::string>(list.begin(), list.end()).size() == list.size());
  CHECK(list[0] == "gach[1]@ds[0]");
  CHECK(list[1] == "gach[1]@ds[1]");
}

TEST_CASE("rows of the same item: two in one table, one in another, each its own key") {
  const std::string table =
      "<bang><cot>A</cot><lap qua=\"mt\" la=\"m\"><hang><o>{{ m.ten }}</o></hang><hang><o>x</o>"
      "</hang></lap></bang>";
  const std::vector<std::string> list =
      keys_of(goals, table + table, R"({"mt": [{"ma": "A", "ten": "a", "ct": []}]})");
  CHECK(list == Problems{"bang[1]", "bang[1]/hang[1]@mt:A", "bang[1]/hang[2]@mt:A", "bang[2]",
                         "bang[2]/hang[1]@mt:A", "bang[2]/hang[2]@mt:A"});
}

// ---------------------------------------------------------------- mistakes

TEST_CASE("mistakes found when the template is read") {
  struct Row {
    std::string body;
    Problems problems;
    Problems arguments;  // of the first
  };
  const std::vector<Row> rows = {
      {"<gach danh-so=\"lien-tuc\">x</gach>", {"mau 2:16 label-alone"}, {"danh-so", "gach"}},
      {"<khoan dau-nhan=\".\" nhan-thay-so=\"co\">x</khoan>",
       {"mau 2:18 label-alone", "mau 2:35 label-alone"},
       {"dau-nhan", "khoan"}},
      {"<gach nhan=\"Chỉ tiêu 1:\">x</gach>", {"mau 2:13 label-form"}, {"Chỉ tiêu 1:", "Chỉ tiêu"}},
      {"<gach nhan=\"\">x</gach>", {"mau 2:13 label-form"}, {"", "Chỉ tiêu"}},
      {"<gach nhan=\"A\" danh-so=\"lien\">x</gach>",
       {"mau 2:25 template-attribute-value"},
       {"danh-so", "lien", "trong-cap, lien-tuc, tu-hai"}},
      {"<doan nhan=\"A\">x</doan>", {"mau 2:7 template-attribute-unknown"}, {"nhan", "doan", "id"}},
      {"<muc><ten>A</ten><tieu-khoan>x</tieu-khoan></muc>",
       {"mau 2:18 template-level-order"},
       {"tieu-khoan", "muc"}},
      {"<doan id=\"a,b\">x</doan>", {"mau 2:11 id-comma"}, {"a,b"}},
      {"<muc id=\"muc-dich\"><ten>A</ten></muc><doan><dan den=\"muc-dich, muc-dch\"/></doan>",
       {"mau 2:54 reference-dangling"},
       {"muc-dch", "muc-dich"}},
      {"<doan><dan/></doan>", {"mau 2:7 template-attribute-missing"}, {"den", "dan"}},
      {"<doan><dan den=\"\"/></doan>",
       {"mau 2:17 reference-dangling"},
       {"", std::string(nothing_to_offer)}},
      {"<doan id=\"a\"><dan den=\"a\" kieu=\"dai\"/></doan>",
       {"mau 2:33 template-attribute-value"},
       {"kieu", "dai", "gon, so, day-du, ten, so-ten, trang"}},
      {"<doan><toi den=\"a\"/></doan>", {"mau 2:7 template-tag-misplaced"}, {}},
      {"<bang><cot>A</cot><ten>T</ten></bang>", {"mau 2:19 template-order"}, {"ten", "cot"}},
      {"<lap-de-muc la=\"h\"><doan>{{ h.ten }}</doan></lap-de-muc>",
       {"mau 2:1 headings-whole"},
       {}},
      {"<lap-de-muc trong=\"m\" la=\"h\"><doan>{{ h.ten }}</doan></lap-de-muc>"
       "<muc id=\"m\"><ten>A</ten></muc>",
       {"mau 2:20 headings-early"},
       {"m"}},
      {"<muc id=\"m\"><ten>A</ten><lap-de-muc trong=\"m\" la=\"h\"><doan>{{ h.ten }}</doan>"
       "</lap-de-muc></muc>",
       {"mau 2:44 headings-early"},
       {"m"}},
      {"<muc id=\"nhiem-vu\"><ten>A</ten></muc>"
       "<lap-de-muc trong=\"nhiem-vi\" la=\"h\"><doan>{{ h.ten }}</doan></lap-de-muc>",
       {"mau 2:57 headings-unknown"},
       {"nhiem-vi", "nhiem-vu"}},
      {"<muc id=\"m\"><ten>A</ten></muc><lap-de-muc trong=\"m\" cap=\"khoang\" la=\"h\">"
       "<doan>{{ h.tn }}</doan></lap-de-muc>",
       {"mau 2:58 template-attribute-value", "mau 2:84 path-unknown"},
       {}},
      {"<muc id=\"m\"><ten>A</ten></muc><lap-de-muc trong=\"m\" la=\"h\"><doan>{{ h }}</doan>"
       "</lap-de-muc>",
       {"mau 2:69 path-not-printable"},
       {}},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    const Result result = read(around("", row.body));
    CHECK(result.problems() == row.problems);
    if (!row.arguments.empty() && !result.diagnostics.all().empty()) {
      CHECK(result.diagnostics.all()[0].args == row.arguments);
    }
  }
}

TEST_CASE("mistakes that the data bring out") {
  struct Row {
    std::string body, json;
    Problems problems;
  };
  const std::string fields =
      "<truong ten=\"a\" kieu=\"chu\"/><truong ten=\"ds\" kieu=\"danh-sach-chu\"/>";
  const std::vector<Row> rows = {
      // Left out: blank, in a branch not taken, in a list without items.
      {"<gach id=\"t\" nhan=\"A\">{{ a }}</gach><doan><dan den=\"t\"/></doan>",
       "{}",
       {"mau 2:43 reference-omitted > mau 2:1"}},
      {"<doan id=\"t\">{{ a }}</doan><doan><dan den=\"t\" kieu=\"ten\"/></doan>",
       "{}",
       {"mau 2:34 reference-omitted > mau 2:1"}},
      {"<lap qua=\"ds\" la=\"x\"><muc id=\"t\"><ten>{{ x }}</ten></muc></lap>"
       "<doan><dan den=\"t\"/></doan>",
       "{}",
       {"mau 2:70 reference-omitted > mau 2:22"}},
      {"<muc id=\"t-{{ a }}\"><ten>A</ten></muc><doan><dan den=\"t-1, t-2\"/></doan>",
       R"({"a": "1"})",
       {"mau 2:45 reference-dangling"}},
      // The id comes from the data: that is where it is mended.
      {"<muc id=\"m\"><ten>A</ten></muc><doan><dan den=\"{{ a }}\"/></doan>",
       R"({"a": "n"})",
       {"du-lieu 1:7 reference-dangling > mau 2:37"}},
      // Nothing to print.
      {"<bang id=\"t\"><cot>A</cot><hang id=\"h\"><o>x</o></hang></bang>"
       "<doan><dan den=\"h\"/><dan den=\"t\"/></doan>",
       "{}",
       {"mau 2:67 reference-unnumbered > mau 2:26", "mau 2:81 reference-unnumbered > mau 2:1"}},
      {"<gach id=\"t\" nhan=\"A\" danh-so=\"tu-hai\">x</gach><doan><dan den=\"t\" "
       "kieu=\"so\"/></doan>",
       "{}",
       {"mau 2:54 reference-unnumbered > mau 2:1"}},
      {"<bang id=\"t\" nhan=\"Bảng\"><cot>A</cot></bang><doan><dan den=\"t\" kieu=\"ten\"/></doan>",
       "{}",
       {"mau 2:51 reference-unnamed > mau 2:1"}},
      {"<muc id=\"t\"><ten>{{ a }}</ten><doan>x</doan></muc>"
       "<doan><dan den=\"t\" kieu=\"so-ten\"/></doan>",
       "{}",
       {"mau 2:57 reference-unnamed > mau 2:1"}},
      // Ids.
      {"<doan id=\"t-{{ a }}\">x</doan>", R"({"a": "1,2"})", {"du-lieu 1:7 id-comma > mau 2:1"}},
      {"<khoan id=\"t\">x</khoan><bang><cot>A</cot><hang id=\"t\"><o>y</o></hang></bang>",
       "{}",
       {"mau 2:52 id-repeated > mau 2:1"}},
      // Typed although printed: a warning, nothing is lost.
      {"<gach nhan=\"Chỉ tiêu\">{{ a }}</gach>",
       R"({"a": "chỉ tiêu 1: Tỷ lệ"})",
       {"du-lieu 1:7 label-typed > mau 2:13"}},
      // Headings.
      {"<muc id=\"m-1\"><ten>A</ten></muc>"
       "<lap-de-muc trong=\"m-{{ a }}\" la=\"h\"><doan>{{ h.ten }}</doan></lap-de-muc>",
       R"({"a": "2"})",
       {"mau 2:52 headings-unknown"}},
      {"<muc id=\"m\"><ten>A</ten><lap-de-muc trong=\"{{ a }}\" la=\"h\"><doan>{{ h.ten }}</doan>"
       "</lap-de-muc></muc>",
       R"({"a": "m"})",
       {"mau 2:44 headings-early"}},
      {"<khoan id=\"k\">x</khoan><lap-de-muc trong=\"k\" la=\"h\"><doan>{{ h.ten }}</doan>"
       "</lap-de-muc>",
       "{}",
       {"mau 2:43 headings-unsuited > mau 2:1"}},
      {"<muc id=\"m\"><ten>A</ten><khoan><ten>Xem <dan den=\"p\"/></ten></khoan></muc>"
       "<phu-luc id=\"p\"><ten>P</ten><lap-de-muc trong=\"m\" la=\"h\"><doan>{{ h.ten }}</doan>"
       "</lap-de-muc></phu-luc>",
       "{}",
       {"mau 2:103 heading-unsettled > mau 2:41"}},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(run(around(fields, row.body), row.json).problems_with_remedies() == row.problems);
  }
}
