// Wrapped lines: paragraphs again from text whose lines were broken by a PDF or an e-mail.
//
//   in    pasted text with "\n" line ends
//   out   its paragraphs, white space collapsed, blank lines skipped; every word, in order
//
// Method: a line goes on in the next one when a reader would say so from the two lines alone: the
// next has no head and starts in lower case, and the line before has no closing mark. When enough
// lines of the text prove to be broken, their width is known, and a full line may also go on in a
// word with a capital. Blank lines say nothing (a PDF puts one after every line). A short line that
// looks like a heading never takes up the next. A wrong guess moves a paragraph end, never a word.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::model {

struct PastedLine {
  std::string text;
  std::size_t number = 1;  // of its first line in the pasted text, from 1
};

struct PastedLines {
  std::vector<PastedLine> lines;
  std::size_t joined = 0;                // lines that were taken up by the one before
  std::vector<PastedLine> lone_numbers;  // lines that held nothing but a number: page numbers?
};

[[nodiscard]] PastedLines join_wrapped(std::string_view text);

}  // namespace vanthu::model
