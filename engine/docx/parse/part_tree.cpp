#include "docx/parse/part_tree.h"

#include <algorithm>
#include <charconv>

namespace vanthu::docx::parse {
namespace {

constexpr std::string_view xml_space = " \t\r\n";

}  // namespace

std::optional<xml::CompactFault> PartTree::read(std::string_view bytes,
                                                const xml::CompactLimits& limits) {
  auto fault = xml::read_compact(bytes, tree_, limits);
  names_.clear();
  for (const xml::CompactTree::Name& one : tree_.names()) {
    names_.push_back(name_of(one.uri, one.local));
  }
  return fault;
}

NodeId PartTree::child(NodeId node, Name wanted) const {
  if (node == no_node) return no_node;
  for (const NodeId one : children(node)) {
    if (name(one) == wanted) return one;
  }
  return no_node;
}

bool PartTree::has(NodeId node, Name attribute) const {
  const auto all = tree_.attributes(node);
  return std::any_of(all.begin(), all.end(), [&](const xml::CompactTree::Attribute& one) {
    return names_[one.name] == attribute;
  });
}

std::optional<std::string> PartTree::find(NodeId node, Name attribute) const {
  for (const xml::CompactTree::Attribute& one : tree_.attributes(node)) {
    if (names_[one.name] == attribute) return tree_.value(one);
  }
  return std::nullopt;
}

std::string PartTree::get(NodeId node, Name attribute) const {
  return find(node, attribute).value_or("");
}

std::int64_t PartTree::number(NodeId node, Name attribute, std::int64_t fallback) const {
  const std::string text = get(node, attribute);
  std::int64_t value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && stop == text.data() + text.size() ? value : fallback;
}

bool PartTree::is_on(NodeId properties, Name element) const {
  const NodeId found = child(properties, element);
  if (found == no_node) return false;
  const std::string value = get(found, Name::w_val);
  return value != "0" && value != "false" && value != "off";
}

std::string PartTree::child_value(NodeId node, Name element) const {
  const NodeId found = child(node, element);
  return found == no_node ? "" : get(found, Name::w_val);
}

bool PartTree::preserves_space(NodeId node) const {
  return get(node, Name::xml_space) == "preserve";
}

std::string PartTree::shown_text(NodeId node) const {
  std::string text = tree_.text(node);
  if (!preserves_space(node)) {
    const std::size_t end = text.find_last_not_of(xml_space);
    text.erase(end == std::string::npos ? 0 : end + 1);
    text.erase(0, std::min(text.find_first_not_of(xml_space), text.size()));
  }
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
  return text;
}

std::uint32_t PartTree::shown_text_source(NodeId node, std::size_t offset) const {
  if (!preserves_space(node)) {
    const std::string text = tree_.text(node);
    const std::size_t begin = text.find_first_not_of(xml_space);
    if (begin != std::string::npos) offset += begin;
  }
  return tree_.text_source(node, offset);
}

}  // namespace vanthu::docx::parse
