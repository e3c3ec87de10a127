// The values that stand in several places: customXml/item1.xml.
//
//   in    the document; data path and text, as the writer comes to them
//   out   for each pair the number of its node; the part
//
// Places that show the same text of the same value share a node, so that changing one of them in
// Word changes all. Where a value is shown in another form (in capitals, a date in words), it is
// another node. A value with one place alone gets none: nothing would change with it. Word shows
// what the part says, whatever stands in the control. The nodes hold text and nothing else:
// LibreOffice drops their attributes. The record says whose they are.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/styled.h"
#include "xml/emit.h"

namespace vanthu::docx {

// Behind the runs, from `at` on, that show the same value of the data; one run when it shows none.
[[nodiscard]] const rules::StyledRun* end_of_value(const rules::StyledRun* at,
                                                   const rules::StyledRun* end);

// Whether runs first … last − 1 can be one bound control: plain text, in the format of their style
// `base`. A bound control has one format, and LibreOffice 7.4 gives it that one.
[[nodiscard]] bool is_bindable(const rules::StyledRun* first, const rules::StyledRun* last,
                               const rules::RunFormat& base);

class BoundValues {
 public:
  // `document` must outlive this.
  explicit BoundValues(const rules::StyledDocument& document);
  // Whether the value that `run` shows stands in another place, too.
  [[nodiscard]] bool is_shared(const rules::StyledRun& run) const;
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
  struct Shown {
    std::string_view path, text;  // of the document
    bool operator==(const Shown&) const = default;
  };
  struct HashOfShown {
    std::size_t operator()(const Shown& shown) const;
  };
  std::unordered_map<Shown, bool, HashOfShown> shared_;
  std::unordered_map<std::string, int> nodes_;
  std::vector<Value> all_;
};

}  // namespace vanthu::docx
