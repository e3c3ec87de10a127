#include "template/block_library.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "template/read.h"

namespace vanthu::templates {

const Block* BlockLibrary::find(const std::string& id, Place caller) {
  if (const auto known = blocks_.find(id); known != blocks_.end()) return known->second.get();
  const std::optional<FileId> file = shelf_.block(id);
  if (!file) {
    if (std::find(unknown_.begin(), unknown_.end(), caller) != unknown_.end()) return nullptr;
    unknown_.push_back(caller);
    const std::vector<std::string> ids = shelf_.block_ids();
    diagnostics_.add(Code::BlockUnknown, caller, {id, suggestion(id, {ids.begin(), ids.end()})});
    return nullptr;
  }
  const Diagnostics::Within within(diagnostics_, caller);
  const auto [entry, added] = blocks_.emplace(id, read(id, *file));
  return entry->second.get();
}

std::unique_ptr<Block> BlockLibrary::read(const std::string& id, FileId file) {
  const std::size_t before = diagnostics_.count(Severity::Error);
  std::optional<xml::Element> root = xml::parse(sources_, file, diagnostics_);
  if (!root) return nullptr;
  if (root->name != "khoi") {
    diagnostics_.add(Code::TemplateRootWrong, root->at, {root->name, "khoi"});
    return nullptr;
  }
  report_unknown_attributes(*root, {"id"}, diagnostics_);
  const xml::Attribute* written = root->find("id");
  if (written == nullptr) {
    diagnostics_.add(Code::TemplateAttributeMissing, root->at, {"id", root->name});
  } else if (written->value != id) {
    diagnostics_.add(Code::BlockIdDiffers, written->at, {written->value, id});
  }

  auto block = std::make_unique<Block>();
  block->declaration = std::make_unique<BlockDeclaration>();
  block->declaration->id = id;
  block->declaration->at = root->at;
  xml::Element parameters;
  parameters.name = root->name;
  parameters.at = root->at;
  block->content.name = root->name;
  block->content.at = root->at;
  std::string begun;  // the first tag of the content
  for (xml::Node& child : root->children) {
    const xml::Element* element = std::get_if<xml::Element>(&child);
    if (element == nullptr || (element->name != "tham-so" && element->name != "kiem-tra")) {
      if (element != nullptr && begun.empty()) begun = element->name;
      block->content.children.push_back(std::move(child));
      continue;
    }
    if (!begun.empty()) diagnostics_.add(Code::TemplateOrder, element->at, {element->name, begun});
    if (element->name == "tham-so") report_name(*element);
    parameters.children.push_back(std::move(child));
  }
  read_declarations(parameters, sources_, block->declaration->parameters, diagnostics_);
  if (diagnostics_.count(Severity::Error) > before) return nullptr;
  return block;
}

void BlockLibrary::report_name(const xml::Element& parameter) {
  const xml::Attribute* name = parameter.find("ten");
  if (name != nullptr && name->value == "khoi") {
    diagnostics_.add(Code::BlockParameterName, name->at);
  }
}

std::vector<std::unique_ptr<BlockDeclaration>> BlockLibrary::take_declarations() {
  std::vector<std::unique_ptr<BlockDeclaration>> declarations;
  for (auto& [id, block] : blocks_) {
    if (block) declarations.push_back(std::move(block->declaration));
  }
  return declarations;
}

}  // namespace vanthu::templates
