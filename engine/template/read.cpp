#include "template/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "template/expression.h"
#include "template/origin.h"
#include "template/values.h"
#include "text/text.h"

namespace vanthu::templates {

const NodeAttribute* Node::find(std::string_view attribute) const {
  for (const NodeAttribute& one : attributes) {
    if (one.name == attribute) return &one;
  }
  return nullptr;
}

std::string_view Node::get(std::string_view attribute, std::string_view fallback) const {
  const NodeAttribute* found = find(attribute);
  return found == nullptr ? fallback : std::string_view(found->value);
}

std::string suggestion(std::string_view wanted, const std::vector<std::string_view>& candidates) {
  constexpr std::size_t longest_list = 40;  // a hint that fills the screen helps nobody
  const std::string_view near = text::nearest(wanted, candidates);
  if (!near.empty()) return std::string(near);
  if (candidates.empty()) return "—";
  const std::size_t shown = std::min(candidates.size(), longest_list);
  std::string list = fmt::format(
      "{}",
      fmt::join(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return shown < candidates.size() ? list + ", …" : list;
}

void report_unknown_attributes(const xml::Element& element,
                               const std::vector<std::string_view>& known,
                               Diagnostics& diagnostics) {
  for (const xml::Attribute& one : element.attributes) {
    if (std::find(known.begin(), known.end(), one.name) != known.end()) continue;
    diagnostics.add(known.empty() ? Code::TemplateAttributeNone : Code::TemplateAttributeUnknown,
                    one.at, {one.name, element.name, suggestion(one.name, known)});
  }
}

void report_stray_text(const xml::Element& element, Diagnostics& diagnostics) {
  for (const xml::Node& node : element.children) {
    const xml::Text* words = std::get_if<xml::Text>(&node);
    if (words == nullptr || text::trimmed(words->value).empty()) continue;
    diagnostics.add(Code::TemplateTextMisplaced, words->at,
                    {text::collapsed(words->value), element.name});
  }
}

namespace {

bool is_transparent(Tag tag) {
  return tag == Tag::Loop || tag == Tag::HeadingLoop || tag == Tag::If || tag == Tag::Else;
}

// "phan, chuong, …"
std::string level_names() {
  std::string names;
  for (const TagSpec& one : tag_table()) {
    if (level_rank(one.tag) < 0) continue;
    if (!names.empty()) names += ", ";
    names += one.name;
  }
  return names;
}

// Whether <lap>, <neu> or <khac> repeats or chooses blocks, looking through those it holds.
bool holds_blocks(const xml::Element& element) {
  return std::any_of(element.children.begin(), element.children.end(), [](const xml::Node& node) {
    const xml::Element* child = std::get_if<xml::Element>(&node);
    if (child == nullptr) return false;
    const TagSpec* spec = find_tag(child->name);
    if (spec == nullptr) return false;
    return is_transparent(spec->tag) ? holds_blocks(*child) : (spec->belongs & content::block) != 0;
  });
}

class Reader {
 public:
  Reader(const Sources& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  // `allowed`: what a <lap>, <neu> or <khac> may hold, which is what its parent may.
  Node read(const xml::Element& element, const TagSpec& spec, std::uint32_t allowed, int depth) {
    Node node;
    node.tag = spec.tag;
    node.at = element.at;
    read_attributes(element, spec, node);
    if (depth > deepest_nesting) {
      if (!too_deep_) {
        diagnostics_.add(Code::TemplateTooDeep, element.at, {fmt::format("{}", deepest_nesting)});
      }
      too_deep_ = true;
      return node;
    }
    if (level_rank(spec.tag) >= 0) {
      read_level(element, node, depth);
    } else {
      read_children(element, is_transparent(spec.tag) ? allowed : spec.contains, node.children,
                    depth);
    }
    return node;
  }

 private:
  // ---- attributes

  void read_attributes(const xml::Element& element, const TagSpec& spec, Node& node) {
    std::vector<std::string_view> known;
    for (const AttributeSpec& one : spec.attributes) known.push_back(one.name);
    report_unknown_attributes(element, known, diagnostics_);
    for (const AttributeSpec& one : spec.attributes) {
      const xml::Attribute* found = element.find(one.name);
      if (found != nullptr) {
        read_attribute(*found, one, node);
      } else if (one.required) {
        diagnostics_.add(Code::TemplateAttributeMissing, element.at,
                         {std::string(one.name), element.name});
      }
    }
    node.verbatim = node.get("nguyen-van") == "co";
  }

  void read_attribute(const xml::Attribute& found, const AttributeSpec& spec, Node& node) {
    NodeAttribute attribute;
    attribute.name = spec.name;
    attribute.value = found.value;
    attribute.at = found.at;
    const Origin origin(sources_, found.at, found.value);
    switch (spec.kind) {
      case AttributeKind::Interpolated:
        parse_interpolated(found.value, origin, attribute.pieces, diagnostics_);
        break;
      case AttributeKind::Path:
        if (std::optional<Path> path = parse_path(found.value, origin, diagnostics_)) {
          node.expression = std::make_unique<Expression>();
          node.expression->at = path->at;
          node.expression->operand = {std::move(*path), found.at};
        }
        break;
      case AttributeKind::Condition:
        if (auto condition = parse_condition(found.value, origin, diagnostics_)) {
          node.condition = std::make_unique<Condition>(std::move(*condition));
        }
        break;
      case AttributeKind::Variable:
        if (!is_valid_name(found.value)) {
          diagnostics_.add(Code::NameInvalid, found.at, {found.value});
        }
        node.variable = found.value;
        break;
      case AttributeKind::YesNo:
        require(found, parse_yes_no(found.value).has_value(), yes_no_words);
        break;
      case AttributeKind::Align:
        require(found, parse_align(found.value).has_value(), align_words);
        break;
      case AttributeKind::Width: {
        model::Table::Column column;
        require(found, parse_width(found.value, column), width_words);
        break;
      }
      case AttributeKind::Count:
        require(found, parse_count(found.value).has_value(), count_words);
        break;
      case AttributeKind::ReferenceForm:
        require(found, parse_reference_form(found.value).has_value(), reference_form_words);
        break;
      case AttributeKind::LabelCount:
        require(found, parse_label_count(found.value).has_value(), label_count_words);
        break;
      case AttributeKind::LevelName: {
        const TagSpec* level = find_tag(found.value);
        require(found, level != nullptr && level_rank(level->tag) >= 0, level_names());
        break;
      }
      case AttributeKind::Literal:
        break;
    }
    node.attributes.push_back(std::move(attribute));
  }

  void require(const xml::Attribute& found, bool good, std::string_view expected) {
    if (good) return;
    diagnostics_.add(Code::TemplateAttributeValue, found.at,
                     {found.name, found.value, std::string(expected)});
  }

  // ---- content

  void read_children(const xml::Element& parent, std::uint32_t allowed, std::vector<Node>& nodes,
                     int depth) {
    bool after_else = false;
    for (const xml::Node& child : parent.children) {
      if (const xml::Text* words = std::get_if<xml::Text>(&child)) {
        read_text(*words, parent, allowed, nodes);
        continue;
      }
      const xml::Element& element = std::get<xml::Element>(child);
      const TagSpec* spec = accepted(element, parent, allowed);
      if (spec == nullptr) continue;
      if (after_else) {
        diagnostics_.add(Code::TemplateOrder, element.at, {element.name, "khac"});
      }
      after_else = after_else || spec->tag == Tag::Else;
      nodes.push_back(read(element, *spec, allowed, depth + 1));
    }
  }

  void read_text(const xml::Text& words, const xml::Element& parent, std::uint32_t allowed,
                 std::vector<Node>& nodes) {
    if ((allowed & content::words) != 0) {
      parse_interpolated(words.value, Origin(sources_, words.at, words.value), nodes, diagnostics_);
    } else if (!text::trimmed(words.value).empty()) {
      diagnostics_.add(Code::TemplateTextMisplaced, from_first_letter(words),
                       {text::collapsed(words.value), parent.name});
    }
  }

  Place from_first_letter(const xml::Text& words) const {
    const std::size_t first = words.value.find_first_not_of(" \t\r\n");
    return Origin(sources_, words.at, words.value)
        .place(first == std::string::npos ? 0 : first, words.value.size());
  }

  // The tag's entry when it may stand here; otherwise it is reported.
  const TagSpec* accepted(const xml::Element& element, const xml::Element& parent,
                          std::uint32_t allowed) {
    const TagSpec* spec = find_tag(element.name);
    if (spec == nullptr) {
      std::vector<std::string_view> names;
      for (const TagSpec& one : tag_table()) {
        if ((one.belongs & allowed) != 0 || is_transparent(one.tag)) names.push_back(one.name);
      }
      std::string offered = suggestion(element.name, names);
      diagnostics_.add(Code::TemplateTagUnknown, element.at, {element.name, std::move(offered)});
      return nullptr;
    }
    const bool fits = spec->tag == Tag::Else      ? parent.name == "neu"
                      : is_transparent(spec->tag) ? allowed != content::none
                                                  : (spec->belongs & allowed) != 0;
    if (fits) return spec;
    std::string offered = tag_list(allowed);
    if (offered.empty()) offered = "—";
    diagnostics_.add(Code::TemplateTagMisplaced, element.at,
                     {element.name, parent.name, std::move(offered)});
    return nullptr;
  }

  // A level: <ten> or words first, blocks after them.
  void read_level(const xml::Element& element, Node& node, int depth) {
    const auto is_space = [](const Node& one) {
      return one.tag == Tag::Text && text::trimmed(one.text).empty();
    };
    bool has_words = false;
    for (const xml::Node& child : element.children) {
      if (const xml::Text* words = std::get_if<xml::Text>(&child)) {
        if (text::trimmed(words->value).empty() && (node.words.empty() || node.titled)) continue;
        if (!text::trimmed(words->value).empty()) {
          if (!may_have_words(element, node, from_first_letter(*words))) continue;
          has_words = true;
        }
        if (node.children.empty()) read_text(*words, element, content::words, node.words);
        continue;
      }
      const xml::Element& inner = std::get<xml::Element>(child);
      const TagSpec* spec = accepted(inner, element, spec_of(node.tag).contains);
      if (spec == nullptr) continue;
      const bool block =
          is_transparent(spec->tag) ? holds_blocks(inner) : (spec->belongs & content::block) != 0;
      if (spec->tag == Tag::Name) {
        read_name(inner, element, has_words, *spec, node, depth);
      } else if (block) {
        node.children.push_back(read(inner, *spec, content::block, depth + 1));
      } else if (may_have_words(element, node, inner.at)) {
        has_words = true;
        node.words.push_back(read(inner, *spec, content::words, depth + 1));
      }
    }
    if (std::all_of(node.words.begin(), node.words.end(), is_space)) node.words.clear();
    if (!has_words && !node.titled) {
      diagnostics_.add(Code::TemplateLevelEmpty, element.at, {element.name});
    }
  }

  bool may_have_words(const xml::Element& element, const Node& node, Place at) {
    if (node.titled) {
      diagnostics_.add(Code::TemplateLevelTitle, at, {element.name});
      return false;
    }
    if (node.children.empty()) return true;
    diagnostics_.add(Code::TemplateTextAfterBlocks, at, {element.name});
    return false;
  }

  void read_name(const xml::Element& name, const xml::Element& level, bool has_words,
                 const TagSpec& spec, Node& node, int depth) {
    if (node.titled) {
      diagnostics_.add(Code::TemplateTagRepeated, name.at, {name.name, level.name});
      return;
    }
    if (has_words || !node.children.empty()) {
      diagnostics_.add(Code::TemplateLevelTitle, name.at, {level.name});
      return;
    }
    Node title = read(name, spec, content::none, depth + 1);
    node.titled = true;
    node.verbatim = title.verbatim;
    node.words = std::move(title.children);
  }

  const Sources& sources_;
  Diagnostics& diagnostics_;
  bool too_deep_ = false;
};

const xml::Element* find_child(const xml::Element& parent, std::string_view name) {
  for (const xml::Node& node : parent.children) {
    const xml::Element* child = std::get_if<xml::Element>(&node);
    if (child != nullptr && child->name == name) return child;
  }
  return nullptr;
}

// The name of the template's folder: a–z, digits and "-", beginning with a letter.
bool is_template_id(std::string_view id) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !id.empty() && is_letter(id.front()) && std::all_of(id.begin(), id.end(), [&](char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
  });
}

// <mau> holds <truong-du-lieu> and <van-ban>, once each, in this order.
void check_outline(const xml::Element& root, Diagnostics& diagnostics) {
  static const std::vector<std::string_view> parts = {"truong-du-lieu", "van-ban"};
  std::vector<std::string_view> seen;
  for (const xml::Node& node : root.children) {
    const xml::Element* child = std::get_if<xml::Element>(&node);
    if (child == nullptr) continue;
    if (std::find(parts.begin(), parts.end(), child->name) == parts.end()) {
      diagnostics.add(
          find_tag(child->name) == nullptr ? Code::TemplateTagUnknown : Code::TemplateTagMisplaced,
          child->at,
          find_tag(child->name) == nullptr
              ? std::vector<std::string>{child->name, suggestion(child->name, parts)}
              : std::vector<std::string>{child->name, root.name, "<truong-du-lieu>, <van-ban>"});
    } else if (std::find(seen.begin(), seen.end(), child->name) != seen.end()) {
      diagnostics.add(Code::TemplateTagRepeated, child->at, {child->name, root.name});
    } else if (child->name == parts[0] && !seen.empty()) {
      diagnostics.add(Code::TemplateOrder, child->at, {child->name, std::string(parts[1])});
    }
    seen.push_back(child->name);
  }
  for (const std::string_view part : parts) {
    if (std::find(seen.begin(), seen.end(), part) == seen.end()) {
      diagnostics.add(Code::TemplateTagMissing, root.at, {std::string(part), root.name});
    }
  }
}

}  // namespace

std::unique_ptr<Template::Internals> read_tree(const xml::Element& root, const Sources& sources,
                                               Diagnostics& diagnostics) {
  auto result = std::make_unique<Template::Internals>();
  if (root.name != "mau") {
    diagnostics.add(Code::TemplateTagUnknown, root.at, {root.name, "mau"});
    return nullptr;
  }
  report_unknown_attributes(root, {"id", "ten"}, diagnostics);
  for (const std::string_view name : {"id", "ten"}) {
    if (root.find(name) == nullptr) {
      diagnostics.add(Code::TemplateAttributeMissing, root.at, {std::string(name), root.name});
    }
  }
  result->id = root.get("id");
  if (const xml::Attribute* id = root.find("id"); id != nullptr && !is_template_id(id->value)) {
    diagnostics.add(Code::TemplateAttributeValue, id->at,
                    {id->name, id->value, "ke-hoach-nam, bao-cao-quy-1"});
  }
  result->name = text::normalised(root.get("ten"));
  report_stray_text(root, diagnostics);
  check_outline(root, diagnostics);
  const std::size_t before = diagnostics.count(Severity::Error);
  if (const xml::Element* fields = find_child(root, "truong-du-lieu")) {
    read_declarations(*fields, result->root, diagnostics);
  }
  const bool declared = diagnostics.count(Severity::Error) == before;
  if (const xml::Element* document = find_child(root, "van-ban")) {
    result->document = Reader(sources, diagnostics).read(*document, spec_of(Tag::Document), 0, 1);
  }
  return declared ? std::move(result) : nullptr;
}

}  // namespace vanthu::templates
