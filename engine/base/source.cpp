#include "base/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace vanthu {
namespace {

// Editors do not show a byte order mark, so it has no column.
std::size_t byte_order_mark_size(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
}

}  // namespace

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return fmt::format("{}{}", letters, row);
}

FileId Sources::add(std::string name, std::string text) {
  entries_.push_back({std::move(name), std::move(text), std::nullopt, {}});
  return static_cast<FileId>(entries_.size() - 1);
}

FileId Sources::add_sheet(FileId file, std::string sheet, std::string text,
                          std::vector<SheetCell> cells) {
  entries_.push_back({name(file), std::move(text), std::move(sheet), std::move(cells)});
  return static_cast<FileId>(entries_.size() - 1);
}

const std::string& Sources::name(FileId file) const {
  assert(static_cast<std::size_t>(file) < entries_.size());
  return entries_[static_cast<std::size_t>(file)].name;
}

const std::string& Sources::text(FileId file) const {
  assert(static_cast<std::size_t>(file) < entries_.size());
  return entries_[static_cast<std::size_t>(file)].text;
}

const std::string* Sources::sheet(FileId file) const {
  assert(static_cast<std::size_t>(file) < entries_.size());
  const auto& name = entries_[static_cast<std::size_t>(file)].sheet;
  return name ? &*name : nullptr;
}

std::optional<SheetCell> Sources::cell_at(FileId file, std::uint32_t offset) const {
  assert(static_cast<std::size_t>(file) < entries_.size());
  const std::vector<SheetCell>& cells = entries_[static_cast<std::size_t>(file)].cells;
  if (cells.empty()) return std::nullopt;
  const auto next = std::upper_bound(
      cells.begin(), cells.end(), offset,
      [](std::uint32_t wanted, const SheetCell& cell) { return wanted < cell.begin; });
  return next == cells.begin() ? cells.front() : *std::prev(next);
}

LineColumn Sources::locate(FileId file, std::uint32_t offset) const {
  if (const auto cell = cell_at(file, offset)) return {cell->row, cell->column + 1};
  const std::string& all = text(file);
  const std::size_t end = std::min<std::size_t>(offset, all.size());
  LineColumn result;
  std::size_t line_start = byte_order_mark_size(all);
  for (std::size_t i = 0; i < end; ++i) {
    if (all[i] == '\n') {
      ++result.line;
      line_start = i + 1;
    }
  }
  for (std::size_t i = line_start; i < end; ++i) {
    const bool continuation_byte = (static_cast<unsigned char>(all[i]) & 0xC0) == 0x80;
    if (!continuation_byte) ++result.column;
  }
  return result;
}

std::string_view Sources::line_at(FileId file, std::uint32_t offset) const {
  const std::string_view all = text(file);
  const std::size_t at = std::min<std::size_t>(offset, all.size());
  std::size_t begin = at == 0 ? 0 : all.rfind('\n', at - 1);
  begin = (at == 0 || begin == std::string_view::npos) ? byte_order_mark_size(all) : begin + 1;
  std::size_t end = all.find('\n', at);
  if (end == std::string_view::npos) end = all.size();
  begin = std::min(begin, end);
  if (end > begin && all[end - 1] == '\r') --end;
  return all.substr(begin, end - begin);
}

}  // namespace vanthu
