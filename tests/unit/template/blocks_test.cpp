// Shared blocks: <goi khoi="…"/> and <khoi>.

#include <string>

#include "run.h"
#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::test;

namespace {

test::Shelf with(const std::string& id, const std::string& content) {
  test::Shelf shelf;
  shelf.blocks[id] = "<khoi id=\"" + id + "\">" + content + "</khoi>";
  return shelf;
}

const std::string signer =
    "<truong ten=\"ky\" kieu=\"nhom\"><truong ten=\"ten\" kieu=\"chu\" mac-dinh=\"An\"/>"
    "<truong ten=\"cv\" kieu=\"chu\"/></truong><truong ten=\"so\" kieu=\"so-nguyen\"/>"
    "<truong ten=\"ds\" kieu=\"danh-sach\" khoa=\"ma\"><truong ten=\"ma\" kieu=\"chu\"/></truong>";

}  // namespace

TEST_CASE("a block prints its arguments; a field keeps its identity and its defaults") {
  const test::Shelf shelf =
      with("a",
           "<tham-so ten=\"n\" kieu=\"nhom\"><truong ten=\"ten\" kieu=\"chu\"/>"
           "</tham-so><tham-so ten=\"s\" kieu=\"chu\" mac-dinh=\"không rõ\"/>"
           "<doan>{{ n.ten }}/{{ s }}</doan>");
  CHECK(body_dump(signer, "<goi khoi=\"a\" n=\"{{ ky }}\" s=\"Số {{ so }}\"/>",
                  R"({"ky": {"ten": "Bình", "cv": "x"}, "so": 7})",
                  shelf) == "  paragraph: {ky.ten: Bình}/Số 7\n");
  CHECK(body_dump(signer, "<goi khoi=\"a\" n=\"{{ ky }}\" s=\"{{ so }}\"/>",
                  R"({"ky": {"cv": "x"}, "so": 7})",
                  shelf) == "  paragraph: {ky.ten: An}/{so: 7}\n");
  CHECK(body_dump(signer, "<goi khoi=\"a\" s=\"{{ so }}\"/>", "{}", shelf) ==
        "  paragraph: /{so: không rõ}\n");
}

TEST_CASE("a block holds what its place may hold: words, rows, blocks, a signature") {
  CHECK(body_dump(signer, "<khoan>A <goi khoi=\"a\"/>, <goi khoi=\"a\"/></khoan>", "{}",
                  with("a", "chữ <dam>đậm</dam>")) ==
        "  clause: [1.] A chữ <b>đậm</b>, chữ <b>đậm</b>\n");
  CHECK(body_dump(signer, "<khoan>A <goi khoi=\"a\"/></khoan>", "{}",
                  with("a", "<gach>b</gach>")) == "  clause: [1.] A\n  dash: [-] b\n");
  const std::string table = body_dump(
      signer,
      "<bang><cot>A</cot><lap qua=\"ds\" la=\"d\"><goi khoi=\"h\" v=\"{{ d.ma }}\"/></lap></bang>",
      R"({"ds": [{"ma": "x"}]})",
      with("h", "<tham-so ten=\"v\" kieu=\"chu\"/><hang><o>{{ v }}</o></hang>"));
  CHECK(table.find("row #ds:x: | {ds[0].ma: x} |") != std::string::npos);
  CHECK(
      body_dump(signer, "<ket-thuc><goi khoi=\"k\" t=\"An\"/></ket-thuc>", "{}",
                with("k", "<tham-so ten=\"t\" kieu=\"chu\"/><ky><ho-ten>{{ t }}</ho-ten></ky>")) ==
      "  closing\n    signer: An\n");
}

TEST_CASE("blocks call blocks; a list is handed over and looped") {
  test::Shelf shelf = with(
      "ngoai",
      "<tham-so ten=\"l\" kieu=\"danh-sach\"><truong ten=\"ma\" kieu=\"chu\"/>"
      "</tham-so><lap qua=\"l\" la=\"m\" xep=\"ma\"><goi khoi=\"trong\" x=\"{{ m }}\"/></lap>");
  shelf.blocks["trong"] =
      "<khoi id=\"trong\"><tham-so ten=\"x\" kieu=\"nhom\"><truong ten=\"ma\" kieu=\"chu\"/>"
      "</tham-so><gach>{{ x.ma }}</gach></khoi>";
  CHECK(body_dump(signer, "<goi khoi=\"ngoai\" l=\"{{ ds }}\"/>",
                  R"({"ds": [{"ma": "b"}, {"ma": "a"}]})",
                  shelf) == "  dash: [-] {ds[1].ma: a}\n  dash: [-] {ds[0].ma: b}\n");
}

TEST_CASE("faults of a call stand at the call, those of a block in its file, with the caller") {
  const test::Shelf shelf =
      with("a",
           "\n<tham-so ten=\"n\" kieu=\"so-nguyen\" bat-buoc=\"co\"/>\n"
           "<tham-so ten=\"l\" kieu=\"lua-chon\"><gia-tri>x</gia-tri></tham-so>\n"
           "<tham-so ten=\"g\" kieu=\"nhom\"><truong ten=\"q\" kieu=\"chu\"/></tham-so>\n"
           "<doan>{{ n }}</doan>");
  struct Row {
    std::string body;
    Problems problems;
  };
  for (const auto& [body, problems] : {
           Row{"<goi khoi=\"b\"/>", {"mau 2:12 block-unknown"}},
           Row{"<goi khoi=\"a\"/>", {"mau 2:1 block-parameter-missing > khoi/a 2:1"}},
           Row{"<goi khoi=\"a\" n=\"1\" m=\"2\"/>",
               {"mau 2:21 block-parameter-unknown > khoi/a 1:1"}},
           Row{"<goi khoi=\"a\" n=\"một\"/>", {"mau 2:18 field-value-invalid > khoi/a 2:1"}},
           Row{"<goi khoi=\"a\" n=\"{{ ky }}\"/>", {"mau 2:18 block-argument-type > khoi/a 2:1"}},
           Row{"<goi khoi=\"a\" n=\"số {{ so }}\"/>",
               {"mau 2:18 block-argument-type > khoi/a 2:1"}},
           Row{"<goi khoi=\"a\" n=\"{{ sai }}\"/>", {"mau 2:21 path-unknown"}},
           Row{"<goi khoi=\"a\" n=\"1\" l=\"y\"/>", {"mau 2:24 compare-choice > khoi/a 3:1"}},
           Row{"<goi khoi=\"a\" n=\"1\" g=\"{{ ky }}\"/>",
               {"mau 2:24 block-argument-member > khoi/a 4:1"}},
           Row{"<goi khoi=\"a\" n=\"1\"><doan>x</doan></goi>", {"mau 2:21 template-tag-misplaced"}},
       }) {
    INFO(body);
    CHECK(read(around(signer, body), shelf).problems_with_remedies() == problems);
  }
}

TEST_CASE("a fault inside a block is told once, however often it is called") {
  CHECK(read(around(signer, "<goi khoi=\"a\"/>\n<goi khoi=\"a\"/>"),
             with("a", "\n<doan>{{ so }}</doan><kaon>x</kaon>"))
            .problems_with_remedies() == Problems{"khoi/a 2:22 template-tag-unknown > mau 2:1",
                                                  "khoi/a 2:10 path-unknown > mau 2:1"});
  CHECK(read(around(signer, "<goi khoi=\"a\"/>"), with("a", "<tham-so ten=\"khoi\" kieu=\"chu\"/>"))
            .problems_with_remedies() == Problems{"khoi/a 1:28 block-parameter-name > mau 2:12"});
  test::Shelf renamed;
  renamed.blocks["a"] = "<khoi id=\"b\"><doan>x</doan></khoi>";
  CHECK(read(around(signer, "<goi khoi=\"a\"/>"), renamed).problems_with_remedies() ==
        Problems{"khoi/a 1:11 block-id-differs > mau 2:12"});
  CHECK(read(around(signer, "<doan><goi khoi=\"a\"/></doan>"), with("a", "<gach>x</gach>"))
            .problems_with_remedies() == Problems{"khoi/a 1:14 template-tag-misplaced > mau 2:7"});
}

TEST_CASE("a circle of blocks, and blocks that multiply") {
  test::Shelf circle = with("a", "<goi khoi=\"b\"/>");
  circle.blocks["b"] = "<khoi id=\"b\"><muc><ten>x</ten><goi khoi=\"a\"/></muc></khoi>";
  const Result result = read(around(signer, "<goi khoi=\"a\"/>"), circle);
  CHECK(result.problems_with_remedies() == Problems{"khoi/b 1:42 block-recursion > khoi/a 1:14"});
  CHECK(result.diagnostics.all()[0].args == Problems{"a → b → a"});

  test::Shelf many = with("k0", "<doan>x</doan>");
  for (int i = 1; i <= 12; ++i) {
    const std::string below = "<goi khoi=\"k" + std::to_string(i - 1) + "\"/>";
    many.blocks["k" + std::to_string(i)] =
        "<khoi id=\"k" + std::to_string(i) + "\">" + below + below + "</khoi>";
  }
  const Result too_many = read(around(signer, "<goi khoi=\"k12\"/>"), many);
  REQUIRE(too_many.diagnostics.all().size() == 1);
  CHECK(too_many.diagnostics.all()[0].code == Code::BlockCallsTooMany);
}
