// A sample as we write it, and what people do to it, done to its bytes.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/parse/read.h"
#include "merge/find_blocks.h"
#include "zip/write.h"

namespace vanthu::tests {

// The DOCX of samples/<name> (made once), by the template that its folder is named after.
[[nodiscard]] const std::string& sample_docx(
    const std::string& name = "ke-hoach-binh-dang-gioi-xa");
[[nodiscard]] std::vector<std::string> sample_names();

class EditedDocx {
 public:
  explicit EditedDocx(const std::string& bytes = sample_docx());

  [[nodiscard]] std::string& part(std::string_view name);
  [[nodiscard]] std::string& body() { return part("word/document.xml"); }
  // The first `from` must be there.
  void replace(std::string_view from, std::string_view to);
  void replace_all(std::string_view from, std::string_view to);
  // Removes everything from each `begin` to the `end` behind it, both included.
  void remove_all(std::string_view begin, std::string_view end);
  void remove_part(std::string_view name);

  struct Range {
    std::size_t begin = 0, end = 0;
  };
  // The <w:p> or <w:tr> that holds the first `text`.
  [[nodiscard]] Range around(std::string_view element, std::string_view text);
  [[nodiscard]] std::string cut(Range range);
  void insert(std::size_t at, std::string_view markup);

  [[nodiscard]] std::string bytes() const;
  [[nodiscard]] docx::parse::Document read() const;

 private:
  std::vector<zip::Entry> entries_;
};

// What a <w:p> of the body's text looks like.
[[nodiscard]] std::string paragraph_markup(std::string_view text);

[[nodiscard]] docx::parse::Document read_docx(const std::string& bytes);
// Fails the test when there is none.
[[nodiscard]] merge::Record record_of(const docx::parse::Document& document);

// One line for each block that is not found by its bookmark with its text, and for each unit that
// is Added, Copy or Split: what a test compares.
[[nodiscard]] std::string differences(const merge::FoundBlocks& found, const merge::Record& record);

}  // namespace vanthu::tests
