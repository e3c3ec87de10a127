// Case files: one behaviour of the engine, in a file that a non-programmer can read.
//
//   name: a missing field is reported with its place
//   stages: document styled
//   === template van-ban-co-ten-loai        (an id; or the template itself in the lines below)
//   === block phan-ky                       (any number: a shared block, a template to extend)
//   === base ke-hoach-tinh
//   === data
//   {"loai": "KH"}
//   === data chi_tieu.csv                   (named: the end of the name says what it is;
//                                            *.xlsx: cases/case_workbook.h)
//   ten;so_luong
//   === expect
//   data 1:1 error data-field-missing
//   === document
//   …the dump, when it is short enough to read; else it stands in
//   tests/golden/cases/<file>.<stage>.txt
//
// `expect` holds one line per diagnostic, in order; without the section none may come. A case with
// an expected error has no stages. The report as people read it, in Vietnamese and in English,
// stands in `messages` and `messages-en` where a case is about the words; an empty section is
// filled by blessing.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace vanthu::tests {

struct CaseSection {
  // "template", "block", "base", "data", "expect", "messages", "messages-en", or a stage
  std::string name;
  std::string value;  // what follows the name on its line
  std::string text;
};

struct CaseFile {
  std::filesystem::path path;
  std::string name;
  std::vector<std::string> stages;
  std::vector<CaseSection> sections;

  [[nodiscard]] const CaseSection* find(const std::string& section) const;
  // Replaces the text, adding the section at the end if it is not there; empty text removes it.
  void set(const std::string& section, const std::string& text);
  // tests/golden/cases/<file name>.<stage>.txt
  [[nodiscard]] std::filesystem::path golden(const std::string& stage) const;
};

// Throws std::runtime_error with the path and the line when the file is not a case.
[[nodiscard]] CaseFile read_case(const std::filesystem::path& path);
[[nodiscard]] std::string format_case(const CaseFile& file);

}  // namespace vanthu::tests
