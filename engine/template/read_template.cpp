// read_tree: <mau> as a whole, before its fields (declarations.cpp) and its document (read.cpp).

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "template/read.h"
#include "text/text.h"

namespace vanthu::templates {
namespace {

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
                                               BlockLibrary& library, Diagnostics& diagnostics) {
  auto result = std::make_unique<Template::Internals>();
  if (root.name != "mau") {
    diagnostics.add(Code::TemplateRootWrong, root.at, {root.name, "mau"});
    return nullptr;
  }
  report_unknown_attributes(root, {"id", "ten", "ke-thua"}, diagnostics);
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
    read_declarations(*fields, sources, result->root, diagnostics);
  }
  const bool declared = diagnostics.count(Severity::Error) == before;
  if (const xml::Element* document = find_child(root, "van-ban")) {
    result->document = read_document(*document, sources, library, diagnostics);
    name_nodes(result->document.children);
  }
  result->blocks = library.take_declarations();
  return declared ? std::move(result) : nullptr;
}

}  // namespace vanthu::templates
