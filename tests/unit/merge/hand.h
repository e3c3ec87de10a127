// What people do to a DOCX, done to its bytes.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/parse/document.h"

namespace vanthu::test {

// Fails the test when it cannot be read.
[[nodiscard]] docx::parse::Document parsed(const std::string& bytes);

void for_each_row(
    const std::vector<docx::parse::Block>& blocks,
    const std::function<void(const docx::parse::Table&, const docx::parse::Row&)>& visit);

// A person at work: each edit is made on the bytes as the one before left them.
class Hand {
 public:
  explicit Hand(std::string bytes) : bytes_(std::move(bytes)) {}

  // The first place where the words stand; fails the test when there is none.
  Hand& replace(std::string_view words, std::string_view with);
  // The same in a table of contents, where the others do not look.
  Hand& replace_in_contents(std::string_view words, std::string_view with);
  Hand& delete_from_contents(std::string_view words);
  Hand& insert_heading_behind(std::string_view words, std::string_view text);
  Hand& insert_paragraph_behind(std::string_view words, std::string_view text);
  Hand& insert_row_behind(std::string_view words, const std::vector<std::string>& texts);
  Hand& delete_paragraph(std::string_view words);
  Hand& delete_row(std::string_view words);
  // The run that holds the words becomes bold.
  Hand& embolden(std::string_view words);
  // Cuts the run in front of the words in two, with the noise that Word leaves.
  Hand& split(std::string_view words);
  // Behind the words, with the parts that they stand in.
  enum class Extra { Footnote, Comment, Picture };
  Hand& add(Extra extra, std::string_view words, std::string_view text);
  // A column behind the first one of every table, empty but for its header.
  Hand& add_column(std::string_view header);
  // The cell with the words takes in the one behind it.
  Hand& merge_cells(std::string_view words);
  // Without any of our bookmarks.
  Hand& drop_bookmarks();
  // A tracked replacement by somebody.
  Hand& replace_tracked(std::string_view words, std::string_view with, std::string_view author);
  // Raw bytes of any part.
  Hand& part(const std::string& name, std::string_view from, std::string_view to);
  Hand& drop_part(std::string_view stem);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  // Any markup behind the paragraph that holds the words.
  Hand& insert_behind(std::string_view words, const std::string& markup);

 private:
  std::string bytes_;
};

}  // namespace vanthu::test
