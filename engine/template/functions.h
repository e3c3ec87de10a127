// Functions of expressions: tong(chi_tieu.so_luong), lam-tron(x, 1). One table.
//
// What an argument must be is judged by check_expressions.cpp, what comes out is computed by
// compute.cpp; both by `function`.

#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

namespace vanthu::templates {

enum class Function { Sum, Count, Least, Greatest, Average, Share, Round, Year, Same };

struct FunctionEntry {
  std::string_view name;
  Function function;
  std::size_t fewest, most;   // arguments
  bool takes_columns;         // chi_tieu.so_luong: the values of every item of a list
  std::string_view form;      // what a message shows
  std::string_view expected;  // the kinds of field it takes, for messages
};

inline constexpr std::size_t any_number = std::numeric_limits<std::size_t>::max();

[[nodiscard]] const std::vector<FunctionEntry>& function_table();
[[nodiscard]] const FunctionEntry* find_function(std::string_view name);

}  // namespace vanthu::templates
