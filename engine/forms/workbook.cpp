#include "forms/workbook.h"

#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cassert>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/diagnostics.h"
#include "base/file.h"
#include "text/text.h"
#include "zip/read.h"
#include "zip/write.h"

namespace vanthu::forms {
namespace {

constexpr std::time_t day_of_creation =
    315532800;  // 1980-01-01, the date of every part (zip/write.h)
constexpr std::uint64_t largest_form = 256ull << 20;

std::string path_of(int file) {
  return fmt::format("/proc/self/fd/{}", file);
}

// The same parts in our own packing.
std::string packed_again(const std::string& archive) {
  Diagnostics diagnostics;
  zip::Limits limits;
  limits.ratio = limits.total_bytes;  // rows of empty cells pack well, and the bytes are our own
  const auto parts = zip::read(archive, "form", limits, diagnostics);
  if (!parts) throw std::runtime_error("the workbook cannot be read back");
  return zip::write(*parts);
}

}  // namespace

void require(lxw_error error) {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
  throw std::runtime_error(xlsxwriter().lxw_strerror(error));
}

Workbook::Workbook(const std::string& title) : file_(::memfd_create("form.xlsx", MFD_CLOEXEC)) {
  if (file_ < 0) throw std::system_error(errno, std::generic_category(), "memfd_create");
  book_ = xlsxwriter().workbook_new(path_of(file_).c_str());
  if (book_ == nullptr) {
    ::close(file_);
    throw std::bad_alloc();
  }
  lxw_doc_properties properties{};
  std::string copy = title;  // the library takes a pointer to what it does not change
  properties.title = copy.data();
  properties.created = day_of_creation;
  xlsxwriter().workbook_set_properties(book_, &properties);
}

Workbook::~Workbook() {
  if (book_ != nullptr) xlsxwriter().lxw_workbook_free(book_);
  ::close(file_);
}

lxw_worksheet* Workbook::add_sheet(std::string_view name) {
  lxw_worksheet* sheet = xlsxwriter().workbook_add_worksheet(book_, std::string(name).c_str());
  if (sheet == nullptr) throw std::runtime_error(fmt::format("no sheet {}", name));
  return sheet;
}

lxw_format* Workbook::add_format() {
  lxw_format* format = xlsxwriter().workbook_add_format(book_);
  if (format == nullptr) throw std::bad_alloc();
  return format;
}

std::string Workbook::finish() {
  assert(book_ != nullptr);
  require(
      xlsxwriter().workbook_close(std::exchange(book_, nullptr)));  // frees it, also when it fails
  return packed_again(read_file(path_of(file_), largest_form));
}

std::string cut(std::string_view text, std::size_t most) {
  std::size_t units = 0;
  std::size_t fits = 0;  // bytes that leave room for the "…"
  for (std::size_t at = 0; at < text.size();) {
    units += text::next_code_point(text, at) > 0xFFFF ? 2 : 1;
    if (units < most) fits = at;
    if (units > most) return std::string(text.substr(0, fits)) + "…";
  }
  return std::string(text);
}

}  // namespace vanthu::forms
