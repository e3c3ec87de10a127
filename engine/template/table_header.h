// Header rows of a table from its columns' names.

#pragma once

#include <string>
#include <vector>

#include "model/document.h"

namespace vanthu::templates {

struct ColumnHead {
  std::vector<model::Text> lines;
  std::string group;  // neighbouring columns that name the same one share a cell above; empty: none
  std::string group_field = {};  // its data path; of neighbours the first one's
  bool merge_equal = false;  // gop-giong: of the cells below (merge_cells.h)
  Place at;
};

// One row; two when any column has a group: columns without one then span both.
[[nodiscard]] std::vector<model::Row> header_rows(const std::vector<ColumnHead>& heads);

}  // namespace vanthu::templates
