// templates/kinds.xml: the kinds of documents, one <loai> each, and of copies, one <ban-sao> each.

#include <algorithm>

#include "template/read.h"
#include "template/template.h"
#include "template/values.h"
#include "text/text.h"
#include "xml/tree.h"

namespace vanthu::templates {
namespace {

const std::vector<std::string_view> kind_attributes = {"ma", "ten", "ten-loai", "ky-hieu"};
const std::vector<std::string_view> copy_attributes = {"ma", "ten", "hinh-thuc"};

// A yes/no attribute; yes when absent.
bool read_flag(const xml::Element& element, std::string_view name, Diagnostics& diagnostics) {
  const xml::Attribute* attribute = element.find(name);
  if (attribute == nullptr) return true;
  const std::optional<bool> value = parse_yes_no(attribute->value);
  if (!value) {
    diagnostics.add(Code::TemplateAttributeValue, attribute->at,
                    {std::string(name), attribute->value, std::string(yes_no_words)});
  }
  return value.value_or(true);
}

}  // namespace

std::optional<Kinds> Kinds::read(const Sources& sources, FileId file, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.count(Severity::Error);
  const std::optional<xml::Element> root = xml::parse(sources, file, diagnostics);
  if (!root) return std::nullopt;
  if (root->name != "cac-loai") {
    diagnostics.add(Code::TemplateRootWrong, root->at, {root->name, "cac-loai"});
    return std::nullopt;
  }
  Kinds kinds;
  for (const xml::Node& node : root->children) {
    const xml::Element* element = std::get_if<xml::Element>(&node);
    if (element == nullptr) continue;
    const bool is_copy = element->name == "ban-sao";
    if (element->name != "loai" && !is_copy) {
      diagnostics.add(Code::TemplateTagUnknown, element->at, {element->name, "loai"});
      continue;
    }
    report_unknown_attributes(*element, is_copy ? copy_attributes : kind_attributes, diagnostics);
    for (const std::string_view name : {"ma", "ten", "hinh-thuc"}) {
      if (!is_copy && name == "hinh-thuc") continue;
      if (element->find(name) == nullptr) {
        diagnostics.add(Code::TemplateAttributeMissing, element->at,
                        {std::string(name), element->name});
      }
    }
    if (is_copy) {
      CopyKind copy{text::normalised(element->get("ma")), text::normalised(element->get("ten")),
                    text::normalised(element->get("hinh-thuc"))};
      if (kinds.find_copy(copy.code) != nullptr) {
        diagnostics.add(Code::KindRepeated, element->at, {copy.code});
      }
      kinds.copies_.push_back(std::move(copy));
      continue;
    }
    Kind kind;
    kind.code = text::normalised(element->get("ma"));
    kind.name = text::normalised(element->get("ten"));
    kind.named = read_flag(*element, "ten-loai", diagnostics);
    kind.sign = read_flag(*element, "ky-hieu", diagnostics);
    if (kinds.find(kind.code) != nullptr) {
      diagnostics.add(Code::KindRepeated, element->at, {kind.code});
    }
    kinds.all_.push_back(std::move(kind));
  }
  if (diagnostics.count(Severity::Error) > before) return std::nullopt;
  return kinds;
}

const Kind* Kinds::find(std::string_view code) const {
  const auto found =
      std::find_if(all_.begin(), all_.end(), [&](const Kind& one) { return one.code == code; });
  return found == all_.end() ? nullptr : &*found;
}

const CopyKind* Kinds::find_copy(std::string_view code) const {
  const auto found = std::find_if(copies_.begin(), copies_.end(),
                                  [&](const CopyKind& one) { return one.code == code; });
  return found == copies_.end() ? nullptr : &*found;
}

}  // namespace vanthu::templates
