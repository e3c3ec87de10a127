#include "data/sheet.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "data/csv.h"
#include "data/xlsx.h"

namespace vanthu::data {
namespace {

bool ends_in(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() &&
         std::equal(ending.begin(), ending.end(),
                    name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return a == b || (b >= 'A' && b <= 'Z' && a == b + 32); });
}

}  // namespace

const Cell* Row::find(std::uint32_t column) const {
  const auto found =
      std::lower_bound(cells.begin(), cells.end(), column,
                       [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found == cells.end() || found->column != column ? nullptr : &*found;
}

bool is_sheet_file(std::string_view name) {
  // Old and foreign ones too, to be told what they are.
  constexpr std::string_view endings[] = {".xlsx", ".csv", ".xlsm", ".xls", ".xlsb", ".ods"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return ends_in(name, ending); });
}

std::optional<std::vector<Sheet>> read_sheets(Sources& sources, FileId file,
                                              Diagnostics& diagnostics) {
  assert(is_sheet_file(sources.name(file)));
  if (!ends_in(sources.name(file), ".csv")) return read_xlsx(sources, file, diagnostics);
  auto sheet = read_csv(sources, file, diagnostics);
  if (!sheet) return std::nullopt;
  std::vector<Sheet> result;
  result.push_back(*std::move(sheet));
  return result;
}

std::string_view stem(std::string_view file_name) {
  const std::size_t folder = file_name.find_last_of("/\\");
  if (folder != std::string_view::npos) file_name.remove_prefix(folder + 1);
  return file_name.substr(0, std::min(file_name.rfind('.'), file_name.size()));
}

}  // namespace vanthu::data
