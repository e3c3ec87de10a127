// What a file says of where it comes from: bookmarks, the record, bound controls, properties.

#include <map>
#include <set>

#include "base/digest.h"
#include "docx/bound_values.h"
#include "docx/write.h"
#include "package_rules.h"
#include "samples.h"
#include "support/catch.h"
#include "unpacked.h"

using namespace vanthu;
using namespace vanthu::test;
using rules::StyledRun;

namespace {

docx::Origin origin() {
  return {.engine = "0.1.0",
          .template_id = "mau-thu",
          .template_digest = "aa",
          .rules_id = "nd30",
          .rules_digest = "bb",
          .data = R"({"ten": "A & <B>"})",
          .question = [](std::string_view path) -> std::string_view {
            return path.starts_with("dai") ? "" : "Tên riêng của đơn vị?";
          }};
}

StyledRun value(std::string text, std::string field) {
  StyledRun run = text_run(std::move(text));
  run.field = std::move(field);
  return run;
}

rules::StyledParagraph named(const rules::StyledDocument& document, std::string text,
                             std::string identity) {
  rules::StyledParagraph one = paragraph(document, Body, std::move(text));
  one.identity = std::move(identity);
  return one;
}

// A paragraph with two values, a table with a row, the first value again.
rules::StyledDocument sample() {
  rules::StyledDocument document = empty_document();
  document.properties.fields = {{"CodeNumber", "Số", "05"}};
  auto& blocks = document.sections.back().blocks;
  rules::StyledParagraph first = named(document, "Xã ", "doan");
  first.runs.push_back(value("Phú <Thịnh>", "ten"));
  first.runs.push_back(text_run(" giao "));
  first.runs.push_back(value("Phòng Văn hóa", "viec[0].don_vi"));
  blocks.emplace_back(first);
  rules::StyledTable one = table({Length::twips(3000), Length::twips(3000)},
                                 {row({cell(document, "1"), cell(document, "Hai")}),
                                  row({cell(document, "2"), cell(document, "Ba")})});
  one.identity = "bang";
  one.rows[0].identity = "bang/hang:a";
  one.rows[1].identity = "bang/hang:b";
  blocks.emplace_back(one);
  rules::StyledParagraph last = named(document, "", "ket");
  last.runs = {value("Phú <Thịnh>", "ten"), break_run(), value("PHÚ <THỊNH>", "ten")};
  blocks.emplace_back(last);
  return document;
}

// Names of our bookmarks in their order, each with the text of the paragraph it stands in.
std::vector<std::pair<std::string, std::string>> points(const Unpacked& package) {
  std::vector<std::pair<std::string, std::string>> found;
  visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
    if (element.name != "w:p") return;
    for (const xml::Element* start : children(element, "w:bookmarkStart")) {
      std::string text;
      visit(element, [&](const xml::Element& each) {
        if (each.name == "w:t") text += inner_text(each);
      });
      found.emplace_back(start->get("w:name"), text);
    }
  });
  return found;
}

std::vector<const xml::Element*> controls(const Unpacked& package) {
  std::vector<const xml::Element*> found;
  visit(package.tree("word/document.xml"), [&](const xml::Element& element) {
    if (element.name == "w:sdt") found.push_back(&element);
  });
  return found;
}

}  // namespace

TEST_CASE("every block with a name has a bookmark, and the record leads to it") {
  const docx::Origin from = origin();
  const Unpacked package = write_checked(sample(), {&from});
  const auto found = points(package);
  REQUIRE(found.size() == 4);
  const xml::Element& record = package.tree("customXml/item2.xml");
  CHECK(record.get("engine") == "0.1.0");
  CHECK(only(record, "template").get("id") == "mau-thu");
  CHECK(only(record, "rules").get("digest") == "bb");
  CHECK(inner_text(only(record, "data")) == from.data);
  const xml::Element& section = only(record, "section");
  const auto paragraphs = children(section, "p");
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0]->get("key") == "doan");
  CHECK(paragraphs[0]->get("bookmark") == found[0].first);
  CHECK(inner_text(*paragraphs[0]) == found[0].second);
  CHECK(inner_text(*paragraphs[1]) == "Phú <Thịnh>\nPHÚ <THỊNH>");
  const auto rows = children(only(section, "table"), "row");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1]->get("key") == "bang/hang:b");
  CHECK(rows[1]->get("bookmark") == found[2].first);
  CHECK(found[2].second == "2");
  CHECK(inner_text(*children(*rows[1], "cell")[1]) == "Ba");
}

TEST_CASE("the name of a bookmark says what stands there and what it says") {
  const docx::Origin from = origin();
  const auto names = [&](const rules::StyledDocument& document) {
    const Unpacked package = unpack(docx::write(document, {&from}));
    std::vector<std::string> result;
    for (const auto& [name, text] : points(package)) result.push_back(name);
    return result;
  };
  rules::StyledDocument document = sample();
  const auto before = names(document);
  for (const std::string& name : before) {
    CHECK(name.size() == 22);
    CHECK(name.starts_with("_v"));
    CHECK(name.find_first_not_of("0123456789abcdef", 2) == std::string::npos);
  }
  // Another text: the same first half. A paragraph in front changes no name.
  auto& blocks = document.sections.back().blocks;
  std::get<rules::StyledParagraph>(blocks.front()).runs.front().text = "Phường ";
  blocks.insert(blocks.begin(), named(document, "Mới", "moi"));
  const auto after = names(document);
  REQUIRE(after.size() == before.size() + 1);
  CHECK(after[1].substr(0, 14) == before[0].substr(0, 14));
  CHECK(after[1] != before[0]);
  for (std::size_t i = 1; i < before.size(); ++i) CHECK(after[i + 1] == before[i]);
}

TEST_CASE("an empty paragraph has no bookmark, a row has it where its first words are") {
  const docx::Origin from = origin();
  rules::StyledDocument document = sample();
  auto& blocks = document.sections.back().blocks;
  rules::StyledRow& line = std::get<rules::StyledTable>(blocks[1]).rows[0];
  line.cells[0].paragraphs.front().runs.clear();
  std::get<rules::StyledParagraph>(blocks[2]).runs.clear();
  const auto found = points(write_checked(document, {&from}));
  REQUIRE(found.size() == 3);
  CHECK(found[1].second == "Hai");
}

TEST_CASE("keys that differ in one letter have different bookmarks") {
  const docx::Origin from = origin();
  rules::StyledDocument document = empty_document();
  const std::string base = "muc[2]/khoan[1]@muc_tieu:chinh-tri";
  for (std::size_t i = 0; i < base.size(); ++i) {
    std::string key = base;
    for (const char letter : {'x', 'y', 'z'}) {
      key[i] = letter;
      document.sections[0].blocks.emplace_back(named(document, "Chữ", key));
    }
  }
  std::set<std::string> names;
  for (const auto& [name, text] : points(unpack(docx::write(document, {&from})))) {
    // Neighbours in number would be a clash that was mended.
    std::string next = name.substr(0, 14);
    ++next.back();
    CHECK(!names.contains(next));
    CHECK(names.insert(name.substr(0, 14)).second);
  }
}

TEST_CASE("a value in several places is one node, another form of it another") {
  const docx::Origin from = origin();
  const Unpacked package = write_checked(sample(), {&from});
  const auto values = children(package.tree("customXml/item1.xml"), "v");
  REQUIRE(values.size() == 3);
  CHECK(inner_text(*values[0]) == "Phú <Thịnh>");
  const auto recorded = children(package.tree("customXml/item2.xml"), "value");
  REQUIRE(recorded.size() == 3);
  CHECK(recorded[1]->get("field") == "viec[0].don_vi");
  for (std::size_t i = 0; i < 3; ++i) CHECK(inner_text(*recorded[i]) == inner_text(*values[i]));
  CHECK(inner_text(*values[2]) == "PHÚ <THỊNH>");
  const auto found = controls(package);
  REQUIRE(found.size() == 4);
  std::vector<std::string> paths;
  for (const xml::Element* control : found) {
    const xml::Element& properties = only(*control, "w:sdtPr");
    paths.emplace_back(only(properties, "w:dataBinding").get("w:xpath"));
    CHECK(only(properties, "w:alias").get("w:val") == "Tên riêng của đơn vị?");
    CHECK(only(properties, "w15:appearance").get("w15:val") == "hidden");
  }
  CHECK(paths == std::vector<std::string>{"/v:values[1]/v:v[1]", "/v:values[1]/v:v[2]",
                                          "/v:values[1]/v:v[1]", "/v:values[1]/v:v[3]"});
  CHECK(only(only(*found[1], "w:sdtPr"), "w:tag").get("w:val") == "viec[0].don_vi");
}

TEST_CASE("what gets no control, and what gets one in a protected file") {
  rules::StyledDocument document = empty_document();
  auto& blocks = document.sections.back().blocks;
  const auto add = [&](std::vector<StyledRun> runs) {
    rules::StyledParagraph one = paragraph(document, Body, "");
    one.runs = std::move(runs);
    blocks.emplace_back(one);
  };
  StyledRun hyphen = value("12/QĐ-UBND", "so");
  hyphen.glue = {6};
  hyphen.glue.front() = static_cast<std::uint32_t>(hyphen.text.find('-'));
  add({hyphen});
  add({value("một", "ten"), value(" hai", "ten")});  // two formats cannot be one value of the part
  StyledRun blank = value(" ", "ngay");
  blank.format.letter_spacing = Length::pt(20);
  add({blank});
  add({value("Cả đoạn lời văn.", "dai_dong")});
  StyledRun italic = value("nghiêng", "ten");
  italic.format.italic = true;
  add({italic});
  const docx::Origin from = origin();
  CHECK(controls(write_checked(document, {&from})).empty());

  const Unpacked locked = write_checked(document, {&from, true});
  const auto found = controls(locked);
  REQUIRE(found.size() == 5);
  CHECK(children(only(*found[3], "w:sdtPr"), "w:text").size() == 1);
  CHECK(children(only(*found[4], "w:sdtPr"), "w:text").empty());  // rich text: it keeps its format
  for (const xml::Element* control : found) {
    CHECK(children(only(*control, "w:sdtPr"), "w:dataBinding").empty());
  }
  CHECK(only(only(*found[3], "w:sdtPr"), "w:alias").get("w:val") == "dai_dong");
  const xml::Element& protection = only(locked.tree("word/settings.xml"), "w:documentProtection");
  CHECK(protection.get("w:edit") == "forms");
  CHECK(protection.get("w:enforcement") == "1");
}

TEST_CASE("long names are cut to what Word keeps") {
  const std::string question(70, 'x');
  const std::string path = "nhom." + std::string(70, 'y');
  docx::Origin from = origin();
  from.question = [&](std::string_view) -> std::string_view { return question; };
  rules::StyledDocument document = document_of({"chữ"});
  std::get<rules::StyledParagraph>(document.sections[0].blocks[0]).runs = {value("A", path)};
  const Unpacked package = write_checked(document, {&from});
  const xml::Element& properties = only(*controls(package).at(0), "w:sdtPr");
  CHECK(only(properties, "w:alias").get("w:val") == std::string(63, 'x') + "…");
  Digest digest;
  digest.add(path);
  CHECK(only(properties, "w:tag").get("w:val") == "vanthu:" + digest.hex());
}

TEST_CASE("the bound part stays below 32 KiB; what has no room is not bound") {
  docx::BoundValues values;
  int bound = 0;
  for (int i = 0; i < 3000; ++i) {
    const int node = values.node("muc[" + std::to_string(i) + "].ten", "Giá trị & <số>");
    if (node != 0) CHECK(node == ++bound);
  }
  CHECK(values.node("muc[0].ten", "Giá trị & <số>") == 1);
  CHECK(bound > 300);
  CHECK(values.take().size() < 32 * 1024);
}

TEST_CASE("the properties that a file of ours is known by") {
  const docx::Origin from = origin();
  const auto property = [](const Unpacked& package, const std::string& name) -> std::string {
    for (const xml::Element* each : children(package.tree("docProps/custom.xml"), "property")) {
      if (each->get("name") == name) return inner_text(only(*each, "vt:lpwstr"));
    }
    return "(none)";
  };
  const Unpacked package = write_checked(sample(), {&from});
  CHECK(property(package, "Số") == "05");
  CHECK(property(package, "vanthu.format") == "1");
  CHECK(property(package, "vanthu.template") == "mau-thu");
  const std::string digest = property(package, "vanthu.digest");
  CHECK(digest.size() == 32);
  docx::Origin other = origin();
  other.data = "{}";
  CHECK(property(unpack(docx::write(sample(), {&other})), "vanthu.digest") != digest);
}

TEST_CASE("without an origin nothing of it is written") {
  const Unpacked package = write_checked(sample());
  CHECK(points(package).empty());
  CHECK(controls(package).empty());
  CHECK(package.parts.count("customXml/item1.xml") == 0);
  const docx::Origin from = origin();
  CHECK(visible_text(only(package.tree("word/document.xml"), "w:body")) ==
        visible_text(only(write_checked(sample(), {&from}).tree("word/document.xml"), "w:body")));
}

TEST_CASE("a fault put into a file with identity is found") {
  const docx::Origin from = origin();
  const Unpacked sound = write_checked(sample(), {&from});
  struct Case {
    const char *part, *from, *to, *fault;
  };
  for (const Case& each :
       {Case{"customXml/item1.xml", "Phú", "Phủ", "part and control differ"},
        Case{"word/document.xml", "v:v[2]", "v:v[4]", "no node"},
        Case{"word/document.xml", "v:v[2]", "v:v[x]", "binding"},
        Case{"word/document.xml", "<w:id w:val=\"2\"/>", "<w:id w:val=\"1\"/>", "control id"},
        Case{"word/document.xml", "<w:text/>", "", "control of no type"},
        Case{"word/document.xml", "w:storeItemID=\"{7", "w:storeItemID=\"{8", "another part"},
        Case{"word/document.xml", "mc:Ignorable=\"w15\"", "mc:Ignorable=\"w16\"", "Ignorable"}}) {
    INFO(each.part << ": " << each.from << " -> " << each.to);
    std::string all;
    for (const std::string& fault :
         faults_of(with_replaced(sound, each.part, each.from, each.to))) {
      all += fault + "\n";
    }
    INFO(all);
    CHECK(all.find(each.fault) != std::string::npos);
  }
}
