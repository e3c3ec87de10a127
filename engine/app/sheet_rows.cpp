#include "app/sheet_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "app/failed_rows.h"
#include "app/resources.h"
#include "data/sheet.h"
#include "forms/bind_sheets.h"
#include "forms/names.h"
#include "forms/read_cell.h"
#include "forms/table.h"

namespace vanthu::app {
namespace {

// Takes the columns of failed_rows.h away; the names by number of the row.
std::map<std::uint32_t, std::string> take_names(data::Sheet& sheet) {
  const std::array<std::string_view, 3> headers = {failed_line_header, failed_name_header,
                                                   failed_messages_header};
  std::map<std::uint32_t, std::string> names;
  if (sheet.rows.empty()) return names;
  std::map<std::uint32_t, std::string_view> ours;
  for (const data::Cell& cell : sheet.rows.front().cells) {
    const auto* const header = std::find(headers.begin(), headers.end(), cell.text);
    if (header != headers.end()) ours.emplace(cell.column, *header);
  }
  if (ours.size() < headers.size()) return names;
  for (data::Row& row : sheet.rows) {
    for (const data::Cell& cell : row.cells) {
      const auto column = ours.find(cell.column);
      if (column != ours.end() && column->second == failed_name_header) {
        names[row.number] = cell.text;
      }
    }
    std::erase_if(row.cells, [&](const data::Cell& cell) { return ours.count(cell.column) > 0; });
  }
  std::erase_if(sheet.rows, [](const data::Row& row) { return row.cells.empty(); });
  return names;
}

class SheetRows final : public RowSource {
 public:
  SheetRows(std::unique_ptr<const data::Sheet> sheet, std::map<std::uint32_t, std::string> names,
            forms::RowBinder binder, const templates::Template& source)
      : sheet_(std::move(sheet)),
        names_(std::move(names)),
        binder_(std::move(binder)),
        members_(source.internals().root),
        table_(*sheet_, [this](std::string_view name) { return members_.find(name) != nullptr; }) {}

  [[nodiscard]] std::size_t count() const override { return binder_.size(); }
  [[nodiscard]] std::uint32_t line(std::size_t index) const override {
    return binder_.row(index).number;
  }
  [[nodiscard]] std::optional<data::Value> read(std::size_t index, Sources&,
                                                Diagnostics& diagnostics) const override {
    return binder_.bind(index, diagnostics);
  }
  [[nodiscard]] RowColumns columns(std::size_t index) const override {
    RowColumns result;
    for (const forms::Column& column : table_.columns()) {
      const data::Cell* cell = table_.cell(index, column.index);
      const std::string whole =
          column.group.empty() ? column.name : column.group + "." + column.name;
      const bool is_known = members_.find(whole) != nullptr;
      result.emplace_back(is_known ? whole : column.name,
                          cell == nullptr ? "" : forms::cell_text(*cell));
    }
    return result;
  }
  [[nodiscard]] std::string name(std::size_t index) const override {
    const auto found = names_.find(line(index));
    return found == names_.end() ? std::string() : found->second;
  }

 private:
  std::unique_ptr<const data::Sheet> sheet_;  // where the binder and the table look
  std::map<std::uint32_t, std::string> names_;
  forms::RowBinder binder_;
  forms::Members members_;
  forms::Table table_;
};

}  // namespace

std::unique_ptr<const RowSource> open_sheet_rows(const std::filesystem::path& path,
                                                 const templates::Template& source,
                                                 Sources& sources, Diagnostics& diagnostics) {
  const auto file = read_input(path, sources, diagnostics);
  if (!file) return nullptr;
  auto sheets = data::read_sheets(sources, *file, diagnostics);
  if (!sheets) return nullptr;
  const auto found = std::find_if(sheets->begin(), sheets->end(), [](const data::Sheet& sheet) {
    return !sheet.hidden && !sheet.rows.empty();
  });
  if (found == sheets->end()) {
    diagnostics.add(Code::BatchNoRows, {}, {path.string()});
    return nullptr;
  }
  auto sheet = std::make_unique<data::Sheet>(std::move(*found));
  auto names = take_names(*sheet);
  auto binder = forms::RowBinder::open(*sheet, source, diagnostics);
  if (!binder) return nullptr;
  if (binder->size() == 0) {
    diagnostics.add(Code::BatchNoRows, sheet->at, {path.string()});
    return nullptr;
  }
  return std::make_unique<SheetRows>(std::move(sheet), std::move(names), *std::move(binder),
                                     source);
}

}  // namespace vanthu::app
