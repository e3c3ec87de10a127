#include "docx/bound_values.h"

#include "docx/custom_xml.h"

namespace vanthu::docx {
namespace {

constexpr std::size_t largest_part = 31 * 1024;
constexpr std::size_t frame = 512;       // the root, the declaration
constexpr std::size_t around_node = 32;  // its tags

}  // namespace

BoundValues::BoundValues() : out_(4096), size_(frame) {
  out_.open("values").attribute("xmlns", values_namespace);
}

int BoundValues::node(std::string_view path, std::string_view text) {
  std::string both(path);
  both += '\n';
  both += text;
  const auto found = nodes_.find(both);
  if (found != nodes_.end()) return found->second;
  // An escaped character takes six bytes at most.
  const std::size_t grown = size_ + around_node + text.size() * 6;
  if (grown > largest_part) return 0;
  size_ += around_node + text.size();
  for (const char c : text) size_ += c == '&' || c == '<' || c == '>' ? 5 : 0;
  out_.open("v").text(text).close();
  all_.push_back({std::string(path), std::string(text)});
  const int number = static_cast<int>(all_.size());
  nodes_.emplace(std::move(both), number);
  return number;
}

}  // namespace vanthu::docx
