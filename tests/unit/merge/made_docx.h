// Documents for the tests of the merge, made from keys and texts.

#pragma once

#include <map>
#include <string>
#include <vector>

namespace vanthu::test {

struct Line {
  std::string key, text;
  bool is_heading = false;  // of the first level
};
struct Cells {
  std::string key;
  std::vector<std::string> texts;
};

struct HeaderCell {
  std::string text;
  int columns = 1, rows = 1;
};

// A main text with a table in it, and an annex with one.
struct Content {
  std::vector<Line> opening;
  std::vector<std::string> headers = {"TT", "Nội dung", "Đơn vị chủ trì"};  // of both tables
  std::vector<std::vector<HeaderCell>> header_lines;  // instead: of several lines
  std::vector<Cells> rows;
  std::vector<Line> closing;
  std::vector<Cells> annex_rows;
  bool second_annex = false;
  std::vector<std::string> annexes;  // more of them, by their keys, behind the others
  std::map<std::string, std::string> headers_of;  // of them, by their keys
  bool contents = false;  // a table of contents, in front of all
};

[[nodiscard]] Content sample_content();
// The DOCX that carries its identity.
[[nodiscard]] std::string made(const Content& content);

}  // namespace vanthu::test
