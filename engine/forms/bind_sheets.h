// Sheets + declared fields → the same data::Value that JSON would give, with places of the cells.
//
//   in    the sheets of one file; the fields of a template; the data of the files before
//   out   one object
//
// Two shapes of sheet. Pairs: a header with the columns "trường" and "giá trị", one field a row.
// Table: a sheet named like a list, its header naming the members; a list inside a list (sheet
// "muc_tieu.chi_tieu") has a column named like the outer list that holds the outer item's key, or
// its number; a table of free columns inside a list is a sheet for each item ("phu_luc.2.bang").
// Names match without accents and case, and by question. Cells are read by the type of
// their field; what does not fit is passed on as it is, for validate() to report at its cell.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "data/sheet.h"
#include "data/value.h"
#include "template/template.h"

namespace vanthu::forms {

// Empty exactly when an error was added. `earlier`: the data that this one will be merged over, the
// latest last; items of their lists may get inner lists here.
[[nodiscard]] std::optional<data::Value> bind_sheets(const std::vector<data::Sheet>& sheets,
                                                     const templates::Template& form,
                                                     const std::vector<data::Value>& earlier,
                                                     Diagnostics& diagnostics);

// The rows of one sheet, each an object of the template's fields (batch): the header holds dotted
// names or questions. A list has no sheet here; its cell may hold it as JSON (json_cell.h). The
// header is judged once; rows may be bound in any order and by several threads at a time, each with
// its own diagnostics. The sheet and the template must outlive it.
class RowBinder {
 public:
  // Empty exactly when an error was added.
  [[nodiscard]] static std::optional<RowBinder> open(const data::Sheet& sheet,
                                                     const templates::Template& form,
                                                     Diagnostics& diagnostics);
  ~RowBinder();
  RowBinder(RowBinder&&) noexcept;
  RowBinder& operator=(RowBinder&&) noexcept;

  [[nodiscard]] std::size_t size() const;  // rows below the header
  [[nodiscard]] const data::Row& row(std::size_t index) const;
  // Empty exactly when an error was added. The object's place is the row.
  [[nodiscard]] std::optional<data::Value> bind(std::size_t index, Diagnostics& diagnostics) const;

 private:
  struct Internals;
  explicit RowBinder(std::unique_ptr<const Internals> internals);
  std::unique_ptr<const Internals> internals_;
};

}  // namespace vanthu::forms
