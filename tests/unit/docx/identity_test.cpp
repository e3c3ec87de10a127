// What a file says of where it comes from: bookmarks, the record, bound controls, properties.

#include <map>
#include <set>

#include "base/digest.h"
#include "docx/block_name.h"
#include "docx/bound_values.h"
#include "docx/data_text.h"
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

// A paragraph with two values, a table, the first value again, in two forms.
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
  last.runs = {value("Phú <Thịnh>", "ten"), break_run(), value("PHÚ <THỊNH>", "ten"), break_run(),
               value("PHÚ <THỊNH>", "ten")};
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

struct Recorded {
  std::string key;
  std::vector<std::string> cells;
  std::string name;  // of its bookmark

  [[nodiscard]] std::string text() const { return cells.at(0); }
};

// The words of a record's element, those of the data put in.
std::string words(const xml::Element& element, const std::string& data) {
  std::string text;
  for (const xml::Node& node : element.children) {
    if (const auto* plain = std::get_if<xml::Text>(&node)) text += plain->value;
    const auto* stretch = std::get_if<xml::Element>(&node);
    if (stretch == nullptr) continue;
    CHECK(stretch->name == "d");
    const std::string place = inner_text(*stretch);
    const std::size_t space = place.find(' ');
    text += data.substr(std::stoul(place.substr(0, space)), std::stoul(place.substr(space + 1)));
  }
  return text;
}

// The paragraphs and rows of the record, as record.h says it is read.
std::vector<Recorded> recorded(const Unpacked& package) {
  const xml::Element& record = package.tree("customXml/item2.xml");
  const std::string data = inner_text(only(record, "data"));
  std::vector<Recorded> found;
  docx::BlockNames names;
  std::string key;
  visit(record, [&](const xml::Element& element) {
    const xml::Attribute* rest = element.find("k");
    if (rest == nullptr) return;
    key = key.substr(0, std::stoul(std::string(element.get("s", "0")))) + rest->value;
    if (element.name == "p") {
      found.push_back({key, {words(element, data)}, ""});
      found.back().name = names.make(key, found.back().text()).view();
    } else if (element.name == "r") {
      found.push_back({key, {}, ""});
      std::string joined;
      for (const xml::Element* cell : children(element, "c")) {
        auto& cells = found.back().cells;
        const std::string number(cell->get("n", std::to_string(cells.size())));
        cells.resize(std::stoul(number));
        cells.push_back(words(*cell, data));
      }
      for (const std::string& cell : found.back().cells) joined += cell + '\f';
      found.back().name = names.make(key, docx::row_text(joined)).view();
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
  const std::vector<Recorded> blocks = recorded(package);
  REQUIRE(blocks.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(blocks[i].name == found[i].first);
  CHECK(blocks[0].key == "doan");
  CHECK(blocks[0].text() == found[0].second);
  CHECK(blocks[2].key == "bang/hang:b");
  CHECK(found[2].second == "2");
  CHECK(blocks[2].cells == std::vector<std::string>{"2", "Ba"});
  CHECK(blocks[3].text() == "Phú <Thịnh>\nPHÚ <THỊNH>\nPHÚ <THỊNH>");
}

TEST_CASE("cells without words are left out of the record, and the others keep their places") {
  const docx::Origin from = origin();
  rules::StyledDocument document = sample();
  rules::StyledTable& one = std::get<rules::StyledTable>(document.sections.back().blocks[1]);
  const auto blank = [&] { return cell(document, ""); };
  one = table({Length::twips(1000), Length::twips(1000), Length::twips(1000), Length::twips(1000)},
              {row({blank(), cell(document, "B"), blank(), cell(document, "D")}),
               row({cell(document, "A"), blank(), blank(), blank()})});
  one.rows[0].identity = "bang/hang:a";
  one.rows[1].identity = "bang/hang:b";
  one.rows[0].cells[1].paragraphs.push_back(paragraph(document, Body, "zwei"));
  const Unpacked package = write_checked(document, {&from});
  const auto found = points(package);
  const std::vector<Recorded> blocks = recorded(package);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[1].cells == std::vector<std::string>{"", "B\nzwei", "", "D"});
  CHECK(blocks[2].cells == std::vector<std::string>{"A"});
  for (std::size_t i = 0; i < 4; ++i) CHECK(blocks[i].name == found[i].first);
}

TEST_CASE("the record does not say again what the data say") {
  docx::Origin from = origin();
  const std::string name = "Tỷ lệ thôn có trưởng thôn hoặc phó là nữ";
  const std::string line = "Cụ thể hóa các mục tiêu của tỉnh về bình đẳng giới; \"A & B\".";
  from.data = "{\"ten\":\"" + name + "\",\"noi_dung\":\"1. Ngắn\\n2. Cụ thể hóa các mục tiêu của " +
              "tỉnh về bình đẳng giới; \\\"A & B\\\".\"}";
  rules::StyledDocument document = empty_document();
  auto& blocks = document.sections.back().blocks;
  blocks.emplace_back(named(document, name, "a"));
  blocks.emplace_back(named(document, "- Chỉ tiêu: ", "b"));
  std::get<rules::StyledParagraph>(blocks.back()).runs.push_back(text_run(name));
  std::get<rules::StyledParagraph>(blocks.back()).runs.push_back(text_run(" đạt."));
  blocks.emplace_back(named(document, line, "c"));
  blocks.emplace_back(named(document, name.substr(0, 24) + "khác hẳn", "d"));
  blocks.emplace_back(named(document, "Ngắn", "e"));
  const Unpacked package = write_checked(document, {&from});
  const std::vector<Recorded> found = recorded(package);
  REQUIRE(found.size() == 5);
  CHECK(found[0].text() == name);
  CHECK(found[1].text() == "- Chỉ tiêu: " + name + " đạt.");
  CHECK(found[2].text() == line);
  CHECK(found[3].text() == name.substr(0, 24) + "khác hẳn");
  const std::string& part = package.parts.at("customXml/item2.xml");
  const std::size_t first = part.find("Tỷ lệ thôn có");
  CHECK(part.find("Tỷ lệ thôn có", first + 1) == std::string::npos);
  const std::size_t second = part.find("hóa các mục tiêu");
  CHECK(part.find("hóa các mục tiêu", second + 1) == std::string::npos);
}

TEST_CASE("stretches of the data are whole characters and take no time to find") {
  std::string json = "[";
  for (int i = 0; i < 20000; ++i) json += "\"Phòng Văn hóa - Xã hội của xã Phú Thịnh\",";
  json.back() = ']';
  const docx::DataText data(json);
  const auto found = data.find("Phòng Văn hóa - Xã hội của xã Phú Thọ");
  CHECK(json.substr(found.at, found.size) == "Phòng Văn hóa - Xã hội của xã Phú Th");
  CHECK(data.find("Phòng Văn hóa - Xã").size == 0);
  CHECK(docx::DataText("").find("Phòng Văn hóa - Xã hội").size == 0);
  CHECK(docx::DataText("\"không đóng, chỉ có đầu và không có cuối").find("không").size == 0);
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
    CHECK(name.size() == 14);
    CHECK(name.starts_with("_v"));
    CHECK(name.find_first_not_of("0123456789abcdefghijklmnopqrstuv", 2) == std::string::npos);
    CHECK(docx::key_part(name) == name.substr(2, 7));
    CHECK(docx::text_part(name) == name.substr(9));
  }
  // Another text: the same first half. A paragraph in front changes no name.
  auto& blocks = document.sections.back().blocks;
  std::get<rules::StyledParagraph>(blocks.front()).runs.front().text = "Phường ";
  blocks.insert(blocks.begin(), named(document, "Mới", "moi"));
  const auto after = names(document);
  REQUIRE(after.size() == before.size() + 1);
  CHECK(docx::key_part(after[1]) == docx::key_part(before[0]));
  CHECK(after[1] != before[0]);
  CHECK(docx::names_text(before[0], "Xã Phú <Thịnh> giao Phòng Văn hóa"));
  CHECK(!docx::names_text(after[1], "Xã Phú <Thịnh> giao Phòng Văn hóa"));
  for (std::size_t i = 1; i < before.size(); ++i) CHECK(after[i + 1] == before[i]);
}

TEST_CASE("names that are not ours") {
  for (const char* name : {"", "_v", "_vabcdefg12345x", "_vabcdefg1234", "_wabcdefg12345",
                           "_vabcdefz12345", "_Vabcdefg12345", "_Toc12345678901"}) {
    INFO(name);
    CHECK(docx::key_part(name).empty());
  }
  CHECK(docx::key_part("_vabcdefg12345") == "abcdefg");
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
    std::string next(docx::key_part(name));
    ++next.back();
    CHECK(!names.contains(next));
    CHECK(names.insert(std::string(docx::key_part(name))).second);
  }
}

TEST_CASE("a value in several places is one node, another form of it another, one place none") {
  const docx::Origin from = origin();
  const Unpacked package = write_checked(sample(), {&from});
  const auto values = children(package.tree("customXml/item1.xml"), "v");
  REQUIRE(values.size() == 2);
  CHECK(inner_text(*values[0]) == "Phú <Thịnh>");
  CHECK(inner_text(*values[1]) == "PHÚ <THỊNH>");
  const auto of_record = children(package.tree("customXml/item2.xml"), "v");
  REQUIRE(of_record.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(of_record[i]->get("f") == "ten");
    CHECK(inner_text(*of_record[i]) == inner_text(*values[i]));
  }
  const auto found = controls(package);
  REQUIRE(found.size() == 4);
  std::vector<std::string> paths;
  for (const xml::Element* control : found) {
    const xml::Element& properties = only(*control, "w:sdtPr");
    paths.emplace_back(only(properties, "w:dataBinding").get("w:xpath"));
    CHECK(only(properties, "w:alias").get("w:val") == "Tên riêng của đơn vị?");
    CHECK(only(properties, "w:tag").get("w:val") == "ten");
    CHECK(only(properties, "w15:appearance").get("w15:val") == "hidden");
  }
  CHECK(paths == std::vector<std::string>{"/values[1]/v[1]", "/values[1]/v[1]", "/values[1]/v[2]",
                                          "/values[1]/v[2]"});
}

TEST_CASE("without a value in several places there is nothing to bind") {
  rules::StyledDocument document = sample();
  document.sections.back().blocks.erase(document.sections.back().blocks.begin());
  std::get<rules::StyledParagraph>(document.sections.back().blocks.back()).runs.pop_back();
  const docx::Origin from = origin();
  const Unpacked package = write_checked(document, {&from});
  CHECK(controls(package).empty());
  CHECK(package.parts.count("customXml/item1.xml") == 0);
  CHECK(package.parts.count("customXml/item2.xml") == 1);
}

TEST_CASE("what gets no control, and what gets one in a protected file") {
  rules::StyledDocument document = empty_document();
  auto& blocks = document.sections.back().blocks;
  const auto add = [&](std::vector<StyledRun> runs) {
    rules::StyledParagraph one = paragraph(document, Body, "");
    one.runs = std::move(runs);
    blocks.emplace_back(one);
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
  const std::string long_text(300, 'x');
  add({value(long_text, "ten")});
  const docx::Origin from = origin();
  CHECK(controls(write_checked(document, {&from})).empty());

  const Unpacked locked = write_checked(document, {&from, true});
  const auto found = controls(locked);
  REQUIRE(found.size() == 12);
  CHECK(children(only(*found[6], "w:sdtPr"), "w:text").size() == 1);
  CHECK(children(only(*found[8], "w:sdtPr"), "w:text").empty());  // rich text: it keeps its format
  for (const xml::Element* control : found) {
    CHECK(children(only(*control, "w:sdtPr"), "w:dataBinding").empty());
  }
  CHECK(only(only(*found[6], "w:sdtPr"), "w:alias").get("w:val") == "dai_dong");
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
  std::get<rules::StyledParagraph>(document.sections[0].blocks[0]).runs = {
      value("A", path), break_run(), value("A", path)};
  const Unpacked package = write_checked(document, {&from});
  const xml::Element& properties = only(*controls(package).at(0), "w:sdtPr");
  CHECK(only(properties, "w:alias").get("w:val") == std::string(63, 'x') + "…");
  Digest digest;
  digest.add(path);
  CHECK(only(properties, "w:tag").get("w:val") == "vanthu:" + digest.hex());
}

TEST_CASE("the bound part stays below 32 KiB; what has no room is not bound") {
  const rules::StyledDocument document = empty_document();
  docx::BoundValues values(document);
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
  other.template_digest = "cc";
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
        Case{"word/document.xml", "/v[2]", "/v[4]", "no node"},
        Case{"word/document.xml", "/v[2]", "/v[x]", "binding"},
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
