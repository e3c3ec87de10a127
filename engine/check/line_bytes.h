// Where the words of a line stand in the file.
//
//   in    the document that was read, a line of its Reading, bytes [begin, end) of the line's text
//   out   the same as bytes of the part, piece by piece
//
// Tracked deletions and hidden words between them are not among them.

#pragma once

#include <optional>
#include <vector>

#include "check/reading.h"
#include "docx/edit/run_edits.h"
#include "docx/parse/text.h"

namespace vanthu::check {

class LineBytes {
 public:
  explicit LineBytes(const docx::parse::Document& document) : document_(document) {}

  [[nodiscard]] std::vector<docx::edit::PieceRange> range(const Line& line, std::size_t begin,
                                                          std::size_t end);
  // Behind the character before `at`; before the first one for 0. Nothing in an empty line.
  struct Point {
    docx::parse::Index piece = docx::parse::none;
    std::uint32_t byte = 0;
  };
  [[nodiscard]] std::optional<Point> point(const Line& line, std::size_t at);

 private:
  const docx::parse::Document& document_;
  // Of the last paragraph asked for: lines are asked for in their order.
  const docx::parse::Paragraph* paragraph_ = nullptr;
  docx::parse::ShownText shown_;
  const docx::parse::Piece* text_piece_ = nullptr;
  bool is_plain_ = false;
  std::uint32_t text_begin_ = 0;
  std::vector<std::uint32_t> sources_;  // by byte of its text, where it holds entities
};

}  // namespace vanthu::check
