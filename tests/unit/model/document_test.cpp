#include "model/document.h"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"

using namespace vanthu;
using namespace vanthu::model;

namespace {

Text words(std::string text) {
  return text_of(std::move(text));
}

Run run(std::string text, bool bold, bool italic, std::string field) {
  Run one;
  one.text = std::move(text);
  one.bold = bold;
  one.italic = italic;
  one.field = std::move(field);
  return one;
}

// The dump of a document that holds one block.
std::string dump_of(Block block) {
  Document document;
  document.kind = "KH";
  document.sections.emplace_back();
  document.sections.back().blocks.push_back(std::move(block));
  const std::string all = dump(document);
  const std::string head = "document: KH 14\nmain\n";
  REQUIRE(all.substr(0, head.size()) == head);
  return all.substr(head.size());
}

}  // namespace

TEST_CASE("plain joins the runs, text_of makes one") {
  CHECK(plain({}).empty());
  CHECK(plain({run("Số ", false, false, ""), run("15", true, false, "so")}) == "Số 15");
  const Place at{FileId{0}, 3, 9};
  const Text text = text_of("xã Phú Vinh", at);
  REQUIRE(text.size() == 1);
  CHECK(text[0].text == "xã Phú Vinh");
  CHECK(text[0].at == at);
  CHECK(text_of("").empty());
}

TEST_CASE("is_blank: nothing but white space") {
  CHECK(is_blank({}));
  CHECK(is_blank(words("  \t\n ")));
  CHECK(is_blank(words("\xC2\xA0")));  // no-break space
  CHECK(is_blank({run("", false, false, "a"), run(" ", true, false, "")}));
  CHECK_FALSE(is_blank({run(" ", false, false, ""), run(".", false, false, "")}));
}

TEST_CASE("dump of the document's properties") {
  Document document;
  document.kind = "BC";
  document.sizes = SizeSet::Body13;
  document.title = "Báo cáo Kết quả";
  document.author = "UBND xã Phú Vinh";
  document.subject = "Kết quả";
  document.date = CivilDate{2026, 6, std::nullopt};
  document.address = {words("Thôn 1, xã Phú Vinh")};
  document.sections.emplace_back();
  Section annex;
  annex.annex = true;
  annex.orientation = Orientation::Landscape;
  annex.id = "pl";
  document.sections.push_back(annex);
  CHECK(dump(document) ==
        "document: BC 13\n"
        "  title: Báo cáo Kết quả\n"
        "  author: UBND xã Phú Vinh\n"
        "  subject: Kết quả\n"
        "  date: 2026-06\n"
        "  address: Thôn 1, xã Phú Vinh\n"
        "main\n"
        "annex landscape #pl\n");
}

TEST_CASE("dump of what only some forms have") {
  SECTION("a text issued with a decision") {
    Document document;
    document.kind = "QĐ";
    document.sections.emplace_back();
    Section enclosure;
    enclosure.annex = true;
    enclosure.name = "Quy chế";
    enclosure.id = "qc";
    enclosure.signing = words("Số: 1/QĐ-UBND");
    Title title;
    title.kind = words("QUY CHẾ");
    title.attached = words("(Kèm theo Quyết định)");
    enclosure.blocks.emplace_back(title);
    document.sections.push_back(enclosure);
    CHECK(dump(document) ==
          "document: QĐ 14\nmain\n"
          "annex #qc: Quy chế\n"
          "  signing: Số: 1/QĐ-UBND\n"
          "  title: QUY CHẾ\n"
          "    attached: (Kèm theo Quyết định)\n");
  }
  SECTION("a công điện") {
    Addressees addressees;
    addressees.label = words("CHỦ TỊCH điện:");
    addressees.names = {words("Các xã")};
    CHECK(dump_of(addressees) == "  addressees: CHỦ TỊCH điện:\n    name: Các xã\n");
  }
  SECTION("two signatures, a confirmation") {
    Closing closing;
    closing.left_signature.emplace();
    closing.left_signature->post = {words("THƯ KÝ")};
    closing.left_signature->name = words("A");
    closing.signature.emplace();
    closing.signature->name = words("B");
    closing.confirmation = {words("Xác nhận"), words("(Chữ ký)")};
    CHECK(dump_of(closing) ==
          "  closing\n    on-the-left\n      post: THƯ KÝ\n      signer: A\n    signer: B\n"
          "    confirmation: Xác nhận\n    confirmation: (Chữ ký)\n");
  }
  SECTION("a copy") {
    CopyHead copy;
    copy.form = words("SAO Y");
    copy.issuer = {words("ỦY BAN"), words("XÃ")};
    copy.so_ky_hieu = So_ky_hieu{8, "SY-UBND"};
    copy.place = words("Phú Vinh");
    copy.date = CivilDate{2026, 2, 6};
    CHECK(dump_of(copy) ==
          "  copy: SAO Y\n    issuer: ỦY BAN / XÃ\n    so-ky-hieu: 8 SY-UBND\n"
          "    place: Phú Vinh\n    date: 2026-02-06\n");
  }
}

TEST_CASE("dump of each block") {
  SECTION("letter head, everything") {
    LetterHead head;
    head.superior = {words("UBND TỈNH BẮC NINH")};
    head.issuer = {words("SỞ"), words("Y TẾ")};
    head.so_ky_hieu = So_ky_hieu{15, "KH-SYT"};
    head.place = words("Bắc Ninh");
    head.date = CivilDate{2026, 6, 5};
    head.subject = words("V/v báo cáo");
    head.secrecy = "MẬT";
    head.urgency = "KHẨN";
    head.circulation = "LƯU HÀNH NỘI BỘ";
    CHECK(dump_of(head) ==
          "  letter-head\n"
          "    superior: UBND TỈNH BẮC NINH\n"
          "    issuer: SỞ / Y TẾ\n"
          "    so-ky-hieu: 15 KH-SYT\n"
          "    place: Bắc Ninh\n"
          "    date: 2026-06-05\n"
          "    subject: V/v báo cáo\n"
          "    secrecy: MẬT\n"
          "    urgency: KHẨN\n"
          "    circulation: LƯU HÀNH NỘI BỘ\n");
  }
  SECTION("letter head of a draft") {
    LetterHead head;
    head.issuer = {words("SỞ Y TẾ")};
    head.so_ky_hieu = So_ky_hieu{std::nullopt, "KH-SYT"};
    CHECK(dump_of(head) == "  letter-head\n    issuer: SỞ Y TẾ\n    so-ky-hieu: _ KH-SYT\n");
  }
  SECTION("title and addressees") {
    Title title;
    title.kind = words("KẾ HOẠCH");
    title.trich_yeu = {words("Công tác"), words("Năm 2026")};
    CHECK(dump_of(title) ==
          "  title: KẾ HOẠCH\n    trich-yeu: Công tác\n    trich-yeu: Năm 2026\n");
    Addressees addressees;
    addressees.names = {words("Sở Nội vụ")};
    CHECK(dump_of(addressees) == "  addressees\n    name: Sở Nội vụ\n");
  }
  SECTION("legal basis") {
    LegalBasis basis;
    basis.text = words("Căn cứ Luật");
    CHECK(dump_of(basis) == "  legal-basis: Căn cứ Luật\n");
    basis.closing = ";";
    basis.id = "luat";
    CHECK(dump_of(basis) == "  legal-basis #luat [;]: Căn cứ Luật\n");
  }
  SECTION("items") {
    Item item;
    item.level = Level::Point;
    item.number = "đ)";
    item.text = {run("Bố trí ", false, false, ""), run("kinh phí", true, true, "viec[0].ten")};
    CHECK(dump_of(item) == "  point: [đ)] Bố trí <b><i>{viec[0].ten: kinh phí}</i></b>\n");
    item.level = Level::RomanSection;
    item.number = "IV.";
    item.gap = "";
    item.titled = item.verbatim = true;
    item.id = "m";
    item.text = words("TỔ CHỨC");
    CHECK(dump_of(item) == "  roman-section #m titled verbatim gap[]: [IV.] TỔ CHỨC\n");
  }
  SECTION("every level and role has a name") {
    const std::vector<std::pair<Level, std::string>> levels = {
        {Level::Part, "part"},       {Level::Chapter, "chapter"},
        {Level::Section, "section"}, {Level::Subsection, "subsection"},
        {Level::Article, "article"}, {Level::RomanSection, "roman-section"},
        {Level::Clause, "clause"},   {Level::Subclause, "subclause"},
        {Level::Point, "point"},     {Level::Dash, "dash"},
        {Level::Plus, "plus"}};
    for (const auto& [level, name] : levels) {
      Item item;
      item.level = level;
      item.number = "N";
      item.text = words("x");
      CHECK(dump_of(item) == "  " + name + ": [N] x\n");
    }
    const std::vector<std::pair<Paragraph::Role, std::string>> roles = {
        {Paragraph::Role::Body, "paragraph"},
        {Paragraph::Role::Authority, "authority"},
        {Paragraph::Role::Resolution, "resolution"},
        {Paragraph::Role::Note, "note"},
        {Paragraph::Role::Centred, "centred"}};
    for (const auto& [role, name] : roles) {
      Paragraph paragraph;
      paragraph.role = role;
      paragraph.text = words("x");
      CHECK(dump_of(paragraph) == "  " + name + ": x\n");
    }
  }
  SECTION("table") {
    Table table;
    table.id = "b";
    table.columns = {{1, 12, Align::Center}, {2.5, 0, Align::Left}};
    Cell wide;
    wide.lines = {words("Chỉ tiêu"), words("năm 2026")};
    wide.column_span = 2;
    wide.align = Align::Center;
    wide.bold = true;
    Cell tall;
    tall.lines = {words("1")};
    tall.row_span = 2;
    tall.italic = true;
    Row header, row;
    header.cells = {wide};
    row.cells = {tall, Cell{}};
    row.id = "r1";
    table.header = {header};
    table.rows = {row};
    CHECK(dump_of(table) ==
          "  table #b: 12mm center, 2.5*\n"
          "    header: |[2 columns][center][bold] Chỉ tiêu / năm 2026 |\n"
          "    row #r1: |[2 rows][italic] 1 | |\n");
  }
  SECTION("closing") {
    Closing closing;
    CHECK(dump_of(closing) == "  closing\n");
    closing.recipients = {words("Sở Nội vụ (b/c)")};
    closing.archive = words("VT, VHXH");
    closing.drafter = "PL.(300)";
    Signature signature;
    signature.authority = {words("TM. UBND"), words("KT. CHỦ TỊCH")};
    signature.post = {words("PHÓ CHỦ TỊCH")};
    signature.post_below = {words("PHÓ GIÁM ĐỐC SỞ")};
    signature.name = words("Nguyễn Văn An");
    closing.signature = signature;
    CHECK(dump_of(closing) ==
          "  closing\n"
          "    recipient: Sở Nội vụ (b/c)\n"
          "    archive: VT, VHXH\n"
          "    drafter: PL.(300)\n"
          "    sign-authority: TM. UBND / KT. CHỦ TỊCH\n"
          "    post: PHÓ CHỦ TỊCH\n"
          "    post-below: PHÓ GIÁM ĐỐC SỞ\n"
          "    signer: Nguyễn Văn An\n");
  }
  SECTION("annex title") {
    AnnexTitle annex;
    annex.title = {words("ĐỀ CƯƠNG")};
    CHECK(dump_of(annex) == "  annex-title: ĐỀ CƯƠNG\n");
    annex.number = "II";
    annex.typed_label = annex.verbatim = true;
    annex.id = "pl2";
    annex.attached = words("(Kèm theo …)");
    CHECK(dump_of(annex) ==
          "  annex-title #pl2 II typed-label verbatim: ĐỀ CƯƠNG\n    attached: (Kèm theo …)\n");
  }
}
