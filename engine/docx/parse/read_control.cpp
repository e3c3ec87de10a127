#include "docx/parse/read_control.h"

namespace vanthu::docx::parse {
namespace {

// ISO/IEC 29500-1, 17.5.2.38: one of these says the type; none is rich text.
std::optional<Control::Type> type_of(Name name) {
  using Type = Control::Type;
  switch (name) {
    case Name::w_richText:
      return Type::RichText;
    case Name::w_text:
      return Type::Text;
    case Name::w_date:
      return Type::Date;
    case Name::w_dropDownList:
      return Type::DropDown;
    case Name::w_comboBox:
      return Type::ComboBox;
    case Name::w14_checkbox:
      return Type::Checkbox;
    case Name::w_picture:
      return Type::Picture;
    case Name::w_group:
      return Type::Group;
    case Name::w_docPartObj:
    case Name::w_docPartList:
      return Type::Gallery;
    case Name::w_citation:
      return Type::Citation;
    case Name::w_bibliography:
      return Type::Bibliography;
    case Name::w_equation:
      return Type::Equation;
    case Name::w15_repeatingSection:
      return Type::RepeatingSection;
    case Name::w15_repeatingSectionItem:
      return Type::RepeatingItem;
    default:
      return std::nullopt;
  }
}

void read_properties(const PartTree& tree, Control& control) {
  for (const NodeId one : tree.children(control.properties)) {
    const Name name = tree.name(one);
    if (name == Name::w_tag) {
      control.tag = tree.get(one, Name::w_val);
    } else if (name == Name::w_alias) {
      control.alias = tree.get(one, Name::w_val);
    } else if (name == Name::w_id) {
      control.id = tree.get(one, Name::w_val);
    } else if (name == Name::w_lock) {
      control.lock = tree.get(one, Name::w_val);
    } else if (name == Name::w_dataBinding) {
      control.binding = {tree.get(one, Name::w_xpath), tree.get(one, Name::w_storeItemID),
                         tree.get(one, Name::w_prefixMappings)};
    } else if (const auto type = type_of(name)) {
      control.type = *type;
    }
  }
  control.is_placeholder = tree.is_on(control.properties, Name::w_showingPlcHdr);
  control.is_temporary = tree.is_on(control.properties, Name::w_temporary);
}

}  // namespace

Control read_control(const PartTree& tree, NodeId node, Control::Kind kind) {
  Control control;
  control.kind = kind;
  control.node = node;
  if (kind == Control::Kind::Content) {
    control.properties = tree.child(node, Name::w_sdtPr);
    control.content = tree.child(node, Name::w_sdtContent);
    if (control.properties != no_node) read_properties(tree, control);
  } else {
    control.content = node;
    control.tag = tree.get(node, Name::w_element);
  }
  return control;
}

}  // namespace vanthu::docx::parse
