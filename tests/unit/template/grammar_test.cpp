// template.rng and the tables of the engine say the same.

#include <filesystem>
#include <string>
#include <vector>

#include "run.h"
#include "support/catch.h"
#include "support/relaxng.h"
#include "template/tags.h"
#include "template/types.h"

using namespace vanthu;
using namespace vanthu::test;
using namespace vanthu::templates;

namespace {

bool follows_grammar(const std::string& xml) {
  static const Grammar rng(grammar());
  return rng.takes(xml);
}

// A value that each kind of attribute accepts.
std::string sample(AttributeKind kind) {
  switch (kind) {
    case AttributeKind::Path:
      return "ds";
    case AttributeKind::Condition:
      return "ds";
    case AttributeKind::Variable:
      return "bien";
    case AttributeKind::YesNo:
      return "co";
    case AttributeKind::Align:
      return "giua";
    case AttributeKind::Width:
      return "2*";
    case AttributeKind::Count:
      return "1";
    case AttributeKind::ReferenceForm:
      return "so";
    case AttributeKind::LabelCount:
      return "lien-tuc";
    case AttributeKind::LevelName:
    case AttributeKind::HeadingLevel:
      return "khoan";
    default:
      return "chữ";
  }
}

std::string tag_with_attributes(const TagSpec& spec) {
  std::string text = "<" + std::string(spec.name);
  for (const AttributeSpec& one : spec.attributes) {
    text += " " + std::string(one.name) + "=\"" + sample(one.kind) + "\"";
  }
  return text + "/>";
}

// A document in which `inner` stands right inside the tag `outer`.
std::string inside(const TagSpec& outer, const std::string& inner) {
  std::string open = tag_with_attributes(outer);
  open.replace(open.size() - 2, 2, ">");
  std::string text = open + inner + "</" + std::string(outer.name) + ">";
  if (outer.tag == Tag::Document) {
    return "<mau id=\"a\" ten=\"A\"><truong-du-lieu/>" + text + "</mau>";
  }
  // Wrapped, from the inside out, in the first tag that may hold it.
  for (const TagSpec& parent : tag_table()) {
    if (parent.tag != outer.tag && (parent.contains & outer.belongs) != 0)
      return inside(parent, text);
  }
  return text;
}

}  // namespace

TEST_CASE("the grammar lets each tag hold what the table says, and nothing else") {
  for (const TagSpec& outer : tag_table()) {
    if (outer.contains == content::none && outer.belongs == content::none) continue;  // lap, neu
    if (outer.tag == Tag::Else) continue;
    for (const TagSpec& inner : tag_table()) {
      if (inner.belongs == content::none || inner.tag == Tag::Else) continue;
      INFO(outer.name << " > " << inner.name);
      CHECK(follows_grammar(inside(outer, tag_with_attributes(inner))) ==
            ((outer.contains & inner.belongs) != 0));
    }
    INFO(outer.name << " > words");
    CHECK(follows_grammar(inside(outer, "chữ")) == ((outer.contains & content::words) != 0));
    // <lap> and <neu> hold what their parent holds.
    if (outer.contains == content::none) continue;
    for (const char* flow :
         {"<lap qua=\"ds\" la=\"x\" loc=\"x\" xep=\"a, b\" chieu=\"giam\"></lap>",
          "<nhom-theo qua=\"ds\" theo=\"a\" la=\"x\"></nhom-theo>",
          "<neu dieu-kien=\"ds\"><khac-neu dieu-kien=\"x\"/><khac/></neu>",
          "<chon theo=\"ds\"><khi la=\"a\"/><khac/></chon>", "<goi khoi=\"a\" b=\"c\"/>",
          "<cho-sua id=\"a\"/>"}) {
      CHECK(follows_grammar(inside(outer, flow)));
    }
  }
}

TEST_CASE("the grammar knows the attributes of the table, and which are required") {
  for (const TagSpec& spec : tag_table()) {
    if (spec.belongs == content::none && spec.tag != Tag::Document) continue;
    if (spec.tag == Tag::Else) continue;
    INFO(spec.name);
    const std::string whole = inside(spec, "");
    CHECK(follows_grammar(whole));
    const std::string name = "<" + std::string(spec.name);
    for (const AttributeSpec& one : spec.attributes) {
      INFO(one.name);
      const std::string written = " " + std::string(one.name) + "=\"" + sample(one.kind) + "\"";
      std::string without = whole;
      const std::size_t tag = without.rfind(name);
      without.erase(without.find(written, tag), written.size());
      CHECK(follows_grammar(without) == !one.required);
    }
    std::string strange = whole;
    strange.insert(strange.rfind(name) + name.size(), " la_lung=\"1\"");
    CHECK_FALSE(follows_grammar(strange));
  }
}

TEST_CASE("the grammar knows the field types") {
  for (const TypeEntry& one : type_table()) {
    INFO(one.tag);
    const std::string child = one.type == FieldType::Choice ? "<gia-tri>a</gia-tri>"
                              : one.type == FieldType::Group || one.type == FieldType::List
                                  ? "<truong ten=\"b\" kieu=\"chu\"/>"
                                  : "";
    const auto declared = [&](const std::string& attributes) {
      return follows_grammar(around("<truong ten=\"a\" kieu=\"" + std::string(one.tag) + "\" " +
                                        attributes + ">" + child + "</truong>",
                                    ""));
    };
    CHECK(declared(""));
    CHECK(declared("mac-dinh=\"a\"") == one.scalar);
    CHECK(declared("toi-thieu=\"1\" toi-da=\"2\"") == (one.limits != Limits::None));
    CHECK(declared("mau-chu=\"a\"") == one.has_pattern);
    CHECK(declared("khoa=\"b\"") == (one.type == FieldType::List));
    CHECK(declared("bat-buoc-khi=\"a\""));
    CHECK(declared("tinh=\"a\"") == (one.number || one.type == FieldType::Text ||
                                     one.type == FieldType::Date || one.type == FieldType::YesNo));
  }
  CHECK_FALSE(follows_grammar(around("<truong ten=\"a\" kieu=\"chuoi\"/>", "")));
}

TEST_CASE("every shared block of the tree is called by its name, and follows the grammar") {
  const test::Shelf shelf = tree_shelf();
  CHECK(shelf.blocks.size() >= 4);
  for (const auto& [id, text] : shelf.blocks) {
    INFO(id);
    CHECK(text.find("<khoi id=\"" + id + "\"") != std::string::npos);
    CHECK(follows_grammar(text));
  }
}

TEST_CASE("the grammar knows extensions and slots") {
  const std::string head = "<mau id=\"a\" ten=\"A\" ke-thua=\"b\">";
  CHECK(follows_grammar(head + "</mau>"));
  CHECK(follows_grammar(head + "<truong-du-lieu><truong ten=\"x\" toi-da=\"3\"/><truong ten=\"y\" "
                               "kieu=\"chu\"/></truong-du-lieu><thay cho=\"s\">chữ</thay><them-sau "
                               "cho=\"t\"><hang><o/></hang></them-sau></mau>"));
  CHECK_FALSE(follows_grammar(head + "<van-ban loai=\"KH\"/></mau>"));
  CHECK_FALSE(follows_grammar(head + "<thay cho=\"s\"><hang/><khoan>x</khoan></thay></mau>"));
  CHECK_FALSE(follows_grammar(head + "<thay/></mau>"));
  CHECK(follows_grammar(around("",
                               "<muc><ten>A</ten><cho-sua id=\"s\"><khoan>x</khoan></cho-sua>"
                               "</muc>")));
  CHECK_FALSE(follows_grammar(around("", "<cho-sua><doan>x</doan></cho-sua>")));
}

TEST_CASE("every template of the tree is sound") {
  int count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(VANTHU_SOURCE_DIR) + "/templates")) {
    if (!std::filesystem::exists(entry.path() / "template.xml")) continue;
    const std::string folder = entry.path().filename().string();
    INFO(folder);
    const Result result = read(file_text("templates/" + folder + "/template.xml"), tree_shelf());
    CHECK(result.problems().empty());
    // The id is the folder's name: that is how people call a template.
    const std::string text = file_text("templates/" + folder + "/template.xml");
    CHECK(text.find("<mau id=\"" + folder + "\"") != std::string::npos);
    ++count;
  }
  CHECK(count >= 1);
}

TEST_CASE("the example of the authors' guide is sound") {
  const std::string guide = file_text("templates/README.md");
  const std::size_t begin = guide.find("<mau ");
  const std::size_t end = guide.find("</mau>");
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const Result result = run(guide.substr(begin, end + 6 - begin),
                            R"({"xa": "xã Phú Vinh", "ngay": "2026-06",
              "viec": [{"ten": "Tuyên truyền", "han": "2026-09"}, {"ten": "Tập huấn"}]})");
  REQUIRE(result.document);
  const std::string dump = without_links(model::dump(*result.document));
  CHECK(dump.find("  clause: [1.] {viec[0].ten: Tuyên truyền} (hạn: {viec[0].han: 9/2026}).\n") !=
        std::string::npos);
  CHECK(dump.find("  clause: [2.] {viec[1].ten: Tập huấn}.\n") != std::string::npos);
  CHECK(dump.find("  paragraph: Các đơn vị thực hiện nhiệm vụ tại Mục I./.\n") !=
        std::string::npos);
}
