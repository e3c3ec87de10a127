// Documents for the tests of the merge: made from keys and texts, edited as a person would, merged.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "docx/parse/document.h"
#include "merge/annex.h"

namespace vanthu::test {

struct Line {
  std::string key, text;
};
struct Cells {
  std::string key;
  std::vector<std::string> texts;
};

// A main text with a table in it, and an annex with one.
struct Content {
  std::vector<Line> opening;
  std::vector<std::string> headers = {"TT", "Nội dung", "Đơn vị chủ trì"};  // of both tables
  std::vector<Cells> rows;
  std::vector<Line> closing;
  std::vector<Cells> annex_rows;
  bool second_annex = false;
  std::vector<std::string> annexes;  // more of them, by their keys, behind the others
  std::string header_of;             // of them the one with a header of its own
  std::string header = "Đầu trang";  // what that says
  bool contents = false;  // a table of contents, of "Phụ lục I"
};

[[nodiscard]] Content sample_content();
// The DOCX that carries its identity.
[[nodiscard]] std::string made(const Content& content);

// A person at work: each edit is made on the bytes as the one before left them.
class Hand {
 public:
  explicit Hand(std::string bytes) : bytes_(std::move(bytes)) {}

  // The first place where the words stand; fails the test when there is none.
  Hand& replace(std::string_view words, std::string_view with);
  // `before` in front of the paragraph that holds the words: "<w:p>…</w:p>".
  Hand& insert_paragraph_behind(std::string_view words, std::string_view text);
  Hand& insert_row_behind(std::string_view words, const std::vector<std::string>& texts);
  Hand& delete_paragraph(std::string_view words);
  Hand& delete_row(std::string_view words);
  // The run that holds the words becomes bold.
  Hand& embolden(std::string_view words);
  // Cuts the run in front of the words in two, with the noise that Word leaves.
  Hand& split(std::string_view words);
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

 private:
  std::string bytes_;
};

struct Merged {
  std::string bytes;  // empty when it was refused
  std::vector<Diagnostic> said;
  std::size_t conflicts = 0;

  [[nodiscard]] std::size_t count(Code code) const;
  [[nodiscard]] bool has(Code code) const { return count(code) > 0; }
  // The first argument of the first message with the code.
  [[nodiscard]] std::string place(Code code) const;
};
[[nodiscard]] Merged merged(const std::string& edited, const std::string& ours,
                            const merge::AnnexOptions& options = {});

// What a reader sees, a paragraph a line, empty ones left out.
enum class Marks { Accepted, Rejected, Both };
[[nodiscard]] std::vector<std::string> text_of(const std::string& bytes,
                                               Marks marks = Marks::Accepted);
[[nodiscard]] std::size_t section_count(const std::string& bytes);
// What stands above the pages of each section.
[[nodiscard]] std::vector<std::string> headers_of(const std::string& bytes);
// Rows of tables whose cells are not as many as the grid has columns.
[[nodiscard]] std::size_t ragged_rows(const std::string& bytes);
[[nodiscard]] bool holds(const std::vector<std::string>& lines, std::string_view words);
[[nodiscard]] std::string main_part(const std::string& bytes);

// Well formed, ids that stand once, no mark where Word refuses it; one line a fault.
[[nodiscard]] std::vector<std::string> faults_of(const std::string& bytes);

}  // namespace vanthu::test
