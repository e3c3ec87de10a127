#include "template/extension.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "template/field_extension.h"
#include "template/read.h"
#include "template/tags.h"

namespace vanthu::templates {
namespace {

using xml::Element;

constexpr std::string_view slot_tag = "cho-sua";
constexpr std::string_view replace_tag = "thay";
constexpr std::string_view before_tag = "them-truoc";
constexpr std::string_view after_tag = "them-sau";

bool is_edit(const Element& element) {
  return element.name == replace_tag || element.name == before_tag || element.name == after_tag;
}

Element* child_of(Element& parent, std::string_view name) {
  for (xml::Node& node : parent.children) {
    Element* child = std::get_if<Element>(&node);
    if (child != nullptr && child->name == name) return child;
  }
  return nullptr;
}

std::string id_of(const Element& root) {
  return std::string(root.get("id"));
}

// The slots of a tree by id, with the place of each.
class Slots {
 public:
  Slots(const Element& tree, Diagnostics& diagnostics) : diagnostics_(diagnostics) { find(tree); }

  [[nodiscard]] bool has(const std::string& id) const { return places_.count(id) == 1; }
  [[nodiscard]] std::vector<std::string_view> ids() const {
    std::vector<std::string_view> ids;
    for (const auto& [id, place] : places_) ids.push_back(id);
    return ids;
  }

 private:
  void find(const Element& element) {
    if (element.name == slot_tag) {
      report_unknown_attributes(element, {"id"}, diagnostics_);
      if (const xml::Attribute* id = element.find("id")) {
        const auto [twin, is_new] = places_.emplace(id->value, id->at);
        if (!is_new) diagnostics_.add({Code::SlotRepeated, id->at, {id->value}, twin->second, ""});
      } else {
        diagnostics_.add(Code::TemplateAttributeMissing, element.at, {"id", element.name});
      }
    }
    for (const xml::Node& node : element.children) {
      if (const Element* child = std::get_if<Element>(&node)) find(*child);
    }
  }

  Diagnostics& diagnostics_;
  std::map<std::string, Place> places_;
};

// What an extension does to one slot.
struct Edit {
  Element* replacement = nullptr;
  std::vector<Element*> before, after;
};

void move_children(Element& from, std::vector<xml::Node>& to) {
  for (xml::Node& node : from.children) to.push_back(std::move(node));
}

// The slot stays, around its new content: the next template down may edit it again.
void apply(Element& element, std::map<std::string, Edit>& edits) {
  for (xml::Node& node : element.children) {
    if (Element* child = std::get_if<Element>(&node)) apply(*child, edits);
  }
  if (element.name != slot_tag) return;
  const auto found = edits.find(std::string(element.get("id")));
  if (found == edits.end()) return;
  Edit& edit = found->second;
  std::vector<xml::Node> content;
  for (Element* one : edit.before) move_children(*one, content);
  move_children(edit.replacement != nullptr ? *edit.replacement : element, content);
  for (Element* one : edit.after) move_children(*one, content);
  element.children = std::move(content);
}

// Slots have done their work: what they hold takes their place.
void open_slots(Element& element) {
  std::vector<xml::Node> content;
  for (xml::Node& node : element.children) {
    Element* child = std::get_if<Element>(&node);
    if (child == nullptr) {
      content.push_back(std::move(node));
      continue;
    }
    open_slots(*child);
    if (child->name == slot_tag) {
      move_children(*child, content);
    } else {
      content.push_back(std::move(node));
    }
  }
  element.children = std::move(content);
}

class Family {
 public:
  Family(const Sources& sources, Shelf& shelf, Diagnostics& diagnostics)
      : sources_(sources), shelf_(shelf), diagnostics_(diagnostics) {}

  std::optional<Element> join(Element own) {
    std::vector<Element> line;  // the template itself first, its root last
    line.push_back(std::move(own));
    while (const xml::Attribute* base = line.back().find("ke-thua")) {
      std::optional<Element> above = parent(*base, line);
      if (!above) return std::nullopt;
      line.push_back(std::move(*above));
    }
    Element whole = std::move(line.back());
    line.pop_back();
    check_root(whole);
    while (!line.empty()) {
      add(line.back(), whole);
      line.pop_back();
    }
    open_slots(whole);
    return whole;
  }

 private:
  // The template that `base` names; empty when it added an error.
  std::optional<Element> parent(const xml::Attribute& base, const std::vector<Element>& line) {
    std::vector<std::string> ids;
    for (const Element& one : line) ids.push_back(id_of(one));
    const bool circle = std::find(ids.begin(), ids.end(), base.value) != ids.end();
    ids.push_back(base.value);
    const std::string chain = fmt::format("{}", fmt::join(ids, " → "));
    if (circle) {
      diagnostics_.add(Code::BaseCycle, base.at, {chain});
      return std::nullopt;
    }
    if (line.size() > deepest_family) {
      diagnostics_.add(Code::BaseTooDeep, base.at, {fmt::format("{}", deepest_family), chain});
      return std::nullopt;
    }
    const std::optional<FileId> file = shelf_.base(base.value);
    if (!file) {
      const std::vector<std::string> known = shelf_.base_ids();
      diagnostics_.add(Code::BaseUnknown, base.at,
                       {base.value, suggestion(base.value, {known.begin(), known.end()})});
      return std::nullopt;
    }
    const Diagnostics::Within within(diagnostics_, base.at);
    std::optional<Element> root = xml::parse(sources_, *file, diagnostics_);
    if (root && root->name != "mau") {
      diagnostics_.add(Code::TemplateRootWrong, root->at, {root->name, "mau"});
      return std::nullopt;
    }
    return root;
  }

  // Edits need something to edit; they are taken out so that nobody stumbles over them again.
  void check_root(Element& root) {
    const Slots slots(root, diagnostics_);
    for (auto node = root.children.begin(); node != root.children.end();) {
      const Element* child = std::get_if<Element>(&*node);
      if (child == nullptr || !is_edit(*child)) {
        ++node;
        continue;
      }
      diagnostics_.add(Code::EditWithoutBase, child->at, {child->name});
      node = root.children.erase(node);
    }
  }

  // `whole` as `extension` wants it.
  void add(Element& extension, Element& whole) {
    report_unknown_attributes(extension, {"id", "ten", "ke-thua"}, diagnostics_);
    report_stray_text(extension, diagnostics_);
    const std::string base = id_of(whole);
    const Slots slots(whole, diagnostics_);
    const Slots own(extension, diagnostics_);
    std::map<std::string, Edit> edits;
    for (xml::Node& node : extension.children) {
      Element* child = std::get_if<Element>(&node);
      if (child == nullptr) continue;
      if (is_edit(*child)) {
        note(*child, base, slots, edits);
      } else if (child->name == "van-ban") {
        diagnostics_.add(Code::ExtensionDocument, child->at, {base, suggestion("", slots.ids())});
      } else if (child->name == "truong-du-lieu") {
        if (Element* fields = child_of(whole, "truong-du-lieu")) {
          extend_fields(*child, *fields, diagnostics_);
        }
      } else {
        static const std::vector<std::string_view> parts = {"truong-du-lieu", replace_tag,
                                                            before_tag, after_tag};
        if (find_tag(child->name) == nullptr) {
          diagnostics_.add(Code::TemplateTagUnknown, child->at,
                           {child->name, suggestion(child->name, parts)});
        } else {
          diagnostics_.add(
              Code::TemplateTagMisplaced, child->at,
              {child->name, extension.name, fmt::format("<{}>", fmt::join(parts, ">, <"))});
        }
      }
    }
    apply(whole, edits);
    whole.at = extension.at;
    whole.attributes.clear();
    for (const xml::Attribute& one : extension.attributes) {
      if (one.name != "ke-thua") whole.attributes.push_back(one);
    }
  }

  void note(Element& edit, const std::string& base, const Slots& slots,
            std::map<std::string, Edit>& edits) {
    report_unknown_attributes(edit, {"cho"}, diagnostics_);
    const xml::Attribute* slot = edit.find("cho");
    if (slot == nullptr) {
      diagnostics_.add(Code::TemplateAttributeMissing, edit.at, {"cho", edit.name});
      return;
    }
    if (!slots.has(slot->value)) {
      diagnostics_.add(Code::SlotUnknown, slot->at,
                       {slot->value, base, suggestion(slot->value, slots.ids())});
      return;
    }
    Edit& all = edits[slot->value];
    if (edit.name == before_tag) {
      all.before.push_back(&edit);
    } else if (edit.name == after_tag) {
      all.after.push_back(&edit);
    } else if (all.replacement != nullptr) {
      diagnostics_.add({Code::SlotReplacedTwice, edit.at, {slot->value}, all.replacement->at, ""});
    } else {
      all.replacement = &edit;
    }
  }

  const Sources& sources_;
  Shelf& shelf_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Element> extend(Element root, const Sources& sources, Shelf& shelf,
                              Diagnostics& diagnostics) {
  if (root.name != "mau") return root;  // read says so
  return Family(sources, shelf, diagnostics).join(std::move(root));
}

}  // namespace vanthu::templates
