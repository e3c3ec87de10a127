#include "package_rules.h"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <set>

namespace vanthu::test {
namespace {

using xml::Element;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

bool is_integer(std::string_view text) {
  if (text.substr(0, 1) == "-") text.remove_prefix(1);
  return !text.empty() && text.size() < 10 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_color(std::string_view text) {
  return text == "auto" ||
         (text.size() == 6 && text.find_first_not_of("0123456789ABCDEF") == std::string_view::npos);
}

const Element* child(const Element* parent, std::string_view name) {
  if (parent == nullptr) return nullptr;
  const auto found = children(*parent, name);
  return found.empty() ? nullptr : found.front();
}

std::string value_of(const Element* element, std::string_view attribute = "w:val") {
  return element == nullptr ? "" : std::string(element->get(attribute));
}

// The prefixes that the root element declares.
std::set<std::string> declared_prefixes(const std::string& part) {
  std::set<std::string> result{"xml"};
  for (std::size_t at = 0; (at = part.find(" xmlns:", at)) != std::string::npos;) {
    at += 7;
    result.insert(part.substr(at, part.find('=', at) - at));
  }
  return result;
}

class Check {
 public:
  explicit Check(const Unpacked& package) : package_(package) {}

  std::vector<std::string> run() {
    check_zip();
    check_content_types();
    for (const auto& [name, tree] : package_.trees) {
      part_ = name;
      if (name.ends_with(".rels")) check_relationships(tree);
    }
    for (const auto& [name, tree] : package_.trees) {
      part_ = name;
      expect(package_.parts.at(name).starts_with(
                 "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"),
             "declaration");
      check_names_and_values(tree);
      check_nesting(tree, "");
      visit(tree, [this](const Element& element) { check_element(element); });
    }
    check_references();
    check_styles();
    check_settings();
    check_core_properties();
    return std::move(faults_);
  }

 private:
  void expect(bool good, const std::string& what) {
    if (!good) faults_.push_back(part_ + ": " + what);
  }

  const Element* tree(const std::string& name) {
    const auto found = package_.trees.find(name);
    part_ = name;
    expect(found != package_.trees.end(), "part missing");
    return found == package_.trees.end() ? nullptr : &found->second;
  }

  // ---------------------------------------------------------------- zip

  [[nodiscard]] std::size_t number(std::size_t at, std::size_t size) const {
    std::size_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>(package_.bytes.at(at + i));
    }
    return value;
  }

  void check_zip() {
    const std::string& bytes = package_.bytes;
    part_ = "(zip)";
    expect(bytes.starts_with("PK\x03\x04"), "bytes before the first entry");
    const std::size_t end = bytes.rfind("PK\x05\x06");
    if (end == std::string::npos) return expect(false, "no end record");
    std::size_t at = number(end + 16, 4);
    for (std::size_t i = 0; i < number(end + 10, 2); ++i) {
      if (bytes.substr(at, 4) != "PK\x01\x02") return expect(false, "central header");
      const std::size_t needed = number(at + 6, 2), method = number(at + 10, 2);
      expect(needed == 20 || needed == 10, "version needed");
      expect((number(at + 8, 2) & 0x9) == 0, "encrypted, or with a data descriptor");
      expect(method == 0 || method == 8, "method");
      expect(number(at + 38, 4) != 0, "external attributes zero");
      const std::size_t local = number(at + 42, 4);
      expect(bytes.substr(local + 4, 22) == bytes.substr(at + 6, 22), "headers disagree");
      at += 46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2);
    }
  }

  // ---------------------------------------------------------------- package

  void check_content_types() {
    const Element* types = tree("[Content_Types].xml");
    if (types == nullptr) return;
    expect(package_.names.front() == part_, "not the first entry");
    std::set<std::string> names, overrides, defaults;
    for (const std::string& name : package_.names) {
      expect(names.insert(lower(name)).second, "two parts differ by case: " + name);
    }
    for (const Element* type : elements(*types)) {
      expect(!type->get("ContentType").empty(), "empty content type");
      if (type->name == "Default") {
        expect(defaults.insert(value_of(type, "Extension")).second, "default twice");
        continue;
      }
      const std::string part = value_of(type, "PartName");
      if (!part.starts_with('/')) return expect(false, "part name " + part);
      expect(overrides.insert(part.substr(1)).second, "twice: " + part);
      expect(package_.parts.contains(part.substr(1)), "no such part: " + part);
    }
    for (const std::string& name : package_.names) {
      if (name == part_) continue;
      // Nothing rests on the default for .xml: readers refuse parts that do.
      expect(overrides.contains(name) || (name.ends_with(".rels") && defaults.contains("rels")),
             "no content type: " + name);
    }
  }

  // "word/_rels/document.xml.rels" belongs to "word/document.xml", "_rels/.rels" to the package.
  void check_relationships(const Element& relationships) {
    const std::string folder = part_.substr(0, part_.find("_rels/"));
    const std::string source = part_.substr(folder.size() + 6, part_.size() - folder.size() - 11);
    if (!source.empty()) expect(package_.parts.contains(folder + source), "no source part");
    auto& types = relationship_types_[folder + source];
    std::set<std::string> targets;
    for (const Element* each : elements(relationships)) {
      const std::string id = value_of(each, "Id");
      std::string target = folder + value_of(each, "Target");
      if (value_of(each, "Target").starts_with("../")) {
        target = value_of(each, "Target").substr(3);  // from word/, the only folder that says so
      }
      expect(std::regex_match(id, std::regex("[A-Za-z_][A-Za-z0-9_]{0,254}")), "id " + id);
      expect(types.emplace(id, value_of(each, "Type")).second, "id twice: " + id);
      expect(package_.parts.contains(target), "no such part: " + target);
      expect(targets.insert(target).second, "target twice: " + target);
      expect(each->find("TargetMode") == nullptr, "external target");
    }
  }

  // r:id, the other way round: each resolves, has the right type, and no header part is left over.
  void check_references() {
    std::set<std::string> used;
    for (const auto& [name, root] : package_.trees) {
      part_ = name;
      visit(root, [&](const Element& element) {
        const xml::Attribute* id = element.find("r:id");
        if (id == nullptr) return;
        const auto& types = relationship_types_[part_];
        const auto type = types.find(id->value);
        if (type == types.end()) return expect(false, "no relationship " + id->value);
        used.insert(id->value);
        const std::string kind = element.name == "w:headerReference" ? "/header" : "/footer";
        expect(type->second.ends_with(kind), "type of relationship " + id->value);
      });
    }
    part_ = "word/document.xml";
    for (const auto& [id, type] : relationship_types_[part_]) {
      if (!type.ends_with("/header") && !type.ends_with("/footer")) continue;
      expect(used.contains(id), "nothing refers to " + id);
    }
  }

  void check_core_properties() {
    const Element* core = tree("docProps/core.xml");
    if (core == nullptr) return;
    std::set<std::string> names;
    for (const Element* each : elements(*core)) {
      const std::string text = inner_text(*each);
      expect(names.insert(each->name).second, "twice: " + each->name);
      expect(!text.empty(), "empty: " + each->name);
      if (!each->name.starts_with("dcterms:")) continue;
      expect(each->get("xsi:type") == "dcterms:W3CDTF", "type of " + each->name);
      const std::regex instant("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
      expect(std::regex_match(text, instant), "instant " + text);
    }
  }

  // ---------------------------------------------------------------- markup

  void check_names_and_values(const Element& root) {
    static const std::set<std::string> integers{
        "w:w",      "w:h",      "w:top",    "w:right",   "w:bottom",    "w:left",
        "w:header", "w:footer", "w:gutter", "w:before",  "w:after",     "w:line",
        "w:sz",     "w:space",  "w:start",  "w:percent", "w:firstLine", "w:hanging"};
    static const std::set<std::string> integer_values{
        "w:sz", "w:szCs", "w:spacing", "w:gridSpan", "w:trHeight", "w:outlineLvl", "w:uiPriority"};
    const std::set<std::string> declared = declared_prefixes(package_.parts.at(part_));
    const auto has_prefix = [&](const std::string& name) {
      const std::size_t colon = name.find(':');
      return colon == std::string::npos || declared.contains(name.substr(0, colon));
    };
    visit(root, [&](const Element& element) {
      expect(has_prefix(element.name), "prefix of " + element.name);
      for (const xml::Attribute& each : element.attributes) {
        const bool is_value = each.name == "w:val";
        const std::string where = element.name + " " + each.name + "=" + each.value;
        expect(has_prefix(each.name), "prefix of " + where);
        // Every prefix it names must be declared there.
        expect(each.name != "mc:Ignorable" || (&element == &root && declared.contains(each.value)),
               where);
        expect(!each.name.starts_with("w:rsid"), where);
        if (integers.contains(each.name) || (is_value && integer_values.contains(element.name))) {
          expect(is_integer(each.value) && std::abs(std::atoi(each.value.c_str())) <= 31680,
                 "integer " + where);
        }
        if (each.name == "w:color" || (is_value && element.name == "w:color")) {
          expect(is_color(each.value), "color " + where);
        }
        if (is_value && (element.name == "w:sz" || element.name == "w:szCs")) {
          expect(std::atoi(each.value.c_str()) >= 2, "size " + where);
        }
      }
    });
  }

  // Properties come first and once; nothing stands where Word does not look for it.
  void check_nesting(const Element& element, const std::string& parent) {
    static const std::set<std::string> stories{"w:body", "w:tc", "w:hdr", "w:ftr"};
    static const std::map<std::string, std::set<std::string>> parents{
        {"w:p", stories},
        {"w:tbl", {"w:body", "w:tc"}},
        {"w:tr", {"w:tbl"}},
        {"w:tc", {"w:tr"}},
        {"w:r", {"w:p", "w:hyperlink", "w:sdtContent"}},
        {"w:sdt", {"w:p"}},
        {"w:sdtContent", {"w:sdt"}},
        {"w:hyperlink", {"w:p"}},
        {"w:bookmarkStart", {"w:p"}},
        {"w:bookmarkEnd", {"w:p"}},
        {"w:t", {"w:r"}},
        {"w:br", {"w:r"}},
        {"w:noBreakHyphen", {"w:r"}},
        {"w:fldChar", {"w:r"}},
        {"w:instrText", {"w:r"}},
        {"w:sectPr", {"w:body", "w:pPr"}}};
    static const std::map<std::string, std::string> properties{{"w:p", "w:pPr"},
                                                               {"w:r", "w:rPr"},
                                                               {"w:tc", "w:tcPr"},
                                                               {"w:tr", "w:trPr"},
                                                               {"w:tbl", "w:tblPr"}};
    if (const auto allowed = parents.find(element.name); allowed != parents.end()) {
      expect(allowed->second.contains(parent), element.name + " in " + parent);
    }
    const auto inside = elements(element);
    if (const auto own = properties.find(element.name); own != properties.end()) {
      const auto found = children(element, own->second);
      expect(found.empty() || (found.size() == 1 && inside.front() == found.front()),
             own->second + " not first or not alone");
    }
    if (stories.contains(element.name)) check_story(element, inside);
    for (const Element* each : inside) check_nesting(*each, element.name);
  }

  // A story ends in a paragraph, and no two tables touch.
  void check_story(const Element& story, std::vector<const Element*> blocks) {
    if (story.name == "w:body") {
      const bool ends = !blocks.empty() && blocks.back()->name == "w:sectPr";
      expect(ends, "body does not end in w:sectPr");
      if (ends) blocks.pop_back();
    }
    expect(!blocks.empty() && blocks.back()->name == "w:p", story.name + " ends without w:p");
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      expect(blocks[i - 1]->name != "w:tbl" || blocks[i]->name != "w:tbl", "tables touch");
    }
  }

  void check_element(const Element& element) {
    if (element.name == "w:t" || element.name == "w:instrText") check_text(element);
    if (element.name == "w:body" || element.name == "w:hdr" || element.name == "w:ftr") {
      check_fields(element);
    }
    if (element.name == "w:body") {
      check_bookmarks(element);
      check_controls(element);
    }
    if (element.name == "w:hyperlink") {
      expect(!children(element, "w:r").empty(), "w:hyperlink without text");
    }
    if (element.name == "w:tbl") check_table(element);
    if (element.name == "w:sectPr") check_section(element);
    expect(element.name != "w:updateFields", "w:updateFields makes Word ask");
  }

  void check_text(const Element& element) {
    const std::string text = inner_text(element);
    if (text.empty()) return expect(false, "empty text");
    expect(text.find_first_of("\t\n\r") == std::string::npos, "tab or line end in text");
    const bool outer_space = text.front() == ' ' || text.back() == ' ';
    expect(!outer_space || element.get("xml:space") == "preserve", "outer space of [" + text + "]");
  }

  // begin, instruction, separate, end: nested inside the result of another at most, nothing left
  // open.
  void check_fields(const Element& story) {
    std::string open;  // of each field that is open: what it has come to
    bool sound = true;
    const auto step = [&](char from, char to) {
      sound = sound && !open.empty() && open.back() == from;
      if (!open.empty()) open.back() = to;
    };
    visit(story, [&](const Element& element) {
      if (element.name == "w:instrText") step('b', 'i');
      if (element.name != "w:fldChar") return;
      const std::string type = value_of(&element, "w:fldCharType");
      if (type == "begin") {
        sound = sound && (open.empty() || open.back() == 's');
        open += 'b';
      } else if (type == "separate") {
        step('i', 's');
      } else {
        step('s', 'e');
        if (!open.empty()) open.pop_back();
      }
    });
    expect(sound && open.empty(), "field left open: " + open);
  }

  // Each begins and ends once in one paragraph; names are short and unique; what leads to one finds
  // it.
  void check_bookmarks(const Element& body) {
    std::set<std::string> names, ids;
    visit(body, [&](const Element& element) {
      if (element.name != "w:p") return;
      std::set<std::string> open;
      for (const Element* each : elements(element)) {
        const std::string id = value_of(each, "w:id");
        if (each->name == "w:bookmarkStart") {
          const std::string name = value_of(each, "w:name");
          expect(!name.empty() && name.size() <= 40, "bookmark name " + name);
          expect(names.insert(name).second, "bookmark twice: " + name);
          expect(ids.insert(id).second && open.insert(id).second, "bookmark id twice: " + id);
        } else if (each->name == "w:bookmarkEnd") {
          expect(open.erase(id) == 1, "bookmark ends without a start: " + id);
        }
      }
      expect(open.empty(), "bookmark left open");
    });
    visit(body, [&](const Element& element) {
      if (element.name == "w:hyperlink") {
        const std::string name = value_of(&element, "w:anchor");
        expect(names.contains(name), "no bookmark " + name);
      }
      if (element.name != "w:instrText") return;
      const std::string instruction = inner_text(element);
      constexpr std::string_view begin = " PAGEREF ";
      if (!instruction.starts_with(begin)) return;
      const std::string rest = instruction.substr(begin.size());
      expect(names.contains(rest.substr(0, rest.find(' '))), "no bookmark for" + instruction);
    });
  }

  // One type, a name within Word's limits, an id of its own, text; what it is bound to is there and
  // says the same, or Word shows something else than we wrote.
  void check_controls(const Element& body) {
    std::set<std::string> ids;
    visit(body, [&](const Element& element) {
      if (element.name == "w:hyperlink") {
        visit(element, [&](const Element& each) {
          expect(each.name != "w:sdt", "control in a link");
        });
      }
      if (element.name != "w:sdt") return;
      const Element* properties = child(&element, "w:sdtPr");
      const Element* content = child(&element, "w:sdtContent");
      if (properties == nullptr || content == nullptr) return expect(false, "control without parts");
      const std::string id = value_of(child(properties, "w:id"));
      expect(is_integer(id) && ids.insert(id).second, "control id " + id);
      const std::string tag = value_of(child(properties, "w:tag"));
      expect(!tag.empty() && tag.size() <= 64, "tag " + tag);
      const std::string alias = value_of(child(properties, "w:alias"));
      const auto letters = std::count_if(alias.begin(), alias.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      });
      expect(!alias.empty() && letters <= 64, "alias " + alias);
      // Without a type it is rich text, which cannot be bound.
      expect(children(*properties, "w:text").size() == 1 ||
                 child(properties, "w:dataBinding") == nullptr,
             "control of no type");
      std::string text;
      visit(*content, [&](const Element& each) {
        if (each.name == "w:t") text += inner_text(each);
      });
      expect(!text.empty(), "empty control");
      if (const Element* binding = child(properties, "w:dataBinding")) check_binding(*binding, text);
    });
  }

  void check_binding(const Element& binding, const std::string& text) {
    const std::string path = value_of(&binding, "w:xpath");
    static const std::regex form(R"(/values\[1\]/v\[([1-9][0-9]*)\])");
    std::smatch match;
    if (!std::regex_match(path, match, form)) return expect(false, "binding " + path);
    const auto part = package_.trees.find("customXml/item1.xml");
    const auto properties = package_.trees.find("customXml/itemProps1.xml");
    if (part == package_.trees.end() || properties == package_.trees.end()) {
      return expect(false, "nothing to bind to");
    }
    expect(properties->second.get("ds:itemID") == value_of(&binding, "w:storeItemID"),
           "binding to another part");
    expect(value_of(&binding, "w:prefixMappings").empty() &&
               package_.parts.at("customXml/item1.xml").find("<values>") != std::string::npos,
           "binding in another namespace");
    const auto nodes = children(part->second, "v");
    const auto number = static_cast<std::size_t>(std::atoi(match[1].str().c_str()));
    if (number > nodes.size()) return expect(false, "no node " + path);
    expect(inner_text(*nodes[number - 1]) == text, "part and control differ: " + text);
    expect(package_.parts.at("customXml/item1.xml").size() < 32 * 1024, "bound part too large");
  }

  void check_section(const Element& section) {
    std::set<std::string> references;
    for (const Element* each : elements(section)) {
      if (each->name.ends_with("Reference")) {
        expect(references.insert(each->name + value_of(each, "w:type")).second, "reference twice");
      }
      if (each->name == "w:docGrid") expect(each->find("w:type") == nullptr, "grid of lines");
    }
  }

  void check_table(const Element& table) {
    const Element* grid = child(&table, "w:tblGrid");
    const auto rows = children(table, "w:tr");
    if (grid == nullptr || rows.empty()) return expect(false, "table without grid or rows");
    std::vector<int> widths;
    for (const Element* each : elements(*grid)) {
      widths.push_back(std::atoi(value_of(each, "w:w").c_str()));
    }
    expect(widths.size() <= 63, "more than 63 columns");
    std::vector<std::size_t> merging(widths.size(), 0);  // span of the chain open at a column
    for (const Element* row : rows) {
      std::size_t column = 0;
      for (const Element* cell : children(*row, "w:tc")) {
        const Element* properties = child(cell, "w:tcPr");
        const Element* spanning = child(properties, "w:gridSpan");
        const auto span =
            static_cast<std::size_t>(spanning ? std::atoi(value_of(spanning).c_str()) : 1);
        if (span == 0 || column + span > widths.size())
          return expect(false, "cell beyond the grid");
        int width = 0;
        for (std::size_t i = column; i < column + span; ++i) width += widths[i];
        expect(value_of(child(properties, "w:tcW"), "w:w") == std::to_string(width), "cell width");
        check_merge(child(properties, "w:vMerge"), span, merging[column]);
        for (std::size_t i = column + 1; i < column + span; ++i) merging[i] = 0;
        column += span;
      }
      expect(column == widths.size(), "row does not fill the grid");
    }
  }

  void check_merge(const Element* merge, std::size_t span, std::size_t& open) {
    if (merge == nullptr) {
      open = 0;
    } else if (value_of(merge) == "restart") {
      open = span;
    } else {
      expect(open == span, "w:vMerge goes on from nothing");
    }
  }

  // ---------------------------------------------------------------- styles and settings

  void check_styles() {
    const Element* styles = tree("word/styles.xml");
    if (styles == nullptr) return;
    std::map<std::string, std::string> types;
    std::set<std::string> names;
    for (const Element* style : children(*styles, "w:style")) {
      const std::string id = value_of(style, "w:styleId");
      const std::string name = value_of(child(style, "w:name"));
      expect(types.emplace(id, value_of(style, "w:type")).second, "id twice: " + id);
      expect(names.insert(lower(name)).second, "name twice: " + name);
      expect(!name.empty() && name.find(',') == std::string::npos, "name " + name);
      expect(!id.empty() && id.size() <= 253, "id " + id);
    }
    for (const Element* style : children(*styles, "w:style")) {
      const Element* base = child(style, "w:basedOn");
      if (base == nullptr) continue;
      const auto found = types.find(value_of(base));
      expect(found != types.end() && found->second == value_of(style, "w:type") &&
                 found->first != value_of(style, "w:styleId"),
             "based on " + value_of(base));
    }
    for (const auto& [name, root] : package_.trees) {
      part_ = name;
      visit(root, [&](const Element& element) {
        if (element.name != "w:pStyle") return;
        expect(types.contains(value_of(&element)), "no style " + value_of(&element));
      });
    }
  }

  void check_settings() {
    const Element* compat = child(tree("word/settings.xml"), "w:compat");
    if (compat == nullptr) return expect(false, "no w:compat");
    std::map<std::string, std::string> values;
    for (const Element* setting : children(*compat, "w:compatSetting")) {
      values.emplace(value_of(setting, "w:name"), value_of(setting));
    }
    expect(values["compatibilityMode"] == "14", "compatibility mode");
  }

  const Unpacked& package_;
  std::string part_;                                                              // being checked
  std::map<std::string, std::map<std::string, std::string>> relationship_types_;  // by part, by id
  std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> faults_of(const Unpacked& package) {
  return Check(package).run();
}

}  // namespace vanthu::test
