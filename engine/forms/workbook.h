// A workbook being written with libxlsxwriter, and the few things every sheet of a form needs of
// it.
//
//   in    calls of the library on `book()`; texts in UTF-8
//   out   the bytes of the .xlsx: the same for the same calls, whatever clock, zone or zlib
//
// The library writes to a file name only: it gets one that exists in memory alone (memfd_create).
// Its package is packed again by zip/write.h. What the library refuses is a fault of ours or of the
// machine (no memory, no place for temporary files) and throws.

#pragma once

#include <string>
#include <string_view>

#include "forms/xlsxwriter_library.h"

namespace vanthu::forms {

// Throws unless the library is content.
void require(lxw_error error);

class Workbook {
 public:
  explicit Workbook(const std::string& title);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  [[nodiscard]] lxw_worksheet* add_sheet(std::string_view name);
  [[nodiscard]] lxw_format* add_format();

  // Ends the workbook; nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  int file_ = -1;
  lxw_workbook* book_ = nullptr;
};

// At most `most` letters as Excel counts them (UTF-16); the last one is then "…".
[[nodiscard]] std::string cut(std::string_view text, std::size_t most);

}  // namespace vanthu::forms
