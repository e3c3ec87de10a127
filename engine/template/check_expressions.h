// Static typing of expressions and conditions: filters, comparisons and calculations fit the types
// of the fields they meet, so that no data can make them meaningless.

#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"
#include "template/ast.h"
#include "template/check_paths.h"

namespace vanthu::templates {

// What is known of an expression before there are data.
struct Typed {
  FieldType type = FieldType::Text;
  const Field* field = nullptr;  // of a path
  bool many = false;             // a column, as an argument
  bool whole = false;            // a number sure to be whole
  bool finite = true;            // a number sure to have an end: no division left unrounded
  std::string label;             // for messages: "so_nu (so-nguyen)"
};

// {{ … }}: the filters fit, and the result can be printed. Empty when it added an error.
std::optional<Typed> check_expression(const Expression& expression, const Names& names,
                                      Diagnostics& diagnostics);

void check_condition(const Condition& condition, const Names& names, Diagnostics& diagnostics);

}  // namespace vanthu::templates
