// The values that content controls show: customXml/item1.xml.
//
//   in    data path and text, as the document comes to them
//   out   for each pair the number of its node; the part
//
// Places that show the same text of the same value share a node, so that changing one of them in
// Word changes all. Where a value is shown in another form (in capitals, a date in words), it is
// another node. Word shows what the part says, whatever stands in the control. The nodes hold text
// and nothing else: LibreOffice drops their attributes. The record says whose they are.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "xml/emit.h"

namespace vanthu::docx {

class BoundValues {
 public:
  BoundValues();
  // Counted from 1; 0 when the part is full.
  [[nodiscard]] int node(std::string_view path, std::string_view text);
  struct Value {
    std::string path, text;
  };
  // In the order of their nodes.
  [[nodiscard]] const std::vector<Value>& all() const { return all_; }
  [[nodiscard]] std::string take() { return out_.close().take(); }

 private:
  xml::Emitter out_;
  std::size_t size_ = 0;  // at most, of what was written
  std::unordered_map<std::string, int> nodes_;
  std::vector<Value> all_;
};

}  // namespace vanthu::docx
