// Which stretches of a block's text are values of the data.
//
//   in    the document as it was made (rendered again from the record's data)
//   out   for the key of a block its text, cell by cell, in stretches: each the template's words or
//         one value
//
// Whoever uses them compares the whole text with the record's first: where template, rules or
// program have changed since, the stretches say nothing.

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "docx/edit/text_diff.h"
#include "rules/styled.h"

namespace vanthu::merge {

struct Stretch {
  std::string text;        // plain
  std::string_view field;  // data path; "" for the template's own words. Of the document.
};
using ShownCell = std::vector<Stretch>;

class ShownValues {
 public:
  // `document` must outlive this.
  explicit ShownValues(const rules::StyledDocument& document);
  // nullptr for a key that is not there.
  [[nodiscard]] const std::vector<ShownCell>* find(std::string_view key) const;

 private:
  void add(std::string_view key, const rules::StyledParagraph& paragraph);
  std::unordered_map<std::string_view, std::vector<ShownCell>> blocks_;
};

[[nodiscard]] std::string text_of(const ShownCell& cell);

// The value that a change of these bytes of the text belongs to: the one it stands in, the one
// before an addition, or the one behind it. As many as there are stretches: none.
[[nodiscard]] std::size_t stretch_of(const ShownCell& cell, docx::edit::TextRange range);

}  // namespace vanthu::merge
