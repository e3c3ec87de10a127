// Tags and attributes: what read and check refuse, with places.

#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"
#include "template/ast.h"
#include "template/tags.h"

using namespace vanthu;
using namespace vanthu::test;
using templates::deepest_nesting;

namespace {

struct Row {
  std::string body;  // begins at 2:1
  Problems problems;
};

void check_rows(const std::vector<Row>& rows, const std::string& fields = "") {
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(read(around(fields, row.body)).problems() == row.problems);
  }
}

std::string nested(const std::string& tag, int times, const std::string& inside) {
  std::string text = inside;
  for (int i = 0; i < times; ++i)
    text = "<" + tag + ">" + text + "</" + tag.substr(0, tag.find(' ')) + ">";
  return text;
}

}  // namespace

TEST_CASE("unknown and misplaced tags") {
  check_rows({
      {"<doam>x</doam>", {"mau 2:1 template-tag-unknown"}},
      {"<p>x</p>", {"mau 2:1 template-tag-unknown"}},
      {"<doan><dieu>x</dieu></doan>", {"mau 2:7 template-tag-misplaced"}},
      {"<hang><o>x</o></hang>", {"mau 2:1 template-tag-misplaced"}},
      {"<luu>VT</luu>", {"mau 2:1 template-tag-misplaced"}},
      {"<het>x</het>", {"mau 2:6 template-text-misplaced"}},
      {"<ket-thuc><ky><luu>x</luu></ky></ket-thuc>", {"mau 2:15 template-tag-misplaced"}},
      {"<doan>a<xuong-dong/>b</doan>", {"mau 2:8 template-tag-misplaced"}},
      {"<doan><stt/></doan>", {"mau 2:7 template-tag-misplaced"}},
      {"<doan>a<khac>b</khac></doan>", {"mau 2:8 template-tag-misplaced"}},
      {"<doan><dan den=\"x\">chữ</dan></doan>",
       {"mau 2:20 template-text-misplaced", "mau 2:17 reference-dangling"}},
      {"<phu-luc><ten>A</ten><phu-luc><ten>B</ten></phu-luc></phu-luc>",
       {"mau 2:22 template-tag-misplaced"}},
  });
  CHECK(read(around("", "<doam>x</doam>")).diagnostics.all()[0].args == Problems{"doam", "doan"});
}

TEST_CASE("words outside tags") {
  check_rows(
      {
          {"chữ rơi", {"mau 2:1 template-text-misplaced"}},
          {"\n  chữ rơi", {"mau 3:3 template-text-misplaced"}},
          {"<ket-thuc>x</ket-thuc>", {"mau 2:11 template-text-misplaced"}},
          {"<bang><cot>A</cot> x </bang>", {"mau 2:20 template-text-misplaced"}},
          {"{{ x }}", {"mau 2:1 template-text-misplaced"}},
          {"<lap qua=\"ds\" la=\"x\">chữ<doan>y</doan></lap>",
           {"mau 2:22 template-text-misplaced"}},
          {"<khoan>a<neu dieu-kien=\"ds\">chữ <diem>x</diem></neu></khoan>",
           {"mau 2:29 template-text-misplaced"}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>");
}

TEST_CASE("attributes") {
  check_rows(
      {
          {"<doan canh=\"giua\">x</doan>", {"mau 2:7 template-attribute-unknown"}},
          {"<het id=\"x\"/>", {"mau 2:6 template-attribute-none"}},
          {"<noi-dung/>", {"mau 2:1 template-attribute-missing"}},
          {"<doan><dan/></doan>", {"mau 2:7 template-attribute-missing"}},
          {"<lap><doan>x</doan></lap>",
           {"mau 2:1 template-attribute-missing", "mau 2:1 template-attribute-missing"}},
          {"<bang><cot rong=\"12\">A</cot></bang>", {"mau 2:18 template-attribute-value"}},
          {"<bang><cot canh=\"left\">A</cot></bang>", {"mau 2:18 template-attribute-value"}},
          {"<bang><cot>A</cot><hang><o gop-cot=\"0\"/></hang></bang>",
           {"mau 2:37 template-attribute-value"}},
          {"<muc id=\"m\"><ten nguyen-van=\"yes\">A</ten></muc>",
           {"mau 2:30 template-attribute-value"}},
          {"<muc id=\"m\"><ten>A</ten></muc><doan><dan den=\"m\" kieu=\"x\"/></doan>",
           {"mau 2:56 template-attribute-value"}},
          {"<phu-luc huong=\"dung\"><ten>A</ten></phu-luc>", {"mau 2:17 template-attribute-value"}},
          {"<lap qua=\"ds\" la=\"X\"><doan>x</doan></lap>", {"mau 2:19 name-invalid"}},
          {"<doan id=\"a-{{ sai }}\">x</doan>", {"mau 2:16 path-unknown"}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>");
  const std::string head =
      "<mau id=\"a\" ten=\"A\"><truong-du-lieu/><van-ban loai=\"KH\" co-chu=\"12\">"
      "<dau-van-ban>\n<co-quan-ban-hanh>X</co-quan-ban-hanh>";
  CHECK(read(head + "<so-ky-hieu so=\"0\" ky-hieu=\"KH\"/><dia-danh-ngay dia-danh=\"X\" "
                    "ngay=\"15/6/2026\"/></dau-van-ban></van-ban></mau>")
            .problems() == Problems{"mau 1:65 template-attribute-value",
                                    "mau 2:55 template-attribute-value",
                                    "mau 2:106 template-attribute-value"});
}

TEST_CASE("levels: a title or words, then lower levels") {
  check_rows(
      {
          {"<khoan/>", {"mau 2:1 template-level-empty"}},
          {"<khoan><diem>x</diem></khoan>", {"mau 2:1 template-level-empty"}},
          {"<khoan><ten>A</ten>chữ</khoan>", {"mau 2:20 template-level-title"}},
          {"<khoan>chữ<ten>A</ten></khoan>", {"mau 2:11 template-level-title"}},
          {"<khoan>chữ<diem>x</diem><ten>A</ten></khoan>", {"mau 2:25 template-level-title"}},
          {"<khoan><ten>A</ten><ten>B</ten></khoan>", {"mau 2:20 template-tag-repeated"}},
          {"<khoan>a<diem>x</diem>b</khoan>", {"mau 2:23 template-text-after-blocks"}},
          {"<khoan>a<diem>x</diem><dam>b</dam></khoan>", {"mau 2:23 template-text-after-blocks"}},
          {"<khoan>a<muc><ten>B</ten></muc></khoan>", {"mau 2:9 template-level-order"}},
          {"<khoan>a<khoan>b</khoan></khoan>", {"mau 2:9 template-level-order"}},
          {"<khoan>a<lap qua=\"ds\" la=\"x\"><dieu>b</dieu></lap></khoan>",
           {"mau 2:30 template-level-order"}},
          {"<tieu-muc><ten>A</ten></tieu-muc>", {"mau 2:1 template-level-order"}},
          {"<muc><ten>A</ten><tieu-muc><ten>B</ten></tieu-muc></muc>",
           {"mau 2:18 template-level-order"}},
          {"<chuong><ten>C</ten><muc><ten>A</ten><tieu-muc><ten>B</ten></tieu-muc></muc></chuong>",
           {}},
          {"<phan><ten>A</ten><diem>x<gach>y</gach></diem></phan>", {}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>");
}

TEST_CASE("the parts of a document come in order, most of them once") {
  check_rows(
      {
          {"<doan>x</doan><tieu-de><trich-yeu>A</trich-yeu></tieu-de>",
           {"mau 2:15 template-order"}},
          {"<ket-thuc/><doan>x</doan>", {"mau 2:12 template-order"}},
          {"<phu-luc><ten>A</ten></phu-luc><ket-thuc/>", {"mau 2:32 template-order"}},
          {"<phu-luc><ten>A</ten></phu-luc><neu dieu-kien=\"ds\"><doan>x</doan></neu>",
           {"mau 2:52 template-order"}},
          {"<neu dieu-kien=\"ds\"><ket-thuc/><khac><doan>x</doan></khac></neu>", {}},
          {"<neu dieu-kien=\"ds\"><ket-thuc/><khac><doan>x</doan></khac></neu><doan>y</doan>",
           {"mau 2:65 template-order"}},
          {"<ket-thuc/><ket-thuc/>", {"mau 2:12 template-tag-repeated"}},
          {"<ket-thuc><ky><ho-ten>A</ho-ten><ho-ten>B</ho-ten></ky></ket-thuc>",
           {"mau 2:33 template-tag-repeated"}},
          {"<phu-luc><doan>x</doan></phu-luc>", {"mau 2:1 template-tag-missing"}},
          {"<neu dieu-kien=\"ds\"><khac><doan>x</doan></khac><doan>y</doan></neu>",
           {"mau 2:48 template-order"}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>");
}

TEST_CASE("the outline of the file") {
  const std::string fields = "<truong-du-lieu/>";
  const std::string document =
      "<van-ban "
      "loai=\"KH\"><dau-van-ban><co-quan-ban-hanh>X</co-quan-ban-hanh></dau-van-ban></van-ban>";
  const auto whole = [](const std::string& inside) {
    return read("<mau id=\"a\" ten=\"A\">\n" + inside + "</mau>").problems();
  };
  CHECK(whole(fields + document).empty());
  CHECK(whole(document) == Problems{"mau 1:1 template-tag-missing"});
  CHECK(whole(fields) == Problems{"mau 1:1 template-tag-missing"});
  CHECK(whole(document + fields).front().find("template-order") != std::string::npos);
  CHECK(whole(fields + fields + document) == Problems{"mau 2:18 template-tag-repeated"});
  CHECK(whole(fields + "<vanban/>" + document) == Problems{"mau 2:18 template-tag-unknown"});
  CHECK(whole(fields + "<doan>x</doan>" + document) == Problems{"mau 2:18 template-tag-misplaced"});
  CHECK(whole(fields + "x" + document) == Problems{"mau 2:18 template-text-misplaced"});
  CHECK(whole(fields + "<van-ban loai=\"KH\"/>") == Problems{"mau 2:18 template-tag-missing"});
  CHECK(whole(fields + "<van-ban loai=\"KH\"><dau-van-ban/></van-ban>") ==
        Problems{"mau 2:37 template-tag-missing"});
  CHECK(read("<mau/>").problems() ==
        Problems{"mau 1:1 template-attribute-missing", "mau 1:1 template-attribute-missing",
                 "mau 1:1 template-tag-missing", "mau 1:1 template-tag-missing"});
  for (const char* id : {"", "Kế hoạch", "2026", "ke hoach", "a/b"}) {
    INFO(id);
    CHECK(read("<mau id=\"" + std::string(id) + "\" ten=\"A\">" + fields + document + "</mau>")
              .problems() == Problems{"mau 1:10 template-attribute-value"});
  }
  CHECK(read("<html/>").problems() == Problems{"mau 1:1 template-root-wrong"});
  CHECK(read("<mau").problems().size() == 1);
  CHECK(read("").problems().size() == 1);
  CHECK(read("<!DOCTYPE mau><mau/>").problems() == Problems{"mau 1:1 xml-doctype"});
}

TEST_CASE("loops") {
  check_rows(
      {
          {"<lap qua=\"xa\" la=\"x\"><doan>a</doan></lap>", {"mau 2:11 loop-not-list"}},
          {"<lap qua=\"sai\" la=\"x\"><doan>{{ x.gi }}</doan></lap>", {"mau 2:11 path-unknown"}},
          {"<lap qua=\"ds\" la=\"xa\"><doan>a</doan></lap>", {"mau 2:19 loop-name-taken"}},
          {"<lap qua=\"ds\" la=\"x\"><lap qua=\"ds\" la=\"x\"><doan>a</doan></lap></lap>",
           {"mau 2:40 loop-name-taken"}},
          {"<lap qua=\"ds\" la=\"x\"><doan>{{ x.gi }}</doan></lap>", {"mau 2:33 path-too-long"}},
          {"<lap qua=\"ds\" la=\"x\"><doan>a</doan></lap><doan>{{ x }}</doan>",
           {"mau 2:51 path-unknown"}},
          {"<lap qua=\"ds[\" la=\"x\"><doan>a</doan></lap>", {"mau 2:11 expression-unfinished"}},
          {"<lap qua=\"ds\" la=\"x\"><doan>a</doan></lap><lap qua=\"ds\" "
           "la=\"x\"><doan>b</doan></lap>",
           {}},
          {"<noi-dung tu=\"xa\"/>", {"mau 2:15 source-unsuited"}},
          {"<bang-dong tu=\"ds\"/>", {"mau 2:16 source-unsuited"}},
          {"<noi-dung tu=\"sai\"/>", {"mau 2:15 path-unknown"}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/><truong ten=\"xa\" kieu=\"chu\"/>");
}

TEST_CASE("tables: columns first, rows as wide as the table") {
  check_rows(
      {
          {"<bang><hang><o/></hang></bang>", {"mau 2:1 template-tag-missing"}},
          {"<bang><cot>A</cot><cot>B</cot><hang><o/></hang></bang>", {"mau 2:31 row-cells"}},
          {"<bang><cot>A</cot><hang><o/><o/></hang></bang>", {"mau 2:19 row-cells"}},
          {"<bang><cot>A</cot><cot>B</cot><hang><o gop-cot=\"2\"/></hang></bang>", {}},
          {"<bang><cot>A</cot><hang><o/></hang><cot>B</cot></bang>",
           {"mau 2:36 template-order", "mau 2:19 row-cells"}},
          {"<bang><cot>A</cot><lap qua=\"ds\" la=\"x\"><hang/></lap></bang>",
           {"mau 2:40 row-cells"}},
          // As many cells as the data give: only the data can tell.
          {"<bang><cot>A</cot><hang><lap qua=\"ds\" la=\"x\"><o/></lap></hang></bang>", {}},
          {"<bang><lap qua=\"ds\" la=\"x\"><cot>A</cot></lap><hang><o/></hang></bang>", {}},
      },
      "<truong ten=\"ds\" kieu=\"danh-sach-chu\"/>");
}

TEST_CASE("nesting is bounded") {
  // <mau> and <van-ban> aside, <doan> is the second layer.
  CHECK(read(around("", "<doan>" + nested("dam", deepest_nesting - 2, "x") + "</doan>"))
            .problems()
            .empty());
  CHECK(read(around("", "<doan>" + nested("dam", deepest_nesting - 1, "x") + "</doan>"))
            .problems()
            .size() == 1);
  CHECK(read(around("", "<doan>" + nested("dam", 80, "x") + "</doan>")).diagnostics.all()[0].code ==
        Code::TemplateTooDeep);
  CHECK(
      read(around(nested("truong ten=\"a\" kieu=\"nhom\"", 80, "<truong ten=\"b\" kieu=\"chu\"/>"),
                  ""))
          .diagnostics.all()[0]
          .code == Code::TemplateTooDeep);
}

TEST_CASE("control characters in a template") {
  CHECK(read(around("", "<doan>a&#x85;b</doan>")).problems() ==
        Problems{"mau 2:8 text-control-character"});
}

TEST_CASE("every problem of a template in one run") {
  CHECK(read(around("<truong ten=\"xa\" kieu=\"chu\"/>",
                    "<doan>{{ xa2 }}</doan>\n<khoan/>\n<lap qua=\"xa\" la=\"x\"><doam/></lap>\n"
                    "<doan><dan den=\"khong-co\"/></doan>"))
            .problems() == Problems{"mau 3:1 template-level-empty", "mau 4:22 template-tag-unknown",
                                    "mau 2:10 path-unknown", "mau 4:11 loop-not-list",
                                    "mau 5:17 reference-dangling"});
}

TEST_CASE("the glossary knows every tag") {
  std::vector<std::string> terms;
#define VANTHU_TERM(tag, ...) terms.emplace_back(tag);
#include "model/vocabulary.def"
#undef VANTHU_TERM
  for (const templates::TagSpec& one : templates::tag_table()) {
    INFO(one.name);
    CHECK(std::find(terms.begin(), terms.end(), one.name) != terms.end());
  }
}

TEST_CASE("the authors' guide names every tag") {
  const std::string guide = file_text("templates/README.md");
  for (const templates::TagSpec& one : templates::tag_table()) {
    INFO(one.name);
    const std::string tag = "<" + std::string(one.name);
    CHECK(guide.find(tag) != std::string::npos);
    for (const templates::AttributeSpec& attribute : one.attributes) {
      INFO(attribute.name);
      CHECK(guide.find(std::string(attribute.name)) != std::string::npos);
    }
  }
}

TEST_CASE("what is asked for a value, and for what there is one") {
  const Result result = read(around(R"(
<truong ten="ten" kieu="chu" hoi="Tên?"/><truong ten="nam" kieu="so-nguyen"/>
<truong ten="loi" kieu="noi-dung" hoi="Lời văn?"/><truong ten="noi_nhan" kieu="danh-sach-chu" hoi="Nơi nhận?"/>
<truong ten="ky" kieu="nhom"><truong ten="ho_ten" kieu="chu" hoi="Họ và tên?"/></truong>
<truong ten="viec" kieu="danh-sach" hoi="Các việc?"><truong ten="han" kieu="ngay" hoi="Hạn?"/></truong>)",
                                    "<doan>x</doan>"));
  REQUIRE(result.source);
  const templates::Template& source = *result.source;
  struct Case {
    const char *path, *question;
  };
  for (const Case& each : {Case{"ten", "Tên?"}, Case{"nam", "nam"}, Case{"ky.ho_ten", "Họ và tên?"},
                           Case{"viec[3].han", "Hạn?"}, Case{"loi", ""}, Case{"noi_nhan[0]", ""},
                           Case{"noi_nhan", ""}, Case{"ky", ""}, Case{"viec[3]", ""}, Case{"khac", ""},
                           Case{"ten.khac", ""}, Case{"viec[3", ""}, Case{"", ""}}) {
    INFO(each.path);
    CHECK(source.question(each.path) == each.question);
  }
}

TEST_CASE("the digest is of everything that was read") {
  const auto digest_of = [](const std::string& block) {
    Shelf shelf;
    shelf.blocks["kho"] = "<khoi id=\"kho\"><doan>" + block + "</doan></khoi>";
    const Result result = read(around("", "<goi khoi=\"kho\"/>"), shelf);
    REQUIRE(result.source);
    return result.source->digest();
  };
  CHECK(digest_of("một").size() == 32);
  CHECK(digest_of("một") == digest_of("một"));
  CHECK(digest_of("một") != digest_of("hai"));
}
