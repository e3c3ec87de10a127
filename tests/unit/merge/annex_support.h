// Documents that were made (made_docx.h) and edited (hand.h), merged; what then stands in them.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "hand.h"
#include "made_docx.h"
#include "merge/annex.h"

namespace vanthu::test {

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

// Sound, and the same run again changes nothing.
void check_sound(const Merged& result, const std::string& ours);

// The sample with another first target.
inline const std::string first_target = "- Chỉ tiêu 1: Tỷ lệ nữ lãnh đạo đạt từ 60% trở lên.";
[[nodiscard]] Content with_target(const std::string& text);

// What a reader sees, a paragraph a line, empty ones left out.
enum class Marks { Accepted, Rejected, Both };
[[nodiscard]] std::vector<std::string> text_of(const std::string& bytes,
                                               Marks marks = Marks::Accepted);
// The lines of the table of contents: words, a tab, the page.
[[nodiscard]] std::vector<std::string> contents_of(const std::string& bytes,
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
