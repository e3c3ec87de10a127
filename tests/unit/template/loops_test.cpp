// <lap>, <nhom-theo>, <chon>, <khac-neu>, page breaks and merged cells: what they make.

#include <string>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

const std::string tasks =
    "<truong ten=\"viec\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/>"
    "<truong ten=\"ten\" kieu=\"chu\"/><truong ten=\"so\" kieu=\"so-nguyen\"/>"
    "<truong ten=\"han\" kieu=\"ngay\"/><truong ten=\"gap\" kieu=\"co-khong\"/>"
    "<truong ten=\"muc\" kieu=\"lua-chon\"><gia-tri>cao</gia-tri><gia-tri>thường</gia-tri></truong>"
    "<truong ten=\"dv\" kieu=\"chu\"/><truong ten=\"cung\" kieu=\"danh-sach-chu\"/></truong>"
    "<truong ten=\"nguong\" kieu=\"so-nguyen\"/>";

// The text of a loop over viec that prints each item's ma.
std::string order(const std::string& attributes, const std::string& json) {
  const std::string dump = body_dump(
      tasks,
      "<doan>x<lap qua=\"viec\" la=\"v\" " + attributes + ">{{ \" \" }}{{ v.ma }}</lap></doan>",
      json);
  std::string words;
  for (std::size_t at = dump.find(".ma: "); at != std::string::npos;
       at = dump.find(".ma: ", at + 1)) {
    words += dump.substr(at + 5, dump.find('}', at) - at - 5) + " ";
  }
  return words;
}

}  // namespace

TEST_CASE("loc: the items that meet a condition, over their own and outer names") {
  const std::string data =
      R"({"nguong": 2, "viec": [{"ma": "a", "so": 1}, {"ma": "b", "so": 3}, {"ma": "c"}, {"ma": "d", "so": 2}]})";
  CHECK(order("loc=\"v.so >= nguong\"", data) == "b d ");
  CHECK(order("loc=\"khong v.so\"", data) == "c ");
  CHECK(order("loc=\"v.so > 9\"", data).empty());
  // Numbers and the last turn are those of what is left.
  CHECK(body_dump(tasks,
                  "<doan><lap qua=\"viec\" la=\"v\" loc=\"v.so >= nguong\">{{ v.so_thu_tu }}"
                  "{{ v.ma }}<neu dieu-kien=\"v.cuoi_cung\">.<khac>, </khac></neu></lap></doan>",
                  data) == "  paragraph: 1{viec[1].ma: b}, 2{viec[3].ma: d}.\n");
}

TEST_CASE("xep: numbers by value, dates by day, choices as declared, texts by the alphabet") {
  CHECK(
      order(
          "xep=\"so\"",
          R"({"viec": [{"ma": "a", "so": 10}, {"ma": "b", "so": 9}, {"ma": "c"}, {"ma": "d", "so": -1}]})") ==
      "d b a c ");
  CHECK(order("xep=\"v.so\" chieu=\"giam\"",
              R"({"viec": [{"ma": "c"}, {"ma": "a", "so": 10}, {"ma": "b", "so": 9}]})") ==
        "a b c ");
  CHECK(
      order(
          "xep=\"han\"",
          R"({"viec": [{"ma": "a", "han": "2026-06-15"}, {"ma": "b", "han": "2025-12"}, {"ma": "c", "han": "2026-06"}]})") ==
      "b c a ");
  CHECK(order("xep=\"muc\"",
              R"({"viec": [{"ma": "a", "muc": "thường"}, {"ma": "b", "muc": "cao"}]})") == "b a ");
  CHECK(order("xep=\"gap\" chieu=\"giam\"",
              R"({"viec": [{"ma": "a", "gap": false}, {"ma": "b", "gap": true}]})") == "b a ");
  CHECK(
      order(
          "xep=\"ten\"",
          R"({"viec": [{"ma": "a", "ten": "Đông"}, {"ma": "b", "ten": "dung"}, {"ma": "c", "ten": "Ê"}, {"ma": "d", "ten": "An"}]})") ==
      "d b a c ");
  // Several keys; equal ones keep their order.
  CHECK(
      order(
          "xep=\"dv, so\"",
          R"({"viec": [{"ma": "a", "dv": "B", "so": 2}, {"ma": "b", "dv": "A", "so": 5}, {"ma": "c", "dv": "B", "so": 1}, {"ma": "d", "dv": "A", "so": 5}]})") ==
      "b d c a ");
  CHECK(order("loc=\"v.so > 1\" xep=\"so\"",
              R"({"viec": [{"ma": "a", "so": 3}, {"ma": "b", "so": 1}, {"ma": "c", "so": 2}]})") ==
        "c a ");
}

TEST_CASE("a list in a list is walked as one; cha is the item around") {
  const std::string fields =
      "<truong ten=\"mt\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/>"
      "<truong ten=\"ct\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/>"
      "<truong ten=\"dong\" kieu=\"danh-sach-chu\"/></truong></truong>";
  const std::string data =
      R"({"mt": [{"ma": "A", "ct": [{"ma": "1", "dong": ["x", "y"]}, {"ma": "2"}]}, {"ma": "B"}, {"ma": "C", "ct": [{"ma": "3", "dong": ["z"]}]}]})";
  CHECK(body_dump(fields,
                  "<lap qua=\"mt.ct\" la=\"c\"><gach>{{ c.so_thu_tu }} {{ c.cha.ma }}"
                  "{{ c.cha.so_thu_tu }}<neu dieu-kien=\"c.cuoi_cung\">.</neu></gach></lap>",
                  data) ==
        "  dash: [-] 1 {mt[0].ma: A}1\n"
        "  dash: [-] 2 {mt[0].ma: A}1\n"
        "  dash: [-] 3 {mt[2].ma: C}3.\n");
  CHECK(body_dump(
            fields,
            "<lap qua=\"mt.ct.dong\" la=\"d\" xep=\"d.cha.cha.ma, d\" chieu=\"giam\"><gach>{{ d }} "
            "{{ d.cha.ma }} {{ d.cha.cha.ma }}</gach></lap>",
            data) ==
        "  dash: [-] {mt[2].ct[0].dong[0]: z} {mt[2].ct[0].ma: 3} {mt[2].ma: C}\n"
        "  dash: [-] {mt[0].ct[0].dong[1]: y} {mt[0].ct[0].ma: 1} {mt[0].ma: A}\n"
        "  dash: [-] {mt[0].ct[0].dong[0]: x} {mt[0].ct[0].ma: 1} {mt[0].ma: A}\n");
  // The keys of rows are those of nested loops.
  const std::string table = body_dump(
      fields,
      "<bang><cot>A</cot><lap qua=\"mt.ct\" la=\"c\"><hang><o>{{ c.ma }}</o></hang></lap></bang>",
      data);
  CHECK(table.find("row #mt:C/ct:3") != std::string::npos);
}

TEST_CASE("nhom-theo: items with the same value together, as they come or sorted") {
  const std::string data =
      R"({"viec": [{"ma": "a", "dv": "Y tế", "so": 1}, {"ma": "b", "dv": "Công an", "so": 2}, {"ma": "c", "dv": "Y tế", "so": 3}, {"ma": "d"}]})";
  const std::string body =
      "><khoan>{{ n.so_thu_tu }}/{{ n.gia_tri }}/{{ n.muc.so_luong }}:"
      "<lap qua=\"n.muc\" la=\"v\" xep=\"so\" chieu=\"giam\"> {{ v.ma }}</lap></khoan></nhom-theo>";
  CHECK(body_dump(tasks, "<nhom-theo qua=\"viec\" theo=\"dv\" la=\"n\"" + body, data) ==
        "  clause: [1.] 1/{viec[0].dv: Y tế}/2: {viec[2].ma: c} {viec[0].ma: a}\n"
        "  clause: [2.] 2/{viec[1].dv: Công an}/1: {viec[1].ma: b}\n"
        "  clause: [3.] 3//1: {viec[3].ma: d}\n");
  CHECK(body_dump(
            tasks,
            "<nhom-theo qua=\"viec\" theo=\"n.dv\" la=\"n\" loc=\"n.dv\" xep=\"gia_tri\"" + body,
            data) ==
        "  clause: [1.] 1/{viec[1].dv: Công an}/1: {viec[1].ma: b}\n"
        "  clause: [2.] 2/{viec[0].dv: Y tế}/2: {viec[2].ma: c} {viec[0].ma: a}\n");
  // A list of texts puts the item into several groups.
  CHECK(body_dump(
            tasks,
            "<nhom-theo qua=\"viec\" theo=\"cung\" la=\"n\" xep=\"muc.so_luong\" chieu=\"giam\">"
            "<gach>{{ n.gia_tri }}<lap qua=\"n.muc\" la=\"v\"> {{ v.ma }}</lap></gach></nhom-theo>",
            R"({"viec": [{"ma": "a", "cung": ["X"]}, {"ma": "b", "cung": ["Y", "X"]}]})") ==
        "  dash: [-] {viec[0].cung[0]: X} {viec[0].ma: a} {viec[1].ma: b}\n"
        "  dash: [-] {viec[1].cung[0]: Y} {viec[1].ma: b}\n");
}

TEST_CASE("the items of a group keep the items around them") {
  const std::string fields =
      "<truong ten=\"mt\" kieu=\"danh-sach\"><truong ten=\"ma\" kieu=\"chu\"/>"
      "<truong ten=\"ct\" kieu=\"danh-sach\"><truong ten=\"dv\" kieu=\"chu\"/></truong></truong>";
  CHECK(
      body_dump(
          fields,
          "<nhom-theo qua=\"mt.ct\" theo=\"dv\" la=\"n\"><lap qua=\"n.muc\" la=\"c\">"
          "<gach>{{ c.dv }} {{ c.cha.ma }}</gach></lap></nhom-theo>",
          R"({"mt": [{"ma": "A", "ct": [{"dv": "x"}, {"dv": "y"}]}, {"ma": "B", "ct": [{"dv": "x"}]}]})") ==
      "  dash: [-] {mt[0].ct[0].dv: x} {mt[0].ma: A}\n"
      "  dash: [-] {mt[1].ct[0].dv: x} {mt[1].ma: B}\n"
      "  dash: [-] {mt[0].ct[1].dv: y} {mt[0].ma: A}\n");
}

TEST_CASE("chon: the branch of the value, else khac; khac-neu: the first that holds") {
  const std::string fields =
      "<truong ten=\"loai\" kieu=\"lua-chon\"><gia-tri>xã</gia-tri><gia-tri>phường</gia-tri>"
      "<gia-tri>đặc khu</gia-tri></truong><truong ten=\"n\" kieu=\"so-nguyen\"/>"
      "<truong ten=\"c\" kieu=\"co-khong\"/>";
  const std::string choose =
      "<doan>x<chon theo=\"loai\"><khi la=\"xã\">1</khi><khi la=\"phường, đặc khu\">2</khi></chon>"
      "<chon theo=\"n\"><khi la=\"1, 2\">A</khi><khac>B</khac></chon>"
      "<chon theo=\"c\"><khi la=\"co\">C</khi><khi la=\"khong\">D</khi></chon>"
      "<neu dieu-kien=\"n = 1\">p<khac-neu dieu-kien=\"n = 2\">q</khac-neu>"
      "<khac-neu dieu-kien=\"n > 1\">r</khac-neu><khac>s</khac></neu></doan>";
  CHECK(body_dump(fields, choose, R"({"loai": "xã", "n": 2, "c": true})") ==
        "  paragraph: x1ACq\n");
  CHECK(body_dump(fields, choose, R"({"loai": "đặc khu", "n": 5, "c": false})") ==
        "  paragraph: x2BDr\n");
  CHECK(body_dump(fields, choose, "{}") == "  paragraph: xBs\n");
}

TEST_CASE("page breaks stand between items that made something") {
  const std::string body =
      "<doan>đầu</doan><lap qua=\"viec\" la=\"v\" ngat-trang=\"co\">"
      "<neu dieu-kien=\"v.so\"><doan>{{ v.ma }}</doan></neu></lap><ngat-trang/><doan>cuối</doan>";
  CHECK(
      body_dump(
          tasks, body,
          R"({"viec": [{"ma": "a"}, {"ma": "b", "so": 1}, {"ma": "c"}, {"ma": "d", "so": 1}, {"ma": "e"}]})") ==
      "  paragraph: đầu\n  paragraph: {viec[1].ma: b}\n  page-break\n"
      "  paragraph: {viec[3].ma: d}\n  page-break\n  paragraph: cuối\n");
}

TEST_CASE("gop-giong: equal neighbours are one cell") {
  const std::string body =
      "<bang><cot gop-giong=\"co\">A</cot><cot gop-giong=\"co\">B</cot><cot>C</cot>"
      "<lap qua=\"viec\" la=\"v\"><neu dieu-kien=\"v.gap\"><hang><o "
      "gop-cot=\"3\">nhóm</o></hang></neu>"
      "<hang><o>{{ v.ten }}</o><o>{{ v.dv }}</o><o>{{ v.ma }}</o></hang></lap></bang>";
  const auto rows = [&](const std::string& json) {
    const std::string dump = body_dump(tasks, body, json);
    std::string all;
    for (std::size_t at = dump.find("    row"); at != std::string::npos;
         at = dump.find("    row", at + 1)) {
      std::string line = dump.substr(at, dump.find('\n', at) - at);
      all += line.substr(line.find('|')) + "\n";
    }
    return all;
  };
  CHECK(
      rows(
          R"({"viec": [{"ma": "1", "ten": "x", "dv": "p"}, {"ma": "2", "ten": "x", "dv": "q"}, {"ma": "3", "ten": "y", "dv": "q"}, {"ma": "4", "ten": "y", "dv": "q"}]})") ==
      "|[2 rows] {viec[0].ten: x} | {viec[0].dv: p} | {viec[0].ma: 1} |\n"
      "| {viec[1].dv: q} | {viec[1].ma: 2} |\n"
      "|[2 rows] {viec[2].ten: y} |[2 rows] {viec[2].dv: q} | {viec[2].ma: 3} |\n"
      "| {viec[3].ma: 4} |\n");
  // Blank cells stay, and a group row parts.
  CHECK(rows(R"({"viec": [{"ma": "1", "ten": "x"}, {"ma": "2", "ten": "x", "gap": true}]})") ==
        "| {viec[0].ten: x} | | {viec[0].ma: 1} |\n"
        "|[3 columns] nhóm |\n"
        "| {viec[1].ten: x} | | {viec[1].ma: 2} |\n");
}

TEST_CASE("faults of lists and choices are found when the template is read") {
  const std::string fields =
      tasks +
      "<truong ten=\"loai\" kieu=\"lua-chon\"><gia-tri>xã</gia-tri><gia-tri>phường</gia-tri>"
      "</truong><truong ten=\"c\" kieu=\"co-khong\"/><truong ten=\"t\" kieu=\"chu\"/>";
  struct Row {
    std::string body;
    Problems problems;
  };
  for (const auto& [body, problems] : {
           Row{"<lap qua=\"viec\" la=\"v\" loc=\"v.sai\"/>", {"mau 2:31 path-unknown"}},
           Row{"<lap qua=\"viec\" la=\"v\" loc=\"v.so > 'a'\"/>", {"mau 2:29 compare-unsuited"}},
           Row{"<lap qua=\"viec\" la=\"v\" xep=\"sai\"/>", {"mau 2:29 path-unknown"}},
           Row{"<lap qua=\"viec\" la=\"v\" xep=\"so, cung\"/>", {"mau 2:33 sort-key-unsuited"}},
           Row{"<lap qua=\"viec\" la=\"v\" xep=\"so,\"/>", {"mau 2:32 expression-empty"}},
           Row{"<lap qua=\"viec\" la=\"v\" xep=\"so\" chieu=\"len\"/>",
               {"mau 2:40 template-attribute-value"}},
           Row{"<lap qua=\"viec.so\" la=\"v\"/>", {"mau 2:16 loop-not-list"}},
           Row{"<lap qua=\"viec.sai\" la=\"v\"/>", {"mau 2:16 path-unknown"}},
           Row{"<lap qua=\"viec.cung\" la=\"v\"><doan>{{ v.cha.sai }}</doan></lap>",
               {"mau 2:44 path-unknown"}},
           Row{"<doan><lap qua=\"viec\" la=\"v\" ngat-trang=\"co\"/></doan>",
               {"mau 2:42 page-break-place"}},
           Row{"<nhom-theo qua=\"viec\" la=\"n\"/>", {"mau 2:1 template-attribute-missing"}},
           Row{"<nhom-theo qua=\"viec\" theo=\"sai\" la=\"n\"/>", {"mau 2:29 path-unknown"}},
           Row{"<nhom-theo qua=\"viec\" theo=\"dv\" la=\"n\" xep=\"muc\"/>",
               {"mau 2:45 sort-key-unsuited"}},
           Row{"<nhom-theo qua=\"viec\" theo=\"dv\" la=\"n\"><doan>{{ n.ten }}</doan></nhom-theo>",
               {"mau 2:51 path-unknown"}},
           Row{"<nhom-theo qua=\"viec\" theo=\"dv\" la=\"n\"><doan>{{ n }}</doan></nhom-theo>",
               {"mau 2:49 path-not-printable"}},
           Row{"<chon theo=\"loai\"><khi la=\"xã\"/></chon>",
               {"mau 2:1 choose-missing > mau 1:455"}},
           Row{"<chon theo=\"loai\"><khi la=\"xa\"/><khac/></chon>",
               {"mau 2:28 choose-value > mau 1:455"}},
           Row{"<chon theo=\"loai\"><khi la=\"xã\"/><khi la=\"phường, xã\"/></chon>",
               {"mau 2:42 choose-repeated > mau 2:28"}},
           Row{"<chon theo=\"t\"><khi la=\"a\"/></chon>", {"mau 2:1 choose-open"}},
           Row{"<chon theo=\"c\"><khi la=\"có\"/><khac/></chon>", {"choose-value"}},
           Row{"<chon theo=\"nguong\"><khi la=\"một\"/><khac/></chon>", {"mau 2:30 choose-value"}},
           Row{"<chon theo=\"viec\"><khac/></chon>", {"mau 2:13 choose-unsuited"}},
           Row{"<chon theo=\"t\"><doan>x</doan><khac/></chon>",
               {"mau 2:16 template-tag-misplaced"}},
           Row{"<khi la=\"a\"/>", {"mau 2:1 template-tag-misplaced"}},
           Row{"<neu dieu-kien=\"t\"><khac/><khac-neu dieu-kien=\"c\"/></neu>",
               {"mau 2:27 template-order"}},
           Row{"<doan><neu dieu-kien=\"t\">a<khac>b</khac> c</neu></doan>",
               {"mau 2:42 template-text-after-branch"}},
       }) {
    INFO(body);
    const Problems found = read(around(fields, body)).problems_with_remedies();
    if (problems.front().find(' ') != std::string::npos) {
      CHECK(found == problems);
    } else {
      REQUIRE(found.size() == 1);
      CHECK(found.front().find(problems.front()) != std::string::npos);
    }
  }
  const std::string nested =
      "<truong ten=\"a\" kieu=\"danh-sach\"><truong ten=\"b\" kieu=\"danh-sach\">"
      "<truong ten=\"c\" kieu=\"chu\"/></truong></truong>";
  CHECK(read(around(nested, "<nhom-theo qua=\"a\" theo=\"b\" la=\"n\"/>")).problems() ==
        Problems{"mau 2:26 group-key-unsuited"});
}
