// What bind_sheets and RowBinder share: columns matched with members, and rows made into objects.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "data/sheet.h"
#include "data/value.h"
#include "forms/names.h"
#include "forms/table.h"

namespace vanthu::forms {

// The member that a column fills.
struct BoundColumn {
  std::uint32_t index = 0;
  const Member* member = nullptr;
  bool may_be_json = false;  // a list may stand in a cell as JSON (json_cell.h)
};

// Puts `leaf` into `object`, making the groups of `path` on its way. The member that is already
// there (DataKeyTwice was added) or nullptr.
bool put(data::Value& object, const std::vector<const templates::Field*>& path, data::Value leaf,
         Place name_at, Diagnostics& diagnostics);

// Columns whose index is in `taken` are left to the caller. Reported: unknown names, the same field
// twice, a list that needs a sheet of its own: of rows that have no other sheets (`rows_alone`)
// only when its column holds anything but JSON.
[[nodiscard]] std::vector<BoundColumn> bind_columns(const Table& table, const Members& members,
                                                    const templates::Field& group,
                                                    const std::vector<std::uint32_t>& taken,
                                                    bool rows_alone, Diagnostics& diagnostics);
// Which member a column's name means; nullptr for none.
[[nodiscard]] const Member* member_of_column(const Column& column, const Members& members);

// One body row as an object. Cells that cannot be read were reported and are left out.
[[nodiscard]] data::Value bind_row(const Table& table, std::size_t index,
                                   const std::vector<BoundColumn>& columns,
                                   Diagnostics& diagnostics);

// Cells under no header, once a column; hidden parts of a sheet that is used.
void report_untitled(const Table& table, Diagnostics& diagnostics);
void report_hidden(const data::Sheet& sheet, Diagnostics& diagnostics);
// A name that no member has.
void report_unknown(std::string_view name, Place at, const Members& members,
                    const templates::Field& group, Diagnostics& diagnostics);
// A list named where only one cell is.
void report_list_in_cell(const Member& member, Place at, Diagnostics& diagnostics);
[[nodiscard]] bool needs_sheet(const templates::Field& field);

}  // namespace vanthu::forms
